"""Finds the hours of the next weeks that promises count and nobody of a line is on call in, and rotations of one."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from adapters.desk_file.faults import Finding
from adapters.desk_file.lines import lines_of, nearest_line
from adapters.desk_file.reader import DeskFile
from bot.model.desk import Desk
from bot.oncall.exposure import Exposure, exposures
from bot.oncall.gaps import Gap, gaps
from bot.wording import amounts
from bot.wording.spans import joined
from policies.terms import Line

AHEAD: Final = timedelta(weeks=8)
"""The time ahead that is looked at."""


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
            yield _key(desk, gap), f"{_span(desk, gap, now)}; {_instead(gap)}. Counted hours: {_counted(exposed)}"


def _alone(desk: Desk) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what is to be said of rotations with one person left; none ends, as a rule without an end is asked for."""
    for nth, one in enumerate(desk.rotations):
        there = {person.id: person.name for person in desk.people if person.id in one.people and person.accounts}
        if len(there) == 1:
            yield ("desk", "rotations", str(nth)), f"{joined((*there.values(),))} is alone in it: nobody takes over"


def _span(desk: Desk, gap: Gap, now: datetime) -> str:
    zone = next(_zones(desk, gap.line), ZoneInfo("UTC"))
    begins, ends = (f"{at.astimezone(zone):%a %d %b %Y, %H:%M}" for at in (gap.begins, gap.ends))
    span = f"{'now' if gap.begins == now else begins} to {ends if gap.ends < now + AHEAD else 'the end of these weeks'}"
    return f"nobody of the {gap.line} line is on call from {span} ({zone})"


def _instead(gap: Gap) -> str:
    who = joined(tuple(person.name for person in gap.instead))
    return f"{who} would be called instead" if who else "only triage would be told"


def _counted(exposed: tuple[Exposure, ...]) -> str:
    """Return “acme/gold, 51 h for Critical and Urgent, 18 h for Normal”."""
    by_plan = sorted(exposed, key=lambda one: one.plan.ref)
    return "; ".join(", ".join((ref, *_hours(each))) for ref, each in groupby(by_plan, key=lambda one: one.plan.ref))


def _hours(exposed: Iterable[Exposure]) -> Iterator[str]:
    for covered, alike in groupby(exposed, key=lambda one: one.covered):
        yield f"{amounts.hours(covered)} for {joined(tuple(one.severity.name for one in alike))}"


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
