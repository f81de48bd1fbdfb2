"""Commands that wait until the directory of the desk's workspace says who an account is, and its answers.

A command is taken out in the transaction that decides it, so that a desk that dies in between finds it again. The row
says who waits; a delete hands each of them to one process alone.
"""

from datetime import datetime

from sqlalchemy import Connection, Integer, bindparam, delete, func, select

from bot.commands import Deferrable
from bot.model.people import Membership
from bot.model.places import Account
from storage import codecs
from storage.sql.inserts import adding, replacing
from storage.sql.prepared import Prepared
from storage.tables.desk import DEFERRED_COMMANDS, MEMBERSHIPS

_DEFER = adding(DEFERRED_COMMANDS)
_KEEP = replacing(MEMBERSHIPS)
_MEMBERSHIP = Prepared(lambda _: select(MEMBERSHIPS.c.document).where(MEMBERSHIPS.c.account == bindparam("account")))
_FIRST = (
    select(func.min(DEFERRED_COMMANDS.c.seq))
    .where(DEFERRED_COMMANDS.c.account == bindparam("account"))
    .scalar_subquery()
)
_TAKE_OUT = Prepared(
    lambda _: delete(DEFERRED_COMMANDS).where(DEFERRED_COMMANDS.c.seq == _FIRST).returning(DEFERRED_COMMANDS.c.document)
)
_LONGEST_FIRST = (
    select(DEFERRED_COMMANDS.c.account)
    .group_by(DEFERRED_COMMANDS.c.account)
    .order_by(func.min(DEFERRED_COMMANDS.c.seq))
    .limit(bindparam("limit", type_=Integer))
)
_WAITED_FOR = Prepared(lambda _: _LONGEST_FIRST)
_WAITED_FOR_SINCE = Prepared(lambda _: _LONGEST_FIRST.having(func.min(DEFERRED_COMMANDS.c.at) <= bindparam("since")))


def membership(connection: Connection, account: Account) -> Membership | None:
    """Return what was last read about an account."""
    document = _MEMBERSHIP.value(connection, {"account": str(account)})
    return codecs.MEMBERSHIP.load(document) if document else None


def keep_membership(connection: Connection, account: Account, found: Membership) -> None:
    """Keep a directory entry, replacing what was read before."""
    row = {"account": str(account), "until": found.until, "document": codecs.MEMBERSHIP.dump(found)}
    _KEEP.change(connection, row)


def defer(connection: Connection, command: Deferrable, until_known: Account, at: datetime) -> None:
    """Keep a command that waits for an account, after the others."""
    _DEFER.change(connection, {"account": str(until_known), "at": at, "document": codecs.DEFERRED.dump(command)})


def undefer(connection: Connection, account: Account) -> Deferrable | None:
    """Take out the first command that waits for an account.

    Somebody who takes one at the same time waits for the other's commit, finds it gone, and looks again later.
    """
    document = _TAKE_OUT.value(connection, {"account": str(account)})
    return codecs.DEFERRED.load(document) if document else None


def waited_for(connection: Connection, limit: int, since: datetime | None) -> tuple[Account, ...]:
    """Return the accounts that something waits for, longest waiting first."""
    waiting = _WAITED_FOR if since is None else _WAITED_FOR_SINCE
    found = waiting.rows(connection, {"limit": limit, "since": since})
    return tuple(Account.parse(account) for (account,) in found)
