"""The hand-overs of a line: when the next person takes over.

A line with rotations is a subject of timers like a request or a ticket; its id is `line:first`.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.model.desk import Desk
from bot.model.ids import SubjectId, subject_id
from bot.oncall.rotation import Shift, shift_at, shifts
from policies.terms import Line

_MARK: Final = "line:"
_AHEAD: Final = timedelta(days=400)
"""The time within which a hand-over is looked for: a rule may come round once a year."""


def subject_of(line: Line) -> SubjectId:
    """Return the id of a line among the subjects of timers."""
    return subject_id(f"{_MARK}{line}")


def line_of(subject: str) -> Line | None:
    """Return the line that an id is about; None for the id of a request or a ticket."""
    head, mark, name = subject.partition(_MARK)
    return Line(name) if mark and not head and name in tuple(Line) else None


def next_hand_over(desk: Desk, line: Line, now: datetime) -> datetime | None:
    """Return when somebody else of a line takes over next after an instant (UTC); None if nobody does."""
    found = (
        next((shift.begins for shift in shifts(each, now, now + _AHEAD) if shift.is_taken_over), None)
        for each in desk.rotations
        if each.line is line
    )
    return min(filter(None, found), default=None)


def taken_over(desk: Desk, line: Line, at: datetime) -> tuple[Shift, ...]:
    """Return the shifts of a line that somebody else begins at that very instant; none where nobody takes over."""
    turns = (shift_at(each, at) for each in desk.rotations if each.line is line)
    return tuple(shift for shift in turns if shift and shift.begins == at and shift.is_taken_over)
