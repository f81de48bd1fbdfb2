"""The customer's view of a change of severity: what it was, what it is, who says so and why, and what they can do."""

from bot.model.classification import Classification
from bot.model.desk import Customer
from bot.model.message import Button, Buttons, Message, Paragraph, Spans, Strong
from bot.model.ticket import Ticket
from bot.wording import marks
from bot.wording.spans import clipped, line, message, note, paragraph, spaced, stopped
from bot.wording.ticket import news, phone, promised, status
from policies.terms import Plan, Severity


def reclassified(
    before: Ticket, ticket: Ticket, plan: Plan, name: str, *, confirmed: bool, appealable: bool = False
) -> Message:
    """Say that its severity was confirmed or changed, from what and why, and what that means for the customer.

    That is what is promised by when from now on, and what no longer is that was `before`. `appealable`: they can say
    that they disagree.
    """
    told = _change(ticket.history, plan, name, confirmed=confirmed)
    first = news.due(ticket, plan) if ticket.response is None else ()
    zone = status.zone(ticket, plan)
    tail = spaced(first, promised.sentences(ticket, zone), promised.no_longer_due(before, ticket))
    duty = () if confirmed else phone.duty(ticket, plan)
    return message(
        spaced(line(f"{ticket.id}:"), told, tail, duty),
        Paragraph(spans=spaced(told, tail)),
        paragraph(*duty) if duty else None,
        Buttons(buttons=(_disagree(ticket),)) if appealable else None,
    )


def settled(ticket: Ticket, plan: Plan, change: int, since: str) -> Message:
    """Return what said so of a `change`, by its place, once there is nothing to press any more.

    That is one line, with what has come of it `since`.
    """
    upto = ticket.history[: change + 1]
    said = spaced(_change(upto, plan, upto[-1].name or "We", confirmed=False), line(since))
    return message(spaced(line(f"{ticket.id}:"), said), note(*said))


def reason_wanted(ticket: Ticket, severity: Severity, customer: Customer) -> Message:
    """Ask staff why they change a severity, since the customer reads it."""
    text = f"Please say why – {customer.name} reads it: “severity {ticket.id} {severity.id}: why”, or use the form."
    form = Button(label="Open the form", verb="form", subject=ticket.id, argument=f"severity={severity.id}")
    return message(line(text), paragraph(text), Buttons(buttons=(form,)))


def _change(history: tuple[Classification, ...], plan: Plan, name: str, *, confirmed: bool) -> Spans:
    """Return who set it from what to what, and why: the last severity of a history."""
    *before, given = history
    was = before[-1].severity if before else None
    reason = clipped(given.reason, 300)
    level = f"{plan.severity(given.severity).name if given.severity else 'no level yet'}"
    level += f": {stopped(reason)}" if reason else "."
    now = marks.mark(plan, given.severity)
    if confirmed:
        return line(Strong(text=name), " confirmed ", now, level)
    if was is None:
        return line(Strong(text=name), " set this to ", now, level)
    return line(
        Strong(text=name), " set this from ", marks.mark(plan, was), f"{plan.severity(was).name} to ", now, level
    )


def _disagree(ticket: Ticket) -> Button:
    change = len(ticket.history) - 1
    return Button(label="I disagree", verb="appeal", subject=ticket.id, argument=f"#{change}")
