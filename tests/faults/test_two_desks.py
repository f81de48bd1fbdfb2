"""Two desks on one database decide at the same moment: it comes to the same as one after the other."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from threading import Barrier
from typing import TypeVar

import pytest

from adapters.desk_file import reader as desk_file
from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.example import ACME, AGENT_ONE, AGENT_TWO, CONTACT_ONE, DESK_FILE, TRIAGE
from bot.commands import Acknowledge, Choose, Origin, ReceiveMessage, Via
from bot.errors import StaleVersion
from bot.model.ids import TicketId, subject_id
from bot.model.intake import Intake
from bot.model.places import Account, MessageRef, Place, Platform, Thread
from bot.shell.loader import Loader
from bot.shell.service import DeskService
from bot.shell.sweeper import sweep
from policies.library import Library
from storage.database import Database, opened, upgrade
from storage.sql.outbox import SqlOutbox
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract import postgres
from tests.faults.conftest import MONDAY_NINE
from tests.shipped import LIBRARY

T = TypeVar("T")
ROUNDS = 15


class Pair:
    """Two desks that serve nobody, one database, one clock."""

    def __init__(self, databases: Sequence[Database]) -> None:
        self.clock = ManualClock(MONDAY_NINE)
        self.first, self.second = (self._desk(database) for database in databases)
        self._outbox = SqlOutbox(databases[0])
        self._numbers = count()

    def _desk(self, database: Database) -> DeskService:
        read = desk_file.read(DESK_FILE, Library())
        loader = Loader(desk=read.desk, plans=read.plans)
        work = partial(SqlUnitOfWork, database)
        return DeskService(open_work=work, loader=loader, clock=self.clock, on_commit=lambda: None)

    def request(self) -> ReceiveMessage:
        """A message of Contact One, too far from all others to be part of theirs."""
        at = MONDAY_NINE - timedelta(minutes=6) * next(self._numbers)
        stamp = f"{int(at.timestamp())}.000000"
        by, here = account("T0ACME", CONTACT_ONE), place(ACME)
        origin = Origin(by=by, place=here, at=at, via=Via.MESSAGE, keys=(f"event of {stamp}", f"message {stamp}"))
        return ReceiveMessage(origin=origin, message=stamp, text="Nobody can log in")

    def intake(self, request: ReceiveMessage) -> Intake:
        """What came of a request."""
        with self.first.open_work() as work:
            found = work.intake_in(Thread(place=place(ACME), root=request.message))
        assert found is not None
        return found

    def opened(self) -> TicketId:
        """A ticket with an hour for its answer, from the present instant of the clock."""
        self.first.handle(request := self.request())
        origin = Origin(by=account("T0ACME", CONTACT_ONE), place=place(ACME), at=self.clock.now(), via=Via.BUTTON)
        self.first.handle(Choose(origin=origin, intake=self.intake(request).id, severity="1"))
        ticket = self.intake(request).ticket
        assert ticket is not None
        return ticket

    def acknowledge(self, ticket: TicketId, agent: str) -> Acknowledge:
        """What an agent types."""
        origin = Origin(by=account("T0DESK", agent), place=place(TRIAGE), at=self.clock.now(), via=Via.SLASH)
        return Acknowledge(origin=origin, ticket=ticket)

    def speaks(self) -> None:
        """All that is to be said to the customer is out."""
        while delivery := self._outbox.claim(str(place(ACME)), self.clock.now()):
            self._outbox.sent(delivery.id, MessageRef(place=place(ACME), id=delivery.id), self.clock.now())

    def history(self, subject: str) -> list[str]:
        """The names of what happened, in order."""
        with self.first.open_work() as work:
            return [type(recorded.event).__name__ for recorded in work.timeline(subject_id(subject))]


@pytest.fixture(params=["sqlite", "postgresql"])
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Pair]:
    """The same on each database."""
    file = nullcontext(f"sqlite:///{tmp_path / 'desk.db'}")
    with file if request.param == "sqlite" else postgres.server().database() as url:
        upgrade(url)
        with closing(opened(url)) as one, closing(opened(url)) as other:
            yield Pair((one, other))


def test_row_9_a_delivery_that_reaches_both_is_taken_by_one(pair: Pair) -> None:
    for _ in range(ROUNDS):
        request = pair.request()

        results = both(partial(pair.first.handle, request), partial(pair.second.handle, request))

        assert sorted(result.absorbed for result in results) == [False, True]
        assert pair.history(pair.intake(request).id) == ["IntakeStarted"]


def test_row_29_each_timer_is_asked_once_when_both_tick(pair: Pair) -> None:
    requests = [pair.request() for _ in range(100)]
    for request in requests:
        pair.first.handle(request)
    pair.speaks()
    pair.clock.advance(timedelta(minutes=10))

    asked = both(partial(sweep, pair.first), partial(sweep, pair.second))

    assert sum(asked) == 100
    assert all(pair.history(pair.intake(each).id) == ["IntakeStarted", "AskedAgain"] for each in requests)


def test_row_34_no_reminder_is_made_after_an_acknowledgement(pair: Pair) -> None:
    for _ in range(ROUNDS):
        ticket = pair.opened()
        pair.clock.advance(timedelta(minutes=31))

        both(partial(sweep, pair.first), partial(pair.second.handle, pair.acknowledge(ticket, AGENT_ONE)))

        history = pair.history(ticket)
        assert "Reminded" not in history[history.index("Acknowledged") :]


def test_row_42_of_two_who_acknowledge_at_once_one_is_first(pair: Pair) -> None:
    for _ in range(ROUNDS):
        ticket = pair.opened()

        both(
            partial(pair.first.handle, pair.acknowledge(ticket, AGENT_ONE)),
            partial(pair.second.handle, pair.acknowledge(ticket, AGENT_TWO)),
        )

        assert pair.history(ticket).count("Acknowledged") == 1


PLANS = {"one": LIBRARY.plan("mpowr/premier"), "other": LIBRARY.plan("cpi/standard")}


def test_row_41_of_two_who_wait_for_each_other_one_decides_again() -> None:
    with postgres.server().database() as url, closing(opened(url)) as database:
        met = Barrier(2)

        def asks(first: str, second: str) -> str:
            try:
                with SqlUnitOfWork(database) as work:
                    work.pin(PLANS[first])
                    met.wait()
                    work.pin(PLANS[second])
                    work.commit()
            except StaleVersion:
                return "decides again"
            return "goes on"

        results = both(partial(asks, "one", "other"), partial(asks, "other", "one"))

    assert sorted(results) == ["decides again", "goes on"]


def both(first: Callable[[], T], second: Callable[[], T]) -> list[T]:
    """Does both at the same moment, in threads of their own."""
    barrier = Barrier(2)

    def begin(call: Callable[[], T]) -> T:
        barrier.wait()
        return call()

    with ThreadPoolExecutor(2) as threads:
        return list(threads.map(begin, (first, second)))


def account(workspace: str, user: str) -> Account:
    """Somebody's account."""
    return Account(platform=Platform.SLACK, workspace=workspace, user=user)


def place(channel: str) -> Place:
    """A channel of the desk's workspace."""
    return Place(platform=Platform.SLACK, workspace="T0DESK", channel=channel)
