"""The queue of the vendor's staff: how much waits first, then a line for each ticket, and its parts as buttons."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from bot.model.message import Button, Buttons, Message, Strong, Title
from bot.model.selection import Page, QueueCounts
from bot.model.turn import Turn
from bot.wording import pages
from bot.wording.spans import clipped, joined, line, message, paragraph, plain
from bot.wording.ticket import promised
from bot.wording.views import incident_choice, tables
from bot.wording.views.lines import Lines

EMPTY: Final = "Nothing is in the queue."
NOTHING_WAITS: Final = "Nothing is waiting."
PARTS: Final = {
    "": "All",
    "mine": "Mine",
    "unassigned": "Unassigned",
    "overdue": "Overdue",
    "waiting": "Waiting",
    "snoozed": "Snoozed",
}
"""The buttons of the parts of the queue, by the word that asks for each."""


def queue(page: Page, waiting: QueueCounts, lines: Lines, *, words: str, kept: str) -> Message:
    """Return a page of the queue as narrowed by these words, and the ways to the next page and to its other parts.

    `kept` are those of the words that say whose tickets and which severity: they go on in the other parts.
    """
    asked = " ".join(f"queue {words} page".split())
    parts = Buttons(buttons=(*_parts(words, kept), *incident_choice.tie(page.tickets, ticked=bool(words))))
    if not page.tickets:
        said = EMPTY if not words else f"Nothing is in the queue for “{clipped(words, 40)}”."
        said = " ".join((said, *(f"{one}." for one in held(waiting))))
        return message(line(said), paragraph(said), parts)
    number = f"{pages.number_of(page)}{pages.span(page)}"
    head = f"{clipped(words, 40)} · {number}" if words else number
    title, all_of = Title(spans=line(counted(waiting))), tables.head(page, pages.number_of(page))
    over = paragraph(Strong(text=promised.capital(f"{clipped(words, 40)} · {all_of}" if words else all_of)))
    parts_below = Buttons(buttons=(*_parts(words, kept), *incident_choice.tie(page.table, ticked=bool(words))))
    told = message(
        line(f"{counted(waiting)}. {number}: {joined(tuple(map(lines.briefly, page.tickets)))}."),
        title,
        paragraph(Strong(text=promised.capital(head))),
        *map(lines.to_staff, page.tickets),
        lines.rest(page.tickets),
        *pages.rest(page, asked),
        parts,
    )
    return replace(told, table=tables.to_staff("The queue", page, lines, (title, over), (parts_below,)))


def counted(waiting: QueueCounts) -> str:
    """Return how many tickets wait: “2 overdue · 3 due within 1 h · 5 waiting on us · 4 waiting on customer”."""
    found = (
        (waiting.overdue, "overdue"),
        (waiting.soon, "due within 1 h"),
        (waiting.of(Turn.UNANSWERED, Turn.OURS), "waiting on us"),
        (waiting.of(Turn.CUSTOMERS), "waiting on customer"),
        (waiting.of(Turn.SNOOZED), "snoozed"),
    )
    said = (*(f"{number} {what}" for number, what in found if number), *held(waiting))
    return " · ".join(said) or NOTHING_WAITS.rstrip(".")


def held(waiting: QueueCounts) -> tuple[str, ...]:
    """Return how many requests have waited too long for a contact of their customer; nothing if none has."""
    number = waiting.held
    requests = f"{number} request{'' if number == 1 else 's'}"
    return (f"{requests} waiting for a contact, past our goal",) if number else ()


def unread(typed: str, parts: Sequence[str]) -> Message:
    """Say which words about the queue can't be understood, and which can."""
    return plain(
        f"I can't narrow the queue by “{clipped(typed, 40)}”. Try {joined(tuple(parts), 'or')}, a customer's name or a "
        "severity, in any order: “queue mine acme 1”."
    )


def part(word: str, label: str, kept: str = "") -> Button:
    """Return the button of a part of the queue."""
    return Button(label=label, verb="queue", subject=f"{word} {kept}".strip())


def _parts(words: str, kept: str) -> Iterator[Button]:
    asked = words.split()
    for word, label in PARTS.items():
        is_shown = word in asked if word else words == kept
        if not is_shown:
            yield part(word, label, kept)
