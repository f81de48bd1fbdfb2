"""A desk without platforms, on a database: commands go in by hand, and time stands still unless it is moved."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from adapters.desk_file import reader as desk_file
from adapters.sandbox.core.clock import ManualClock
from bot.commands import Origin, ReceiveMessage, Via
from bot.model.places import Account, Place, Platform
from bot.shell.loader import Loader
from bot.shell.service import DeskService
from policies.library import Library
from storage import database
from storage.database import Database
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.benchmarks import load

NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


class SmallDesk(Struct, frozen=True, kw_only=True):
    """The desk, its clock and its database."""

    service: DeskService
    clock: ManualClock
    kept: Database


@contextmanager
def small_desk(url: str, file: Path | None = None) -> Iterator[SmallDesk]:
    """A desk on a new database at that address, with the customers of `load`, or those of a file."""
    database.upgrade(url)
    kept, clock = database.opened(url), ManualClock(NINE)
    with TemporaryDirectory() as folder:
        read = desk_file.read(file or load.desk_file(Path(folder)), Library())
    loader = Loader(desk=read.desk, plans=read.plans)
    work = partial(SqlUnitOfWork, kept)
    service = DeskService(open_work=work, loader=loader, clock=clock, on_commit=lambda: None)
    yield SmallDesk(service=service, clock=clock, kept=kept)
    kept.close()


def request(number: int) -> ReceiveMessage:
    """A message that leads to a question. Each is six minutes older than the one before, so that none belongs to it."""
    customer, at = number % load.CUSTOMERS, NINE - timedelta(minutes=6) * number
    by = Account(platform=Platform.SLACK, workspace=f"T{customer}", user=f"U{customer}")
    place = Place(platform=Platform.SLACK, workspace="T0DESK", channel=f"C{customer}")
    stamp = f"{int(at.timestamp())}.000000"
    origin = Origin(by=by, place=place, at=at, via=Via.MESSAGE, keys=(stamp,))
    return ReceiveMessage(origin=origin, message=stamp, text="Nobody can log in")
