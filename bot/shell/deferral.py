"""Commands that wait until it is known who gives them: kept as rows, since no platform is asked on the way in.

`bot.shell.lookup` asks, and then they are decided in the order in which they came. The answers are remembered.
"""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from bot.commands import Command, OpenFromMessage, ReceiveMessage
from bot.engine.conversation import newcomers, unlisted
from bot.model.desk import Desk
from bot.model.people import Membership, Profile
from bot.model.places import Account, Platform
from bot.ports import UnitOfWork

BELIEVED_FOR: Final = timedelta(days=1)
"""The time for which an answer of the directory holds."""
ASK_AGAIN_AFTER: Final = timedelta(minutes=10)
"""The time after which a failed lookup is tried again, instead of with every message."""


def defer(
    command: Command, desk: Desk, directories: Collection[Platform], work: UnitOfWork, now: datetime
) -> Account | None:
    """Keep a command until it is known who an account is, and return that account.

    Returns None, and keeps nothing, if it needn't wait. `directories` are the platforms that can be asked.
    """
    account = unlisted.account_to_look_up(command, desk)
    if account is None or account.platform not in directories:
        return None
    known = work.membership(account)
    if known and now < known.until:
        return None
    work.defer(replace(command, origin=replace(command.origin, keys=())), account, now)  # type: ignore[arg-type]
    return account


def remember(command: Command, desk: Desk, work: UnitOfWork, now: datetime) -> None:
    """Keep what a platform tells by itself about an account, for when it doesn't tell."""
    for account, is_full_member in _unlisted(command, desk):
        if is_full_member is not None:
            _remember(account, Profile(is_full_member=is_full_member), work.membership(account), work, now)


def profiles(command: Command, desk: Desk, work: UnitOfWork) -> dict[Account, Profile]:
    """Return what is remembered of accounts that a command names, where its platform tells nothing now.

    They are those of who gives it, of the writer of what it points at, of whom it begins by mentioning, and of whom it
    makes a contact.
    """
    named = [account for account, is_full_member in _unlisted(command, desk) if is_full_member is None]
    if isinstance(command, ReceiveMessage) and command.called:
        named.append(command.called.account)
    newcomer = newcomers.newcomer_of(command, desk)
    if newcomer:
        named.append(newcomer)
    found = {account: work.membership(account) for account in named}
    return {account: known.profile for account, known in found.items() if known}


def is_listed(command: Command, desk: Desk) -> bool:
    """Return whether everybody who acts in a command is in the desk file, or isn't of the desk's own workspace."""
    return unlisted.account_to_look_up(command, desk) is None and not [*_unlisted(command, desk)]


def _unlisted(command: Command, desk: Desk) -> Iterator[tuple[Account, bool | None]]:
    """Yield the accounts of the desk's own workspace that act here and aren't in the desk file.

    With each comes whether its platform calls it a full member; None: it doesn't say.
    """
    origin, pointed = command.origin, command.pointed if isinstance(command, OpenFromMessage) else None
    acting = [(origin.by, origin.email, origin.is_full_member)]
    acting += [(pointed.writer, pointed.writer_email, pointed.is_full_member)] if pointed else []
    for account, email, is_full_member in acting:
        if account is None or not unlisted.is_own(account, origin.place):
            continue
        if not desk.knows(account, email):
            yield account, is_full_member


def _remember(account: Account, told: Profile, known: Membership | None, work: UnitOfWork, now: datetime) -> None:
    """Keep a fact about an account, unless it is known already, and for long enough."""
    is_known = known is not None and known.profile.is_full_member == told.is_full_member and now < known.until
    if not is_known:
        before = known.profile if known else told
        told = replace(before, is_full_member=told.is_full_member)
        work.keep_membership(account, membership_after(told, known, now))


def membership_after(answer: Profile | None, before: Membership | None, now: datetime) -> Membership:
    """Return what is believed about an account from now on; `answer` None: it couldn't be looked up.

    Then the earlier answer goes on to hold. Without one the account counts as the customer's.
    """
    if answer:
        return Membership(profile=answer, until=now + BELIEVED_FOR)
    profile = before.profile if before else Profile(is_full_member=False)
    return Membership(profile=profile, until=now + ASK_AGAIN_AFTER)
