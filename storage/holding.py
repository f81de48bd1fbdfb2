"""The hold of one desk on a file: SQLite has one writer, and two desks would each believe that they are it.

The hold is on a file beside the database, and ends with the process, however that ends.
"""

import fcntl
import os
from pathlib import Path

from storage.engines import UnusableDatabase


class Hold:
    """A hold that keeps other desks off a database file until `release`.

    Raises UnusableDatabase if another one is running.
    """

    def __init__(self, database: Path) -> None:
        there = Path(os.path.realpath(database))  # by whatever path it is reached
        beside = there.with_name(f"{there.name}.lock")
        try:
            self._file = os.fdopen(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600), "r+")
        except OSError as problem:
            raise UnusableDatabase(f"{beside} can't be written: {problem.strerror}") from None
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.seek(0)
            other = self._file.read(20).strip() or "unknown"
            self._file.close()
            raise UnusableDatabase(
                f"another desk (process {other}) runs on {database}: stop it,"
                " or use PostgreSQL, which several can share"
            ) from None
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()

    def release(self) -> None:
        """Let another desk in."""
        self._file.close()
