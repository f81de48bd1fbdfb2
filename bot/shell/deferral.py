"""Commands that wait until it is known who gives them: kept as rows, since no platform is asked on the way in.

`bot.shell.lookup` asks, and then they are decided in the order in which they came. The answers are remembered.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, TypeVar

from bot.commands import Command, OpenFromMessage, ReceiveMessage
from bot.engine.conversation import unlisted
from bot.model.desk import Desk
from bot.model.people import Membership, Profile
from bot.model.places import Account, Platform
from bot.ports import UnitOfWork

C = TypeVar("C", bound=Command)

BELIEVED_FOR: Final = timedelta(days=1)
"""The time for which an answer of the directory holds."""
ASK_AGAIN_AFTER: Final = timedelta(minutes=10)
"""The time after which a failed lookup is tried again, instead of with every message."""


def deferred(
    command: Command, desk: Desk, directories: Collection[Platform], work: UnitOfWork, now: datetime
) -> Account | None:
    """Keep a command until it is known who an account is, and return that account.

    Returns None, and keeps nothing, if it needn't wait. `directories` are the platforms that can be asked.
    """
    account = unlisted.to_look_up(command, desk)
    if account is None or account.platform not in directories:
        return None
    known = work.membership(account)
    if known and now < known.until:
        return None
    work.defer(replace(command, origin=replace(command.origin, keys=())), account, now)  # type: ignore[arg-type]
    return account


def remembered(command: C, desk: Desk, work: UnitOfWork, now: datetime) -> C:
    """Return the command with what is known about who gives it, and about the writer of what it points at.

    Facts that a platform gives by itself are remembered too, for when it doesn't give them.
    """
    origin, pointed = command.origin, command.pointed if isinstance(command, OpenFromMessage) else None
    told = [(origin.by, origin.email, origin.is_full_member)]
    told += [(pointed.writer, pointed.writer_email, pointed.is_full_member)] if pointed else []
    for account, email, is_full_member in told:
        if account is None or not unlisted.is_own(account, origin.place):
            continue
        if desk.staff(account, email) or desk.contact_of(account, email):
            continue
        known = work.membership(account)
        if is_full_member is not None:
            _remember(account, Profile(is_full_member=is_full_member), known, work, now)
        elif known:
            command = unlisted.known_as(command, account, known.profile)
    return _called_one_of_ours(command, work)


def _called_one_of_ours(command: C, work: UnitOfWork) -> C:
    """Return a message that begins by mentioning staff, as far as is known, as written to the vendor.

    It isn't a customer's word to a colleague.
    """
    if not isinstance(command, ReceiveMessage) or command.called is None:
        return command
    known = work.membership(command.called.account)
    return replace(command, called=None) if known and known.profile.is_full_member else command


def _remember(account: Account, told: Profile, known: Membership | None, work: UnitOfWork, now: datetime) -> None:
    """Keep a fact about an account, unless it is known already, and for long enough."""
    is_known = known is not None and known.profile.is_full_member == told.is_full_member and now < known.until
    if not is_known:
        name = known.profile.name if known else ""
        work.keep_membership(account, judged(replace(told, name=name), known, now))


def judged(answer: Profile | None, before: Membership | None, now: datetime) -> Membership:
    """Return what is believed about an account from now on; `answer` None: it couldn't be looked up.

    Then the earlier answer goes on to hold. Without one the account counts as the customer's.
    """
    if answer:
        return Membership(profile=answer, until=now + BELIEVED_FOR)
    profile = before.profile if before else Profile(is_full_member=False)
    return Membership(profile=profile, until=now + ASK_AGAIN_AFTER)
