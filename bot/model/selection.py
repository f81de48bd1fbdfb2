"""The tickets that a list has, and the page of it that is shown."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct, field

from bot.model.desk import Customer
from bot.model.ids import CustomerId, TicketId
from bot.model.listed_ticket import ListedTicket
from bot.model.listed_ticket import listed as line_of
from bot.model.places import Account, Place
from bot.model.privacy import is_private
from bot.model.ticket import Status, Ticket
from bot.model.turn import Turn, in_order, next_at, turn_of

SOON: Final = timedelta(hours=1, minutes=1)
"""The time within which what is due is due soon: so long as people read “in 1 h”, which leaves out seconds."""
Ahead = Status | datetime
"""The tickets that come first in a list: those in a state, or those with a promise that was due before then (UTC)."""


class ListReader(Struct, frozen=True, kw_only=True):
    """One of a customer's people, with all their accounts.

    They see nothing of what their colleagues wrote to the desk alone.
    """

    customer: Customer
    accounts: frozenset[Account]


class Selection(Struct, frozen=True, kw_only=True):
    """The conditions that a ticket must meet to be in a list; a condition that is None isn't checked.

    Its turn is between `first` and `last`. `staff`: it is unassigned, or its assignee isn't one of these ids.
    `assignees`: it is assigned to one of these. `due_before`: something of ours was due before then (UTC). `reader`:
    they may read it. `besides` are left out. `customers`: it is one of theirs. `promised_from`, `promised_before`: its
    next promise is due from then on, or before then. `ours_before`: it is our turn, and has been since before then.
    `opened_from`: it was opened then or later. `changes`: its severity was changed so often at least.
    `words` are plain words (`bot.language.plain`): one of its texts that the reader may read has them all, or words
    that begin with them; the store knows the texts. `latest_first`: in order of opening, not by whose turn it is.
    `ahead` comes before all else, in the same order.
    """

    first: Turn = Turn.UNANSWERED
    last: Turn = Turn.RESOLVED
    customer: CustomerId | None = None
    status: Status | None = None
    severity: str | None = None
    assignee: str | None = None
    staff: frozenset[str] | None = None
    assignees: frozenset[str] | None = None
    due_before: datetime | None = None
    requesters: frozenset[Account] | None = None
    place: Place | None = None
    reader: ListReader | None = None
    besides: frozenset[TicketId] = frozenset()
    customers: frozenset[CustomerId] | None = None
    promised_from: datetime | None = None
    promised_before: datetime | None = None
    ours_before: datetime | None = None
    opened_from: datetime | None = None
    changes: int | None = None
    words: tuple[str, ...] = ()
    latest_first: bool = False
    ahead: Ahead | None = None

    @property
    def is_of_all(self) -> bool:
        """Return whether it asks for all tickets that are open, or all of one customer: then requests belong beside."""
        return self == Selection(last=self.last, customer=self.customer, customers=self.customers, ahead=self.ahead)

    def holds(self, one: Ticket) -> bool:
        """Return whether a ticket meets every condition but the words."""
        turn = turn_of(one)
        return (
            self.first <= turn <= self.last
            and self.customer in (None, one.customer)
            and self.status in (None, one.status)
            and self.severity in (None, one.severity)
            and self.assignee in (None, one.assignee_id)
            and (self.staff is None or one.assignee_id is None or one.assignee_id not in self.staff)
            and (self.assignees is None or one.assignee_id in self.assignees)
            and (self.due_before is None or (turn <= Turn.OURS and next_at(one) < self.due_before))
            and (self.requesters is None or one.requester in self.requesters)
            and self.place in (None, one.thread.place)
            and (self.reader is None or may_read(self.reader, one))
            and one.id not in self.besides
            and (self.customers is None or one.customer in self.customers)
            and self._holds_by_time(line_of(one))
        )

    def _holds_by_time(self, one: ListedTicket) -> bool:
        due = one.promised.due if one.promised else None
        return (
            (self.promised_from is None or (due is not None and due >= self.promised_from))
            and (self.promised_before is None or (due is not None and due < self.promised_before))
            and (self.ours_before is None or (one.turn <= Turn.OURS and one.ours_since < self.ours_before))
            and (self.opened_from is None or one.opened_at >= self.opened_from)
            and (self.changes is None or one.changes >= self.changes)
        )


def may_read(reader: ListReader, one: Ticket) -> bool:
    """Return whether the reader may see a ticket of their customer: they asked for it, or it isn't private."""
    return one.requester in reader.accounts or not is_private(one, reader.customer)


def selected(tickets: Iterable[Ticket], selection: Selection) -> tuple[Ticket, ...]:
    """Return the selected tickets by turn and time, the one order of lists, or the latest first.

    Equals keep the order they came in, or the last of them comes first.
    """
    found = tuple(filter(selection.holds, tickets))
    if selection.latest_first:
        oldest_first = sorted(found, key=lambda one: one.opened_at)
        return tuple(oldest_first[::-1])
    return tuple(sorted(in_order(found), key=lambda one: not _is_ahead(line_of(one), selection.ahead)))


def _is_ahead(one: ListedTicket, ahead: Ahead | None) -> bool:
    if isinstance(ahead, Status):
        return one.status is ahead
    return ahead is not None and one.is_breach(ahead)


COUNTED: Final = 10_000
"""The most closed tickets that a list counts: one more means that there are more, however many."""


SEARCHED: Final = 5_000
"""The most texts that a search takes, the latest: who finds more should say more."""


class TicketCounts(Struct, frozen=True, kw_only=True):
    """The number of tickets that a selection has for each turn; `is_cut`: a search found more texts than it takes.

    Then it may have more tickets.
    """

    turns: Mapping[Turn, int] = field(default_factory=dict)
    is_cut: bool = False

    @property
    def found(self) -> int:
        """The number of all of them."""
        return sum(self.turns.values())


def turns_of(tickets: Iterable[Ticket], selection: Selection) -> Mapping[Turn, int]:
    """Return the number of selected tickets for each turn."""
    return Counter(map(turn_of, filter(selection.holds, tickets)))


class QueueCounts(Struct, frozen=True, kw_only=True):
    """The number of tickets of each turn, and of those of which something of ours is overdue, or due within `SOON`.

    `held` requests have waited for one of their customer's contacts for longer than the goal for that.
    """

    turns: Mapping[Turn, int] = field(default_factory=dict)
    overdue: int = 0
    soon: int = 0
    held: int = 0

    def of(self, *turns: Turn) -> int:
        """Return how many have one of these turns."""
        return sum(self.turns.get(one, 0) for one in turns)


def queue_counts(tickets: Iterable[Ticket], selection: Selection, now: datetime) -> QueueCounts:
    """Return how the selected tickets are at an instant (UTC)."""
    lines = [line_of(one) for one in tickets if selection.holds(one)]
    overdue = sum(one.is_overdue(now) for one in lines)
    return QueueCounts(
        turns=Counter(one.turn for one in lines),
        overdue=overdue,
        soon=sum(one.is_overdue(now + SOON) for one in lines) - overdue,
    )


class Page(Struct, frozen=True, kw_only=True):
    """The tickets of one page of a list, and how many the whole list has of each turn. Pages count from 1.

    `waiting` is of the list that it is a part of, if that was asked for. `table` are its first tickets, more than a
    page of them, for where a table can be shown. `is_cut` is as in `TicketCounts`.
    """

    tickets: tuple[ListedTicket, ...] = ()
    table: tuple[ListedTicket, ...] = ()
    counts: Mapping[Turn, int] = field(default_factory=dict)
    is_cut: bool = False
    size: int = 1
    number: int = 1
    waiting: QueueCounts = field(default_factory=QueueCounts)

    @property
    def found(self) -> int:
        """The number of tickets on all pages."""
        return sum(self.counts.values())

    @property
    def resolved(self) -> int:
        """The number of tickets that are resolved, and so no longer open."""
        return self.counts.get(Turn.RESOLVED, 0)

    @property
    def pages(self) -> int:
        """The number of pages, at least one."""
        return last_page(self.found, self.size)

    @property
    def before(self) -> int:
        """The number of tickets on earlier pages."""
        return (self.number - 1) * self.size

    @property
    def more(self) -> int:
        """The number of tickets on later pages."""
        return max(0, self.found - self.before - len(self.tickets))


def last_page(found: int, size: int) -> int:
    """Return the number of the last page of so many tickets, with `size` per page."""
    return max(1, -(-found // size))
