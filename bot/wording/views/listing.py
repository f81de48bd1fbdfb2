"""Lists of tickets: those that are open, those that are closed, and those that were found by words."""

from typing import Final

from msgspec.structs import replace

from bot.model.message import Block, Button, Buttons, Message, Strong
from bot.model.selection import SEARCHED, Page
from bot.wording import pages
from bot.wording.spans import clipped, invitation, joined, line, message, note, paragraph, plain
from bot.wording.ticket import status
from bot.wording.views import incident_choice, tables
from bot.wording.views.lines import Lines

_ASK: Final = invitation(
    " Something wrong? Just tell us what's happening.", " Something wrong? Write @plandesk here, and what's happening."
)
COMMON: Final = (
    f"More than {SEARCHED:,} messages have these words, and only the latest are looked at: more words find older ones."
)
NONE_OPEN: Final = "No ticket is open."
CLOSED: Final = Button(label="Closed tickets", verb="list", subject="closed")
"""The button to what is over."""
ALL: Final = Button(label="All tickets", verb="list", subject="")
"""The button to what is open."""


def tickets(page: Page, lines: Lines, *, to_staff: bool) -> Message:
    """Return a page of the open tickets that this person may see, and the way to the next page.

    What is due first is at the top; for a customer's people, what waits for them is before it.
    """
    if not page.tickets:
        return message(line(NONE_OPEN), paragraph(NONE_OPEN), Buttons(buttons=(CLOSED,)))
    return _listed(f"{pages.counted(page)}{pages.span(page)}", page, lines, "list", to_staff=to_staff)


def closed(page: Page, lines: Lines, *, to_staff: bool) -> Message:
    """Return a page of the closed tickets that this person may see, the latest first, and the way to the next page."""
    if not page.tickets:
        return plain("No ticket is closed.")
    head = f"{pages.number_of(page, 'closed')}{pages.span(page)}{_latest(page)}"
    return _listed(head, page, lines, "list closed", to_staff=to_staff)


def found(words: str, page: Page, lines: Lines, *, to_staff: bool) -> Message:
    """Return a page of the tickets that were found by some words, the latest first, and the way to the next page."""
    if not page.tickets:
        none = f"No ticket has a message with “{clipped(words, 80)}”. Try fewer words, or only their beginnings."
        return plain(none) if to_staff else plain(none, _ASK)
    number = pages.number_of(page)
    head = f"{number[0].upper()}{number[1:]} with “{clipped(words, 80)}”{pages.span(page)}{_latest(page)}"
    tie = incident_choice.tie(page.table or page.tickets, ticked=True) if to_staff else ()
    narrower = (note(COMMON),) if pages.is_cut(page) else ()
    return _listed(head, page, lines, f"search {words} page", to_staff=to_staff, acts=tie, besides=narrower)


def several(page: Page, lines: Lines) -> Message:
    """Return the first of the tickets that a question may be about, one line each, and the way to the rest."""
    head = f"You have {page.found} open tickets:"
    rows = map(lines.to_customer, page.tickets)
    more = note(f"{page.more} more; “list” shows them all.") if page.more else None
    button = Buttons(buttons=(ALL,)) if page.more else None
    named = joined((*(one.id for one in page.tickets), *([f"{page.more} more"] if page.more else [])))
    return message(line(f"{head} {named}."), paragraph(head), *rows, more, button)


def _latest(page: Page) -> str:
    return ", the latest first" if page.found > 1 else ""


def _listed(
    head: str,
    page: Page,
    lines: Lines,
    typed: str,
    *,
    to_staff: bool,
    acts: tuple[Button, ...] = (),
    besides: tuple[Block, ...] = (),
) -> Message:
    """Return a page of tickets, a line each, and the `acts` on them; `typed` and a number asks for another.

    `besides` is what is to be said below them.
    """
    names = (f"{one.id} ({status.severity_name(one, lines.plan(one))})" for one in page.tickets)
    told = lines.to_staff if to_staff else lines.to_customer
    named = joined(tuple(names))
    rows = map(told, page.tickets)
    below = (*besides, *((Buttons(buttons=acts),) if acts else ()))
    listed = message(line(f"{head}: {named}."), paragraph(Strong(text=head)), *rows, *pages.rest(page, typed), *below)
    tabled = tables.to_staff if to_staff else tables.to_customer
    all_of = paragraph(Strong(text=tables.head(page, head.removesuffix(_latest(page)).removesuffix(pages.span(page)))))
    return replace(listed, table=tabled("Tickets", page, lines, (all_of,), below))
