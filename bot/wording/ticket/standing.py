"""The state of a ticket, for a customer who asks and for its assignee; and the question whether it is over."""

from datetime import datetime
from typing import Final

from bot.model.desk import Customer
from bot.model.message import Button, Buttons, Mention, Message, Paragraph, Quote, Spans, Strong
from bot.model.people import Actor
from bot.model.ticket import OVER, Status, Ticket
from bot.wording import coverage, phone_lines
from bot.wording.spans import clipped, invitation, line, message, note, paragraph, plain, spaced
from bot.wording.ticket import outcomes, status, verdict
from bot.wording.ticket.triage import person, thread_link
from policies.terms import Plan

WRITE_HERE: Final = invitation(
    "Write here what's happening, and we'll take it from there.",
    "Write @plandesk and what's happening, and we'll take it from there.",
)
"""The words with which somebody is invited to ask."""


def asked(ticket: Ticket, plan: Plan, *, thread: str = "this thread") -> Message:
    """Return state, due time and assignee, and what we wait for the customer to tell us; if it is over, the way back.

    `thread` is what its thread is called where this is read.
    """
    name = Strong(text=f"{ticket.id} · {status.severity_name(ticket, plan)}")
    state = status.for_customer(ticket, plan, thread=thread)
    missed = outcomes.on_record(ticket, plan, status.zone(ticket, plan))
    stands = spaced(line(name, "."), state, status.promised(ticket, plan), missed)
    question, who = status.question(ticket), _assignee(ticket)
    told = (Paragraph(spans=stands), question, Paragraph(spans=who)) if question and who else None
    back = Buttons(buttons=(_not_solved(ticket),)) if ticket.status in OVER and not ticket.merged_into else None
    asked = line(f"“{clipped(question.text)}”") if question else ()
    return message(spaced(stands, asked, who), *(told or (Paragraph(spans=spaced(stands, who)),)), back)


def to_assignee(
    ticket: Ticket,
    plan: Plan,
    customer: Customer,
    by: Actor,
    text: str,
    *,
    called: tuple[Mention, ...] = (),
    is_back: bool = False,
) -> Message:
    """Tell the assignee, or these people, that the customer asks for its state; `is_back`: and so ended its snooze."""
    who = person(by.account, by.name) if by.account else by.name or "Somebody"
    waits = " It's waiting for their answer; they've read what we need." if ticket.status is Status.WAITING else ""
    back = " It's back in the queue." if is_back else ""
    asks = f" ({customer.name}) asks for news on {ticket.id} ({status.severity_name(ticket, plan)}).{back}{waits}"
    head = line(who, asks, *(span for mention in called for span in line(" ", mention)))
    return message(
        (*head, *line(f" “{clipped(text)}”")),
        Paragraph(spans=head),
        Quote(text=text),
        paragraph(thread_link(ticket, customer)),
    )


def close_offered(ticket: Ticket) -> Message:
    """Offer a click that closes it to a customer who says that it is over."""
    text = f"Good to hear! Shall I close {ticket.id}? Otherwise we'll keep at it."
    return message(line(text), paragraph(text), Buttons(buttons=(_close(ticket, f"Close {ticket.id}"),)))


def solved_asked(ticket: Ticket) -> Message:
    """Ask whether it is solved, when the customer's words may mean that or not."""
    text = f"Thanks – is {ticket.id} solved?"
    return message(line(text), paragraph(text), verdict.solved_or_not(ticket, confirms=True))


def settled() -> Message:
    """Return the final form of such a question, once it is answered: what came of it is told beside it."""
    told = line("Thanks for letting us know.")
    return message(told, note(*told))


def passed_on(ticket: Ticket) -> Message:
    """Say that what was written to the desk about a ticket has reached it."""
    whom = f"{ticket.assignee} sees it" if ticket.assignee else "Our team sees it"
    return plain(f"Thanks, I've added that to {ticket.id}. {whom}.")


def hours(plan: Plan, customer: Customer, now: datetime) -> Message:
    """Say whether support is open now, and until or from when, and whom to call."""
    stands = spaced(*coverage.now_open(plan, now, customer.region), *phone_lines.to_call(plan, now))
    tail = invitation("Write any time, we'll see it.", "Write @plandesk any time, we'll see it.")
    if not stands:
        return plain(f"Your plan sets no support hours. {tail}")
    return message(spaced(stands, line(tail)), Paragraph(spans=stands), note(tail))


def nothing_open(plan: Plan, customer: Customer, now: datetime) -> Message:
    """Tell somebody who asks that nothing of theirs is open."""
    text = line("Nothing of yours is open right now. ", WRITE_HERE)
    stands = spaced(*coverage.now_open(plan, now, customer.region))
    return message(spaced(text, stands), paragraph(*text), Paragraph(spans=stands) if stands else None)


def _assignee(ticket: Ticket) -> Spans:
    if ticket.status in OVER:
        return ()
    if ticket.assignee is None:
        return line("Our team sees that you asked.")
    if ticket.status is Status.ACKNOWLEDGED:  # the state names the assignee
        return line(f"{ticket.assignee} knows that you asked.")
    return line(f"Assigned to {ticket.assignee}, who knows that you asked.")


def _close(ticket: Ticket, label: str) -> Button:
    return Button(label=label, verb="close", subject=ticket.id)


def _not_solved(ticket: Ticket) -> Button:
    return Button(label="Not solved", verb="reopen", subject=ticket.id)
