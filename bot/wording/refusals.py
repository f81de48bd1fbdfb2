"""The reason for a refusal, the clause behind it, and what to do next."""

from datetime import date

from msgspec.structs import replace

from bot.model.desk import Customer, Desk
from bot.model.ids import TicketId
from bot.model.message import Link, Message, Paragraph, Quote, Span
from bot.model.ticket import Status, Ticket
from bot.wording import citing, question
from bot.wording.spans import clipped, joined, line, message, note, paragraph, plain
from policies.terms import Plan, Severity, WayIn

NO_TICKET_YET = "This isn't a ticket yet. Set its severity first, with a button of its line in triage."
"""The reply to the vendor's staff when they ask for something that only a ticket can have."""


def channel_not_included(plan: Plan) -> Message:
    """Say that chat isn't a way in under this plan, and name one that is."""
    spans = line(f"Your plan ({plan.name}) doesn't include support by chat. ", *_ways(plan.chat.ways))
    return message(spans, Paragraph(spans=spans), citing.cited(plan, plan.chat.source))


def staff_only(desk: Desk) -> Message:
    """Say that only the vendor's staff may do that."""
    return plain(f"Only our team at {desk.name} can do that. “help” shows what you can do.")


def people_only() -> Message:
    """Tell a program that only a person may do that."""
    return plain("Assistants can read and take notes here. A person has to do that.")


def too_fast(many: int) -> Message:
    """Tell a program that it gives more commands than are heard in a minute."""
    return plain(f"That's more than the {many} commands that I take in a minute. I'll listen again in the next one.")


def not_your_role() -> Message:
    """Say that only those who decide for a customer may do that."""
    return plain("That's for the customer's account manager, or for a lead. “help” shows what you can do.")


def customers_to_say() -> Message:
    """Say that only the customer's own people may do that."""
    return plain("That's for the customer's own people to say.")


def not_their_channel() -> Message:
    """Tell somebody of another customer that they can't do that in this customer's channel."""
    return plain("I can't help you in this channel. Please use your own support channel, or write to me directly.")


def contacts_only(plan: Plan, customer: Customer, today: date, besides: str = "") -> Message:
    """Say that only designated contacts may do that; `besides` is what becomes of the request."""
    text = f"On your plan ({plan.name}), that's up to a designated contact. {contacts_named(customer, today)} {besides}"
    text = text.rstrip()
    return message(line(text), paragraph(text), citing.cited(plan, plan.contacts.source))


def staff_set_the_severity(plan: Plan) -> Message:
    """Say that the customer may not change the severity themselves."""
    text = "We set the level on your plan. Tell us in the thread what has changed, and we'll look at it again."
    return message(
        line(text), paragraph(text), citing.cited(plan, plan.severity_rule.source, f"{plan.severity_rule.says} ")
    )


def unknown_ticket(ticket: TicketId | str) -> Message:
    """Say that there is no such ticket, in the same words if there is one that this person may not see."""
    return plain(f"I can't find a ticket {ticket} here. “list” shows the ones you can see.")


def gone() -> Message:
    """Say that the request behind a button is no longer there."""
    return plain("That request isn't there any more. Write it again, and we'll take it from there.")


def settled_before() -> Message:
    """Say that the question has been answered already."""
    return plain("That's settled already.")


def nothing_asked(typed: str) -> Message:
    """Say that nothing waits for a severity."""
    return plain(
        f"Nothing of yours waits for a level right now, so “{clipped(typed, 40)}” changes nothing. "
        "Tell us what's happening and we'll ask from there; to change a ticket, write in its thread."
    )


def settled_already() -> Message:
    """Say that somebody decided already that it isn't a request."""
    return plain("That's settled already: it isn't a request.")


def open_already(ticket: Ticket, plan: Plan) -> Message:
    """Say that it is a ticket already, and with which severity."""
    level = f", as {plan.severity(ticket.severity).name}" if ticket.severity else ". Pick a level to get a time"
    return plain(f"{ticket.id} is open already{level}.")


def no_request_any_more(ticket: Ticket, plan: Plan) -> Message:
    """Say that it is a ticket already, with its state, and how to end it."""
    if ticket.merged_into:
        return goes_on(ticket.id, ticket.merged_into)
    if ticket.status in (Status.RESOLVED, Status.CLOSED):
        return plain(f"This is {ticket.id}, which is {ticket.status} already.")
    level = plan.severity(ticket.severity).name if ticket.severity else "no level yet"
    return plain(f"This is {ticket.id} already ({level}). If you don't need it, “close {ticket.id}” ends it.")


def severity_already(ticket: Ticket, severity: Severity) -> Message:
    """Say that it has that severity already."""
    return plain(f"{ticket.id} is {severity.name} already.")


def unknown_severity(plan: Plan, typed: str) -> Message:
    """Say that the plan has no such severity, and which it has; and where a reason goes, if one may have been meant."""
    names = joined(tuple(f"{severity.id} ({severity.name})" for severity in plan.severities), last="or")
    first = typed.partition(" ")[0]
    reason = f" A reason goes after a colon: “{first}: why”." if first in {one.id for one in plan.severities} else ""
    return plain(f"I don't know a level “{clipped(typed, 40)}” on {plan.name}. Try {names}.{reason}")


def goes_on(ticket: TicketId, into: TicketId) -> Message:
    """Say that it was merged into another ticket, where everything is to be done."""
    return plain(f"{ticket} is merged into {into} already, so it goes on there.")


def not_from_here(ticket: TicketId, status: Status) -> Message:
    """Say that this can't be done in the ticket's present state."""
    if status in (Status.RESOLVED, Status.CLOSED):
        return plain(f"{ticket} is {status}. “reopen {ticket}” opens it again.")
    return plain(f"{ticket} is open already.")


def over_already(ticket: TicketId, status: Status) -> Message:
    """Say that what would be sent can't be in the ticket's present state, and what still can."""
    return plain(
        f"{ticket} is {status}. “reply {ticket}” still reaches the customer, “reopen {ticket}” opens it again."
    )


def with_words(told: Message, words: str) -> Message:
    """Return a refusal with the words of whoever is refused, which nobody has read; they see them nowhere else."""
    return replace(told, blocks=(*told.blocks, note("Nobody has read this yet. You wrote:"), Quote(text=words)))


def contacts_named(customer: Customer, today: date) -> str:
    """Say in a sentence who the designated contacts are on that day, or that nobody is named."""
    names = contact_names(customer, today)
    if not names:
        return no_contacts(customer)
    return f"For {customer.name}, that's {names}."


def no_contacts(customer: Customer) -> str:
    """Say that the customer has no designated contacts, and who can name them."""
    return f"Nobody is named for {customer.name} yet; your account team can do that."


def contact_names(customer: Customer, today: date) -> str:
    """Return “Contact One or Contact Two”: the designated contacts on that day; empty if there are none."""
    return joined(tuple(contact.name for contact in customer.contacts_on(today)), last="or")


def _ways(ways: tuple[WayIn, ...]) -> tuple[str | Span, ...]:
    web = next((way for way in ways if way.address and way.address.startswith("http")), None)
    if web is None or web.address is None:
        return (question.ways(ways) or "Please write to your account team.",)
    return ("Please use ", Link(url=web.address, text=web.address), " – you can paste this text there.")


def acknowledged_already(one: Ticket) -> Message:
    """Say that somebody was first."""
    return plain(f"{one.id} is already acknowledged by {one.assignee}; the customer knows.")
