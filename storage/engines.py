"""Engines whose connections are safe, or are not made at all.

SQLite: write-ahead log, every commit synced to disk, foreign keys on, a bounded wait for locks; each setting is read
back on every connection. A unit of work begins with the write lock in hand, since a read that turns into a write fails
at once if others write. PostgreSQL: a pool, bounded waits for locks, no transaction left idle for long. Errors hide the
values of their statement: what people wrote doesn't belong in a log.
"""

import os
import select
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DisconnectionError,
    IntegrityError,
    NotSupportedError,
    ProgrammingError,
)
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import DeskError, StaleVersion, StorageUnavailable

if TYPE_CHECKING:
    import psycopg  # a desk on SQLite never loads it

LOCK_WAIT = 1_800
"""The milliseconds to wait for a lock: with the handling around it, an inbound request waits two seconds at most."""
IDLE_LIMIT = 15_000
"""The milliseconds after which PostgreSQL ends a transaction in which nothing happens."""

_PRAGMAS = {
    "busy_timeout": (str(LOCK_WAIT), LOCK_WAIT),  # first: the others may have to wait
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "cache_size": ("-16000", -16000),  # 16 MB, so that the upper pages of every index stay at hand
    "wal_autocheckpoint": ("4000", 4000),  # also 16 MB: the pages that every command touches are copied less often
}
_OUR_MISTAKES = (IntegrityError, DataError, ProgrammingError, NotSupportedError)
_QUICKER: Final = {"40P01", "40001", "23505", "22012"}
"""PostgreSQL's codes for two who wanted the same rows at once: one was undone, and may simply be done again.

The last is of a division by zero: a row that has another version than it should (`sql.cases`).
"""
_IDLE: Final = 0
"""libpq's word for a connection on which no transaction has begun."""


class UnusableDatabase(DeskError):
    """A database that can't be used as it is; the message says why and what to do."""


def parse(url: str) -> URL:
    """Return the address as SQLAlchemy wants it; raises UnusableDatabase for one that we can't use."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # ValueError: a port that isn't a number
        raise UnusableDatabase("DATABASE_URL should read sqlite:///file.db or postgresql://user@host/name") from None
    match parsed.get_backend_name():
        case "postgres" | "postgresql":
            return parsed.set(drivername="postgresql+psycopg")
        case "sqlite" if parsed.database and parsed.database != ":memory:":
            return parsed.set(drivername="sqlite")
        case "sqlite":
            raise UnusableDatabase("DATABASE_URL must name a file, as in sqlite:///plandesk.db: memory keeps nothing")
        case other:
            raise UnusableDatabase(f"DATABASE_URL speaks of {other}; plandesk keeps its data in sqlite or postgresql")


def writing(url: URL) -> Engine:
    """Return an engine for units of work and for the outbox."""
    return _sqlite(url, begin="BEGIN IMMEDIATE") if url.get_backend_name() == "sqlite" else _postgresql(url)


def viewing(url: URL) -> Engine:
    """Return an engine for those who only read. They neither wait for a writer nor hold one up."""
    return _sqlite(url, begin="BEGIN", read_only=True) if url.get_backend_name() == "sqlite" else _postgresql(url)


def _sqlite(url: URL, *, begin: str, read_only: bool = False) -> Engine:
    engine = create_engine(url, pool_timeout=LOCK_WAIT / 1000, hide_parameters=True)

    @event.listens_for(engine, "do_connect")
    def _make(*_: object) -> None:
        _made_for_its_owner(Path(url.database or ""))

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the driver would begin by itself, and only before the first write
        _set_pragmas(connection, Path(url.database or ""))
        if read_only:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA cache_size = -2000")  # as much is sorted at once: it must fit beside a processor

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "handle_error", _translate)
    return engine


def _made_for_its_owner(file: Path) -> None:
    """Make the file, if there is none, so that no other user can read what people write.

    The files that SQLite puts beside it (-wal, -shm) have the same permissions.
    """
    with suppress(OSError):  # whatever it is, SQLite says so
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))


def _set_pragmas(connection: sqlite3.Connection, file: Path) -> None:
    for pragma, (wanted, reads) in _PRAGMAS.items():
        connection.execute(f"PRAGMA {pragma} = {wanted}")
        found = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
        if found != reads:
            raise UnusableDatabase(
                f"{file}: SQLite has {pragma} = {found} where {wanted} is needed to keep what was promised;"
                " put the file on a local disk"
            )


def _postgresql(url: URL) -> Engine:
    engine = create_engine(
        url,
        pool_size=8,
        max_overflow=8,
        pool_timeout=LOCK_WAIT / 1000,
        connect_args={"connect_timeout": 2},
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: "psycopg.Connection[tuple[object, ...]]", _: ConnectionPoolEntry) -> None:
        connection.autocommit = True  # the driver would begin by itself, in a trip that this takes alone
        connection.execute(f"SET lock_timeout = {LOCK_WAIT}; SET idle_in_transaction_session_timeout = {IDLE_LIMIT}")

    @event.listens_for(engine, "checkout")
    def _notice(connection: "psycopg.Connection[tuple[object, ...]]", *_: object) -> None:
        if has_been_closed(connection):
            raise DisconnectionError

    @event.listens_for(engine, "before_cursor_execute")
    def _begin(_: Connection, cursor: "psycopg.Cursor[tuple[object, ...]]", *__: object) -> None:
        if _is_idle(cursor.connection):
            cursor.connection.execute("BEGIN")

    event.listen(engine, "handle_error", _translate)
    return engine


def has_been_closed(connection: "psycopg.Connection[tuple[object, ...]]") -> bool:
    """Return whether the server has closed a connection that is at rest: without a trip, since it says so by itself.

    So a restarted server is noticed before work begins, not in the middle of it.
    """
    if connection.closed:
        return True
    said = select.poll()
    said.register(connection.fileno(), select.POLLIN)
    return bool(said.poll(0))  # hardly anything else is said to somebody who asked nothing


def _is_idle(connection: "psycopg.Connection[tuple[object, ...]]") -> bool:
    """Return whether no transaction has begun there, and nothing is being sent."""
    return connection.pgconn.transaction_status == _IDLE


def _translate(context: ExceptionContext) -> None:
    """Tell trouble with the database, which passes, from mistakes of ours, which don't."""
    error = context.sqlalchemy_exception
    is_ours = isinstance(error, _OUR_MISTAKES) and not context.is_disconnect
    is_ours = is_ours and not _was_quicker(context.original_exception)
    if error is None or is_ours:
        return
    raise _trouble(context.original_exception) from error


def drive(connection: Connection, run: Callable[[Any], None]) -> Any:
    """Return a cursor of the driver itself that has run something in the connection's transaction."""
    driver: Any = connection.connection.driver_connection
    try:
        if connection.dialect.name == "postgresql" and connection.in_transaction() and _is_idle(driver):
            with driver.pipeline():
                driver.execute("BEGIN")
                run(cursor := driver.cursor())
        else:
            run(cursor := driver.cursor())
    except connection.dialect.loaded_dbapi.Error as error:
        _report(error, connection)
        raise
    return cursor


@contextmanager
def in_one_trip(connection: Connection) -> Iterator[Connection]:
    """Send the statements inside to the server together and wait once, at the end; results can be read after that."""
    if connection.dialect.name == "sqlite":
        yield connection
        return
    driver: Any = connection.connection.driver_connection
    trouble: Any = connection.dialect.loaded_dbapi.Error
    try:
        with driver.pipeline():
            if _is_idle(driver):
                driver.execute("BEGIN")
            yield connection
    except (trouble, DeskError) as error:
        with suppress(trouble):
            driver.rollback()
        _report(error, connection)
        raise


def send_commit(connection: Connection, *, then_begin: bool = False) -> None:
    """Send the commit, and perhaps a new beginning, within `in_one_trip`; the connection's own `commit` follows."""
    if connection.dialect.name == "postgresql":
        drive(connection, lambda cursor: cursor.execute("COMMIT"))
        if then_begin:
            drive(connection, lambda cursor: cursor.execute("BEGIN"))


def _report(error: Exception, connection: Connection) -> None:
    """Raise what an error of the driver means, unless it is ours or a mistake of ours."""
    dbapi: Any = connection.dialect.loaded_dbapi
    mistakes = (dbapi.IntegrityError, dbapi.DataError, dbapi.ProgrammingError, dbapi.NotSupportedError)
    if isinstance(error, DeskError) or (isinstance(error, mistakes) and not _was_quicker(error)):
        return
    if getattr(connection.connection.driver_connection, "closed", False):
        connection.invalidate(error)
    raise _trouble(error) from error


def _was_quicker(error: BaseException) -> bool:
    return getattr(error, "sqlstate", None) in _QUICKER


def _trouble(error: BaseException) -> StorageUnavailable | StaleVersion:
    reason = str(error).strip().partition("\n")[0]
    if _was_quicker(error):
        return StaleVersion(f"Somebody else was quicker: {reason}.")
    return StorageUnavailable(f"The database can't take it now: {reason}.")
