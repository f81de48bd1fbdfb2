"""The hand-overs of a line: when the next person takes over, and until when whoever has is on.

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
    found = [
        shift.begins
        for each in desk.rotations
        if each.line is line and len(set(each.people)) > 1
        for shift in shifts(each, now, now + _AHEAD)[:1]
    ]
    return min(found, default=None)


def taken_over(desk: Desk, line: Line, at: datetime) -> tuple[Shift, ...]:
    """Return the shifts of a line that begin at that very instant: nobody takes over where there are none."""
    turns = (shift_at(each, at) for each in desk.rotations if each.line is line)
    return tuple(shift for shift in turns if shift and shift.begins == at)


def ends_at(desk: Desk, line: Line, now: datetime) -> datetime | None:
    """Return when the shift of a line that runs now ends, the first of several; None if none does."""
    turns = (shift_at(each, now) for each in desk.rotations if each.line is line)
    return min((shift.ends for shift in turns if shift and shift.ends), default=None)
