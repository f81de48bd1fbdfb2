"""The acts on a card of a ticket, for staff: the next one first, the common ones beside it, all others in a menu.

An act that no longer works is gone. One that needs words opens its form.
"""

from bot.model import customer_call
from bot.model.message import Button, Buttons, Menu
from bot.model.moves import moves
from bot.model.proposal import is_proposal
from bot.model.ticket import OVER, Status, Ticket
from bot.wording.ticket import phone
from bot.wording.ticket.triage import acknowledge, form, set_severity, take
from policies.terms import MetBy, Plan

MORE = "More"


def row(ticket: Ticket, plan: Plan) -> Buttons:
    """Return the buttons and menus of the card."""
    menus = (*_severities(ticket, plan), Menu(label=MORE, options=_others(ticket, plan)))
    return Buttons(buttons=_common(ticket), menus=menus)


def _common(ticket: Ticket) -> tuple[Button, ...]:
    if ticket.merged_into:
        return ()
    if ticket.status in OVER:
        return (Button(label="Reopen", verb="reopen", subject=ticket.id),)
    first = (acknowledge(ticket),) if ticket.awaits_response else ()
    return (*first, form(ticket, "reply", "Reply"), form(ticket, "assign", "Assign"))


def _severities(ticket: Ticket, plan: Plan) -> tuple[Menu, ...]:
    """Return the choice of a severity that is to be set or confirmed: the suggested one first."""
    proposed = is_proposal(ticket, plan)
    if ticket.status in OVER or not (proposed or ticket.severity is None):
        return ()
    ids = sorted((one.id for one in plan.severities), key=lambda each: each != ticket.severity)
    options = tuple(set_severity(ticket, plan, each) for each in ids)
    return (Menu(label="Confirm severity" if proposed else "Set severity", options=options),)


def _others(ticket: Ticket, plan: Plan) -> tuple[Button, ...]:
    note = form(ticket, "note", "Internal note")
    why = Button(label="Why this time?", verb="why", subject=ticket.id)
    history = Button(label="History", verb="history", subject=ticket.id)
    log = (form(ticket, "log", "Log work"),) if plan.allowances else ()
    if ticket.status is Status.RESOLVED and not ticket.merged_into:
        return (
            note,
            *log,
            Button(label="Close", verb="close-shown", subject=ticket.id, argument=str(moves(ticket))),
            why,
            history,
        )
    if ticket.status in OVER:
        return (note, *log, why, history)
    return (
        note,
        *log,
        form(ticket, "wait", "Ask and wait"),
        form(ticket, "resolve", "Resolve"),
        *(() if ticket.awaits_response else (form(ticket, "snooze", "Snooze"),)),
        *((form(ticket, "severity", "Change severity"),) if ticket.severity else ()),
        *((form(ticket, "kind", "Kind of request"),) if plan.kinds else ()),
        *((form(ticket, "milestone", "Give a workaround"),) if _names_milestones(ticket, plan) else ()),
        *((form(ticket, "access", "Ask for access"),) if plan.consent and not ticket.access_asked else ()),
        *((phone.they_called(ticket),) if customer_call.is_open(ticket, plan) else ()),
        form(ticket, "merge", "Merge"),
        Button(label="Incident", verb="incident", subject=ticket.id),
        form(ticket, "link", "Link to work"),
        Button(label="Split last message", verb="split", subject=ticket.id),
        take(ticket, "Take over" if ticket.assignee else "Assign to me"),
        why,
        history,
    )


def _names_milestones(ticket: Ticket, plan: Plan) -> bool:
    """Return whether the plan has anything that is given to the customer by its name, such as a workaround."""
    targets = plan.targets.get(ticket.severity or "", {}).values()
    return bool(plan.own_metrics) or any(MetBy.MILESTONE in target.met_by for target in targets)
