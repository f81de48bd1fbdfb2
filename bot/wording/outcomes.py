"""What came of a request or an order, in a sentence: for the question, the pending line, and whoever gave the order."""

from dataclasses import dataclass
from typing import Final

from bot.events import (
    Acknowledged,
    Closed,
    Reopened,
    Replied,
    Resolved,
    SeverityChanged,
    TicketEvent,
    WaitingOnCustomer,
)
from bot.model.ids import TicketId
from bot.model.message import Mention, Message, Span, Spans
from bot.model.people import Actor, Role
from bot.model.ticket import Ticket
from bot.wording.spans import line, plain, spaced
from policies.terms import Severity

Done = Acknowledged | Replied | WaitingOnCustomer | Resolved | Reopened | Closed | SeverityChanged
"""What somebody orders to be done with a ticket."""

NO_CHANNEL: Final = "A chat channel is not part of the plan; they were told where to go."
"""Why nothing was opened, for triage."""

_DONE: dict[type[TicketEvent], str] = {
    Acknowledged: "{} is acknowledged; the customer knows.",
    Replied: "{} is answered; the customer has it in their thread.",
    WaitingOnCustomer: "{} is waiting for the customer.",
    Resolved: "{} is resolved; the customer knows.",
    Reopened: "{} is open again.",
    Closed: "{} is closed.",
    SeverityChanged: "The severity of {} is set.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One outcome in two places: `told` where the question stood, `noted` in triage, behind the request in quotes."""

    told: Spans
    noted: Spans


def opened(ticket: TicketId, severity: Severity | None, by: Actor) -> Outcome:
    """The request is a ticket now."""
    return Outcome(told=spaced(_chose(severity, by), line(f"{ticket} is open.")), noted=line(f"is {ticket} now."))


def taken_up(by: Actor) -> Outcome:
    """It waited for somebody who may ask; the question follows."""
    who = named(by)
    return Outcome(
        told=line(who, " has taken this up."), noted=line(who, " has taken it up, and is asked for the severity.")
    )


def no_request(by: Actor) -> Outcome:
    """Somebody said that it is none."""
    who = named(by)
    return Outcome(
        told=line(who, " said that this is not a request. If it is one after all, just write on here."),
        noted=line(who, " said that it is not a request."),
    )


def lapsed(days: int) -> Outcome:
    """Nobody who may ask came."""
    text = f"Nobody opened this within {days} days, so it was put away. If it still matters, write here again."
    return Outcome(told=line(text), noted=line(f"was put away: nobody opened it within {days} days."))


def done(ticket: TicketId, event: Done) -> Message:
    """An order was carried out."""
    return plain(_DONE[type(event)].format(ticket))


def greeted(ticket: Ticket) -> Message:
    """What was passed on to the customer answers nothing, so its author is told what is still owed."""
    if ticket.owed is None:
        return plain(f"Sent to the customer of {ticket.id}.")
    return plain(
        f"Sent. A greeting or a call for a colleague isn't a first response, so {ticket.id} still waits for one: "
        f"acknowledge it, or write what happens next."
    )


def _chose(severity: Severity | None, by: Actor) -> Spans:
    if Role.SYSTEM in by.roles:
        return line("" if severity else "Nobody chose a severity.")
    return line(named(by), f" chose {severity.name}." if severity else " was not sure.")


def named(by: Actor) -> str | Span:
    """By name where we know it, else as the platform shows them."""
    if by.name or by.account is None:
        return by.name or "The customer"
    return Mention(account=by.account, name="The customer")
