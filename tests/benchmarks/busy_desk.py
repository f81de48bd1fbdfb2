"""A desk of many customers with contracts, and open tickets of the first of them: what staff read of it is long."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from adapters.composition.desk_in_force import terms
from adapters.desk_file import reader as desk_file
from bot.commands import Choose, Origin, ReceiveMessage, Via
from bot.engine.intake.question import intake_id
from bot.model.places import Account, Place
from policies.library import Library
from tests.agreed import open_contracts
from tests.benchmarks.small_desk import NINE, SmallDesk, small_desk

TRIAGE: Final = Place.parse("slack:T0DESK/C0TRIAGE")


@contextmanager
def busy_desk(folder: Path, file: Path, tickets: int) -> Iterator[SmallDesk]:
    """Serve the customers of a `large_desk` file, each with a ticket in turn, a minute older than the one before."""
    read = desk_file.read(file, Library())
    with small_desk(f"sqlite:///{folder}/busy.db", file) as desk:
        open_contracts(desk.service.open_work, terms(read), NINE)
        for number in range(tickets):
            _open(desk, number % len(read.desk.customers), number)
        yield desk


def by(user: str, via: Via = Via.SLASH) -> Origin:
    """One of our people, in triage."""
    return Origin(by=Account.parse(f"slack:T0DESK/{user}"), place=TRIAGE, at=NINE, via=via)


def _open(desk: SmallDesk, customer: int, number: int) -> None:
    at = NINE - timedelta(minutes=number)
    stamp, place = f"{int(at.timestamp())}.000000", Place.parse(f"slack:T0DESK/C{customer}")
    who = Account.parse(f"slack:T{customer}/U{customer}")
    written = Origin(by=who, place=place, at=at, via=Via.MESSAGE, keys=(stamp,))
    desk.service.handle(ReceiveMessage(origin=written, message=stamp, text=f"Nobody can log in, {number}"))
    pressed = replace(written, via=Via.BUTTON, keys=())
    desk.service.handle(Choose(origin=pressed, intake=intake_id(place, stamp), severity="1"))
