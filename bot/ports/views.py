"""What those who only look are shown: reports, the command line, the panel beside a local workspace."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.model.ids import CustomerId, SubjectId, TicketId
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from bot.ports.outbox import DeliveryKind
from bot.ports.unit_of_work import Recorded
from policies.terms import Plan


class Whereabouts(StrEnum):
    """Where something stands that is not out yet."""

    WAITING = "waiting"
    ON_ITS_WAY = "on its way"
    IN_DOUBT = "in doubt"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """A row of the outbox that is not out. `not_before` is set while it waits to be tried again; `problem` says why.

    `message` None: it cannot be read back.
    """

    id: str
    kind: DeliveryKind
    conversation: str
    where: Whereabouts
    message: Message | None
    attempts: int
    created_at: datetime
    not_before: datetime | None
    problem: str | None


class Views(Protocol):
    """Reads what was committed, each question in one consistent picture. Nothing here waits for a writer."""

    def ticket(self, ticket: TicketId) -> Ticket | None:
        """The ticket of that id."""

    def tickets(self, customer: CustomerId | None, limit: int) -> tuple[Ticket, ...]:
        """Tickets not closed, of one customer or of all, in the order of `bot.model.turn`, at most `limit`."""

    def requests(self, limit: int) -> tuple[Intake, ...]:
        """Intakes that are open or were refused, the latest first, at most `limit`."""

    def timers(self, limit: int) -> tuple[Timer, ...]:
        """Waiting timers, earliest first, at most `limit`."""

    def unsent(self, limit: int) -> tuple[Unsent, ...]:
        """What is not out yet or never will be, the latest first, at most `limit`."""

    def timeline(self, subject: SubjectId) -> tuple[Recorded, ...]:
        """Everything that happened to an intake or a ticket, in order."""

    def pinned(self, version: str) -> Plan:
        """The plan of that version; raises KeyError for one never pinned."""
