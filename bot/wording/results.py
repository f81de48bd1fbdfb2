"""The result of a request or a command in a sentence: for the question, the pending line, and whoever gave it."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from bot.events import (
    Acknowledged,
    MilestoneReported,
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
from bot.wording import metrics
from bot.wording.spans import invitation, line, plain, spaced
from policies.terms import AnyMetric, Metric, Severity

Done = Acknowledged | Replied | MilestoneReported | WaitingOnCustomer | Resolved | SeverityChanged
"""An event that is the result of a command about a ticket."""

NO_CHANNEL: Final = "Their plan doesn't include support by chat; they know where to go."
"""The reason why nothing was opened, for triage."""

_DONE: dict[type[TicketEvent], str] = {
    Acknowledged: "Acknowledged {}. The customer knows.",
    Replied: "Sent to the customer of {}.",
    MilestoneReported: "Sent to the customer of {}, as the {metric}.",
    WaitingOnCustomer: "{} waits for the customer now. You'll hear when they answer.",
    Resolved: "{} is resolved, and the customer knows. “reopen {}” undoes it.",
    SeverityChanged: "The severity of {} is set, and the customer knows.",
}

_DONE_BY_CUSTOMERS: dict[type[TicketEvent], str] = {
    SeverityChanged: "The severity of {} is set, and our team knows.",
}


class RequestResult(Struct, frozen=True, kw_only=True):
    """One result in two places: `told` in place of the question, `noted` in triage, after the quoted request."""

    told: Spans
    noted: Spans


def opened(ticket: TicketId, severity: Severity | None, by: Actor) -> RequestResult:
    """Say that the request is a ticket now; its card says what the customer may do."""
    if severity is None and Role.SYSTEM in by.roles:
        told = line(f"I've opened {ticket} for you.")
    else:
        told = spaced(_chose(severity, by), line(f"{ticket} is open."))
    return RequestResult(told=told, noted=line(f"is {ticket} now."))


def taken_up(by: Actor) -> RequestResult:
    """Say that somebody who may ask took up the request that waited; the question follows."""
    who = named(by)
    return RequestResult(
        told=line(who, " is asking for this."), noted=line(who, " asks for it, and is choosing the severity.")
    )


def no_request(by: Actor) -> RequestResult:
    """Say that somebody decided that it isn't a request."""
    who = named(by)
    return RequestResult(
        told=line(
            who,
            " said this isn't a request. ",
            invitation("If it is after all, just write on here.", "If it is after all, write on here with @plandesk."),
        ),
        noted=line(who, " said it isn't a request."),
    )


def lapsed(days: int) -> RequestResult:
    """Say that nobody who may ask opened it."""
    closed = f"Nobody opened this within {days} days, so I've closed it. Still need it? "
    told = line(closed, invitation("Write here again.", "Write here again, with @plandesk."))
    return RequestResult(told=told, noted=line(f"is closed: nobody opened it within {days} days."))


def done(ticket: TicketId, event: Done, *, staff: bool) -> Message:
    """Say that a command was carried out, to whoever gave it."""
    metric = metrics.plain(event.metric) if isinstance(event, MilestoneReported) else ""
    said = _DONE[type(event)] if staff else _DONE_BY_CUSTOMERS.get(type(event), _DONE[type(event)])
    return plain(said.format(ticket, ticket, metric=metric))


def which_milestone(ticket: TicketId, reportable: Sequence[AnyMetric]) -> Message:
    """Say which milestones are reported by this verb, and how the others are met."""
    said = {Metric.WORKAROUND: f"“milestone {ticket} workaround what the customer can do” gives them a workaround."}
    other = (f"“milestone {ticket} {one} …” gives them {metrics.one(one)}." for one in reportable if one not in said)
    answers = f"Any other answer is an update, and “resolve {ticket}” is the resolution."
    return plain(" ".join((*said.values(), *other, answers)))


def sent_already() -> Message:
    """Say that the same form was sent before, and what it asked for is done."""
    return plain("You've sent this already; it's done.")


def greeted(ticket: Ticket) -> Message:
    """Tell the writer that their words reached the customer but aren't a reply, and what is still due."""
    if not ticket.awaits_response:
        return plain(f"Sent to the customer of {ticket.id}.")
    return plain(
        f"Sent. A hello or a call for a colleague isn't a first response, so {ticket.id} still waits for one: "
        f"acknowledge it, or write what happens next."
    )


def _chose(severity: Severity | None, by: Actor) -> Spans:
    if Role.SYSTEM in by.roles:
        return ()
    return line(named(by), f" chose {severity.name}." if severity else " wasn't sure.")


def named(by: Actor) -> str | Span:
    """Return a person's name if we know it, else the account for the platform to show."""
    if by.name or by.account is None:
        return by.name or "The customer"
    return Mention(account=by.account, name="The customer")
