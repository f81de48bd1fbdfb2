"""The customer's call, where the terms want one beside the request: asked for, reported, and confirmed."""

from datetime import datetime

from bot.events import PhoneCallClaimed
from bot.model import customer_call
from bot.model.desk import Customer
from bot.model.message import Button, Buttons, Message, Spans, Strong
from bot.model.milestone import MilestoneType, Owner, due_of
from bot.model.ticket import OVER, Ticket
from bot.sla.clock import promise
from bot.wording import amounts, phone_lines
from bot.wording.spans import by, invitation, joined, line, message, paragraph, plain, quoted
from policies.terms import Plan


def duty(ticket: Ticket, plan: Plan, now: datetime | None = None) -> Spans:
    """Return the duty to phone until a call is confirmed or the ticket is over; once they say they did, what we owe.

    Where the line has hours and is closed (`now`, or else when the severity was given), it is from when it opens; where
    it speaks certain languages alone, they are named.
    """
    if ticket.status in OVER or not customer_call.is_due(ticket, plan):
        return ()
    phone = plan.severity(ticket.severity).phone if ticket.severity else None
    if phone is None or customer_call.is_to_be_confirmed(ticket):
        return line(f"📞 We've noted your call{_about_guests(ticket)} and will confirm it here.")
    number = phone.number or phone_lines.UNKNOWN
    opens = phone_lines.opens(plan, phone.number, now or ticket.history[-1].at)
    spoken = phone_lines.languages(plan, phone.number)
    handled = f" – this level is handled by phone{f', in {spoken}' if spoken else ''}. "
    written = invitation("Post here too, so nothing is lost.", "Post here too, with @plandesk, so nothing is lost.")
    if opens is None:
        return line("📞 ", Strong(text=f"Please call {number} now"), handled, written)
    inside = f" (in {spoken})" if spoken else ""
    return line("📞 ", Strong(text=f"Please call {number}"), f"{inside} when the line opens, ", opens, ". ", written)


def sooner(ticket: Ticket, plan: Plan) -> Spans:
    """Return how soon the first response is due after a call, if that is sooner; nothing once one is confirmed."""
    severity, at = ticket.severity, ticket.history[-1].at
    if severity is None or customer_call.is_confirmed(ticket) or ticket.due_at is None:
        return ()
    called = promise(plan, severity, at, region=ticket.region, phoned=True)
    if called is None or called.calendar is None or called.due_at >= ticket.due_at:
        return ()
    if customer_call.is_to_be_confirmed(ticket):
        said = f"Once your call is confirmed, it's {amounts.within(called.target)} of that ({called.calendar.name})."
        return line(said)
    return line(f"If you call, it's {amounts.within(called.target)} of your call ({called.calendar.name}).")


def button(ticket: Ticket, plan: Plan) -> tuple[Button, ...]:
    """Return the button by which a customer says that they have called, while nobody has said so."""
    is_claimed = customer_call.is_to_be_confirmed(ticket)
    is_asked = customer_call.is_wanted(ticket, plan) and not is_claimed and ticket.status not in OVER
    return (Button(label="I've called", verb="phoned", subject=ticket.id),) if is_asked else ()


def claimed(ticket: Ticket, name: str, *, has_said: bool) -> Message:
    """Tell the customer that their word about a call has arrived; they may add when it was and to whom."""
    text = f"Thanks{f', {name}' if name else ''}. We've noted your call and will confirm it here."
    form = Button(label="Add when, to whom", verb="form", subject=ticket.id, argument="phoned")
    return message(line(text), paragraph(text), None if has_said else Buttons(buttons=(form,)))


def claimed_already(ticket: Ticket) -> Message:
    """Say that their word about a call is on record, and waits to be confirmed."""
    return plain("We've noted your call already and will confirm it here.")


def claim(ticket: Ticket, customer: Customer, it: PhoneCallClaimed, zone: str) -> Message:
    """Ask the vendor's side under the card whether somebody took the call."""
    said = f": {quoted(it.text)}" if it.text else "."
    when: Spans = (*line(", "), by(it.called_at, zone)) if it.called_at else ()
    head = line(
        Strong(text=it.name),
        f" ({customer.name}) says they called about {named(ticket)}",
        *when,
        f"{said} Did you take the call?",
    )
    return message(head, paragraph(*head), Buttons(buttons=(they_called(ticket),)))


def confirmed(before: Ticket, after: Ticket, name: str, now: datetime, zone: str) -> Message:
    """Say that somebody confirms the call, and by when the first response is due if that is another time by it."""
    about = _about_guests(before) if before.phoned_at else ""
    said = _sooner_by(before, after, now, zone)
    return plain(Strong(text=name), f" confirmed your call{about}. Thank you.", *((" ", *said) if said else ()))


def _sooner_by(before: Ticket, after: Ticket, now: datetime, zone: str) -> Spans:
    """Return by when they hear from a person, of each ticket whose time is another by a call, and still to come."""
    were = {one.id: one.due_at for one in before.open_milestones}
    first = (one for one in due_of(Owner.VENDOR, after.milestones) if one.type is MilestoneType.FIRST_RESPONSE)
    moved = [one for one in first if one.is_promise and one.due > now and one.due_at != were.get(one.id)]
    moved.sort(key=lambda one: bool(one.came_with))
    own = next((one.due_at for one in moved if not one.came_with), None)
    told = [one for one in moved if not one.came_with or one.due_at != own]
    parts = (
        line(f" and about {one.came_with} by " if number else f"{_about(one.came_with)} by ", by(one.due, zone))
        for number, one in enumerate(told)
    )
    return line("You'll hear from a person", *(span for part in parts for span in part), ".") if told else ()


def noted_claim(ticket: Ticket) -> Message:
    """Tell who says that they have called that it is on record, and waits to be confirmed."""
    where = f"the thread of {ticket.id}" if customer_call.guests_claimed(ticket) else "its thread"
    return plain(f"Noted: you called about {named(ticket)}. We'll confirm it in {where}.")


def noted(ticket: Ticket) -> Message:
    """Tell who reported a call that it is on record."""
    return plain(f"Noted: they called about {ticket.id}, and the reminders end.")


def not_wanted(ticket: Ticket) -> Message:
    """Say that no call is waited for, or that it is confirmed already."""
    if customer_call.is_confirmed(ticket):
        return plain(f"The call about {ticket.id} is confirmed already.")
    return plain(f"{ticket.id} doesn't need a call. Whatever you write in its thread reaches us.")


def they_called(ticket: Ticket) -> Button:
    """Return the button by which a member of staff confirms the call."""
    return Button(label="They called", verb="phoned", subject=ticket.id)


def named(ticket: Ticket) -> str:
    """Return what a call is to be confirmed for: the ticket, or those that were merged into it and have none yet."""
    return joined(customer_call.guests_claimed(ticket)) or ticket.id


def _about_guests(ticket: Ticket) -> str:
    return _about(joined(customer_call.guests_claimed(ticket)))


def _about(name: str) -> str:
    return f" about {name}" if name else ""
