"""One of each reminder, and of what is said about a customer's call."""

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from bot.events import PhoneCallClaimed
from bot.model.message import Message
from bot.model.ticket import Ticket
from bot.sla.lateness import Lateness
from bot.wording.escalation import confirmation, consent, customer_reply, next_response, phone_call, reminders
from bot.wording.escalation.reminders import DueReminder
from bot.wording.ticket import phone
from tests.unit.wording.examples import AGENT_ONE, OPEN, Promise


def reminders_of(one: Promise, ticket: Ticket) -> Iterator[tuple[str, Message]]:
    """Yield them for a ticket of which something is due."""
    if ticket.milestone is None:
        return
    due_at = ticket.milestone.due
    over = (
        (50, due_at - timedelta(hours=1), Lateness()),
        (100, due_at, Lateness()),
        (101, due_at + timedelta(hours=1), Lateness(rest=timedelta(hours=1))),
        (101, due_at + timedelta(days=4), Lateness(days=1, rest=timedelta(hours=2), is_covered=True)),
        (101, due_at + timedelta(days=1), Lateness(is_covered=True)),
    )
    for percent, now, lateness in over:
        for late in (timedelta(), timedelta(minutes=20)):
            reminder = DueReminder(
                ticket=ticket,
                milestone=ticket.milestone,
                customer=one.customer,
                plan=one.plan,
                percent=percent,
                due_at=now - late,
                now=now,
                over=lateness,
                text=ticket.text,
            )
            yield f"reminder at {percent}", reminders.in_triage(reminder, (AGENT_ONE,))
            yield f"reminder to the account manager at {percent}", reminders.directly(reminder)
            yield f"waits for the next answer at {percent}", next_response.waiting(reminder)
            yield f"waits for the next answer at {percent}, in triage", next_response.waiting(reminder, (AGENT_ONE,))
    asked = replace(reminder, milestone=replace(ticket.milestone, question="Which offices are affected?"))
    for each in (reminder, asked):
        yield "nudge", customer_reply.nudge(each)
        yield "unheard", customer_reply.unheard(each, (AGENT_ONE,))
    yield "no call", phone_call.missing(reminder, (AGENT_ONE,))
    if phone.duty(ticket, one.plan):
        yield "to phone", phone_call.wanted(reminder)
    if ticket.severity:
        yield "unconfirmed", confirmation.unconfirmed(reminder, (AGENT_ONE,))
    yield from _calls(one, ticket)
    yield "confirmed", phone.confirmed(ticket, ticket, "Agent One", OPEN, "Europe/Berlin")
    for each in (ticket, replace(ticket, phoned_at=ticket.opened_at)):
        yield "no call wanted", phone.not_wanted(each)
    yield "a call", phone.noted(ticket)
    yield "access unanswered", consent.unanswered(reminder, (AGENT_ONE,))
    yield "access still asked for", consent.still_asked(replace(reminder, whom=(AGENT_ONE,)))
    yield "closed unheard", customer_reply.closed(ticket)


def _calls(one: Promise, ticket: Ticket) -> Iterator[tuple[str, Message]]:
    for text in ("", "to Sandra"):
        for at in (None, OPEN):
            said = PhoneCallClaimed(at=OPEN, by="acme-one", via="", name="Contact One", text=text, called_at=at)
            yield "claimed", phone.claim(ticket, one.customer, said, "UTC")
    for has_said in (True, False):
        yield "claimed, to them", phone.claimed(ticket, "Contact One", has_said=has_said)
    yield "claimed, noted", phone.noted_claim(ticket)
