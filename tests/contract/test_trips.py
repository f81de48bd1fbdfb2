"""How often PostgreSQL is spoken to: a database may be far away, and somebody waits."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import pytest

from bot.commands import Acknowledge, Choose, Command, Origin, ReceiveMessage, Via
from bot.engine.intake.question import intake_id
from bot.model.ids import TicketId
from bot.model.places import Account, MessageRef
from bot.shell.loader import Loader
from bot.shell.service import Arrival, DeskService
from storage.database import opened
from storage.sql.outbox import SqlOutbox
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.postgres import Server
from tests.contract.trips import Counter, counted
from tests.hand_clock import HandClock
from tests.unit.engine import people
from tests.unit.engine.people import COLLEAGUE, CONTACT_ONE, CONTACT_TWO, GLOBE_ONE, HELIO_ONE, ORBIT_ONE

NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@dataclass
class Far:
    """A desk whose database is far away."""

    service: DeskService
    outbox: SqlOutbox
    clock: HandClock
    counter: Counter

    def trips_of(self, *commands: Command) -> int:
        """How many trips it takes until what follows from these is kept together."""
        before = self.counter.trips
        self.service.handle_all([Arrival(command=command) for command in commands])
        return self.counter.trips - before


@pytest.fixture
def far(postgres_server: Server) -> Iterator[Far]:
    """A desk on which everybody's plan is pinned already."""
    file = people.a_desk_file()
    plans = {customer.id: people.plan(customer.plan) for customer in file.customers}
    with (
        postgres_server.emptied_database() as url,
        counted(url) as counter,
        closing(opened(counter.url)) as database,
    ):
        with SqlUnitOfWork(database) as work:
            for plan in plans.values():
                work.pin(plan)
            work.commit()
        clock = HandClock(NINE)
        service = DeskService(
            open_work=partial(SqlUnitOfWork, database),
            loader=Loader(desk=file, plans=plans),
            clock=clock,
            on_commit=lambda: None,
        )
        yield Far(service=service, outbox=SqlOutbox(database), clock=clock, counter=counter)


def message(who: Account, number: int = 1) -> ReceiveMessage:
    """What somebody writes in their channel."""
    place, keys = people.home(who), (f"Ev{who.user}{number}", f"{people.home(who)}/{number}")
    origin = Origin(by=who, place=place, at=NINE, via=Via.MESSAGE, keys=keys)
    return ReceiveMessage(origin=origin, message=f"18000000{number:02d}.000100", text="Nobody can log in")


def test_a_new_request_takes_two_trips(far: Far) -> None:
    assert far.trips_of(message(CONTACT_ONE)) == 2


def test_several_that_come_together_take_no_more(far: Far) -> None:
    assert far.trips_of(*map(message, (CONTACT_ONE, GLOBE_ONE, ORBIT_ONE, HELIO_ONE))) == 2


def test_what_comes_again_takes_two(far: Far) -> None:
    far.trips_of(message(CONTACT_ONE))

    assert far.trips_of(message(CONTACT_ONE)) == 2


def test_a_further_message_takes_two(far: Far) -> None:
    far.trips_of(message(CONTACT_ONE))

    assert far.trips_of(message(CONTACT_ONE, 2)) == 2


def test_further_messages_of_several_that_come_together_take_no_more(far: Far) -> None:
    everybody = (CONTACT_ONE, GLOBE_ONE, ORBIT_ONE, HELIO_ONE)
    far.trips_of(*map(message, everybody))

    assert far.trips_of(*(message(who, 2) for who in everybody)) == 2


def test_timers_of_several_that_are_due_together_take_three(far: Far) -> None:
    far.trips_of(*map(message, (CONTACT_ONE, GLOBE_ONE, ORBIT_ONE, HELIO_ONE)))
    far.clock.move(minutes=30)
    before = far.counter.trips

    decided = far.service.check_due()

    assert (decided, far.counter.trips - before) == (2, 3)


def test_a_question_is_found_and_claimed_in_three_and_settled_with_the_next_claim_in_two(far: Far) -> None:
    far.trips_of(message(CONTACT_ONE))
    far.trips_of(message(CONTACT_TWO, 2))  # another question in the same channel
    far.outbox.claim("elsewhere", NINE)  # the first claim looks for what a process left that died
    before = far.counter.trips

    there = far.outbox.waiting(NINE, 10)[0]
    claimed = far.outbox.claim(there, NINE)
    assert claimed
    to_claim = far.counter.trips - before
    taken = far.outbox.go_on(claimed, MessageRef(place=people.home(CONTACT_ONE), id="1800000009.000100"), NINE)

    assert taken
    assert (to_claim, far.counter.trips - before - to_claim) == (3, 2)


def test_putting_a_delivery_off_takes_one(far: Far) -> None:
    far.trips_of(message(CONTACT_ONE))
    claimed = far.outbox.claim(far.outbox.waiting(NINE, 10)[0], NINE)
    assert claimed
    before = far.counter.trips

    far.outbox.later(claimed.id, NINE, in_doubt=False, problem="keeps its distance")

    assert far.counter.trips - before == 1


@pytest.mark.parametrize("who", [CONTACT_TWO, COLLEAGUE])
def test_a_request_beside_another_takes_three(far: Far, who: Account) -> None:
    far.trips_of(message(CONTACT_ONE))

    assert far.trips_of(message(who, 2)) <= 3


def test_a_choice_takes_three_and_an_acknowledgement_two(far: Far) -> None:
    asked = message(CONTACT_ONE)
    far.trips_of(asked)
    place, agent = people.home(CONTACT_ONE), people.AGENT_ONE
    chosen = Choose(
        origin=Origin(by=CONTACT_ONE, place=place, at=NINE, via=Via.BUTTON, keys=("chosen",)),
        intake=intake_id(place, asked.message),
        severity="1",
    )
    taken = Acknowledge(
        origin=Origin(by=agent, place=people.TRIAGE, at=NINE, via=Via.BUTTON, keys=("taken",)), ticket=TicketId("EX-1")
    )

    assert [far.trips_of(each) for each in (chosen, taken)] == [3, 2]
