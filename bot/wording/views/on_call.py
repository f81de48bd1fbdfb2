"""The people on duty, line by line."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct

from bot.model.message import Message, Paragraph, Spans, Strong, When
from bot.wording.spans import joined, line, message, note
from policies.terms import Line

_NUMBERED: Final = (Line.FIRST, Line.SECOND)
"""The lines that are called so."""


class LineNow(Struct, frozen=True, kw_only=True):
    """The people who are called for a line now; at `until` (UTC), if anybody takes over, those of `then` are.

    `steps_in`: nobody of the line itself is on call, and these people step in.
    """

    line: Line
    people: tuple[str, ...]
    steps_in: bool
    until: datetime | None
    then: tuple[str, ...]
    zone: str


class Away(Struct, frozen=True, kw_only=True):
    """Somebody who is away until then (UTC)."""

    name: str
    until: datetime
    zone: str


def on_call(lines: Sequence[LineNow], away: Sequence[Away]) -> Message:
    """Say for each line who is on duty, until when, and who takes over then; and who is away."""
    if not lines:
        said = line("Nobody is in a line. Give somebody `lines` in the desk file, and reminders reach them.")
        return message(said, Paragraph(spans=said))
    rows = [_row(one) for one in lines]
    gone = tuple(span for number, one in enumerate(away) for span in line("; " if number else "", *_away(one)))
    brief = tuple(span for number, row in enumerate(rows) for span in line(" " if number else "", *row))
    return message(brief, *(Paragraph(spans=row) for row in rows), note("Away: ", *gone, ".") if gone else None)


def _row(now: LineNow) -> Spans:
    name = Strong(text=f"{now.line.capitalize()} line" if now.line in _NUMBERED else now.line.capitalize())
    people = joined(now.people)
    steps = "step in" if len(now.people) > 1 else "steps in"
    who = f"nobody; {people or 'triage alone'} {steps}" if now.steps_in else people
    if now.until is None:
        return line(name, f": {who}.")
    return line(name, f": {who} until ", When(at=now.until, zone=now.zone), f", then {joined(now.then) or 'nobody'}.")


def _away(one: Away) -> Spans:
    return line(f"{one.name} until ", When(at=one.until, zone=one.zone))
