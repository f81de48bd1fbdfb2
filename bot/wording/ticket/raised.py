"""Messages to the vendor's staff about a ticket that has become more severe, or less so by its customer's word."""

from msgspec.structs import replace

from bot.model.desk import Customer
from bot.model.message import Buttons, Mention, Message, Quote, Spans, Strong, Text
from bot.model.people import Actor
from bot.model.raises import wants_acknowledgement, words_now
from bot.model.ticket import Ticket
from bot.wording import marks
from bot.wording.spans import clipped, line, message, paragraph, spaced, stopped
from bot.wording.ticket import status
from bot.wording.ticket.triage import NO_TEXT, acknowledge, person, thread_link
from policies.terms import Plan


def in_triage(
    ticket: Ticket, plan: Plan, customer: Customer, by: Actor, on_duty: tuple[Mention, ...], *, left: Spans = ()
) -> Message:
    """Word the news for the thread of the triage card, where those on duty are mentioned; `by` is who raised it.

    `left` says who had it and isn't there, if it was taken from them with that.
    """
    duty: Spans = tuple(span for mention in on_duty for span in line(" ", mention))
    head = spaced(_head(ticket, plan, customer, by), left or _stands(ticket, plan))
    return message((*head, *duty), paragraph(*head, *duty), _acknowledge(ticket, plan))


def directly(ticket: Ticket, plan: Plan, customer: Customer, by: Actor, *, left: Spans = ()) -> Message:
    """Word the news for one person: its assignee, the account manager, or somebody whom triage can't mention."""
    head = spaced(_head(ticket, plan, customer, by), left or _stands(ticket, plan))
    *before, last = ticket.history
    told = replace(ticket, history=(*before, replace(last, reason="")))  # its reason is in the head
    return message(
        head,
        paragraph(*head),
        Quote(text=clipped(words_now(told, plan) or NO_TEXT, 600)),
        paragraph(thread_link(ticket, customer)),
        _acknowledge(ticket, plan),
    )


def _head(ticket: Ticket, plan: Plan, customer: Customer, by: Actor) -> Spans:
    """Return which ticket it is, its severity now and before, who set it, and why."""
    before = ticket.history[-2].severity if len(ticket.history) > 1 else None
    was = f" (was {plan.severity(before).name})" if before else ""
    now = line(marks.mark(plan, ticket.severity), Strong(text=status.severity_name(ticket, plan)))
    who = person(by.account, by.name) if by.account else Text(text=by.name)
    name = Strong(text=f"{ticket.id} · {customer.name}")
    reason = clipped(ticket.history[-1].reason, 300)
    return line(name, " is now ", *now, f"{was}. Set by ", who, f": {stopped(reason)}" if reason else ".")


def _stands(ticket: Ticket, plan: Plan) -> Spans:
    return status.promised(ticket, plan) or status.state(ticket, plan)


def _acknowledge(ticket: Ticket, plan: Plan) -> Buttons | None:
    return Buttons(buttons=(acknowledge(ticket),)) if wants_acknowledgement(ticket, plan) else None
