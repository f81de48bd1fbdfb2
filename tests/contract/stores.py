"""The stores that every contract test runs against."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from msgspec import Struct

from bot.ports import OpenUnitOfWork, Outbox, References
from storage.database import opened
from storage.memory.outbox import MemoryOutbox
from storage.memory.references import MemoryReferences
from storage.memory.unit_of_work import MemoryStore
from storage.sql.outbox import SqlOutbox
from storage.sql.references import SqlReferences
from storage.sql.unit_of_work import SqlUnitOfWork
from storage.sql.views import SqlViews
from storage.states import Quarantined
from tests.migrated import migrated


class Store(Struct, frozen=True, kw_only=True, dict=True):
    """One store: how to begin a unit of work, and one that only looks; the outbox that sends what was put in.

    `after_a_crash` is the outbox of the next process, once all leases of the one that died have run out; `quarantined`
    is what is in quarantine.
    """

    unit_of_work: OpenUnitOfWork
    look: OpenUnitOfWork
    outbox: Outbox
    after_a_crash: Outbox
    references: References
    quarantined: Callable[[], Sequence[Quarantined]]


def memory_store() -> Store:
    """A fresh one without SQL."""
    store = MemoryStore()
    return Store(
        unit_of_work=store.unit_of_work,
        look=store.look,
        outbox=MemoryOutbox(store),
        after_a_crash=MemoryOutbox(store),
        references=MemoryReferences(store),
        quarantined=lambda: store.kept.quarantined,
    )


@contextmanager
def sqlite_store(folder: Path) -> Iterator[Store]:
    """A fresh one in a file."""
    with sql_store(sqlite_url(folder)) as store:
        yield store


def sqlite_url(folder: Path) -> str:
    """The address of a fresh file, a copy of one that has the schema already."""
    (folder / "desk.db").write_bytes(migrated())
    return f"sqlite:///{folder / 'desk.db'}"


@contextmanager
def sql_store(url: str) -> Iterator[Store]:
    """One on a database that has its schema."""
    database = opened(url)
    try:
        yield Store(
            unit_of_work=lambda: SqlUnitOfWork(database),
            look=lambda: SqlUnitOfWork(database, looks=True),
            outbox=SqlOutbox(database),
            after_a_crash=SqlOutbox(database, lease=timedelta(0)),
            references=SqlReferences(database),
            quarantined=lambda: SqlViews(database).quarantined(10),
        )
    finally:
        database.close()
