"""Overrides of who is called: stand-ins, leave, and who is called besides."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.model.desk import Desk
from bot.model.ids import PersonId
from bot.model.oncall import OnCallOverride
from policies.terms import Line


def with_overrides(desk: Desk, people: Iterable[PersonId], line: Line | None, at: datetime) -> tuple[PersonId, ...]:
    """Return who is called in the place of these people, each once, and who is called in the line besides.

    Without a line it is for people who are called for what else they are, as a lead or as an account manager.
    """
    now = [one for one in desk.on_call_overrides if one.covers(at) and one.line in (None, line)]
    away = {one.off: one.on for one in sorted(now, key=_weight) if one.off}
    found = [stand_in for person in people if (stand_in := _stand_in(person, away))]
    besides = _besides(desk, now, line) if line else ()
    return tuple(dict.fromkeys((*found, *(one for one in besides if one not in away))))


def away_until(desk: Desk, person: PersonId, at: datetime) -> datetime | None:
    """Return when somebody who is away at an instant (UTC) is back, over overrides that follow each other; else None.

    Who is away in one line alone isn't away.
    """
    spans = [one for one in desk.on_call_overrides if one.off == person and one.line is None]
    back = at
    while later := [one.until for one in spans if one.covers(back)]:
        back = max(later)
    return back if back > at else None


def _weight(override: OnCallOverride) -> tuple[bool, bool]:
    """Return which of two overrides of a person counts: who has a stand-in isn't just away; a line's own goes first."""
    return override.on is not None, override.line is not None


def _stand_in(person: PersonId, away: dict[PersonId, PersonId | None]) -> PersonId | None:
    """Return who stands in for somebody, maybe for their stand-in; themselves if they are there; None for a leave.

    Two people who have swapped stand in for each other.
    """
    found, passed = person, [person]
    while found in away:
        then = away[found]
        if then is None:
            return None
        if then in passed:
            return passed[1]
        found = then
        passed.append(then)
    return found


def _besides(desk: Desk, now: list[OnCallOverride], line: Line) -> Iterator[PersonId]:
    for one in now:
        if one.on and one.off is None and line in ({one.line} if one.line else lines_of(desk, one.on)):
            yield one.on


def lines_of(desk: Desk, person: PersonId) -> frozenset[Line]:
    """Return the lines that somebody is in, by their own entry in the desk file or by a rotation."""
    known = desk.person(person)
    turns = frozenset(each.line for each in desk.rotations if person in each.people)
    return turns | (known.lines if known else frozenset())
