"""The queue of the vendor's staff, one line per ticket."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.model.desk import Desk
from bot.model.ids import TicketId
from bot.model.message import Block, Message, Paragraph, Spans, Strong, When
from bot.model.milestone import Basis, Milestone
from bot.model.selection import Page
from bot.model.ticket import Status, Ticket
from bot.sla.lateness import Lateness
from bot.wording import amounts, pages
from bot.wording.spans import clipped, joined, line, message, note, paragraph, plain, spaced
from bot.wording.ticket import promised, status
from policies.terms import Plan

Overdue = Mapping[TicketId, Lateness]
"""The lateness of the next milestone of each ticket that is late."""
EMPTY = "Nothing is in the queue."


def queue(page: Page, plans: Mapping[str, Plan], desk: Desk, now: datetime, over: Overdue, *, words: str) -> Message:
    """Return a page of the queue as narrowed by these words, and the way to the next."""
    found = page.tickets
    if not found:
        return plain(EMPTY)
    several = f"{page.found} tickets{pages.span(page)}, what is due first at the top:"
    head = several if page.found > 1 else "1 ticket:"
    named = joined(tuple(f"{one.id} ({_short(one, now)})" for one in found))
    more = f"{page.more} more; narrow it with “queue mine”, “queue overdue”, a customer or a severity."
    return message(
        line(f"{head} {named}."),
        paragraph(head),
        *(row(one, plans[one.plan_version], desk, now, over) for one in found),
        note(more) if page.more else None,
        *pages.rest(page, " ".join(f"queue {words} page".split())),
    )


def row(ticket: Ticket, plan: Plan, desk: Desk, now: datetime, over: Overdue) -> Block:
    """Return one ticket: what it is, its state, its assignee, and what is due when."""
    customer = desk.customer(ticket.customer)
    name = f"{ticket.id} · {customer.name if customer else ticket.customer} · {status.severity_name(ticket, plan)}"
    who = f"{ticket.assignee} has it." if ticket.assignee else "Nobody has it."
    said = line(Strong(text=name), f": “{clipped(ticket.text, 80)}”")
    late = amounts.late(over.get(ticket.id, Lateness()))
    return Paragraph(spans=spaced(said, _milestone(ticket, plan, now, late), line(who)))


def unread(typed: str, parts: Sequence[str]) -> Message:
    """Say which words about the queue can't be understood, and which can."""
    return plain(
        f"The queue cannot be narrowed by “{clipped(typed, 40)}”. It takes {joined(tuple(parts))}, the name of a "
        "customer and a severity, in any order: “queue mine acme 1”."
    )


def _milestone(ticket: Ticket, plan: Plan, now: datetime, over: str) -> Spans:
    milestone = ticket.milestone
    if milestone is None:
        return _stands(ticket, plan)
    if not ticket.awaits_response:
        return spaced(_stands(ticket, plan), _next(milestone, ticket, plan, now, over))
    due = When(at=milestone.due, zone=status.zone(ticket, plan))
    goal, by = milestone.basis is Basis.GOAL, f" by {over}" if over else ""
    if milestone.due < now:
        late = Strong(text="past our own goal" if goal else "overdue")
        return line("Not answered, ", late, f"{by}: ", due, ".")
    what = "our own goal is " if goal else "due "
    answer = line(f"Not answered, {what}", due, f", in {amounts.span(milestone.due - now)}.")
    return spaced(answer, status.former_breaches(ticket, plan))


def _next(milestone: Milestone, ticket: Ticket, plan: Plan, now: datetime, over: str) -> Spans:
    """Return by when something should be done by our own goal, or what the terms promise next."""
    due, by = When(at=milestone.due, zone=status.zone(ticket, plan)), f" by {over}" if over else ""
    if milestone.is_promise:
        return _promised(milestone, due, now, by)
    name = promised.named(milestone.id)
    if milestone.due < now:
        return line(f"{promised.capital(name)} is ", Strong(text="past our own goal"), f"{by}: ", due, ".")
    return line(f"Our own goal for {name} is ", due, f", in {amounts.span(milestone.due - now)}.")


def _promised(milestone: Milestone, due: When, now: datetime, by: str) -> Spans:
    name = promised.capital(promised.named(milestone.id))
    if milestone.due < now:
        return line(f"{name} is ", Strong(text="overdue"), f"{by}: ", due, ".")
    return line(f"{name} is due ", due, f", in {amounts.span(milestone.due - now)}.")


def _stands(ticket: Ticket, plan: Plan) -> Spans:
    if ticket.snoozed_until:
        return line("Put aside until ", *status.until(ticket, plan), ".")
    return line(_state(ticket))


def _state(ticket: Ticket) -> str:
    if ticket.status is Status.NEW:
        return "Not answered; nothing is promised."
    if ticket.status is Status.RESOLVED:
        return "Resolved."
    return "Waiting for the customer." if ticket.status is Status.WAITING else "Answered, and open."


def _short(ticket: Ticket, now: datetime) -> str:
    if ticket.milestone is None:
        return str(ticket.status)
    past = "overdue" if ticket.milestone.is_promise else "past our own goal"
    return past if ticket.milestone.due < now else f"due in {amounts.span(ticket.milestone.due - now)}"
