"""A copy of the database while the desk runs, and the way back from one.

After a restore the desk believes what the copy says, while the world has gone on. So everything that waited to be sent
is in doubt: it may have gone out after the copy was made. Some platforms can be asked; what waited on one that can't is
listed for a person. Numbers of tickets, approvals and deliveries go on with a gap, since those after the copy may have
been used.
"""

import os
import shutil
import subprocess
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import URL, Connection, false, or_, select, text, update

from bot.model.places import Platform
from bot.ports import DeliveryKind
from storage import copies, database, engines
from storage.database import Database
from storage.engines import UnusableDatabase
from storage.holding import Hold
from storage.sql import next_delivery
from storage.states import UNDECIDED, DeliveryState
from storage.tables.desk import REFERENCES
from storage.tables.work import COUNTERS, OUTBOX

LAST_WRITE: Final = "desk/alive"
"""The reference under which a running desk keeps when it could last write (ISO 8601, UTC)."""
UNKNOWABLE: Final = "restored from a backup: it may have been sent, and nobody can look"
_DELIVERIES_SKIPPED: Final = 1_000_000


class Unsure(Struct, frozen=True, kw_only=True):
    """A message on a platform that can't be asked: a person has to see whether it went out."""

    conversation: str
    subject: str | None
    created_at: datetime
    says: str


class Restored(Struct, frozen=True, kw_only=True):
    """The result of a restore: the old database's new name, how old the copy is, and what waited when it was made.

    `half_done` is what an earlier restore left that was cut off; it is gone.
    """

    written_at: datetime | None
    in_doubt: int
    unsure: tuple[Unsure, ...]
    next_number: int
    kept_as: Path | None = None
    half_done: Path | None = None


def backup(url: str, target: Path) -> None:
    """Copy the database at `url` into a new file, 0600, whole or not at all; the desk may be running.

    Raises UnusableDatabase, which says what to do: the file exists already, can't be written, or the tools are missing.
    """
    parsed = engines.parse(url)
    with copies.new_file(target) as partial:
        if parsed.get_backend_name() == "sqlite":
            copies.copy(copies.existing(parsed), partial)
            copies.sound(partial)
        else:
            _postgresql("pg_dump", parsed, "--format=custom", "--no-owner", "--file", str(partial))


def restore(url: str, source: Path, *, skipped: int, blind: Collection[Platform]) -> Restored:
    """Put a backup in the place of the database at `url`, with everything that waited in doubt.

    The desk must not run. `skipped` is how many ticket numbers are left out, since they may have been given after the
    copy was made; on the `blind` platforms nobody can look up what was sent. Raises UnusableDatabase; then the old
    database is as it was. What a restore left that was cut off is cleared away first.
    """
    parsed = engines.parse(url)
    if not source.is_file():
        raise UnusableDatabase(f"{source} is not a backup: name a file that `plandesk db backup` wrote")
    if parsed.get_backend_name() != "sqlite":
        _postgresql("pg_restore", parsed, "--clean", "--if-exists", "--no-owner", "--single-transaction", str(source))
        return _brought_back(url, skipped, blind)
    copies.sound(source)
    target = Path(str(parsed.database))
    hold = Hold(target)
    try:
        half_done = copies.cleared(target, source)
        with copies.new_file(copies.half_way(target)) as fresh:
            copies.copy(source, fresh)
            restored = _brought_back(f"sqlite:///{fresh.absolute()}", skipped, blind)
            copies.in_one_file(fresh)
        kept_as = copies.put_in_place(target)
    finally:
        hold.release()
    return replace(restored, kept_as=kept_as, half_done=half_done)


def _brought_back(url: str, skipped: int, blind: Collection[Platform]) -> Restored:
    database.upgrade(url)
    kept = Database(url)
    try:
        with kept.transaction() as connection:
            return _in_doubt(connection, skipped, blind)
    finally:
        kept.close()


def _in_doubt(connection: Connection, skipped: int, blind: Collection[Platform]) -> Restored:
    """Mark what waits, list what nobody can look up, and leave a gap in both kinds of numbers."""
    waits = OUTBOX.c.state.in_(UNDECIDED)
    there = or_(false(), *(OUTBOX.c.conversation.startswith(f"{each}:") for each in blind))
    is_post = OUTBOX.c.kind == DeliveryKind.POST
    stale = waits & (OUTBOX.c.kind == DeliveryKind.PRIVATE)
    connection.execute(update(OUTBOX).where(stale).values(state=DeliveryState.WITHDRAWN, not_before=None))
    unsure = tuple(
        Unsure(conversation=row.conversation, subject=row.subject, created_at=row.created_at, says=_says(row))
        for row in connection.execute(select(OUTBOX).where(waits, there, is_post).order_by(OUTBOX.c.seq))
    )
    failed = {"state": DeliveryState.FAILED, "problem": UNKNOWABLE, "not_before": None}
    connection.execute(update(OUTBOX).where(waits, there, is_post).values(failed))
    doubted = {"state": DeliveryState.WAITING, "in_doubt": True, "not_before": None}
    alone = OUTBOX.c.state.in_(
        (DeliveryState.WAITING, DeliveryState.SENDING)
    )  # deliveries that joined another share its doubt
    in_doubt = connection.execute(update(OUTBOX).where(alone).values(doubted)).rowcount
    connection.execute(update(COUNTERS).values(value=COUNTERS.c.value + skipped))
    tickets = select(COUNTERS.c.value).where(COUNTERS.c.name == "tickets")
    number = connection.execute(tickets).scalar() or 0
    _leave_a_gap(connection)
    written = connection.execute(select(REFERENCES.c.reference).where(REFERENCES.c.key == LAST_WRITE)).scalar()
    return Restored(
        written_at=datetime.fromisoformat(written) if written else None,
        in_doubt=in_doubt,
        unsure=unsure,
        next_number=number + 1,
    )


def _leave_a_gap(connection: Connection) -> None:
    """Skip numbers of deliveries: they are looked up by them, so one used after the copy must not be used again."""
    if connection.dialect.name == "sqlite":
        gap = "UPDATE sqlite_sequence SET seq = seq + :skipped WHERE name = 'outbox'"
    else:
        last = "(SELECT coalesce(max(seq), 0) FROM outbox)"
        gap = f"SELECT setval(pg_get_serial_sequence('outbox', 'seq'), {last} + :skipped)"
    connection.execute(text(gap), {"skipped": _DELIVERIES_SKIPPED})


def _says(row: object) -> str:
    message = next_delivery.message_of(row)
    return "".join(getattr(span, "text", "") for span in message.summary) if message else ""


def _postgresql(tool: str, parsed: URL, *arguments: str) -> None:
    """Run one of PostgreSQL's own tools; the password goes in the environment, where no process list shows it."""
    found = shutil.which(tool)
    if found is None:
        raise UnusableDatabase(f"{tool} isn't installed here: install PostgreSQL's client, version for version")
    known = {"PGHOST": parsed.host, "PGPORT": parsed.port, "PGUSER": parsed.username, "PGPASSWORD": parsed.password}
    known |= {f"PG{name.upper()}": value for name, value in parsed.query.items() if isinstance(value, str)}
    known |= {"PGDATABASE": parsed.database}
    settings = {name: str(value) for name, value in known.items() if value}
    command = [found, *arguments] if tool == "pg_dump" else [found, "--dbname", str(parsed.database), *arguments]
    done = subprocess.run(command, env=os.environ | settings, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        said = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
        raise UnusableDatabase(f"{tool} failed: {said[0]}")
