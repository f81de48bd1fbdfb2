"""A ticket's reminders as they went out, and what its customer has read an apology for."""

from msgspec.structs import replace

from bot.engine.evolve.acknowledgements import with_acknowledgements
from bot.events import AcknowledgementCounted, Apologised, ApologyDelayed, OthersCalled, Reminded
from bot.model.reminder import Apology, LiveReminder
from bot.model.ticket import Ticket


def with_reminder(
    ticket: Ticket, event: Reminded | Apologised | ApologyDelayed | AcknowledgementCounted | OthersCalled
) -> Ticket:
    """Return the ticket with the reminder that is live now, an apology that was said or put off, or who is there."""
    if isinstance(event, AcknowledgementCounted | OthersCalled):
        return with_acknowledgements(ticket, event)
    if isinstance(event, ApologyDelayed):
        last = ticket.reminder
        return replace(ticket, reminder=replace(last, delays=last.delays + 1) if last else None)
    if isinstance(event, Apologised):
        apology = Apology(series=event.series, due_at=event.due_at)
        return replace(ticket, apologies=(*ticket.apologies, apology))
    if not event.posts:
        return ticket
    last = ticket.reminder
    number = last.number + 1 if last else 1
    first = last.first if last and not last.answered else number
    return replace(ticket, reminder=LiveReminder(number=number, at=event.at, posts=event.posts, first=first))


def spoken(ticket: Ticket) -> Ticket:
    """Return the ticket with its last reminder and its apologies answered, since one of our people has spoken."""
    reminder = replace(ticket.reminder, answered=True) if ticket.reminder else None
    return replace(ticket, reminder=reminder, apologies=tuple(replace(one, answered=True) for one in ticket.apologies))
