"""A milestone: what somebody owes somebody by a time, and what has become of it."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from operator import attrgetter
from typing import Final, NamedTuple, NewType

from msgspec import Struct

from bot.model.timer import Told
from policies.terms import Amount, AnyMetric, Metric, OwnMetric, PausedBy

MilestoneId = NewType("MilestoneId", str)
"""The id of a milestone within its subject, never used twice there: `first-response`, `next-update/2`, `own/diagnosis`.

One that came with a ticket that was merged into this one is named after it: `EX-2/first-response`.
"""

FIRST_RESPONSE: Final = MilestoneId("first-response")
"""The id of a ticket's own first response."""
TAKE_UP: Final = MilestoneId("take-up")
"""The id of what a request that waits for a designated contact needs from them."""


class MilestoneType(StrEnum):
    """The kind of thing that is owed. How each begins and ends is a row of `bot.engine.milestones.rules`."""

    FIRST_RESPONSE = "first-response"
    NEXT_RESPONSE = "next-response"  # an answer to whatever the customer has written since the last one
    NEXT_UPDATE = "next-update"
    WORKAROUND = "workaround"
    RESOLUTION = "resolution"
    OWN = "own"  # what the pack of its plan names itself, such as a diagnosis
    CONFIRMATION = "confirmation"  # the vendor's word on a severity that the customer proposed
    PHONE_CALL = "phone-call"  # the customer's call, where the terms want one
    CUSTOMER_REPLY = "customer-reply"  # the customer's answer to what we asked them
    CONSENT = "consent"  # the customer's word on remote access that we asked for
    APPROVAL = "approval"  # the account manager's decision on what a customer wishes for beyond the limits
    NOTICE = "notice"  # what a notice to a customer says comes into effect
    TAKE_UP = "take-up"  # a request whose writer may not ask is opened, or put away, by somebody who may


_TYPES: Final = {one.value: one for one in MilestoneType}


class MilestoneKind(NamedTuple):
    """A type of milestone; of those that a pack names itself, with the name."""

    type: MilestoneType
    own: OwnMetric | None = None

    def __str__(self) -> str:
        """Return the words that stand for it in ids and rows: `workaround`, `own/diagnosis`."""
        return "/".join(filter(None, self))

    @property
    def metric(self) -> AnyMetric | None:
        """The metric by which terms may promise it; None if they promise nothing of the kind."""
        known = self.type.replace("-", "_")
        return self.own or (Metric(known) if known in tuple(Metric) else None)

    @property
    def is_beyond(self) -> bool:
        """Return whether terms may promise it beyond the first response."""
        return self.metric not in (None, Metric.FIRST_RESPONSE)


def parsed(about: str) -> tuple[str, MilestoneKind]:
    """Return the ticket that a milestone came with when that was merged, and its kind, from its id.

    The ticket is empty for one of its ticket's own. An id that has no type is taken for a first response's.
    """
    head, _, rest = about.partition("/")
    came_with, name = ("", about) if head in _TYPES else (head, rest)
    word, _, own = name.partition("/")
    kind = _TYPES.get(word, MilestoneType.FIRST_RESPONSE)
    return came_with, MilestoneKind(kind, OwnMetric(own) if kind is MilestoneType.OWN else None)


class Basis(StrEnum):
    """The basis of a milestone: a promise of the terms, or a goal of our own."""

    PROMISE = "promise"  # the terms say so, and customers see it
    GOAL = "goal"  # nothing is promised; an internal goal that no customer sees


class Owner(StrEnum):
    """The side that owes it."""

    VENDOR = "vendor"
    CUSTOMER = "customer"
    CONTACTS = "contacts"  # the customer's designated contacts
    TAM = "account manager"


class Outcome(StrEnum):
    """The end of a milestone."""

    MET = "met"
    WITHDRAWN = "withdrawn"  # it isn't wanted any more
    LAPSED = "lapsed"  # nobody asks for it any more
    MOVED = "moved"  # it goes on in the ticket that this one was merged into


_DUE: Final = attrgetter("due")


class Ended(Struct, frozen=True, kw_only=True):
    """The end of a milestone: when (UTC), and by whom, with an id and a name."""

    outcome: Outcome
    at: datetime
    by: str
    name: str


class Breach(Struct, frozen=True, kw_only=True):
    """A promised due time that passed unmet, under that severity's target; found `at` (UTC).

    `apologise`: the customer is to read an apology; of what was found before there were any, nobody is told late.
    """

    due_at: datetime
    severity: str
    at: datetime
    apologise: bool = False


class Pause(Struct, frozen=True, kw_only=True):
    """A span in which the time of a milestone doesn't run: from `begins` to before `ends` (UTC); None: still.

    `by` stopped it under a target that heeds that; None: solved, closed, of a lower severity, or not noted.
    """

    begins: datetime
    ends: datetime | None = None
    by: PausedBy | None = None


class Milestone(Struct, frozen=True, kw_only=True):
    """Something that somebody owes by a time, of a request, a ticket or a contract.

    `severity` is the one whose target in the plan decides, maybe a former one, and `target` the desk's own goal, if
    that does. The time runs from `since` (UTC), except for its `pauses`. `due_at` is None while nothing is due: it is
    paused, or the present severity has no target. `began_at` is when any clock could begin (None: with `since`, or with
    the ticket): that of a severity which the ticket got later began later. Every due time that passed unmet is among
    its `breaches` for ever. `question` is what the customer was asked, of whom a reply is due.
    `round` rises with each new due time and each awakening; timers of another round are void. `set_at` is when the
    round began: of the rungs that had passed by then, only the highest sends a reminder. `told` is its last reminder,
    `called` the last call of a line outside its hours, `reopened_at` when its ticket was last opened again.
    """

    id: MilestoneId
    type: MilestoneType
    basis: Basis
    owner: Owner
    severity: str | None
    since: datetime
    due_at: datetime | None
    began_at: datetime | None = None
    target: Amount | None = None
    question: str = ""
    pauses: tuple[Pause, ...] = ()
    round: int = 1
    set_at: datetime
    told: Told | None = None
    called: Told | None = None
    reopened_at: datetime | None = None
    breaches: tuple[Breach, ...] = ()
    ended: Ended | None = None

    @property
    def is_open(self) -> bool:
        """Return whether it hasn't ended."""
        return self.ended is None

    @property
    def due(self) -> datetime:
        """The due time of a milestone that has one; raises LookupError for another."""
        if self.due_at is None:
            raise LookupError(f"nothing is due by {self.id}")
        return self.due_at

    @property
    def came_with(self) -> str:
        """The number of the ticket that it came with when that was merged into this one; empty if it is its own."""
        return parsed(self.id)[0]

    @property
    def kind(self) -> MilestoneKind:
        """The type, and the name of what the pack names itself."""
        is_own = self.type is MilestoneType.OWN
        return MilestoneKind(self.type, OwnMetric(self.id.rpartition("/")[2]) if is_own else None)

    @property
    def series(self) -> str:
        """The id without its number: milestones of one type that follow each other have it in common."""
        return self.id if self.type is MilestoneType.OWN else self.id.rstrip("0123456789")

    @property
    def is_promise(self) -> bool:
        """Return whether the terms promise it."""
        return self.basis is Basis.PROMISE

    @property
    def is_paused(self) -> bool:
        """Return whether its time doesn't run now."""
        return bool(self.pauses) and self.pauses[-1].ends is None

    @property
    def is_lapsed(self) -> bool:
        """Return whether nobody asks for it any more: the message that said so may still be on its way."""
        return self.ended is not None and self.ended.outcome is Outcome.LAPSED

    @property
    def is_breached(self) -> bool:
        """Return whether the due time that it has now passed unmet."""
        return any(breach.due_at == self.due_at for breach in self.breaches)

    @property
    def missed_before(self) -> tuple[Breach, ...]:
        """The breaches of due times before the one that it has now, earliest first."""
        former = (breach for breach in self.breaches if breach.due_at != self.due_at)
        return tuple(sorted(former, key=attrgetter("due_at")))

    @property
    def is_broken(self) -> bool:
        """Return whether it is a promise whose due time passed unmet."""
        return self.is_promise and self.is_breached

    def is_missed(self, at: datetime) -> bool:
        """Return whether a promise was still open after its due time at an instant, and that isn't on record."""
        is_late = self.is_open and self.due_at is not None and self.due_at < at
        return is_late and self.is_promise and not self.is_breached


def due_of(owner: Owner, milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Return the milestones that somebody has to meet by a time, in order of due time."""
    return tuple(sorted((one for one in milestones if one.is_open and one.due_at and one.owner is owner), key=_DUE))


def followed(milestones: Iterable[Milestone], changed: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Return milestones after some changed: all that are open, and of each series the last that ended."""
    found = {one.id: one for one in (*milestones, *changed)}
    last = {one.series: one.id for one in found.values() if not one.is_open}
    return tuple(one for one in found.values() if one.is_open or last[one.series] == one.id)
