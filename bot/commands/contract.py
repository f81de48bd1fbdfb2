"""Commands that change what is agreed with a customer."""

from msgspec import Struct

from bot.commands.origin import Origin
from bot.model.ids import CustomerId
from bot.model.places import Account


class Newcomer(Struct, frozen=True, kw_only=True):
    """Somebody who is to become a contact; `is_full_member`: of the desk's own workspace, and so one of the staff."""

    account: Account
    name: str
    is_full_member: bool


class AddContact(Struct, frozen=True, kw_only=True):
    """Make somebody a designated contact: whom the origin mentions, or whose email address is in `words`.

    `customer` is the one that staff name first, once it is taken from the beginning of the words; `newcomer` is who is
    mentioned, as the platform's directory has them, if it has been asked.
    """

    origin: Origin
    words: str
    customer: CustomerId | None = None
    newcomer: Newcomer | None = None


class RemoveContact(Struct, frozen=True, kw_only=True):
    """Make somebody a designated contact no longer: whom the origin mentions, or `words` name."""

    origin: Origin
    words: str
    customer: CustomerId | None = None


class TransferContact(Struct, frozen=True, kw_only=True):
    """Let somebody else be the designated contact in the place of one: “@Contact One to @Contact Five”."""

    origin: Origin
    words: str
    customer: CustomerId | None = None
    newcomer: Newcomer | None = None


class ConfirmDuties(Struct, frozen=True, kw_only=True):
    """Say that what the plan asks of a designated contact fits oneself."""

    origin: Origin


class Approve(Struct, frozen=True, kw_only=True):
    """Grant what somebody wishes for; `text` is what is noted of the fee, and may be empty."""

    origin: Origin
    number: int
    text: str = ""


class DeclineApproval(Struct, frozen=True, kw_only=True):
    """Don't grant what somebody wishes for; `text` says why, and may be empty."""

    origin: Origin
    number: int
    text: str = ""


RosterCommand = AddContact | RemoveContact | TransferContact
ApprovalCommand = Approve | DeclineApproval
ContractCommand = RosterCommand | ConfirmDuties | ApprovalCommand
