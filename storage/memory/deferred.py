"""Commands that wait until it is known who an account is, without SQL."""

from datetime import datetime

from bot.commands import Deferrable
from bot.model.places import Account
from storage import codecs
from storage.memory.kept import Deferred, Kept


def defer(kept: Kept, command: Deferrable, until_known: Account, at: datetime) -> None:
    """Keep a command that waits for an account, after the others."""
    kept.deferred.append(Deferred(account=until_known, at=at, command=codecs.stored(command, codecs.DEFERRED)))


def undefer(kept: Kept, account: Account) -> Deferrable | None:
    """Take out the first command that waits for an account."""
    first = next((one for one in kept.deferred if one.account == account), None)
    if first is None:
        return None
    kept.deferred.remove(first)
    return first.command


def waited_for(kept: Kept, limit: int, since: datetime | None) -> tuple[Account, ...]:
    """Return the accounts that something waits for, longest waiting first."""
    waiting = (one.account for one in kept.deferred if since is None or one.at <= since)
    return tuple(dict.fromkeys(waiting))[:limit]
