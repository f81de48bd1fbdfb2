"""The people who are to become designated contacts, as the platform's directory has them.

A mention may say only who is meant, and neither what they are called nor whose people they are. So the directory is
asked, where there is one, before the command is decided.
"""

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from bot.commands import AddContact, Command, Newcomer, ReceiveMessage, TransferContact
from bot.language import verbs
from bot.model.desk import Desk
from bot.model.people import Profile
from bot.model.places import Account

_VERBS: Final = frozenset({"contacts add", "contacts transfer"})


def newcomer_of(command: Command, desk: Desk) -> Account | None:
    """Return the account of whom a command would make a designated contact, unless the desk file knows them."""
    if isinstance(command, ReceiveMessage):
        is_meant = command.mentions_desk and verbs.split(command.text)[0] in _VERBS
    else:
        is_meant = isinstance(command, AddContact | TransferContact)
    account = command.origin.mentions[-1] if is_meant and command.origin.mentions else None
    is_known = account is None or desk.staff(account) or desk.contact_of(account)
    return None if is_known else account


def introduced(command: Command, profiles: Mapping[Account, Profile], desk: Desk) -> Command:
    """Return the command with the entry of who is to become a contact, if there is one."""
    if not isinstance(command, AddContact | TransferContact):
        return command
    account = newcomer_of(command, desk)
    profile = profiles.get(account) if account else None
    if account is None or profile is None:
        return command
    home = replace(account, workspace=profile.workspace or account.workspace)
    return replace(command, newcomer=Newcomer(account=home, name=profile.name, is_full_member=profile.is_full_member))
