"""An approval: somebody wishes for something beyond the limits of a contract, and the account manager decides it."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.model.desk import Term
from bot.model.ids import IntakeId, TicketId
from bot.model.ledger import Quantity
from bot.model.milestone import MilestoneId, MilestoneType
from bot.model.people import Contact
from bot.model.places import Account, Place
from bot.model.reminder import ReminderPost
from policies.terms import Calendar


class ContactWish(Struct, frozen=True, kw_only=True):
    """The wish that somebody becomes a designated contact.

    It names no seat: which one it would be, and whether it needs an approval at all, is judged when it is granted.
    """

    contact: Contact


class AllowanceWish(Struct, frozen=True, kw_only=True):
    """The wish that an amount of an allowance is spent on a ticket, though less than that is left in its period.

    How much would have to be added is judged when it is granted. `text` says what for.
    """

    allowance: str
    allowance_name: str
    period: str
    quantity: Quantity
    ticket: TicketId
    text: str


class SeverityWish(Struct, frozen=True, kw_only=True):
    """The wish that a ticket has another severity than staff gave it: an appeal.

    `change` is the place of the contested severity among those that the ticket had. Both severities are there by their
    ids and their names in the ticket's plan. `text` says why, and may be empty.
    """

    ticket: TicketId
    change: int
    wanted: str
    wanted_name: str
    stands: str
    stands_name: str
    text: str


class TermWish(Struct, frozen=True, kw_only=True):
    """The wish that a request is served though the term of its customer hasn't begun, or is over.

    `severity` is the one that was chosen for it, with its name; both are empty if nobody was sure. `by_staff`: staff
    chose it. Whether the request is a ticket by now, since its severity is the highest, is judged when it is decided.
    `zone` is the customer's, in which terms begin and end.
    """

    intake: IntakeId
    severity: str
    severity_name: str
    by_staff: bool
    term: Term
    requester: str
    text: str
    zone: str = "UTC"


Wish = ContactWish | AllowanceWish | SeverityWish | TermWish
"""A wish. What is added to it later needs a default for those that were kept before (`storage.codecs`)."""


class Ruling(StrEnum):
    """The decision of an approval."""

    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # it isn't wanted any more, or needs no approval by now


class Decided(Struct, frozen=True, kw_only=True):
    """The end of an approval: when (UTC) and by whom, with an id and a name.

    `words` are the fee that was noted with it, or why it was declined; they may be empty.
    """

    ruling: Ruling
    at: datetime
    by: str
    name: str
    words: str = ""


class Approval(Struct, frozen=True, kw_only=True):
    """Something that somebody wished for, and where; `number` is its own among all approvals of the desk.

    `hours` are those in which its time counts: of the account manager, as they were when it was asked for. `posts` are
    the messages that ask for the decision in their latest `asking`: the first is 0, reminders count on.
    """

    number: int
    wish: Wish
    asked_at: datetime
    asked_by: str
    name: str
    account: Account | None
    place: Place | None
    hours: Calendar
    decided: Decided | None = None
    posts: tuple[ReminderPost, ...] = ()
    asking: int = 0

    @property
    def milestone(self) -> MilestoneId:
        """The id of the milestone by which it is to be decided."""
        return approval_milestone(self.number)

    @property
    def is_open(self) -> bool:
        """Return whether nobody has decided it."""
        return self.decided is None


def approval_milestone(number: int) -> MilestoneId:
    """Return the id of the milestone by which an approval is to be decided."""
    return MilestoneId(f"{MilestoneType.APPROVAL}/{number}")
