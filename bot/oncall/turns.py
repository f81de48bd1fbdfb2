"""The turns of one person: when they are on call in lines whose people change, swaps and leave included."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

from bot.model.desk import Desk
from bot.model.ids import PersonId
from bot.oncall.duty import changes, in_line
from policies.terms import Line

_AROUND: Final = timedelta(weeks=8)
"""The time before and after that is looked at, so that a turn is told as a whole; a longer one is cut."""


class OnCallTurn(Struct, frozen=True, kw_only=True):
    """A span, from `begins` to before `ends` (UTC), in which a person is on call in a line."""

    line: Line
    begins: datetime
    ends: datetime


def turns(desk: Desk, person: PersonId, since: datetime, until: datetime) -> tuple[OnCallTurn, ...]:
    """Return a person's turns that touch the time between two instants, earliest first.

    A line without rotations is everybody in it at all times: there are no turns but where somebody is called besides.
    """
    found = (turn for line in Line for turn in _in_line(desk, person, line, since - _AROUND, until + _AROUND))
    return tuple(sorted((one for one in found if one.ends > since and one.begins < until), key=lambda one: one.begins))


def _in_line(desk: Desk, person: PersonId, line: Line, since: datetime, until: datetime) -> Iterator[OnCallTurn]:
    known, has_turns = desk.person(person), any(one.line is line for one in desk.rotations)
    if known and line in known.lines and not has_turns:
        return
    began: datetime | None = None
    for at in [*changes(desk, line, since, until), until]:
        is_on = at < until and person in in_line(desk, line, at)
        if is_on and began is None:
            began = at
        elif began and not is_on:
            yield OnCallTurn(line=line, begins=began, ends=at)
            began = None
