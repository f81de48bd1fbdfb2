"""The place of a command among requests and tickets, as the store has it before the command's words are understood."""

from collections.abc import Mapping

from msgspec import Struct, field

from bot.model.contract import Contract
from bot.model.ids import CustomerId
from bot.model.intake import Intake
from bot.model.people import Profile
from bot.model.places import Account
from bot.model.revised import revised
from bot.model.ticket import Ticket


class Found(Struct, frozen=True, kw_only=True):
    """The intake, the ticket and the contract that a command is about, as far as there are any."""

    intake: Intake | None = None
    ticket: Ticket | None = None
    other: Ticket | None = None
    foreign: Intake | Ticket | None = None
    contract: Contract | None = None


NOWHERE = Found()


class Located(Struct, frozen=True, kw_only=True):
    """A command's surroundings.

    `around` is what its place and thread are about: for a message, else nothing. `profiles` are those of accounts that
    it names, as a directory gave them once and the platform didn't now. `is_unheard`: it edits a message that belongs
    to nothing yet.
    """

    around: Found = NOWHERE
    profiles: Mapping[Account, Profile] = field(default_factory=dict)
    is_unheard: bool = False


def of_customer(found: Found, customer: CustomerId) -> Found:
    """Return what was found, as seen in the channel of a customer; another customer's is `foreign`."""
    ours = [one for one in (found.intake, found.ticket) if one and one.customer == customer]
    return revised(
        found,
        intake=found.intake if found.intake in ours else None,
        ticket=found.ticket if found.ticket in ours else None,
        foreign=next((one for one in (found.ticket, found.intake) if one and one not in ours), None),
    )
