"""Finds the spans of the next weeks in which nobody of a line is on call."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from adapters.desk_file.faults import Finding
from adapters.desk_file.lines import lines_of, nearest_line
from adapters.desk_file.reader import DeskFile
from bot.model.desk import Desk
from bot.oncall.gaps import Gap, gaps
from bot.wording.spans import joined
from policies.terms import Line

AHEAD: Final = timedelta(weeks=4)
"""The time ahead that is looked at."""


def warnings_of_gaps(file: str, found: DeskFile, now: datetime) -> tuple[Finding, ...]:
    """Return a finding for each span of the weeks after `now` without anybody of a line, at its line of the file."""
    lines = lines_of(found.text)
    return tuple(
        Finding(file=file, line=nearest_line(lines, at), key=".".join(at), says=_says(found.desk, gap, now))
        for gap in gaps(found.desk, now, now + AHEAD)
        for at in (_key(found.desk, gap),)
    )


def _says(desk: Desk, gap: Gap, now: datetime) -> str:
    zone = next(_zones(desk, gap.line), ZoneInfo("UTC"))
    begins, ends = (f"{at.astimezone(zone):%a %d %b %Y, %H:%M}" for at in (gap.begins, gap.ends))
    span = f"{'now' if gap.begins == now else begins} to {ends if gap.ends < now + AHEAD else 'the end of these weeks'}"
    who = joined(tuple(person.name for person in gap.instead))
    instead = f"{who} would be called instead" if who else "only triage would be told"
    return f"nobody of the {gap.line} line is on call from {span} ({zone}); {instead}"


def _key(desk: Desk, gap: Gap) -> tuple[str, ...]:
    """Return the rotation of the line, or else the first override within the span."""
    turns = (("rotations", str(nth)) for nth, each in enumerate(desk.rotations) if each.line is gap.line)
    spans = (
        ("on_call_overrides", str(nth))
        for nth, each in enumerate(desk.on_call_overrides)
        if each.since < gap.ends and gap.begins < each.until
    )
    return ("desk", *next(turns, next(spans, ())))


def _zones(desk: Desk, line: Line) -> Iterator[ZoneInfo]:
    yield from (ZoneInfo(each.timezone) for each in desk.rotations if each.line is line)
    yield from (ZoneInfo(person.zone) for person in desk.people if line in person.lines)
