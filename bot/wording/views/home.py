"""The home page of each side."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct

from bot.model.desk import Customer
from bot.model.message import Block, Button, Buttons, Heading, Message, Note, Paragraph, Strong, When
from bot.model.selection import Page, QueueCounts
from bot.model.turn import Turn
from bot.wording import coverage, pages
from bot.wording.intake import form
from bot.wording.spans import invitation, line, message, note, paragraph, plain, spaced
from bot.wording.views import queue
from bot.wording.views.lines import Lines
from bot.wording.views.listing import ALL, CLOSED
from bot.wording.views.radar import ACCOUNTS, RADAR
from policies.terms import Plan

_ASK: Final = invitation(
    "Need something? Write in your support channel, or say “new” and what happened.",
    "Need something? Write @plandesk here, and what happened.",
)
REFRESH: Final = Button(label="Refresh", verb="home", subject="")
SEARCH: Final = Button(label="Search", verb="search", subject="")


class HomePart(Struct, frozen=True, kw_only=True):
    """A part of an agent's page: its words when it is empty, and the part of the queue that has all of it.

    `names`: its lines say who is assigned, since its title doesn't.
    """

    title: str
    empty: str
    queue: str
    label: str
    names: bool = False


PARTS: Final = (
    HomePart(title="Yours", empty="Nothing is assigned to you.", queue="mine", label="All of mine"),
    HomePart(title="Unassigned", empty="Everything has an assignee.", queue="unassigned", label="All unassigned"),
    HomePart(title="With others", empty="", queue="", label="Whole queue", names=True),
)
"""The parts of an agent's page, in the order of its lists: each ticket of the queue is in one of them."""
ELSEWHERE: Final = (
    queue.part("", "Whole queue"),
    queue.part("overdue", "Overdue"),
    queue.part("waiting", "Waiting"),
    queue.part("snoozed", "Snoozed"),
    CLOSED,
    SEARCH,
)
"""The buttons of an agent's page for what it doesn't show."""


def of_an_agent(
    lists: Sequence[Page], waiting: QueueCounts, desk: str, lines: Lines, *, has_radar: bool = False
) -> Message:
    """Return how much waits, what is assigned to them, what is unassigned, and what is with others.

    `has_radar`: they answer for customers, and their radar is a click away.
    """
    parts = tuple(zip(PARTS, lists, strict=True))
    counts = ", ".join(f"{part.title.lower()}: {page.found}" for part, page in parts)
    return message(
        line(f"{desk} – {queue.counted(waiting)}; {counts}."),
        Heading(text=queue.counted(waiting)),
        Buttons(buttons=(*((RADAR, ACCOUNTS) if has_radar else ()), *ELSEWHERE)),
        *(block for part, page in parts for block in _part(part, page, lines)),
        lines.rest(one for _, page in parts for one in page.tickets),
        _as_of(lines.now, "UTC"),
        Buttons(buttons=(REFRESH, form.use())),
    )


def of_a_customer(page: Page, customer: Customer, plan: Plan, lines: Lines) -> Message:
    """Return the first of the open tickets, their number, how to ask, and which hours are open now."""
    hours = coverage.now_open(plan, lines.now, customer.region)
    return message(
        line(f"{customer.name} has {pages.counted(page) if page.found else 'no open ticket'} under {plan.name}."),
        Heading(text=f"{customer.name} · {plan.name}"),
        paragraph(Strong(text=_theirs(page))),
        *map(lines.to_customer, page.tickets),
        *_rest(page, ALL),
        Paragraph(spans=spaced(*hours)) if hours else None,
        note(_ASK),
        _as_of(lines.now, customer.zone),
        Buttons(buttons=(form.use(), CLOSED, SEARCH, REFRESH)),
    )


def former() -> Message:
    """Return what is left of a page once its reader has asked for it again."""
    said = "Your page is further down now."
    return message(line(said), note(said))


def of_a_stranger(desk: str) -> Message:
    """Return the page for somebody who isn't in the desk file."""
    return plain(
        f"This is the support desk of {desk}, and we haven't met yet. "
        "Write in your support channel, or ask your account team to add you as a contact."
    )


def _theirs(page: Page) -> str:
    """Return how many tickets wait for them, for us and for nobody."""
    waiting = page.waiting.of(*Turn)
    ours = page.found - page.resolved - waiting
    found = ((waiting, "waiting on you"), (ours, "with us"), (page.resolved, "resolved"))
    return " · ".join(f"{number} {what}" for number, what in found if number) or "No open ticket"


def _part(part: HomePart, page: Page, lines: Lines) -> Iterator[Block]:
    if not page.found and not part.empty:
        return
    yield Heading(text=f"{part.title} · {pages.some_of(page)}" if page.found else part.title)
    if not page.found:
        yield paragraph(part.empty)
    yield from map(lines.to_staff if part.names else lines.under_its_assignee, page.tickets)
    yield from _rest(page, queue.part(part.queue, part.label))


def _rest(page: Page, button: Button) -> Iterator[Block]:
    """Yield how many more there are, and the list that has them."""
    if page.more:
        yield note(f"{page.more} more; “{f'{button.verb} {button.subject}'.strip()}” shows them.")
        yield Buttons(buttons=(button,))


def _as_of(now: datetime, zone: str) -> Note:
    return note("As of ", When(at=now, zone=zone), ".")
