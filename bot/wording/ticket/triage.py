"""The parts of messages to staff in triage: who asked, the way to the customer's thread, who is called."""

from datetime import datetime, timedelta
from typing import Final

from bot.model.desk import Customer
from bot.model.intake import Intake
from bot.model.listed_ticket import ListedTicket
from bot.model.message import (
    Block,
    Button,
    Buttons,
    Mention,
    Message,
    MessageLink,
    OwnMessageLink,
    Span,
    Spans,
    Strong,
    Style,
    Text,
)
from bot.model.milestone import Milestone
from bot.model.moves import moves
from bot.model.places import Account, MessageRef, OwnThread, Place
from bot.model.privacy import is_private
from bot.model.raises import wants_acknowledgement
from bot.model.ticket import Ticket
from bot.wording import labels
from bot.wording.spans import line, message, paragraph
from policies.terms import PausedBy, Plan

SOURCE_DELETED = "Source deleted: the message that this came from is gone; what it said is kept here."
NO_TEXT = "(no text, files only)"
_DAY: Final = timedelta(days=1)


def person(account: Account, name: str) -> Span:
    """Return one of the customer's people: by name if we know it, else as the platform shows them."""
    return Strong(text=name) if name else Mention(account=account, name="somebody")


def asked_by(one: Ticket) -> Spans:
    """Return the requester, and who wrote it or opened it, if that was somebody else."""
    asker, act = person(one.requester, one.requester_name), one.taken_up
    if act is None:
        return (asker,)
    if act.writer != one.requester:
        return line(asker, " for ", person(act.writer, act.writer_name))
    return (asker,) if act.by == one.requester_name else line(asker, f" (opened by {act.by})")


def reopened(
    ticket: Ticket, customer: Customer, called: tuple[Mention, ...] = (), *, former: str | None = None
) -> Message:
    """Say that it wasn't solved, and whose it is: its assignee's, or nobody's, since the `former` one isn't there."""
    gone = f"unassigned: {former} isn't here now" if former else "unassigned"
    whose = f", assigned to {ticket.assignee}." if ticket.assignee else f", {gone}."
    head = line(Strong(text=f"{ticket.id} · {customer.name}"), f" is open again{whose}", *_named(called))
    return message(head, paragraph(*head), Buttons(buttons=(acknowledge(ticket),)))


def is_direct(place: Place, customer: Customer) -> bool:
    """Return whether it isn't a channel of the customer: they wrote to the desk alone, where nobody can follow."""
    return bool(customer.channels) and place not in customer.channels


def thread_link(one: Intake | Ticket, customer: Customer) -> Span:
    """Return the link to the customer's thread, or the words for one that nobody can open."""
    thread = one.thread
    if is_private(one, customer):
        return Text(text="They wrote in a direct message, which the desk alone can answer in.")
    text = "Open thread"
    if isinstance(thread, OwnThread):
        return OwnMessageLink(message_key=thread.message_key, text=text)
    return MessageLink(ref=MessageRef(place=thread.place, id=thread.root), text=text)


def duty(on_duty: tuple[Mention, ...]) -> Block | None:
    """Call the people on duty; None if nobody is to be called."""
    if not on_duty:
        return None
    return paragraph("On duty:", *_named(on_duty))


def _named(people: tuple[Mention, ...]) -> Spans:
    return tuple(span for mention in people for span in line(" ", mention))


def set_severity(ticket: Ticket, plan: Plan, severity: str) -> Button:
    """Return the act that sets this severity, or confirms it if it is the customer's suggestion.

    What isn't as they suggest opens the form, since they read why.
    """
    verb = "Confirm" if severity == ticket.severity else "Set"
    number = plan.severity(severity).name.partition(" – ")[0]
    label = f"{verb} {labels.fitted(number, labels.MAX_LABEL - len(f'{verb} '))}"
    if ticket.severity not in (None, severity):
        return Button(label=label, verb="form", subject=ticket.id, argument=f"severity={severity}")
    return Button(label=label, verb="severity", subject=ticket.id, argument=severity)


def acknowledge(ticket: Ticket) -> Button:
    """Return the button that every reminder carries too."""
    return Button(label="Acknowledge", verb="ack", subject=ticket.id, style=Style.PRIMARY)


def take(ticket: Ticket | ListedTicket, label: str, style: Style = Style.PLAIN) -> Button:
    """Return the button that takes a ticket from the assignee whom it has now, or as long as it has none."""
    return Button(label=label, verb="take-from", subject=ticket.id, argument=ticket.assignee_id or "", style=style)


def form(ticket: Ticket, verb: str, label: str) -> Button:
    """Return the button that opens the form of a verb."""
    return Button(label=label, verb="form", subject=ticket.id, argument=verb)


def later(ticket: Ticket, plan: Plan, now: datetime) -> tuple[Button, ...]:
    """Return the buttons of a message about a ticket that was answered: reply, snooze it, if it may be, or resolve it.

    The last two do so only until it moves on. If nobody has taken note of a raise yet, the first is for that.
    """
    noted = (acknowledge(ticket),) if wants_acknowledgement(ticket, plan) else ()
    first = (*noted, form(ticket, "reply", "Reply"))
    seen = moves(ticket)
    snooze = Button(label="Snooze 1 day", verb="snooze-shown", subject=ticket.id, argument=f"{seen} 1d")
    resolve = Button(label="Resolve", verb="resolve-shown", subject=ticket.id, argument=str(seen))
    is_overdue = ticket.milestone is not None and ticket.milestone.due <= now
    is_promised = any(one.due < now + _DAY and _runs_on(one, plan) for one in ticket.promises)
    return (*first, resolve) if is_overdue or is_promised else (*first, snooze, resolve)


def _runs_on(promise: Milestone, plan: Plan) -> bool:
    """Return whether a promise goes on while its ticket is snoozed, which it then can't be for longer."""
    metric, severity = promise.kind.metric, promise.severity
    target = plan.target(severity, metric) if metric and severity else None
    return target is None or PausedBy.SNOOZED not in target.pauses
