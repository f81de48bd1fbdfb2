"""The spans of time in which nobody of a line is on call."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from bot.model.desk import Desk
from bot.model.people import Person
from bot.oncall.duty import called, changes, in_line
from bot.oncall.overrides import lines_of
from policies.terms import Line


class Gap(Struct, frozen=True, kw_only=True):
    """A span, from `begins` to before `ends` (UTC), in which nobody of a line is on call, and who is called instead."""

    line: Line
    begins: datetime
    ends: datetime
    instead: tuple[Person, ...]


def gaps(desk: Desk, since: datetime, until: datetime) -> tuple[Gap, ...]:
    """Return the gaps between two instants, line by line, of the lines that anybody with an account is in at all."""
    there = (person.id for person in desk.people if person.accounts)
    lines = {line for person in there for line in lines_of(desk, person)}
    lines |= {each.line for each in desk.rotations}
    return tuple(gap for line in Line if line in lines for gap in _of_line(desk, line, since, until))


def _of_line(desk: Desk, line: Line, since: datetime, until: datetime) -> Iterator[Gap]:
    edges = [*changes(desk, line, since, until), until]
    open_since: datetime | None = None
    for begins in edges:
        is_empty = begins < until and not in_line(desk, line, begins)
        if is_empty and open_since is None:
            open_since = begins
        elif open_since is not None and not is_empty:
            yield Gap(line=line, begins=open_since, ends=begins, instead=called(desk, (line,), open_since))
            open_since = None
