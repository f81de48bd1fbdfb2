"""The history of a ticket as people read it: under a heading for each day its lines, each with its time.

The days are those of its reader's zone, so that a line is never under the wrong one; their headings name it.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Final

from msgspec import Struct

from bot.model import instant
from bot.model.message import Message, Paragraph, Spans, Strong
from bot.model.ticket import Ticket
from bot.wording import pages
from bot.wording.pages import PageCut
from bot.wording.spans import line, message, paragraph, plain

TOGETHER: Final = 8
"""Lines of a paragraph."""


class HistoryLine(Struct, frozen=True, kw_only=True):
    """The words about one event, and when it was (UTC)."""

    at: datetime
    spans: Spans


def history(ticket: Ticket, cut: PageCut[HistoryLine], zone: str) -> Message:
    """Return a page of a ticket's history, by the days of a zone, and the way to the next."""
    if not cut.shown:
        return plain(f"Nothing has happened to {ticket.id} yet.")
    head = f"History of {ticket.id}{pages.span(cut)}, oldest first:"
    days = groupby(cut.shown, lambda one: instant.day(one.at, zone))
    return message(
        line(f"{head} ", *cut.shown[0].spans),
        paragraph(Strong(text=head)),
        *(block for day, of_day in days for block in _day(day, tuple(of_day), zone)),
        *pages.rest(cut, f"history {ticket.id}"),
    )


def _day(day: str, shown: Sequence[HistoryLine], zone: str) -> Iterator[Paragraph]:
    """Yield the heading of a day and its lines, so few in a paragraph that all of them are shown."""
    lines = [line(f"{instant.time(one.at, zone)} · ", *one.spans) for one in shown]
    yield paragraph(Strong(text=day))
    for first in range(0, len(lines), TOGETHER):
        yield Paragraph(spans=_below_one_another(lines[first : first + TOGETHER]))


def _below_one_another(lines: Sequence[Spans]) -> Spans:
    return tuple(span for number, each in enumerate(lines) for span in (*line("\n" if number else ""), *each))
