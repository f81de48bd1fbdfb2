"""For those who only look: people at the command line, reports, health. Nothing here waits for a writer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from bot.model.ids import CustomerId, SubjectId, TicketId
from bot.model.ticket import Ticket
from bot.ports import Recorded
from policies.terms import Plan
from storage import cases, codecs, plans
from storage.database import Database
from storage.states import DeliveryState, Quarantined, TimerState
from storage.tables import OUTBOX, QUARANTINE, TICKETS, TIMERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How the desk is doing: what waits, since when, and what somebody should look at."""

    deliveries_waiting: int
    oldest_delivery: datetime | None
    deliveries_failed: int
    next_timer: datetime | None
    quarantined: int


class SqlViews:
    """Reads a database, each question in one consistent picture."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ticket(self, ticket: TicketId) -> Ticket | None:
        """The ticket of that id."""
        with self._database.view() as connection:
            return cases.ticket(connection, ticket)

    def tickets(self, customer: CustomerId | None, limit: int) -> tuple[Ticket, ...]:
        """Tickets not closed, as `UnitOfWork.tickets` lists them."""
        with self._database.view() as connection:
            return cases.tickets(connection, customer, limit)

    def all_tickets(self) -> Iterator[Ticket]:
        """Every ticket there ever was, in the order of opening, a few at a time in memory."""
        with self._database.view() as connection:
            documents = select(TICKETS.c.document).order_by(TICKETS.c.seq)
            for document in connection.execution_options(yield_per=500).execute(documents).scalars():
                yield codecs.TICKET.load(document)

    def timeline(self, subject: SubjectId) -> tuple[Recorded, ...]:
        """Everything that happened to an intake or a ticket, in order."""
        with self._database.view() as connection:
            return cases.timeline(connection, subject)

    def pinned(self, version: str) -> Plan:
        """The plan of that version; raises KeyError for one never pinned."""
        with self._database.view() as connection:
            return plans.pinned(connection, version)

    def quarantined(self, limit: int) -> tuple[Quarantined, ...]:
        """What could not be handled, the latest first."""
        latest = select(QUARANTINE).order_by(QUARANTINE.c.seq.desc()).limit(limit)
        with self._database.view() as connection:
            return tuple(
                Quarantined(payload=row.payload, problem=row.problem, at=row.at) for row in connection.execute(latest)
            )

    def figures(self) -> Figures:
        """How the desk is doing now."""
        waiting = select(func.count(), func.min(OUTBOX.c.created_at)).where(OUTBOX.c.state == DeliveryState.WAITING)
        failed = select(func.count()).where(OUTBOX.c.state == DeliveryState.FAILED)
        timer = select(func.min(TIMERS.c.due_at)).where(TIMERS.c.state == TimerState.WAITING)
        with self._database.view() as connection:
            number, oldest = connection.execute(waiting).one()
            return Figures(
                deliveries_waiting=number,
                oldest_delivery=oldest,
                deliveries_failed=connection.execute(failed).scalar_one(),
                next_timer=connection.execute(timer).scalar(),
                quarantined=connection.execute(select(func.count()).select_from(QUARANTINE)).scalar_one(),
            )
