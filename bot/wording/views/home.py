"""The home page of each side."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.model.desk import Customer, Desk
from bot.model.message import Block, Button, Buttons, Heading, Message, Note, Paragraph, When
from bot.model.selection import Page
from bot.model.ticket import Ticket
from bot.wording import coverage, pages
from bot.wording.intake import form
from bot.wording.spans import line, message, note, paragraph, plain, spaced
from bot.wording.views import queue
from bot.wording.views.answers import row
from policies.terms import Plan

FOOT: Final = (Button(label="Refresh", verb="home", subject=""), form.use())


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePart:
    """A part of an agent's page: its words when it is empty, and the queue that has all of it."""

    title: str
    empty: str
    queue: str
    label: str


PARTS: Final = (
    HomePart(title="Due next", empty="Nobody waits for an answer.", queue="", label="Whole queue"),
    HomePart(title="Yours", empty="You have no open ticket.", queue="mine", label="All of yours"),
    HomePart(
        title="Nobody has these either",
        empty="Every other open ticket is with somebody.",
        queue="unassigned",
        label="All unassigned",
    ),
)
"""The parts of an agent's page, in the order of its lists."""


def of_an_agent(
    lists: Sequence[Page], plans: Mapping[str, Plan], desk: Desk, now: datetime, over: queue.Overdue
) -> Message:
    """Return what is due next, what is assigned to them, and what is unassigned."""
    parts = tuple(zip(PARTS, lists, strict=True))

    def row_of(ticket: Ticket) -> Block:
        return queue.row(ticket, plans[ticket.plan_version], desk, now, over)

    counts = ", ".join(f"{part.title.lower()}: {page.found}" for part, page in parts)
    return message(
        line(f"{desk.name} – {counts}."),
        *(block for part, page in parts for block in _part(part, page, row_of)),
        _as_of(now, "UTC"),
        Buttons(buttons=FOOT),
    )


def of_a_customer(page: Page, customer: Customer, plan: Plan, plans: Mapping[str, Plan], now: datetime) -> Message:
    """Return the first of the open tickets, their number, how to ask, and which hours are open now."""
    count = pages.counted(page) if page.found else "no open ticket"
    rows = (row(one, plans[one.plan_version], customer.name) for one in page.tickets)
    hours = coverage.now_open(plan, now, customer.region)
    return message(
        line(f"{customer.name} has {count} under {plan.name}."),
        Heading(text=f"{customer.name} · {plan.name}"),
        paragraph(f"There {'is' if page.found in (0, 1) else 'are'} {count}."),
        *rows,
        *_rest(page, "list", "All tickets"),
        Paragraph(spans=spaced(*hours)) if hours else None,
        paragraph("To ask for something, write in your support channel, or say “new” and what happened."),
        _as_of(now, customer.zone),
        Buttons(buttons=FOOT),
    )


def of_a_stranger(desk: Desk) -> Message:
    """Return the page for somebody who isn't in the desk file."""
    return plain(
        f"This is the support desk of {desk.name}. It does not know you yet: "
        "write in your support channel, or ask your account team to name you as a contact."
    )


def _part(part: HomePart, page: Page, row_of: Callable[[Ticket], Block]) -> Iterator[Block]:
    yield Heading(text=f"{part.title} · {pages.some_of(page)}" if page.found else part.title)
    if not page.found:
        yield paragraph(part.empty)
    yield from map(row_of, page.tickets)
    yield from _rest(page, f"queue {part.queue}".strip(), part.label)


def _rest(page: Page, typed: str, label: str) -> Iterator[Block]:
    """Yield how many more there are, and the list that has them."""
    verb, _, words = typed.partition(" ")
    if page.more:
        yield note(f"{page.more} more; “{typed}” shows them.")
        yield Buttons(buttons=(Button(label=label, verb=verb, subject=words),))


def _as_of(now: datetime, zone: str) -> Note:
    return note("As of ", When(at=now, zone=zone), ".")
