"""The home page of each side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.model.desk import Customer, Desk
from bot.model.message import Block, Button, Buttons, Heading, Message, Note, Paragraph, When
from bot.model.ticket import Ticket
from bot.wording import coverage, forms, queue
from bot.wording.answers import row
from bot.wording.spans import line, message, note, paragraph, plain, spaced
from policies.terms import Plan

DUE: Final = ("Due next", "Nobody waits for an answer.")
MINE: Final = ("Yours", "You have no open ticket.")
NOBODYS: Final = ("Nobody has these either", "Every other open ticket is with somebody.")
"""The parts of an agent's page, each with what it says when it is empty."""

FOOT: Final = Buttons(buttons=(Button(label="Refresh", verb="home", subject=""), forms.use()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the page: the first tickets of it, and how many `more` there are."""

    title: str
    empty: str
    shown: Sequence[Ticket]
    more: int


def of_an_agent(parts: Sequence[Part], plans: Mapping[str, Plan], desk: Desk, now: datetime) -> Message:
    """What is due next, what they have, and what nobody has."""
    counted = ", ".join(f"{part.title.lower()}: {len(part.shown) + part.more}" for part in parts)
    return message(
        line(f"{desk.name} – {counted}."),
        *(block for part in parts for block in _part(part, plans, desk, now)),
        _as_of(now, "UTC"),
        FOOT,
    )


def of_a_customer(
    shown: Sequence[Ticket], customer: Customer, plan: Plan, plans: Mapping[str, Plan], now: datetime, *, found: int
) -> Message:
    """The first of `found` open tickets, how to ask, and what is open now."""
    count = f"{found} open ticket{'' if found == 1 else 's'}" if found else "no open ticket"
    rows = (row(one, plans[one.plan_version], customer.name) for one in shown)
    more = note(f"{found - len(shown)} more; “list” shows them.") if found > len(shown) else None
    hours = coverage.now_open(plan, now, customer.region)
    return message(
        line(f"{customer.name} has {count} under {plan.name}."),
        Heading(text=f"{customer.name} · {plan.name}"),
        paragraph(f"There is {count}." if found == 1 or not found else f"There are {count}."),
        *rows,
        more,
        Paragraph(spans=spaced(*hours)) if hours else None,
        paragraph("To ask for something, write in your support channel, or say “new” and what happened."),
        _as_of(now, customer.timezone),
        FOOT,
    )


def of_a_stranger(desk: Desk) -> Message:
    """Somebody whom the desk file does not know."""
    return plain(
        f"This is the support desk of {desk.name}. It does not know you yet: "
        "write in your support channel, or ask your account team to name you as a contact."
    )


def _part(part: Part, plans: Mapping[str, Plan], desk: Desk, now: datetime) -> Iterator[Block]:
    yield Heading(text=part.title)
    if not part.shown:
        yield paragraph(part.empty)
    for ticket in part.shown:
        yield queue.row(ticket, plans[ticket.plan_version], desk, now)
    if part.more:
        yield note(f"{part.more} more; “queue” shows them.")


def _as_of(now: datetime, zone: str) -> Note:
    return note("As of ", When(at=now, zone=zone), ".")
