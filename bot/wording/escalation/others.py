"""The call of others, once somebody has acknowledged a ticket and more people are to."""

from bot.model.desk import Customer
from bot.model.message import Buttons, Mention, Message, Quote
from bot.model.raises import words_now
from bot.model.ticket import Ticket
from bot.wording.escalation.reminders import mentioned, name
from bot.wording.spans import clipped, joined, line, message, paragraph
from bot.wording.ticket.triage import NO_TEXT, acknowledge
from policies.terms import Plan


def call(ticket: Ticket, plan: Plan, customer: Customer, people: tuple[Mention, ...] = ()) -> Message:
    """Ask one of those who are called to acknowledge it as well, by a mention or directly."""
    more = plan.ladder.until(ticket.severity) - len(ticket.acknowledged.or_first(ticket.response))
    wanted = "one more person is" if more == 1 else f"{more} more people are"
    there = joined(tuple(one.name for one in ticket.acknowledged.or_first(ticket.response)))
    head = line(*name(ticket, customer, plan), f" – {there} acknowledged it, and {wanted} to.", *mentioned(people))
    return message(
        head,
        paragraph(*head),
        Quote(text=clipped(words_now(ticket, plan) or NO_TEXT)),
        Buttons(buttons=(acknowledge(ticket),)),
    )
