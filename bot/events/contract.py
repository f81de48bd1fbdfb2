"""The events of the contract with a customer.

`overrode` names what had been changed in the contract since the desk file was merged last, and what the file, which was
changed otherwise, has now replaced: fields of a contact, a contact's `removal`, or the `term`.
"""

from typing import Final

from bot.events.happened import Happened
from bot.events.ledger import LedgerEvent
from bot.events.milestones import ReminderSent
from bot.model.approval import Approval
from bot.model.contract import Grant, PlanInForce, Section
from bot.model.desk import Term
from bot.model.ids import CustomerId, PersonId
from bot.model.notice import Notice
from bot.model.people import Contact
from bot.model.places import Account, Place
from bot.model.reminder import ReminderPost

REMOVAL: Final = "removal"
"""The word in `overrode` of an event that brings back a removed contact."""


class ContractOpened(Happened, frozen=True, kw_only=True):
    """The desk file named the customer for the first time; `section` is what it said."""

    customer: CustomerId
    plans: tuple[PlanInForce, ...]
    section: Section


class PlanChanged(Happened, frozen=True, kw_only=True):
    """Another plan, or another version of it, is in force for new requests; what is open keeps its own.

    `despite`: who let it get worse within a term whose terms forbid that, and why.
    """

    plan: PlanInForce
    despite: str = ""


class PlanEnded(Happened, frozen=True, kw_only=True):
    """A product has no plan of its own any more: new requests about it are under the customer's.

    `despite` is as in `PlanChanged`.
    """

    product: str
    despite: str = ""


class TermChanged(Happened, frozen=True, kw_only=True):
    """The subscription runs from and to other days; None: no term is agreed any more.

    `number` counts such changes of the contract, from 1 (0: nobody counted them yet). `despite` is as in `PlanChanged`:
    a running term that ends earlier, or isn't agreed any more, protects no longer.
    """

    term: Term | None
    number: int = 0
    overrode: tuple[str, ...] = ()
    despite: str = ""


class ContactAdded(Happened, frozen=True, kw_only=True):
    """Somebody is a designated contact now; `grant`: by an approval, beyond those that the terms include."""

    contact: Contact
    grant: Grant | None = None
    overrode: tuple[str, ...] = ()


class ContactChanged(Happened, frozen=True, kw_only=True):
    """A designated contact is called otherwise, has other accounts, or begins on another day."""

    contact: Contact
    overrode: tuple[str, ...] = ()


class ContactRemoved(Happened, frozen=True, kw_only=True):
    """Somebody is no longer a designated contact."""

    contact: PersonId
    overrode: tuple[str, ...] = ()


class ContactTransferred(Happened, frozen=True, kw_only=True):
    """Somebody else has the seat of a designated contact from now on."""

    contact: PersonId
    to: Contact


class ContactLeft(Happened, frozen=True, kw_only=True):
    """A designated contact left a channel of their customer's; they have their seat all the same."""

    contact: PersonId
    place: Place


class ContactDeactivated(Happened, frozen=True, kw_only=True):
    """The account of a designated contact is gone from the platform; they have their seat all the same."""

    contact: PersonId
    account: Account


class ContactReturned(Happened, frozen=True, kw_only=True):
    """A designated contact who had left, or whose account was gone, is there again."""

    contact: PersonId


class Attested(Happened, frozen=True, kw_only=True):
    """A designated contact confirmed that what the terms ask of them fits them."""

    contact: PersonId
    says: tuple[str, ...]


class DeskFileMerged(Happened, frozen=True, kw_only=True):
    """The desk file says something else of this customer than before, and it has been merged into the contract.

    `despite` is as in `PlanChanged`: in another region the same plan may be worse.
    """

    section: Section
    despite: str = ""


class ApprovalAsked(Happened, frozen=True, kw_only=True):
    """Somebody wishes for something that the account manager has to approve."""

    approval: Approval


class Approved(Happened, frozen=True, kw_only=True):
    """A wish was granted, whatever comes of it by then; `fee` is what was noted of it, and may be empty."""

    number: int
    name: str
    fee: str = ""


class Declined(Happened, frozen=True, kw_only=True):
    """A wish wasn't granted."""

    number: int
    name: str
    why: str


class ApprovalWithdrawn(Happened, frozen=True, kw_only=True):
    """A wish isn't wanted any more, or what was wished for has come about without an approval."""

    number: int
    name: str


class NoticeGiven(Happened, frozen=True, kw_only=True):
    """The customer was given notice of something, under a clause of their terms."""

    notice: Notice


class NoticeCame(Happened, frozen=True, kw_only=True):
    """The last day that a notice speaks of has come."""

    number: int


class NoticeWithdrawn(Happened, frozen=True, kw_only=True):
    """A notice was taken back, since it isn't coming; `why` may be empty."""

    number: int
    name: str
    why: str = ""


class ContractReminded(ReminderSent, frozen=True, kw_only=True):
    """People were reminded of a milestone of a contract, by these messages; empty: of several, it isn't the last."""

    posts: tuple[ReminderPost, ...] = ()


class ContractTimersRestored(Happened, frozen=True, kw_only=True):
    """Timers that the contract needs had been lost; all of them were set anew."""


AgreedEvent = (
    ContractOpened
    | PlanChanged
    | PlanEnded
    | TermChanged
    | ContactAdded
    | ContactChanged
    | ContactRemoved
    | ContactTransferred
    | ContactLeft
    | ContactDeactivated
    | ContactReturned
    | Attested
    | DeskFileMerged
    | ApprovalAsked
    | Approved
    | Declined
    | ApprovalWithdrawn
    | ContractReminded
    | ContractTimersRestored
)
"""An event of what is agreed, besides the ledger."""
NoticeEvent = NoticeGiven | NoticeCame | NoticeWithdrawn
ContractEvent = AgreedEvent | LedgerEvent | NoticeEvent
