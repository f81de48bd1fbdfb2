"""A SQLite database as files: copied whole, checked, and put in another's place.

A restore that is cut off at its last step leaves no database under the name, the old one aside, and the new one
half-way. The next restore clears that away and begins anew; until then nobody makes an empty database there
(`refuse_half_way`).
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import URL

from storage.engines import UnusableDatabase

PARTS: Final = ("", "-wal", "-shm")
"""The file itself, and the files that SQLite keeps beside it."""


def half_way(target: Path) -> Path:
    """Return the path of a restored database until it takes its place."""
    return target.with_name(f"{target.name}.restored")


def cleared(target: Path, source: Path) -> Path | None:
    """Remove and return what a restore left that was cut off. Raises UnusableDatabase if that is `source`."""
    left = half_way(target)
    if not left.exists():
        return None
    if left.samefile(source):
        raise UnusableDatabase(f"{left} was left by a restore that was cut off: name the backup itself once more")
    _removed(left)
    return left


def put_in_place(target: Path) -> Path | None:
    """Give the restored database its name; keep what was there aside, and return its new name.

    Raises UnusableDatabase if the folder doesn't let it.
    """
    there = [path for path in _parts(target) if path.exists()]
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = target.with_name(f"{target.name}.before-{stamp}")
    try:
        for part in there:
            part.rename(aside.with_name(f"{aside.name}{part.name.removeprefix(target.name)}"))
        half_way(target).rename(target)
    except OSError as problem:
        raise UnusableDatabase(f"{target} can't be replaced: {problem.strerror}") from None
    return aside if there else None


def refuse_half_way(target: Path) -> None:
    """Raise UnusableDatabase if a restore was cut off, and there is no database under the name."""
    if half_way(target).exists() and not target.exists():
        raise UnusableDatabase(
            f"a restore of {target} was cut off: run `plandesk db restore` with the backup once more"
        )


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give a file beside `path`, for its owner alone, that takes that name if all goes well.

    Raises UnusableDatabase.
    """
    partial = path.with_name(f"{path.name}.partial")
    if path.exists():
        raise UnusableDatabase(f"{path} exists already: name a new file")
    try:
        _removed(partial)  # a process that was cut off may have left it, and SQLite would read the files beside it
        os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600))
        partial.chmod(0o600)
        yield partial
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        partial.rename(path)
    except OSError as problem:
        raise UnusableDatabase(f"{path} can't be written: {problem.strerror}") from None
    finally:
        _removed(partial)


def existing(parsed: URL) -> Path:
    """Return the file of a database. Raises UnusableDatabase if there is none."""
    path = Path(str(parsed.database))
    if not path.is_file():
        raise UnusableDatabase(f"{path} isn't there: set DATABASE_URL to the desk's database")
    return path


def copy(source: Path, target: Path) -> None:
    """Copy a database by SQLite itself, in one go: the copy is of one instant, and writers don't wait."""
    try:
        with (
            contextlib.closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as old,
            contextlib.closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as problem:
        raise UnusableDatabase(f"{source} can't be copied: {problem}") from None


def in_one_file(path: Path) -> None:
    """Bring a database together in its one file, with nothing beside it."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def sound(path: Path) -> None:
    """Raise UnusableDatabase unless the file is a whole database of a desk."""
    try:
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            (found,) = connection.execute("PRAGMA integrity_check").fetchone()
            connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as problem:
        raise UnusableDatabase(f"{path} is not a backup of a desk: {problem}") from None
    if found != "ok":
        raise UnusableDatabase(f"{path} is damaged: {found}")


def _parts(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(f"{path.name}{end}") for end in PARTS)


def _removed(path: Path) -> None:
    for part in _parts(path):
        part.unlink(missing_ok=True)
