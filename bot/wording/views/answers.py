"""Replies to somebody who asked the desk: one ticket, and that no customer has the channel."""

from datetime import datetime

from msgspec.structs import replace

from bot.model.desk import Customer
from bot.model.message import Message, Paragraph, Spans, Strong
from bot.model.ticket import Ticket
from bot.wording.spans import line, message, note, paragraph, plain, quoted, spaced
from bot.wording.ticket import access, acts, appeal, assignment, level_check, outcomes, status, verdict
from bot.wording.ticket.triage import thread_link
from policies.terms import Plan


def ticket(one: Ticket, plan: Plan, customer: Customer) -> Message:
    """Return one ticket for its customer's people, with what we wait for them to tell us."""
    return _ticket(one, plan, customer, status.for_customer(one, plan, thread="its thread"))


def _ticket(
    one: Ticket, plan: Plan, customer: Customer, state: Spans, *, goal: Spans = (), besides: Spans = ()
) -> Message:
    """Return one ticket in a `state`; for the vendor's staff also their own `goal`, and `besides` its assignee."""
    name = f"{one.id} · {customer.name} · {status.severity_name(one, plan)}"
    missed = outcomes.on_record(one, plan, status.zone(one, plan))
    due = spaced(status.promised(one, plan), goal)
    return message(
        line(f"{name}. ", *state),
        paragraph(Strong(text=name)),
        paragraph(*state),
        status.question(one),
        Paragraph(spans=due) if due else None,
        Paragraph(spans=missed) if missed else None,
        Paragraph(spans=appeal.standing(one, plan)) if appeal.standing(one, plan) else None,
        Paragraph(spans=access.state(one, plan)) if access.state(one, plan) else None,
        Paragraph(spans=besides) if besides else None,
        note(level_check.on_record(one, plan)) if level_check.on_record(one, plan) else None,
        note(verdict.on_record(one)) if verdict.on_record(one) else None,
        note(f"{quoted(one.text)} Opened under {plan.name}{f' ({plan.edition})' if plan.edition else ''}."),
    )


def inside(one: Ticket, plan: Plan, customer: Customer, *, away: datetime | None = None) -> Message:
    """Return one ticket for the vendor's staff; its assignee is `away` until then (UTC)."""
    state, besides = status.state(one, plan, away=away), assignment.inside(one, plan)
    return _ticket(one, plan, customer, state, goal=status.our_goal(one, plan), besides=besides)


def to_work_on(one: Ticket, plan: Plan, customer: Customer, *, away: datetime | None = None) -> Message:
    """Return one ticket for the vendor's staff, with its thread and all that can be done on its card."""
    told = inside(one, plan, customer, away=away)
    return replace(told, blocks=(*told.blocks, paragraph(thread_link(one, customer)), acts.row(one, plan)))


def no_customer_here() -> Message:
    """Say that the channel belongs to no known customer."""
    return plain("This channel is not set up for support yet. Whoever runs the desk can add it to the desk file.")
