"""A ticket that has moved on since the message or the form that somebody uses: what it is by now, and what to do."""

from bot.model.message import Message, Paragraph, Spans, Strong
from bot.model.raises import wants_acknowledgement
from bot.model.ticket import Ticket
from bot.wording.spans import line, paragraph, plain, spaced
from bot.wording.ticket import status
from policies.terms import Plan


def since_message(ticket: Ticket, plan: Plan, *, ends: str = "resolve") -> Message:
    """Say what a ticket is by now to who pressed a button of a message from before, and how to do it all the same.

    `ends` is the verb by which they may end it.
    """
    instead = f"ack {ticket.id}" if wants_acknowledgement(ticket, plan) else f"snooze {ticket.id} 1d"
    how = f"“{instead}” and “{ends} {ticket.id}” do what they say all the same."
    head = line(f"{ticket.id} has moved on since that message.")
    return plain(*spaced(head, _now(ticket, plan), line(how)))


def since_form(ticket: Ticket, plan: Plan) -> Paragraph:
    """Say what a ticket is by now to who fills in a form from before, and that it can be sent all the same."""
    head = line(Strong(text=f"{ticket.id} has moved on since you opened this."))
    how = line("Send it if it's solved all the same, or close the form.")
    return paragraph(*spaced(head, _now(ticket, plan), how))


def _now(ticket: Ticket, plan: Plan) -> Spans:
    until = line("It's snoozed until ", *status.until(ticket, plan), ".") if ticket.snoozed_until else ()
    severity = line(f"It's {status.severity_name(ticket, plan)}.") if ticket.severity else ()
    return spaced(severity, until, status.state(ticket, plan))
