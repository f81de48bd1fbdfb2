"""What waits until it is known who gives it: kept as a row, since nothing is asked of a platform on the way in.

`bot.shell.lookup` asks, and what waits is decided then, in the order in which it came. Who was asked about is
remembered.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, TypeVar

from bot.commands import Command, Hear, Point
from bot.engine.conversation import unlisted
from bot.model.desk import Desk
from bot.model.people import Membership, Profile
from bot.model.places import Account, Platform
from bot.ports import UnitOfWork

C = TypeVar("C", bound=Command)

BELIEVED_FOR: Final = timedelta(days=1)
"""So long an answer of the directory holds."""
ASK_AGAIN_AFTER: Final = timedelta(minutes=10)
"""Who could not be looked up is looked up again after this time, not with every message."""


def deferred(
    command: Command, desk: Desk, directories: Collection[Platform], work: UnitOfWork, now: datetime
) -> Account | None:
    """Keep a command until it is known who an account is, and return that; None, and nothing kept, if it need not wait.

    `directories` are the platforms that can be asked.
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
    """Return the command with what is known already of whoever gives it, and of whoever wrote what it points at.

    What a platform tells by itself is remembered too, for when it doesn't.
    """
    origin, pointed = command.origin, command.pointed if isinstance(command, Point) else None
    told = [(origin.by, origin.mail, origin.is_full_member)]
    told += [(pointed.writer, pointed.writer_mail, pointed.is_full_member)] if pointed else []
    for account, mail, is_full_member in told:
        if account is None or not unlisted.is_own(account, origin.place):
            continue
        if desk.staff(account, mail) or desk.contact_of(account, mail):
            continue
        known = work.membership(account)
        if is_full_member is not None:
            _remember(account, Profile(is_full_member=is_full_member), known, work, now)
        elif known:
            command = unlisted.known_as(command, account, known.profile)
    return _called_one_of_ours(command, work)


def _called_one_of_ours(command: C, work: UnitOfWork) -> C:
    """Return a message that begins by mentioning one of the vendor's people, as far as is known, as said to the vendor:
    it is no customer's word to a colleague.
    """
    if not isinstance(command, Hear) or command.called is None:
        return command
    known = work.membership(command.called.account)
    return replace(command, called=None) if known and known.profile.is_full_member else command


def _remember(account: Account, told: Profile, known: Membership | None, work: UnitOfWork, now: datetime) -> None:
    """Keep what was told of an account, unless that is known, and for long enough."""
    is_known = known is not None and known.profile.is_full_member == told.is_full_member and now < known.until
    if not is_known:
        name = known.profile.name if known else ""
        work.keep_membership(account, judged(replace(told, name=name), known, now))


def judged(answer: Profile | None, before: Membership | None, now: datetime) -> Membership:
    """Return what is believed of an account from now on; `answer` None: it could not be looked up.

    Then what was said before goes on to hold. Of whom nothing was ever said is the customer's, as far as anybody knows.
    """
    if answer:
        return Membership(profile=answer, until=now + BELIEVED_FOR)
    profile = before.profile if before else Profile(is_full_member=False)
    return Membership(profile=profile, until=now + ASK_AGAIN_AFTER)
