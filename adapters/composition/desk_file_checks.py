"""Checks a desk file for the doctor: what is wrong in it, what its terms leave open, and when nobody is on call."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Final

from adapters.composition.settings import Settings
from adapters.desk_file import DeskFile, FaultyDesk, judged_alone, read
from adapters.desk_file.reach import triage_off
from adapters.desk_file.unaccepted import editions_in_use
from adapters.desk_file.uncovered import AHEAD, warnings_of_gaps
from adapters.http.check import Check, ok, problem
from bot.wording.spans import joined
from policies.library import Library

DESK_FILE: Final = "desk file"
PACKS: Final = "packs"
ON_CALL: Final = "on call"


def checked_desk_file(
    settings: Settings, library: Library, now: datetime, judged: Callable[[DeskFile], DeskFile] = judged_alone
) -> tuple[DeskFile | None, list[Check]]:
    """Return the desk file, None if it can't be used, and a line for everything in it that somebody should know.

    `judged` returns the file once its limits were looked at, with what is agreed; it raises FaultyDesk.
    """
    try:
        found = judged(read(settings.desk_file, library))
    except FaultyDesk as faulty:
        return None, [problem(DESK_FILE, str(fault)) for fault in faulty.faults]
    left = [problem(DESK_FILE, str(finding)) for finding in found.tolerated]
    left += [problem(DESK_FILE, off)] if (off := triage_off(found.desk, settings.platforms)) else []
    if not left:
        left = [_in_order(settings, found)]
    return found, [*left, *_open_points(found, library), *_on_call(settings, found, now)]


def _in_order(settings: Settings, found: DeskFile) -> Check:
    noted = f", {len(found.remarks)} to look at (`plandesk desk check {settings.desk_file}`)" if found.remarks else ""
    return ok(DESK_FILE, f"{settings.desk_file} is in order: {len(found.desk.customers)} customers{noted}")


def _open_points(desk_file: DeskFile, library: Library) -> Iterator[Check]:
    """Yield a line for each edition whose terms leave something open: somebody should have accepted how it is read."""
    for one in editions_in_use(desk_file, library):
        if not one.points:
            yield ok(PACKS, f"{one.edition} leaves nothing open")
        elif one.left:
            yield problem(PACKS, one.unaccepted)
        else:
            by = joined(tuple(dict.fromkeys(f"{each.by} on {each.on}" for each in one.accepted if each.by)))
            said = f" by {by}" if by else "; `accepted` doesn't say by whom"
            yield ok(PACKS, f"{one.edition}: its {len(one.points)} open points are accepted{said}")


def _on_call(settings: Settings, desk_file: DeskFile, now: datetime) -> Iterator[Check]:
    """Yield a line for each span of the next weeks without anybody on call, and each rotation with one person."""
    missing = warnings_of_gaps(str(settings.desk_file), desk_file, now)
    yield from (ok(ON_CALL, f"please note: {each}") for each in missing)
    if not missing:
        weeks = AHEAD // timedelta(weeks=1)
        yield ok(ON_CALL, f"somebody can be called in every promised hour of the next {weeks} weeks")
