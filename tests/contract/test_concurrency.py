"""Whoever comes at the same moment: each thing happens once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from time import sleep
from typing import TypeVar

from msgspec.structs import replace

from bot.errors import StaleVersion
from bot.model.ids import TicketId
from bot.model.timer import Timer
from bot.ports import Delivery, UnitOfWork
from bot.ports.reads import OpenIntake
from tests.contract.examples import (
    CHANNEL,
    CONTACT_ONE,
    NOW,
    a_ticket,
    a_timer,
    acknowledged,
    an_intake,
    keep,
    look,
    minutes,
    opened,
    post,
    started,
)
from tests.contract.sending import claim, put
from tests.contract.stores import Store

T = TypeVar("T")


def at_once(times: int, act: Callable[[int], T]) -> list[T]:
    """Does something so many times, each in a thread of its own, all beginning at the same moment."""
    ready = Barrier(times)

    def act_together(number: int) -> T:
        ready.wait()
        return act(number)

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(act_together, range(times)))


def test_the_same_delivery_is_taken_once(store: Store) -> None:
    taken = at_once(4, lambda _: keep(store, lambda work: work.receive(["event 1", "message 1"], NOW)))

    assert sorted(taken) == [False, False, False, True]


def test_keys_in_another_order_lock_nobody_out(store: Store) -> None:
    keys = ["event 1", "message 1", "message 2"]

    taken = at_once(4, lambda number: keep(store, lambda work: work.receive(keys[:: 1 - 2 * (number % 2)], NOW)))

    assert sorted(taken) == [False, False, False, True]


def test_each_ticket_gets_a_number_of_its_own(store: Store) -> None:
    numbers = at_once(4, lambda _: [keep(store, lambda work: work.next_number()) for _ in range(5)])

    assert sorted(number for some in numbers for number in some) == list(range(1, 21))


def test_of_those_who_acknowledge_at_once_one_is_first(store: Store) -> None:
    keep(store, lambda work: work.save(a_ticket(), [opened(a_ticket())]))

    def acknowledge(number: int) -> bool:
        taken = a_ticket(version=2, assignee=f"agent-{number}")
        try:
            keep(store, lambda work: work.save(taken, [acknowledged()]))
        except StaleVersion:
            return False
        return True

    first = at_once(4, acknowledge)

    ticket = look(store, lambda work: work.ticket(TicketId("EX-1")))
    assert sum(first) == 1
    assert ticket == a_ticket(version=2, assignee=f"agent-{first.index(True)}")
    assert len(look(store, lambda work: work.timeline(TicketId("EX-1")))) == 2


def test_two_messages_sent_at_once_start_one_intake(store: Store) -> None:
    def hear(number: int, work: UnitOfWork) -> str:
        if work.open_intake(CHANNEL, CONTACT_ONE):
            return "joined"
        intake = an_intake(f"i{number}")
        work.save(intake, [started(intake)])
        return "started"

    heard = at_once(2, lambda number: keep(store, lambda work: hear(number, work)))

    assert sorted(heard) == ["joined", "started"]


def test_messages_of_several_who_are_looked_ahead_for_in_any_order_start_one_intake_each(store: Store) -> None:
    first, middle, last = everybody = [replace(CONTACT_ONE, user=f"U0{number}") for number in (1, 2, 3)]
    orders = [(first, middle, last), (last, middle, first)]

    def hear(number: int, work: UnitOfWork) -> list[str]:
        work.look_ahead((), [OpenIntake(place=CHANNEL, requester=one) for one in orders[number]], NOW)
        new = [one for one in orders[number] if work.open_intake(CHANNEL, one) is None]
        for one in new:
            intake = an_intake(f"{one}/{number}", requester=one)
            work.save(intake, [started(intake)])
        return [str(one) for one in new]

    with ThreadPoolExecutor(2) as threads, store.unit_of_work() as work:
        work.open_intake(CHANNEL, middle)  # both wait for this one, with whatever each has in hand
        began = [threads.submit(keep, store, partial(hear, number)) for number in (0, 1)]
        sleep(0.2)
        work.commit()

    assert sorted(one for some in began for one in some.result()) == sorted(map(str, everybody))


def test_a_delivery_is_claimed_once(store: Store) -> None:
    put(store, *(post(str(number)) for number in range(4)))

    claims: list[Delivery | None] = at_once(4, lambda _: claim(store))

    assert len([delivery for delivery in claims if delivery]) == 1


def test_a_timer_fires_once(store: Store) -> None:
    for number in range(20):
        keep(store, lambda work, number=number: work.set_timer(a_timer(f"EX-{number}")))

    def fire_some(_: int) -> tuple[Timer, ...]:
        return keep(store, fire_seven)

    def fire_seven(work: UnitOfWork) -> tuple[Timer, ...]:
        due = work.due_timers(NOW + minutes(60), 7)
        work.fired(due)
        return due

    fired = [timer for some in at_once(3, fire_some) for timer in some]

    assert len(fired) == len(set(fired)) == 20
