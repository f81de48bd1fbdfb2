"""Views for those who only read: people at the command line, reports, health. Nothing here waits for a writer."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, func, select

from bot.model.attainment import BrokenPromise, MissedBefore, Months, Tally, Took
from bot.model.ids import CustomerId, SubjectId, TicketId
from bot.model.intake import Intake
from bot.model.ledger import LedgerEntry, Spent
from bot.model.listed_ticket import ListedTicket
from bot.model.milestone import Basis
from bot.model.places import AnyThread, OwnThread, Place, Thread
from bot.model.satisfaction import Satisfaction
from bot.model.selection import QueueCounts, Selection, TicketCounts
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from bot.model.turn import Turn
from bot.ports import DeliveryKind, LapsedMark, Recorded, Unsent, Unsettled, Watched, Whereabouts, WithoutMark
from policies.terms import Plan
from storage.database import Database
from storage.sql import attainment, cases, documents, ledger, plans, selections, watched
from storage.sql.broken import broken
from storage.sql.lapsed_marks import lapsed_marks
from storage.sql.missed_before import missed_before
from storage.sql.next_delivery import message_of, posted
from storage.sql.timers import timer_of
from storage.sql.unmarked import unmarked
from storage.sql.unsettled import UNSETTLED, unsettled
from storage.states import DeliveryState, Quarantined, TimerState
from storage.tables.desk import QUARANTINE
from storage.tables.timers import TIMERS
from storage.tables.work import INTAKES, OUTBOX, TICKETS

_UNSENT = (DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.FAILED)


class StoredFigures(Struct, frozen=True, kw_only=True):
    """The figures of the desk: what waits, since when, and what somebody should look at."""

    deliveries_waiting: int
    oldest_delivery: datetime | None
    deliveries_failed: int
    next_timer: datetime | None
    quarantined: int


class SqlViews:
    """`bot.ports.Views` on a database, and questions that only its operators ask."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ticket(self, ticket: TicketId) -> Ticket | None:
        """Return the ticket of that id."""
        with self._database.view() as connection:
            return next((documents.ticket(*row) for row in cases.TICKET.rows(connection, {"id": ticket})), None)

    def tickets(self, selection: Selection, limit: int, after: int = 0) -> tuple[Ticket, ...]:
        """Return the tickets of a selection in its order."""
        with self._database.view() as connection:
            return selections.tickets(connection, selection, limit, after)

    def listed(self, selection: Selection, limit: int, after: int = 0) -> tuple[ListedTicket, ...]:
        """Return the lines of a selection in its order."""
        with self._database.view() as connection:
            return selections.listed(connection, selection, limit, after)

    def queue_counts(self, selection: Selection, now: datetime) -> QueueCounts:
        """Return how many tickets of a selection have which turn, and are overdue or soon due."""
        with self._database.view() as connection:
            return selections.queue_counts(connection, selection, now)

    def count_tickets(self, selection: Selection) -> TicketCounts:
        """Return the number of tickets in a selection for each turn."""
        with self._database.view() as connection:
            return selections.counts(connection, selection)

    def assignees(self) -> frozenset[str]:
        """Return the ids of all who are assignees of open tickets."""
        with self._database.view() as connection:
            found = select(TICKETS.c.assignee).where(TICKETS.c.turn < Turn.RESOLVED, TICKETS.c.assignee.is_not(None))
            return frozenset(connection.execute(found.distinct()).scalars())

    def all_tickets(self) -> Iterator[Ticket]:
        """Yield every ticket there ever was, in the order of opening, with a few at a time in memory."""
        with self._database.view() as connection:
            every = select(*documents.OF_TICKET).order_by(TICKETS.c.seq)
            for row in connection.execution_options(yield_per=500).execute(every):
                yield documents.ticket(*row)

    def requests(self, limit: int) -> tuple[Intake, ...]:
        """Return intakes that are open or were refused, the latest first."""
        latest = select(*documents.OF_INTAKE).where(INTAKES.c.joinable.is_(True)).order_by(INTAKES.c.seq.desc())
        with self._database.view() as connection:
            return tuple(documents.intakes(connection, latest.limit(limit)))

    def open_threads(self, triage: Sequence[Place]) -> tuple[Thread, ...]:
        """Return where people may write about what is open: its own threads, and those of its cards in triage."""
        tickets = select(*documents.OF_TICKET).where(TICKETS.c.turn < Turn.CLOSED).order_by(TICKETS.c.seq)
        intakes = select(*documents.OF_INTAKE).where(INTAKES.c.joinable.is_(True)).order_by(INTAKES.c.seq)
        with self._database.view() as connection:
            found: set[AnyThread] = set()
            for ticket in documents.tickets(connection, tickets):
                found |= {ticket.thread, *(OwnThread(place=one, message_key=ticket.card_in(one)) for one in triage)}
            for intake in documents.intakes(connection, intakes):
                found |= {intake.thread, *(OwnThread(place=one, message_key=intake.card_in(one)) for one in triage)}
            there = (_posted(connection, one) for one in found)
            return tuple(sorted((one for one in there if one), key=str))

    def watched(self, after: int, limit: int) -> Watched:
        """Return what needs timers, with those that wait: first all whose columns show a lack."""
        with self._database.view() as connection:
            return watched.watched(connection, after, limit)

    def unmarked(self, after: int, limit: int) -> WithoutMark:
        """Return open tickets that never had a mark where marks are taken."""
        with self._database.view() as connection:
            return unmarked(connection, after, limit)

    def lapsed_marks(self, limit: int) -> tuple[LapsedMark, ...]:
        """Return where marks lapsed and nothing is on its way that would put them right."""
        with self._database.view() as connection:
            return lapsed_marks(connection, limit)

    def timers(self, limit: int) -> tuple[Timer, ...]:
        """Return waiting timers, earliest first."""
        earliest = select(TIMERS).where(TIMERS.c.state == TimerState.WAITING).order_by(TIMERS.c.due_at, TIMERS.c.seq)
        with self._database.view() as connection:
            return tuple(timer_of(row) for row in connection.execute(earliest.limit(limit)))

    def unsent(self, limit: int) -> tuple[Unsent, ...]:
        """Return deliveries that aren't out yet or never will be, the latest first."""
        latest = select(OUTBOX).where(OUTBOX.c.state.in_(_UNSENT)).order_by(OUTBOX.c.seq.desc()).limit(limit)
        with self._database.view() as connection:
            return tuple(_unsent(row) for row in connection.execute(latest))

    def unsettled(self, now: datetime) -> tuple[Unsettled, ...]:
        """Return what should be settled soon."""
        with self._database.view() as connection:
            return tuple(map(unsettled, UNSETTLED.found(connection, {"now": now})))

    def timeline(self, subject: SubjectId) -> tuple[Recorded, ...]:
        """Return everything that happened to an intake or a ticket, in order."""
        with self._database.view() as connection:
            return cases.timeline(connection, subject)

    def tallies(self, months: Months, now: datetime, *, basis: Basis, customer: CustomerId | None) -> tuple[Tally, ...]:
        """Return how many promises or goals have which verdict."""
        with self._database.view() as connection:
            return attainment.tallies(connection, months, now, basis, (customer,) if customer else None)

    def broken(
        self, months: Months, now: datetime, *, customer: CustomerId | None, limit: int
    ) -> tuple[BrokenPromise, ...]:
        """Return promises of some months that are broken, the latest first."""
        with self._database.view() as connection:
            return broken(connection, months, now, customer, limit)

    def missed_before(
        self, months: Months, now: datetime, *, customer: CustomerId | None, limit: int
    ) -> tuple[MissedBefore, ...]:
        """Return due times that were missed before a severity changed, the latest first."""
        with self._database.view() as connection:
            return missed_before(connection, months, now, customer, limit)

    def took(self, months: Months, *, customer: CustomerId | None) -> tuple[Took, ...]:
        """Return how long answer and resolution took, of what was opened in some months."""
        with self._database.view() as connection:
            return attainment.took(connection, months, customer)

    def satisfaction(self, months: Months, *, customer: CustomerId | None) -> tuple[Satisfaction, ...]:
        """Return what customers said of what was opened in some months."""
        with self._database.view() as connection:
            return attainment.satisfaction(connection, months, customer)

    def spent(self, months: Months, *, customer: CustomerId | None) -> tuple[Spent, ...]:
        """Return what was entered in ledgers in some months, by customer, allowance and period."""
        with self._database.view() as connection:
            return ledger.spent(connection, months, customer)

    def ledger(self, customer: CustomerId) -> tuple[LedgerEntry, ...]:
        """Return every entry of a customer's ledger, in order."""
        with self._database.view() as connection:
            return ledger.entries(connection, customer)

    def pinned(self, version: str) -> Plan:
        """Return the plan of that version; raises KeyError for one never pinned."""
        with self._database.view() as connection:
            return plans.pinned(connection, version)

    def quarantined(self, limit: int) -> tuple[Quarantined, ...]:
        """Return what couldn't be handled, the latest first."""
        latest = select(QUARANTINE).order_by(QUARANTINE.c.seq.desc()).limit(limit)
        with self._database.view() as connection:
            return tuple(
                Quarantined(payload=row.payload, problem=row.problem, at=row.at) for row in connection.execute(latest)
            )

    def figures(self) -> StoredFigures:
        """Return the present figures of the desk."""
        waiting = select(func.count(), func.min(OUTBOX.c.created_at)).where(OUTBOX.c.state == DeliveryState.WAITING)
        failed = select(func.count()).where(OUTBOX.c.state == DeliveryState.FAILED)
        timer = select(func.min(TIMERS.c.due_at)).where(TIMERS.c.state == TimerState.WAITING)
        with self._database.view() as connection:
            number, oldest = connection.execute(waiting).one()
            return StoredFigures(
                deliveries_waiting=number,
                oldest_delivery=oldest,
                deliveries_failed=connection.execute(failed).scalar_one(),
                next_timer=connection.execute(timer).scalar(),
                quarantined=connection.execute(select(func.count()).select_from(QUARANTINE)).scalar_one(),
            )


def _posted(connection: Connection, thread: AnyThread) -> Thread | None:
    """Return the thread by the message that starts it; None while that isn't posted."""
    if isinstance(thread, Thread):
        return thread
    root = posted(connection, thread.message_key)
    return Thread(place=root.place, root=root.id) if root else None


def _unsent(row: Row[Any]) -> Unsent:
    return Unsent(
        id=f"d{row.seq}",
        kind=DeliveryKind(row.kind),
        conversation=row.conversation,
        where=_whereabouts(row),
        message=message_of(row),
        attempts=row.attempts,
        created_at=row.created_at,
        not_before=row.not_before,
        problem=row.problem,
    )


def _whereabouts(row: Row[Any]) -> Whereabouts:
    if row.state == DeliveryState.FAILED:
        return Whereabouts.FAILED
    if row.state == DeliveryState.SENDING:
        return Whereabouts.ON_ITS_WAY
    return Whereabouts.IN_DOUBT if row.in_doubt else Whereabouts.WAITING
