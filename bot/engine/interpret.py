"""The command that somebody gives, as their words mean it in the place and from the person that they come from.

What text means is decided in `bot.language`. Here it is put together with what the desk file and the store know.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from bot.commands import Command, EditMessage, ReceiveMessage, Room, Submit
from bot.engine import accounts
from bot.engine.conversation import assistants, newcomers, unlisted
from bot.engine.conversation.places import permitted_there
from bot.engine.located import NOWHERE, Located
from bot.language.addressing import addressed
from bot.language.forms import order
from bot.language.mention import command_of
from bot.model.desk import Desk, IntakeMode
from bot.model.people import Profile
from bot.model.places import Account


def interpret(command: Command, located: Located, desk: Desk) -> Command:
    """Return the command that is meant: often the same, or the one that a message to the desk says in words. Pure."""
    command = heard_late(command, desk) or command if located.is_unheard else command
    command = _introduced(command, located.profiles)
    if accounts.is_a_programs(command.origin, desk):
        return command
    if isinstance(command, ReceiveMessage):
        around = located.around if command.origin.thread or command.room is Room.CHAT else NOWHERE
        if desk.assistant(command.origin.by):
            command = assistants.order_of(command, around.ticket)
        else:
            command = permitted_there(command, command_of(command, desk, around.ticket, around.intake), desk)
    if isinstance(command, Submit):
        command = replace(command, order=order(command.filled, command.origin))
    return newcomers.introduced(addressed(command, desk), located.profiles, desk)


def _introduced(command: Command, profiles: Mapping[Account, Profile]) -> Command:
    """Return the command with what is known of its people.

    A message that begins by mentioning a member of staff is written to the vendor, and isn't a word to a colleague.
    """
    for account, profile in profiles.items():
        command = unlisted.with_profile(command, account, profile)
    if isinstance(command, ReceiveMessage) and command.called:
        called = profiles.get(command.called.account)
        return replace(command, called=None) if called and called.is_full_member else command
    return command


def heard_late(command: Command, desk: Desk) -> ReceiveMessage | None:
    """Return the message itself for a mention that a customer adds by an edit, if the desk must be spoken to.

    None: it isn't such an edit. The message comes in as if it had been there from the start: the only edit that may
    start something. A message that already belongs to a request stays an edit, so that this isn't asked for one.
    """
    if not isinstance(command, EditMessage) or command.mention is None or command.origin.place is None:
        return None
    by = command.origin.by
    wanted = desk.intake is IntakeMode.MENTION and desk.customer_in(command.origin.place) is not None
    is_staffs = by is not None and (desk.assistant(by) or desk.staff(by, command.origin.email)) is not None
    return replace(command.mention, edited_at=command.origin.at) if wanted and not is_staffs else None
