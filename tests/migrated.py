"""A database that is migrated already."""

from pathlib import Path
from tempfile import TemporaryDirectory

from storage.database import upgrade
from tests.once import once


@once
def migrated() -> bytes:
    """An empty SQLite database with every table, to be copied: migrating takes longer than a story."""
    with TemporaryDirectory() as folder:
        upgrade(f"sqlite:///{folder}/desk.db")
        return Path(folder, "desk.db").read_bytes()
