"""Remote access for work on a ticket: the customer is asked, answers, and reads when it ends; so does who asked."""

from datetime import datetime
from typing import Final

from bot.events import AccessAsked
from bot.model.access import AccessAsk, AccessGrant
from bot.model.desk import Customer
from bot.model.message import Button, Buttons, Mention, Message, Note, Paragraph, Spans, Strong, Style, Text, When
from bot.model.ticket import Ticket
from bot.wording import amounts, citing, refusals
from bot.wording.spans import by, clipped, line, listed, message, note, paragraph, plain, quoted, spaced
from bot.wording.ticket import status
from bot.wording.ticket.triage import thread_link
from policies.terms import Amount, Plan, Unit

NO_CLAUSE: Final = "Your plan says nothing about remote access, so we ask you each time."
SOMEBODY: Final = "One of your team"
LIMITS: Final = "from 5 minutes up to 7 days"


def length(span: Amount) -> str:
    """Return a span in words; whole days as days: “2 hours”, “3 days”."""
    is_days = span.unit is Unit.HOUR and span.value % 24 == 0 and span.value > 24
    return amounts.amount(Amount(value=span.value // 24, unit=Unit.DAY) if is_days else span)


def question(ticket: Ticket, ask: AccessAsk, plan: Plan, whom: Spans, lapses_at: datetime) -> Message:
    """Ask the customer for remote access, with the two buttons that answer."""
    head = line(*listed(whom, "or"), f": may we have remote access for {length(ask.span)}, for work on {ticket.id}?")
    why = line(Strong(text=ask.name), f": {quoted(ask.text, len(ask.text))}")
    until = line("Please answer by ", by(lapses_at, status.zone(ticket, plan)), ".")
    say = f"It starts with your click, and you can end it any time: “access {ticket.id} end”. "
    return message(
        spaced(head, why, until),
        paragraph(*head),
        Paragraph(spans=spaced(why, until)),
        Buttons(buttons=(_allow(ticket, ask), _refuse(ticket, ask))),
        _clause(plan, say),
    )


def _allow(ticket: Ticket, ask: AccessAsk) -> Button:
    said = f"allow {ask.number}"
    label = f"Allow for {length(ask.span)}"
    return Button(label=label, verb="access", subject=ticket.id, argument=said, style=Style.PRIMARY)


def _refuse(ticket: Ticket, ask: AccessAsk) -> Button:
    return Button(label="Not now", verb="access", subject=ticket.id, argument=f"refuse {ask.number}")


def _clause(plan: Plan, *before: str) -> Note:
    return citing.cited(plan, plan.consent.source, *before) if plan.consent else note(*before, NO_CLAUSE)


def granted(ticket: Ticket, grant: AccessGrant, plan: Plan) -> Message:
    """Return the question once it is allowed, with the button that ends it."""
    head = line(f"{grant.name} allowed remote access for {ticket.id} until ", _until(ticket, grant, plan), ".")
    end = Button(label="End it now", verb="access", subject=ticket.id, argument=f"end {grant.ask.number}")
    return message(head, paragraph(*head), Buttons(buttons=(end,)))


def was_allowed(ticket: Ticket, grant: AccessGrant) -> Spans:
    """Say what was allowed, and for what, once that is over; a message below says how it went on."""
    return line(f"{grant.name} allowed remote access for {ticket.id}: {quoted(grant.ask.text)}")


def settled(text: Spans) -> Message:
    """Return the question once it is over: one line, without buttons."""
    return message(text, note(*text))


def refused(ticket: Ticket, name: str) -> Spans:
    """Say that it can't be now."""
    return line(f"{name}: not now. We go on with {ticket.id} without remote access.")


def lapsed(ticket: Ticket, ask: AccessAsk) -> Spans:
    """Say that there was no answer in time."""
    tail = f"so we go on with {ticket.id} without remote access."
    return line(f"There was no answer within {length(ask.span)}, {tail} We'll ask again if we need it.")


def ended(ticket: Ticket) -> Spans:
    """Say that it has ended."""
    return line(f"Remote access for {ticket.id} has ended.")


def over(ticket: Ticket) -> Spans:
    """Say that the ticket, and so what it was needed for, is over."""
    return line(f"Remote access isn't needed any more: {ticket.id} is over.")


def withdrawn(name: str, *, by_staff: bool) -> str:
    """Say who ended it early."""
    return f"{name} handed remote access back." if by_staff else f"{name} ended remote access."


def ended_by(ticket: Ticket, name: str, *, by_staff: bool) -> Spans:
    """Say in the thread who ended it early."""
    return line(f"{withdrawn(name, by_staff=by_staff).rstrip('.')} for {ticket.id}.")


def taken_back(ticket: Ticket, name: str) -> Spans:
    """Say that it isn't asked for any more."""
    return line(f"{name} needs no answer any more about remote access for {ticket.id}.")


def inside_asked(ticket: Ticket, ask: AccessAsk, customer: Customer) -> Message:
    """Tell triage that the customer was asked."""
    told = f" asked {customer.name} for remote access to {ticket.id} for {length(ask.span)}: {quoted(ask.text)}"
    return plain(Strong(text=ask.name), told)


def inside_granted(ticket: Ticket, grant: AccessGrant, customer: Customer, plan: Plan) -> Spans:
    """Tell staff that it is allowed, until when, and how to hand it back."""
    head = f"{grant.name} ({customer.name}) allowed remote access for {ticket.id} until "
    return line(head, _until(ticket, grant, plan), f". Done sooner? “access {ticket.id} end” hands it back.")


def inside_refused(ticket: Ticket, name: str, customer: Customer) -> Spans:
    """Tell staff that it can't be now."""
    return line(f"{name} ({customer.name}) can't allow remote access for {ticket.id} now.")


def inside_lapsed(ticket: Ticket, ask: AccessAsk, customer: Customer) -> Spans:
    """Tell staff that there was no answer, and what they can do."""
    head = f"There was no answer from {customer.name} about remote access for {ticket.id} within {length(ask.span)}."
    return line(f"{head} Call them if you still need it, then ask again: “access {ticket.id} {_typed(ask.span)} why”.")


def inside_ended(ticket: Ticket, customer: Customer) -> Spans:
    """Tell staff that it is over."""
    return line(f"Remote access to {customer.name}'s system for {ticket.id} has ended.")


def inside_ended_by(ticket: Ticket, customer: Customer, name: str, *, by_staff: bool) -> Spans:
    """Tell staff who ended it early."""
    said = withdrawn(name if by_staff else f"{name} ({customer.name})", by_staff=by_staff)
    return line(f"{said.rstrip('.')} for {ticket.id}.")


def directly(told: Spans, ticket: Ticket, customer: Customer) -> Message:
    """Tell who asked for it, with the way to the thread."""
    return message(told, paragraph(*told), paragraph(thread_link(ticket, customer)))


def asked(ticket: Ticket, ask: AccessAsk, whom: Spans) -> Message:
    """Tell who asked that the question is out, and how they take it back."""
    return plain(
        "I've asked ",
        *_names(whom),
        f" for {length(ask.span)}, and will tell you. “access {ticket.id} end” takes it back.",
    )


def noted(told: Spans) -> Message:
    """Tell who answered, or ended it, what follows."""
    return message(told, paragraph(*told))


def asked_already(ticket: Ticket, ask: AccessAsk) -> Message:
    """Say that an answer is still awaited."""
    return plain(
        f"{ask.name} has asked for remote access to {ticket.id} already, and the answer is still to come. "
        f"“access {ticket.id} end” takes that back."
    )


def unreadable(ticket: Ticket, typed: str) -> Message:
    """Say how remote access is asked for."""
    head = f"I can't read “{clipped(typed, 40)}” as a length of time and a reason."
    return plain(f"{head} Try “access {ticket.id} 2h to look at the exports”: {LIMITS}, and what it's for.")


def no_reason(ticket: Ticket, customer: Customer, typed: str) -> Message:
    """Ask what remote access is for, which the customer reads."""
    example = f"access {ticket.id} {clipped(typed, 40)} to look at the exports"
    return plain(f"What's it for? {customer.name} reads the reason: “{example}”.")


def nobody_to_ask(ticket: Ticket, plan: Plan, customer: Customer) -> Message:
    """Say that the customer has nobody who may allow it, by which clause."""
    text = f"{refusals.no_contacts(customer)} Until then nobody can allow remote access for {ticket.id}."
    return message(line(text), paragraph(text), _clause(plan))


def nothing_asked(ticket: Ticket, plan: Plan) -> Message:
    """Say that no answer is awaited any more, and until when access is allowed, if it is."""
    if ticket.access:
        until = _until(ticket, ticket.access, plan)
        return plain(f"{ticket.access.name} allowed remote access for {ticket.id} already, until ", until, ".")
    return plain(f"Nobody waits for a word on remote access for {ticket.id} right now.")


def nothing_to_end(ticket: Ticket) -> Message:
    """Say that there is no access, and none is asked for."""
    return plain(f"There's no remote access for {ticket.id} to end.")


def ours_to_ask(ticket: Ticket) -> Message:
    """Tell a customer that our people ask for it."""
    return plain(
        f"If we need remote access for {ticket.id}, we'll ask you for it here. Write in the thread what you'd like."
    )


def customers_to_allow(plan: Plan, customer: Customer) -> Message:
    """Tell staff that it is the customer's to allow, by which clause."""
    text = f"Only {customer.name} can allow that. I'll tell you as soon as they have."
    return message(line(text), paragraph(text), _clause(plan))


def who_may_allow(plan: Plan, whom: Spans) -> Message:
    """Tell one of the customer's people who can allow it, and by which clause."""
    text = line("Thanks! On your plan ", *_names(whom), " can allow remote access, so it's theirs to answer.")
    return message(text, paragraph(*text), _clause(plan))


def state(ticket: Ticket, plan: Plan) -> Spans:
    """Return a sentence on what is allowed, and one on what is asked for; empty if nothing is."""
    asked, grant = ticket.access_asked, ticket.access
    why = citing.clause(plan, plan.consent.source) if plan.consent else ""
    under = f" ({why})" if why else ""
    return spaced(
        line(f"{grant.name} allowed remote access until ", _until(ticket, grant, plan), f"{under}.") if grant else (),
        line(f"{asked.name} asked for remote access for {length(asked.span)}: “{clipped(asked.text)}”{under}.")
        if asked
        else (),
    )


def request(asked: AccessAsked) -> str:
    """Say who asked for how much, why, and by which clause."""
    clause = asked.clause or "the plan says nothing of it"
    return f"{asked.name} asked for remote access for {length(asked.span)}: “{clipped(asked.text)}” ({clause})."


def _names(whom: Spans) -> Spans:
    """Return who is asked by their names alone, where nobody is to be called."""
    return listed(tuple(Text(text=one.name) if isinstance(one, Mention) else one for one in whom), "or")


def _until(ticket: Ticket, grant: AccessGrant, plan: Plan) -> When:
    return by(grant.until, status.zone(ticket, plan))


def _typed(span: Amount) -> str:
    return f"{span.value}{'h' if span.unit is Unit.HOUR else 'm'}"
