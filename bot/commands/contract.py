"""Commands that change what is agreed with a customer."""

from dataclasses import dataclass

from bot.commands.origin import Origin
from bot.model.ids import CustomerId
from bot.model.places import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody who is to become a contact; `is_full_member`: of the desk's own workspace, and so one of the staff."""

    account: Account
    name: str
    is_full_member: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AddContact:
    """Make somebody a designated contact: whom the origin mentions, or whose email address is in `words`.

    `customer` is the one that staff name first, once it is taken from the beginning of the words; `newcomer` is who is
    mentioned, as the platform's directory has them, if it has been asked.
    """

    origin: Origin
    words: str
    customer: CustomerId | None = None
    newcomer: Newcomer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveContact:
    """Make somebody a designated contact no longer: whom the origin mentions, or `words` name."""

    origin: Origin
    words: str
    customer: CustomerId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferContact:
    """Let somebody else be the designated contact in the place of one: “@Contact One to @Contact Five”."""

    origin: Origin
    words: str
    customer: CustomerId | None = None
    newcomer: Newcomer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmDuties:
    """Say that what the plan asks of a designated contact fits oneself."""

    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Approve:
    """Grant what somebody wishes for; `text` is what is noted of the fee, and may be empty."""

    origin: Origin
    number: int
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineApproval:
    """Don't grant what somebody wishes for; `text` says why, and may be empty."""

    origin: Origin
    number: int
    text: str = ""


RosterCommand = AddContact | RemoveContact | TransferContact
ApprovalCommand = Approve | DeclineApproval
ContractCommand = RosterCommand | ConfirmDuties | ApprovalCommand
