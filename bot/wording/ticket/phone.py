"""The customer's call, where the terms want one beside the request: asked for, reported, and confirmed."""

from bot.model.desk import Customer
from bot.model.message import Button, Buttons, Message, Spans, Strong
from bot.model.ticket import OVER, Ticket
from bot.wording import phone_lines
from bot.wording.spans import clipped, line, message, paragraph, plain, stopped
from policies.terms import Plan


def duty(ticket: Ticket, plan: Plan) -> Spans:
    """Return the duty to phone, with only the number in bold, until a call is confirmed or the ticket is over."""
    phone = plan.severity(ticket.severity).phone if ticket.severity else None
    if phone is None or ticket.phoned_at or ticket.status in OVER:
        return ()
    return line(f"{stopped(phone.says)} The number is ", Strong(text=phone.number or phone_lines.UNKNOWN), ".")


def button(ticket: Ticket, plan: Plan) -> tuple[Button, ...]:
    """Return the button by which a customer says that they have called, while nobody has said so."""
    is_asked = bool(duty(ticket, plan)) and ticket.call_claimed_at is None
    return (Button(label="I have called", verb="phoned", subject=ticket.id),) if is_asked else ()


def claimed(ticket: Ticket, name: str) -> Message:
    """Tell the customer that their word about a call has arrived."""
    return plain(f"Thanks, {name}. We've noted your call about {ticket.id}, and will confirm it here.")


def claimed_already(ticket: Ticket) -> Message:
    """Say that their word about a call is on record, and waits to be confirmed."""
    return plain(f"We've noted your call about {ticket.id} already, and will confirm it here.")


def claim(ticket: Ticket, customer: Customer, name: str, text: str) -> Message:
    """Ask the vendor's side under the card whether somebody took the call."""
    said = f": “{clipped(text)}”" if text else "."
    head = line(Strong(text=name), f" ({customer.name}) says that they have phoned about {ticket.id}{said} Did you?")
    return message(head, paragraph(*head), Buttons(buttons=(they_called(ticket),)))


def confirmed(ticket: Ticket, name: str) -> Message:
    """Say that somebody confirms the call."""
    return plain(Strong(text=name), f" has confirmed your call about {ticket.id}. Thank you.")


def noted(ticket: Ticket) -> Message:
    """Tell who reported a call that it is on record."""
    return plain(f"The call about {ticket.id} is on record.")


def not_wanted(ticket: Ticket) -> Message:
    """Say that no call is waited for, or that it is confirmed already."""
    if ticket.phoned_at:
        return plain(f"The call about {ticket.id} is confirmed already.")
    return plain(f"{ticket.id} needs no call. What you write in its thread reaches everybody who works on it.")


def they_called(ticket: Ticket) -> Button:
    """Return the button by which a member of staff confirms the call."""
    return Button(label="They have called", verb="phoned", subject=ticket.id)
