"""What becomes of a message may come before it: every store keeps that, and every order ends alike."""

from datetime import timedelta
from itertools import permutations
from typing import Any

from msgspec.structs import replace

from bot.commands import Command, DeleteMessage, EditMessage, Origin, ReceiveMessage, RewritingCommand, Via
from bot.model.places import MessageRef, Place, Thread
from bot.shell.loader import Loader
from bot.shell.service import DeskService
from tests.contract.examples import CHANNEL, CONTACT_ONE, NOW, keep, look, minutes
from tests.contract.stores import Store
from tests.hand_clock import HandClock
from tests.unit.engine import people
from tests.unit.engine.desk import MONDAY_NINE

REF = MessageRef(place=CHANNEL, id="7.000100")


def origin(after: int = 0, place: Place = CHANNEL) -> Origin:
    return Origin(by=CONTACT_ONE, place=place, at=NOW + minutes(after), via=Via.MESSAGE)


def edit(text: str, after: int) -> EditMessage:
    return EditMessage(origin=origin(after), message=REF.id, text=text)


DELETION = DeleteMessage(origin=origin(3), message=REF.id)


def parked(store: Store, *changes: RewritingCommand, at: Any = NOW) -> list[bool]:
    return [keep(store, lambda work, change=change: work.park(change, at)) for change in changes]  # type: ignore[misc]


def taken(store: Store, ref: MessageRef = REF, at: Any = NOW) -> tuple[RewritingCommand, ...]:
    return keep(store, lambda work: work.unpark(ref, at))


def test_changes_are_kept_until_their_message_comes_in_the_order_in_which_they_were_made(store: Store) -> None:
    first, second = edit("Not so bad.", 1), edit("Bad.", 2)

    kept = parked(store, DELETION, second, first)

    assert kept == [True, True, True]
    assert taken(store) == (first, second, DELETION)


def test_they_are_taken_out_once(store: Store) -> None:
    parked(store, DELETION)

    taken(store)

    assert taken(store) == ()


def test_what_is_of_another_message_stays(store: Store) -> None:
    parked(store, DELETION)

    assert taken(store, replace(REF, id="8.000100")) == ()


def test_nothing_is_kept_once_the_message_has_come(store: Store) -> None:
    keep(store, lambda work: work.receive((str(REF),), NOW))

    assert parked(store, DELETION) == [False]
    assert taken(store) == ()


def test_keeping_a_change_is_no_delivery_of_the_message(store: Store) -> None:
    parked(store, DELETION)

    assert keep(store, lambda work: work.receive((str(REF),), NOW))


def test_after_a_day_they_are_forgotten(store: Store) -> None:
    parked(store, DELETION)

    assert taken(store, at=NOW + timedelta(days=1)) == ()


def test_they_follow_a_channel_that_gets_another_id(store: Store) -> None:
    parked(store, DELETION)
    new = replace(CHANNEL, channel="C0NEW")

    keep(store, lambda work: work.follow(CHANNEL, new, NOW))

    assert taken(store, replace(REF, place=new)) == (DELETION,)


# The whole desk (FAULTS 12)


def the_four(number: int, clock: HandClock) -> list[Command]:
    """A message, two edits and its deletion, all of a moment that is past when they come."""
    place, message = people.channel(people.ACME), f"{1_900_000_000 + number}.000100"
    key = str(MessageRef(place=place, id=message))

    def at(seconds: int, *keys: str) -> Origin:
        moment = clock.at + timedelta(seconds=seconds)
        return Origin(by=people.CONTACT_ONE, place=place, at=moment, via=Via.MESSAGE, keys=keys)

    return [
        ReceiveMessage(origin=at(0, key), message=message, text="Nobody can lgo in"),
        EditMessage(origin=at(1, f"{key}/1"), message=message, text="Nobody can log in"),
        EditMessage(origin=at(2, f"{key}/2"), message=message, text="Nobody in Lyon can log in"),
        DeleteMessage(origin=at(3, f"{key}/3"), message=message),
    ]


def test_every_order_of_a_message_its_edits_and_its_deletion_ends_in_the_same_state(store: Store) -> None:
    desk, clock, ends = people.a_desk_file(), HandClock(MONDAY_NINE), list[Any]()
    plans = {customer.id: people.plan(customer.plan) for customer in desk.customers}
    service = DeskService(
        open_work=store.unit_of_work, loader=Loader(desk=desk, plans=plans), clock=clock, on_commit=lambda: None
    )
    for number, order in enumerate(permutations(range(4))):
        began = clock.at
        four = the_four(number, clock)
        clock.at += timedelta(hours=1)
        message, thread = (
            four[0],
            Thread(place=people.channel(people.ACME), root=str(1_900_000_000 + number) + ".000100"),
        )

        for each in order:
            service.handle(four[each])

        asked = look(store, lambda work, thread=thread: work.intake_in(thread))  # type: ignore[misc]
        assert isinstance(message, ReceiveMessage)
        assert asked is not None
        (said,) = look(store, lambda work, asked=asked: work.customer_messages(asked.id))  # type: ignore[misc]
        assert asked.first == said
        assert said.edited_at is not None
        assert said.deleted_at is not None
        ends.append(
            (asked.state, asked.more, said.text, said.at - began, said.edited_at - began, said.deleted_at - began)
        )

    assert not store.quarantined()
    assert set(ends) == {ends[0]}
    assert ends[0][2] == "Nobody in Lyon can log in"


def test_no_edit_and_no_deletion_begins_anything(store: Store) -> None:
    desk, clock = people.a_desk_file(), HandClock(MONDAY_NINE)
    plans = {customer.id: people.plan(customer.plan) for customer in desk.customers}
    service = DeskService(
        open_work=store.unit_of_work, loader=Loader(desk=desk, plans=plans), clock=clock, on_commit=lambda: None
    )

    for each in the_four(0, clock)[1:]:
        service.handle(each)

    assert look(store, lambda work: work.open_intakes(people.channel(people.ACME), 10)) == ()
