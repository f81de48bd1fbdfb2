"""Read-only views: for reports, the command line, and the panel beside the sandbox."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from bot.model.attainment import BrokenPromise, MissedBefore, Months, Tally, Took
from bot.model.ids import CustomerId, MessageKey, SubjectId, TicketId
from bot.model.intake import Intake
from bot.model.ledger import LedgerEntry, Spent
from bot.model.listed_ticket import ListedTicket
from bot.model.message import Message
from bot.model.milestone import Basis
from bot.model.places import MessageRef
from bot.model.satisfaction import Satisfaction
from bot.model.selection import QueueCounts, Selection, TicketCounts
from bot.model.state_mark import StateMark
from bot.model.subject import Subject
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from bot.ports.outbox import DeliveryKind
from bot.ports.unit_of_work import Recorded
from policies.terms import Plan


class Whereabouts(StrEnum):
    """The state of something that isn't out yet."""

    WAITING = "waiting"
    ON_ITS_WAY = "on its way"
    IN_DOUBT = "in doubt"
    FAILED = "failed"


class Unsent(Struct, frozen=True, kw_only=True):
    """A row of the outbox that isn't out. `not_before` is set while it waits to be tried again; `problem` says why.

    `message` None: it can't be read back.
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


class Unsettled(Struct, frozen=True, kw_only=True):
    """A delivery that something should come of soon: on its way, or the next one of its conversation.

    `is_left`: it went out with another of its series, which is settled while it isn't.
    """

    id: str
    conversation: str
    where: Whereabouts
    attempts: int
    subject: SubjectId | None
    is_left: bool = False


class Watched(Struct, frozen=True, kw_only=True):
    """Subjects that need timers, each with those that wait. `then`: where to go on; 0: at the beginning."""

    subjects: tuple[tuple[Subject, frozenset[Timer]], ...]
    then: int


class WithoutMark(Struct, frozen=True, kw_only=True):
    """Tickets without a mark, each with its number in the order of opening. `where`: the keys of all marks taken."""

    where: frozenset[MessageKey]
    tickets: tuple[tuple[int, TicketId], ...]


class LapsedMark(Struct, frozen=True, kw_only=True):
    """A message on which a ticket's mark isn't right, since nothing took it: the marks that may still be on it."""

    ticket: TicketId
    ref: MessageRef
    left: frozenset[StateMark]


class Views(Protocol):
    """Reads of committed data, each question in one consistent picture. Nothing here waits for a writer."""

    def ticket(self, ticket: TicketId) -> Ticket | None:
        """Return the ticket of that id."""

    def tickets(self, selection: Selection, limit: int, after: int = 0) -> tuple[Ticket, ...]:
        """Return a selection's tickets in its order, at most `limit`, after the first `after`."""

    def listed(self, selection: Selection, limit: int, after: int = 0) -> tuple[ListedTicket, ...]:
        """Return the same tickets as lists have them: from columns alone, whatever hangs on them."""

    def count_tickets(self, selection: Selection) -> TicketCounts:
        """Return the number of tickets in a selection for each turn that it has any of."""

    def queue_counts(self, selection: Selection, now: datetime) -> QueueCounts:
        """Return how many tickets of a selection have which turn, and are overdue or soon due at `now` (UTC)."""

    def requests(self, limit: int) -> tuple[Intake, ...]:
        """Return intakes that are open or were refused, the latest first, at most `limit`."""

    def watched(self, after: int, limit: int) -> Watched:
        """Return what needs timers, by the columns of its row: open requests, and tickets that somebody waits for.

        That is at most `limit` of each after that place, and in the end all of them. Beside them come
        tickets, requests and contracts, wherever they are, with something due or put aside that no timer waits for.
        """

    def assignees(self) -> frozenset[str]:
        """Return the ids of all who are assignees of open tickets."""

    def unmarked(self, after: int, limit: int) -> WithoutMark:
        """Return open tickets that never had a mark where marks are taken, with a number above `after`."""

    def lapsed_marks(self, limit: int) -> tuple[LapsedMark, ...]:
        """Return where marks lapsed and nothing is on its way that would put them right, longest ago first."""

    def timers(self, limit: int) -> tuple[Timer, ...]:
        """Return waiting timers, earliest first, at most `limit`."""

    def unsent(self, limit: int) -> tuple[Unsent, ...]:
        """Return deliveries that aren't out yet or never will be, the latest first, at most `limit`."""

    def unsettled(self, now: datetime) -> tuple[Unsettled, ...]:
        """Return what should be settled soon if the sender does its work: nothing of it waits for a time or for others.

        That is whatever is on its way, what its series left behind, and the next delivery of each conversation.
        """

    def timeline(self, subject: SubjectId) -> tuple[Recorded, ...]:
        """Return everything that happened to an intake or a ticket, in order."""

    def tallies(self, months: Months, now: datetime, *, basis: Basis, customer: CustomerId | None) -> tuple[Tally, ...]:
        """Return how many of the vendor's promises, or goals, have which verdict at `now` (UTC), by all of `BY`.

        They are those of one customer, or of all, that are due within the months by their customers' clocks. What is
        paused is due at no time.
        """

    def broken(
        self, months: Months, now: datetime, *, customer: CustomerId | None, limit: int
    ) -> tuple[BrokenPromise, ...]:
        """Return promises due within the months, by their customers' clocks, that are broken at `now` (UTC).

        The latest due time comes first; there are at most `limit`.
        """

    def missed_before(
        self, months: Months, now: datetime, *, customer: CustomerId | None, limit: int
    ) -> tuple[MissedBefore, ...]:
        """Return due times that were missed before a severity changed, of promises due within the months since.

        These are judged at `now` (UTC) by what they are due by since. The latest comes first; at most `limit`.
        """

    def took(self, months: Months, *, customer: CustomerId | None) -> tuple[Took, ...]:
        """Return how long answer and resolution took of the tickets opened within the months."""

    def satisfaction(self, months: Months, *, customer: CustomerId | None) -> tuple[Satisfaction, ...]:
        """Return what customers said of the tickets opened within the months, by customer and plan, in their order."""

    def spent(self, months: Months, *, customer: CustomerId | None) -> tuple[Spent, ...]:
        """Return what was entered within the months in the ledgers of customers, by allowance and period, in order."""

    def ledger(self, customer: CustomerId) -> tuple[LedgerEntry, ...]:
        """Return every entry of the ledger of a customer's contract, in order."""

    def pinned(self, version: str) -> Plan:
        """Return the plan of that version; raises KeyError for one never pinned."""
