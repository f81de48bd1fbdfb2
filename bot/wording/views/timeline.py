"""The words of a ticket's history: a line for each event.

Staff read all that the record has (`views.history`); a customer's people read what they wrote and what they were told.
No goal of the desk's own, no reminder and nothing that stays among staff is in theirs.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from bot import events
from bot.commands import Via
from bot.events import Event
from bot.model import instant
from bot.model.customer_message import CustomerMessage, MessageSide
from bot.model.message import Spans
from bot.model.milestone import FIRST_RESPONSE, Basis, MilestoneId, MilestoneType
from bot.model.places import Account
from bot.model.ticket import Ticket
from bot.wording import metrics
from bot.wording.spans import clipped, line
from bot.wording.ticket import access, promised
from bot.wording.views.history import checked, closed, reopened, ruled, said, told, worked
from policies.terms import Plan

DELETED: Final = "a message that's deleted now."


class Record(Struct, frozen=True, kw_only=True):
    """A ticket whose history is read, in a zone, in which its days begin.

    `name` gives who wrote by their account, `now` each message as it reads now.
    """

    ticket: Ticket
    plan: Plan
    zone: str
    name: Callable[[Account], str]
    now: Mapping[str, CustomerMessage]

    def is_answered(self, at: datetime) -> bool:
        """Return whether the first response had been given before an instant (UTC)."""
        return self.ticket.response is not None and self.ticket.response.at < at

    def wrote(self, it: CustomerMessage, did: str = "wrote") -> str:
        """Return who wrote what, as it reads now: what its writer has taken out or deleted isn't repeated."""
        now = self.now.get(it.key, it)
        what = f" {DELETED}" if now.deleted_at else f": {_quoted(' '.join(now.lines))}"
        return f"{self.name(it.by)} {did}{what}"

    def replied(self, name: str, it: CustomerMessage | None, text: str, otherwise: str) -> str:
        """Return what somebody of staff wrote to them, as it reads now."""
        now = self.now.get(it.key, it) if it else None
        if now is None:
            return said(name, "wrote", text, otherwise)
        if now.publication:
            return f"{name} wrote{f': {_quoted(now.text)}' if now.is_published else ' a message, and took it back.'}"
        return f"{name} wrote{f' {DELETED}' if now.deleted_at else f': {_quoted(chr(32).join(now.lines))}'}"

    def edited(self, it: CustomerMessage) -> str:
        """Return that somebody changed a message that the customer reads."""
        is_theirs = it.side is not MessageSide.INTERNAL or it.is_published
        return f"{self.name(it.by)} changed a message." if is_theirs else ""


def _quoted(text: str) -> str:
    return f"“{clipped(text)}”"


def _moved(via: str) -> str:
    return "" if via == Via.PLATFORM else "It went on in another channel of yours."


def _nothing(_: Event, __: Record) -> str:
    return ""


TO_CUSTOMERS: Final[dict[type[Event], Callable[[Any, Record], str]]] = {
    events.IntakeStarted: lambda it, record: record.wrote(it.customer_message),
    events.IntakeHeld: lambda it, record: (
        f"{record.wrote(it.customer_message)} We asked the designated contacts whether to open it."
    ),
    events.IntakeRefused: lambda it, record: record.wrote(it.customer_message),
    events.IntakeOffered: lambda it, record: record.wrote(it.customer_message),
    events.IntakeAdded: _nothing,
    events.IntakeSetApart: _nothing,
    events.IntakeTakenUp: lambda it, _: f"{it.requester_name} opened it.",
    events.IntakeJoined: lambda it, record: record.wrote(it.customer_message, "added"),
    events.IntakeEdited: lambda it, record: record.edited(it.customer_message),
    events.IntakeRetracted: lambda _, __: "A message was deleted.",
    events.IntakeAnswered: lambda it, _: f"{it.answer.name} replied.",
    events.IntakeOverheard: lambda it, record: record.wrote(it.customer_message),
    events.IntakeResumed: lambda _, __: "You said it is a request after all.",
    events.IntakeReassured: _nothing,
    events.IntakeTimersRestored: _nothing,
    events.IntakeReminded: _nothing,
    events.IntakeLapsed: lambda _, __: "No designated contact opened it in time, so it ended.",
    events.IntakeReferred: lambda _, __: "Your account manager decides on it, since your term isn't running.",
    events.IntakeDeclined: lambda it, _: said(
        it.name, "didn't open it outside your term", it.text, "didn't serve it outside the term"
    ),
    events.QuestionDelayed: _nothing,
    events.AskedAgain: lambda _, __: "There was no severity yet, so we asked again.",
    events.IntakeMoved: lambda it, _: _moved(it.via),
    events.AskedBack: _nothing,
    events.SeverityDeclined: _nothing,
    events.IntakeOpened: _nothing,
    events.IntakeDismissed: lambda _, __: "You said it isn't a request.",
    events.TicketOpened: lambda it, record: told(it, record.plan),
    events.TicketMoved: lambda it, _: _moved(it.via),
    events.SeverityChanged: lambda it, record: told(it, record.plan),
    events.Appealed: lambda it, _: said(it.name or "One of you", "disagreed with it", it.text, "disagreed with it"),
    events.AppealDecided: lambda it, _: ruled(it),
    events.Acknowledged: lambda it, _: f"{it.name} started looking into it.",
    events.AcknowledgementCounted: _nothing,
    events.OthersCalled: _nothing,
    events.Assigned: _nothing,
    events.Unassigned: _nothing,
    events.WorkLinked: _nothing,
    events.WorkUnlinked: _nothing,
    events.LinkedWorkDone: _nothing,
    events.LinkedWorkReopened: _nothing,
    events.Noted: lambda it, _: f"{it.name} noted: {_quoted(it.text)}" if it.shared else "",
    events.Snoozed: _nothing,
    events.Woken: _nothing,
    events.AnswerWanted: _nothing,
    events.Merged: lambda it, _: f"It's about the same as {it.into}, and goes on there.",
    events.Absorbed: _nothing,
    events.SplitOff: lambda it, _: f"{it.name} split off {it.taken_out.ticket}, as it's about something else.",
    events.SolutionConfirmed: lambda it, _: f"{it.name or 'One of you'} confirmed that it's solved.",
    events.Rated: lambda it, _: f"{it.name or 'One of you'} rated it {it.score} of 5.",
    events.Replied: lambda it, record: record.replied(it.name, it.written, it.text, "replied"),
    events.OverAsked: lambda _, __: "We asked whether it's over.",
    events.Spoke: lambda it, record: record.replied(it.name, it.written, it.text, "wrote"),
    events.CustomerWrote: lambda it, record: record.wrote(it.customer_message),
    events.CustomerChased: lambda it, record: record.wrote(it.customer_message),
    events.Overheard: lambda it, record: record.wrote(it.customer_message),
    events.CustomerEdited: lambda it, record: record.edited(it.customer_message),
    events.CustomerRetracted: lambda it, _: (
        "" if it.customer_message.side is MessageSide.INTERNAL else "A message was deleted."
    ),
    events.TakenBack: lambda it, _: f"{it.name} took back a message.",
    events.Reminded: _nothing,
    events.RemindersRestored: _nothing,
    events.PromiseMissed: lambda it, _: f"{promised.capital(promised.named(it.about))} was late.",
    events.Apologised: lambda _, __: "We said that we're sorry for being late.",
    events.ApologyDelayed: _nothing,
    events.MilestoneReported: lambda it, _: f"{it.name} gave you {metrics.one(it.metric)}: “{clipped(it.text)}”",
    events.LevelChecked: lambda it, _: checked(it, "One of you"),
    events.PhoneCallClaimed: lambda it, _: said(it.name, "phoned", it.text, "said that they had phoned"),
    events.PhoneCallConfirmed: lambda it, _: f"{it.name} confirmed your call.",
    events.WaitingOnCustomer: lambda it, _: said(it.name, "asked", it.text, "is waiting for you"),
    events.Resolved: lambda it, _: said(it.name, "resolved it", it.text, "resolved it"),
    events.AccessAsked: lambda it, _: access.request(it),
    events.AccessGranted: lambda it, _: f"{it.name} allowed remote access.",
    events.AccessRefused: lambda it, _: f"{it.name} didn't allow remote access.",
    events.AccessExpired: lambda _, __: "There was no answer about remote access in time, so we went on without.",
    events.AccessWithdrawn: lambda it, _: access.withdrawn(it.name, by_staff=it.by_staff),
    events.AccessEnded: lambda _, __: "Remote access ended.",
    events.WorkLogged: lambda it, _: worked(it),
    events.KindChanged: lambda it, _: f"{it.name} set the kind to {it.kind}.",
    events.IncidentTied: _nothing,
    events.IncidentUntied: _nothing,
    events.Reopened: lambda it, _: reopened(it),
    events.Closed: lambda it, _: closed(it),
    events.Continued: lambda _, __: "What you wrote here later became a new request.",
}
"""The words of each event for a customer's people; empty: none."""


def to_staff(event: Event, record: Record) -> Spans:
    """Return the words about an event for staff."""
    return line(_by_name(event, record), *_times(event, record), *_goal(event, record))


def to_customer(event: Event, record: Record) -> Spans:
    """Return the words about an event for the customer's people; empty where they were told nothing."""
    text = TO_CUSTOMERS[type(event)](event, record)
    return line(text, *_times(event, record)) if text else ()


def as_they_read_now(happened: Sequence[Event]) -> dict[str, CustomerMessage]:
    """Return the messages of people by their keys, as the last event has them."""
    return {each.key: each for each in filter(None, map(events.message_in, happened))}


def _by_name(event: Event, record: Record) -> str:
    """Return the words of the whole record, with the name of whoever of the customer wrote.

    Of a reminder it wasn't always recorded what it was about: after the first response it was of the next.
    """
    match event:
        case events.CustomerWrote(customer_message=it):
            return f"{record.name(it.by)} wrote: {_quoted(' '.join(it.lines))}"
        case events.IntakeJoined(customer_message=it):
            return f"{record.name(it.by)} added: {_quoted(' '.join(it.lines))}"
        case events.IntakeBegun(requester_name=""):
            return told(replace(event, requester_name=record.name(event.requester)), record.plan)
        case events.Reminded(about=about) if about == FIRST_RESPONSE and record.is_answered(event.at):
            return told(replace(event, about=MilestoneId(MilestoneType.NEXT_RESPONSE)), record.plan)
        case events.Snoozed(name=name):
            return f"{name} snoozed it"
        case _:
            return told(event, record.plan)


def _times(event: Event, record: Record) -> Spans:
    """Return the time that an event sets, or that passed with it; after the first response none moves.

    It is told below the day of the event, whenever that is read: so no day is “today” or “yesterday” there.
    """
    zone, response = record.zone, record.ticket.response
    match event:
        case events.TicketOpened() | events.SeverityChanged() if due_at := first_due(event):
            is_over = response is not None and response.at <= event.at
            return () if is_over else line(f" First response due {instant.beside(due_at, event.at, zone)}.")
        case events.PromiseMissed(due_at=due_at):
            return line(f" It was due {instant.beside(due_at, event.at, zone)}.")
        case events.AccessGranted(until=until):
            return line(f" It ends {instant.beside(until, event.at, zone)}.")
        case events.Snoozed(until=until):
            return line(f" until {instant.beside(until, event.at, zone)}.")
        case _:
            return ()


def _goal(event: Event, record: Record) -> Spans:
    """Return the desk's own goal, for its own people."""
    if not isinstance(event, events.TicketOpened | events.SeverityChanged | events.Reopened):
        return ()
    kind = MilestoneType.NEXT_RESPONSE if isinstance(event, events.Reopened) else MilestoneType.FIRST_RESPONSE
    goals = (one for one in event.milestones or () if one.is_open and one.basis is Basis.GOAL)
    begun = (one.due_at for one in goals if one.type is kind)
    former = event.milestone.due_at if event.milestone and event.milestone.kind is Basis.GOAL else None
    due_at = next((at for at in (*begun, former) if at), None)
    return line(f" Our goal: {instant.beside(due_at, event.at, record.zone)}.") if due_at else ()


def first_due(event: events.TicketOpened | events.SeverityChanged) -> datetime | None:
    """Return when the first response is due that an event has set, or left as it was; None if none is promised."""
    set_now = (one.due_at for one in event.milestones or () if one.id == FIRST_RESPONSE and one.is_promise)
    return next(set_now, None) if event.milestones is not None else event.due_at
