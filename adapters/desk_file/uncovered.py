"""Finds the hours of the next weeks that promises count and nobody of a line is on call in, and rotations of one."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from adapters.desk_file.faults import Finding
from adapters.desk_file.judged import DeskFile
from adapters.desk_file.lines import lines_of, nearest_line
from bot.model.desk import Desk
from bot.oncall.exposure import Exposure, exposures
from bot.oncall.gaps import Gap, gaps
from bot.sla.days import Segment
from bot.wording import amounts
from bot.wording.spans import joined
from policies.terms import Line

AHEAD: Final = timedelta(weeks=8)
"""The time ahead that is looked at."""
_DAY: Final = timedelta(days=1)


def warnings_of_gaps(file: str, found: DeskFile, now: datetime) -> tuple[Finding, ...]:
    """Return a finding for each span of the weeks after `now` with promised hours and nobody of a line on call."""
    return tuple(
        Finding(file=file, line=nearest_line(lines_of(found.text), at), key=".".join(at), says=says)
        for at, says in (*_gaps(found, now), *_alone(found.desk))
    )


def _gaps(found: DeskFile, now: datetime) -> Iterator[tuple[tuple[str, ...], str]]:
    desk = found.desk
    plans = [(plan, one.region) for one in desk.customers for plan in found.plans_of(one.id) if plan.is_known]
    for gap in gaps(desk, now, now + AHEAD):
        exposed = exposures(gap, plans)
        if exposed:
            told = (
                f"{_span(desk, gap, now)}; {_instead(gap)}. Counted hours: {_counted(exposed, gap, _zone(desk, gap))}"
            )
            yield _key(desk, gap), told


def _alone(desk: Desk) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what is to be said of rotations with one person left; none ends, as a rule without an end is asked for."""
    for nth, one in enumerate(desk.rotations):
        there = {person.id: person.name for person in desk.people if person.id in one.people and person.accounts}
        if len(there) == 1:
            yield ("desk", "rotations", str(nth)), f"{joined((*there.values(),))} is alone in it: nobody takes over"


def _span(desk: Desk, gap: Gap, now: datetime) -> str:
    zone = _zone(desk, gap)
    begins, ends = (f"{at.astimezone(zone):%a %d %b %Y, %H:%M}" for at in (gap.begins, gap.ends))
    span = f"{'now' if gap.begins == now else begins} to {ends if gap.ends < now + AHEAD else 'the end of these weeks'}"
    return f"nobody of the {gap.line} line is on call from {span} ({zone})"


def _instead(gap: Gap) -> str:
    who = joined(tuple(person.name for person in gap.instead))
    return f"{who} would be called instead" if who else "only triage would be told"


def _counted(exposed: tuple[Exposure, ...], gap: Gap, zone: ZoneInfo) -> str:
    """Return “acme/gold, 51 h for Critical and Urgent (all that time), 8 h for Normal (Tue 17 Nov 09:00–17:00)”."""
    by_plan = groupby(sorted(exposed, key=lambda one: one.plan.ref), key=lambda one: one.plan.ref)
    return "; ".join(", ".join((ref, *_hours(each, gap, zone))) for ref, each in by_plan)


def _hours(exposed: Iterable[Exposure], gap: Gap, zone: ZoneInfo) -> Iterator[str]:
    for segments, alike in groupby(exposed, key=lambda one: one.segments):
        each = tuple(alike)
        names, whole = joined(tuple(one.severity.name for one in each)), Segment(opens=gap.begins, closes=gap.ends)
        when = "all that time" if segments == (whole,) else ", ".join(_when(segments, zone))
        yield f"{amounts.hours(each[0].covered)} for {names} ({when})"


def _when(segments: Iterable[Segment], zone: ZoneInfo) -> Iterator[str]:
    """Yield “Mon 16 Nov to Thu 19 Nov 09:00–17:00” for each row of days with the same hours."""
    rows = list[tuple[datetime, datetime, datetime]]()
    for one in segments:
        opens, closes = one.opens.astimezone(zone), one.closes.astimezone(zone)
        if rows and _goes_on(rows[-1], opens, closes):
            rows[-1] = (rows[-1][0], opens, closes)
        else:
            rows.append((opens, opens, closes))
    yield from (_row(*row) for row in rows)


def _goes_on(row: tuple[datetime, datetime, datetime], opens: datetime, closes: datetime) -> bool:
    _, last, until = row
    follows = opens.date() == last.date() + timedelta(days=1)
    return follows and (opens.time(), closes.time()) == (last.time(), until.time()) and closes - opens < _DAY


def _row(first: datetime, last: datetime, until: datetime) -> str:
    if until - last >= _DAY:
        return f"{first:%a %d %b %H:%M} to {until:%a %d %b %H:%M}"
    days = f"{first:%a %d %b}" if first == last else f"{first:%a %d %b} to {last:%a %d %b}"
    return f"{days} {first:%H:%M}–{until:%H:%M}".replace("–00:00", "–24:00")


def _key(desk: Desk, gap: Gap) -> tuple[str, ...]:
    """Return the rotation of the line, or else the first override within the span."""
    turns = (("rotations", str(nth)) for nth, each in enumerate(desk.rotations) if each.line is gap.line)
    spans = (
        ("on_call_overrides", str(nth))
        for nth, each in enumerate(desk.on_call_overrides)
        if each.since < gap.ends and gap.begins < each.until
    )
    return ("desk", *next(turns, next(spans, ())))


def _zone(desk: Desk, gap: Gap) -> ZoneInfo:
    return next(_zones(desk, gap.line), ZoneInfo("UTC"))


def _zones(desk: Desk, line: Line) -> Iterator[ZoneInfo]:
    yield from (ZoneInfo(each.timezone) for each in desk.rotations if each.line is line)
    yield from (ZoneInfo(person.zone) for person in desk.people if line in person.lines)
