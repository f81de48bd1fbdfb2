"""The people who are called now: never nobody while there is somebody.

A line with rotations is the people whose turn it is, any other line is everybody in it; overrides come on top. Whoever
isn't in the desk file any more, or has no account, isn't called. If that leaves nobody, the next line is called, after
the last one the leads; and if nobody of them is there either, triage reads it alone.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.model.desk import Desk
from bot.model.ids import PersonId
from bot.model.people import Person, Role
from bot.oncall.overrides import lines_of, with_overrides
from bot.oncall.rotation import shift_at, shifts
from policies.terms import Line


def on_duty(desk: Desk, line: Line, at: datetime) -> tuple[Person, ...]:
    """Return who is called for a line at an instant, in the desk file's order; empty if nobody at all can be."""
    return called(desk, (line,), at)


def called(desk: Desk, lines: Collection[Line], at: datetime) -> tuple[Person, ...]:
    """Return who is called for some lines together; if nobody is on call in any of them, the next line steps in.

    Nobody is called for no line.
    """
    if not lines:
        return ()
    order, own = tuple(Line), {person for line in lines for person in in_line(desk, line, at)}
    found = _in_order(desk, own)
    behind = order[min(map(order.index, lines)) :]
    for line in behind:
        found = found or _in_order(desk, in_line(desk, line, at))
    leads = (person.id for person in desk.people if Role.LEAD in person.roles)
    return found or _in_order(desk, with_overrides(desk, leads, None, at))


def others(desk: Desk, line: Line, there: Collection[str], at: datetime) -> tuple[Person, ...]:
    """Return whom to call of a line at an instant beside those who are there, by their ids.

    They are who else is on duty; if nobody is, everybody else in the line who isn't away; and then who is on duty in
    the lines behind it.
    """
    whole = with_overrides(desk, (person.id for person in desk.people if line in lines_of(desk, person.id)), line, at)
    behind = tuple(Line)[tuple(Line).index(line) + 1 :]
    for found in (in_line(desk, line, at), whole, *(in_line(desk, each, at) for each in behind)):
        if people := _in_order(desk, (person for person in found if person not in there)):
            return people
    return ()


def in_line(desk: Desk, line: Line, at: datetime) -> tuple[PersonId, ...]:
    """Return who of a line itself is called at an instant and has an account, whether or not others would step in.

    A rotation that hasn't begun yet changes nothing.
    """
    turns = [shift for each in desk.rotations if each.line is line and (shift := shift_at(each, at))]
    everybody = (person.id for person in desk.people if line in person.lines)
    people = [shift.person for shift in turns] if turns else everybody
    return tuple(one.id for one in _in_order(desk, with_overrides(desk, people, line, at)))


def changes(desk: Desk, line: Line, since: datetime, until: datetime) -> list[datetime]:
    """Return the instants at which who is on call in a line may change, the first of them `since`."""
    turns = (each.begins for one in desk.rotations if one.line is line for each in shifts(one, since, until))
    overrides = (at for one in desk.on_call_overrides for at in (one.since, one.until))
    return sorted({since, *turns, *(at for at in overrides if since < at < until)})


def instead_of(desk: Desk, person: PersonId, at: datetime) -> Person | None:
    """Return who is called when somebody is wanted by name: they, or who stands in for them; None if nobody is."""
    return next(iter(_in_order(desk, with_overrides(desk, (person,), None, at))), None)


def is_reached(desk: Desk, lines: Collection[Line]) -> bool:
    """Return whether anybody could ever be called for some lines: on one of them or behind, or as a lead."""
    order = tuple(Line)
    behind = set(order[min(map(order.index, lines), default=len(order)) :])
    there = (person for person in desk.people if person.accounts)
    return any(Role.LEAD in one.roles or not lines_of(desk, one.id).isdisjoint(behind) for one in there)


def _in_order(desk: Desk, people: Iterable[PersonId]) -> tuple[Person, ...]:
    """Return those of these people who can be called, in the desk file's order."""
    wanted = set(people)
    return tuple(person for person in desk.people if person.id in wanted and person.accounts)
