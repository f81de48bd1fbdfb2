"""The history of a request or a ticket, one line for each event."""

from collections.abc import Callable
from typing import Any, Final

from bot import events
from bot.commands import Via
from bot.events import Event
from bot.model.approval import Ruling
from bot.model.classification import Classification
from bot.model.customer_message import MessageSide
from bot.model.people import SYSTEM
from bot.model.timer import TimerKind
from bot.wording import metrics
from bot.wording.contract.quantities import spoken
from bot.wording.spans import clipped, quoted, stopped
from bot.wording.ticket import access, acknowledged, draft, linked_work, promised
from policies.terms import Plan


def said(who: str, did: str, text: str, otherwise: str) -> str:
    """Return what somebody did with which words; what they did `otherwise` where there are none."""
    return f"{who} {did}: “{clipped(text)}”" if text else f"{who} {otherwise}."


def worked(it: events.WorkLogged) -> str:
    """Return who took how much off an allowance, or gave it back, and why; nobody did for a request that counts."""
    of, did = f"{spoken(it.quantity)} of the {it.allowance_name}", "gave back" if it.is_reversal else "logged"
    return f"{it.name} {did} {of}: “{clipped(it.text)}”" if it.name else f"Closed, it counts as {of}."


def set_by(it: Classification, name: str = "") -> str:
    """Return who set the severity to which of that name, and why; once it wasn't recorded who."""
    level = f" to {name}" if name else ""
    why = f": {quoted(it.reason)}" if it.reason else "."
    return f"{it.name} set its severity{level}{why}" if it.name else _somebody(f"set its severity{level}")


def checked(it: events.LevelChecked, otherwise: str) -> str:
    """Return what somebody answered to what the severity asks to be confirmed."""
    return f"{it.name or otherwise} answered {'yes' if it.holds else 'no'} to what the level asks."


def closed(it: events.Closed) -> str:
    """Return who closed it; nobody did if its time had come, and once it wasn't recorded who."""
    if it.by == SYSTEM.id:
        return "Its time had come, so it was closed."
    return f"{it.name} closed it." if it.name else _somebody("closed it")


def reopened(it: events.Reopened) -> str:
    """Return who reopened it; once it wasn't recorded who."""
    return f"{it.name} reopened it." if it.name else _somebody("reopened it")


def _somebody(did: str) -> str:
    """Return that somebody did something of whom the record of that time has no name."""
    return f"Somebody {did}; the record doesn't say who."


def ruled(it: events.AppealDecided) -> str:
    """Return what was decided about an appeal, and why."""
    why = f": “{clipped(it.text)}”" if it.text else "."
    if it.ruling is Ruling.WITHDRAWN:
        return "What the customer had said against the severity needed no decision any more."
    return f"{it.name} {'agreed with the customer' if it.ruling is Ruling.APPROVED else 'kept the severity'}{why}"


LINES: Final[dict[type[Event], Callable[[Any], str]]] = {
    events.IntakeStarted: lambda it: f"{it.requester_name} wrote: {_then(it)}",
    events.IntakeHeld: lambda it: (
        f"{it.requester_name} wrote: {quoted(_text(it))} We asked the designated contacts whether to open it."
    ),
    events.IntakeOffered: lambda it: (
        f"{it.requester_name} wrote: {quoted(_text(it))} We asked whether it belongs {_beside(it)}."
    ),
    events.IntakeAdded: lambda it: f"It was added to {it.into}, and goes on there.",
    events.IntakeSetApart: lambda it: _apart(it.clause),
    events.IntakeTakenUp: lambda it: f"{it.requester_name} opened it: it's their request now.",
    events.IntakeRefused: lambda it: (
        f"{it.requester_name} wrote: {quoted(_text(it))} We told them why nothing was opened"
        f"{f': {stopped(it.reason)}' if it.reason.strip() else '.'}"
    ),
    events.IntakeJoined: lambda it: f"They added: “{_text(it)}”",
    events.IntakeEdited: lambda it: f"A message was edited: “{_text(it)}”",
    events.IntakeRetracted: lambda it: f"A message was deleted; it said: “{_text(it)}”",
    events.IntakeAnswered: lambda it: f"{it.answer.name} replied before a severity was chosen: the first response.",
    events.IntakeOverheard: lambda it: f"{it.name or 'Somebody'} wrote in the thread: “{_text(it)}”",
    events.IntakeResumed: lambda _: "They said it is a request after all, and we asked how urgent it is.",
    events.IntakeTimersRestored: lambda _: "Its reminders had been lost, and were set again.",
    events.IntakeReassured: lambda _: "They wrote more, and we told them that it's still waiting for a contact.",
    events.IntakeReminded: lambda it: f"A reminder went out{_late(it.kind, it.step)}.",
    events.IntakeLapsed: lambda _: "No designated contact opened it in time, so it ended.",
    events.IntakeReferred: lambda _: "Their term isn't running, so the account manager decides on it.",
    events.IntakeDeclined: lambda it: said(
        it.name, "didn't serve it outside the term", it.text, "didn't serve it outside the term"
    ),
    events.QuestionDelayed: lambda _: "Our question went out late, so there's more time to answer it.",
    events.AskedAgain: lambda _: "There was no severity yet, so we asked again.",
    events.IntakeMoved: lambda it: _moved(it.via),
    events.AskedBack: lambda _: "We asked whether what they wrote was a severity.",
    events.SeverityDeclined: lambda _: "It wasn't one.",
    events.IntakeOpened: lambda it: f"It became {it.ticket}.",
    events.IntakeDismissed: lambda _: "They said it isn't a request.",
    events.TicketOpened: lambda it: (
        f"{it.ticket} was {f'split off from {it.split_from}' if it.split_from else 'opened'}."
    ),
    events.TicketMoved: lambda it: _moved(it.via),
    events.SeverityChanged: lambda it: set_by(it.classification),
    events.Appealed: lambda it: said(it.name or "The customer", "disagreed with it", it.text, "disagreed with it"),
    events.AppealDecided: ruled,
    events.Acknowledged: lambda it: f"{it.name} acknowledged it.",
    events.AcknowledgementCounted: acknowledged.counted,
    events.OthersCalled: acknowledged.called,
    events.Assigned: lambda it: f"It was assigned to {it.name}.",
    events.Unassigned: lambda it: f"It became unassigned: {it.name} is {'away' if it.until else 'not here any more'}.",
    events.Noted: lambda it: f"{it.name} {draft.did(it.written)}: “{clipped(it.text)}”",
    events.Snoozed: lambda it: f"{it.name} snoozed it.",
    events.Woken: lambda _: "The snooze ended.",
    events.AnswerWanted: lambda _: "That wants an answer from us.",
    events.Merged: lambda it: f"{it.name} merged it into {it.into}.",
    events.Absorbed: lambda it: f"{it.name} merged {it.ticket} into it.",
    events.SplitOff: lambda it: f"{it.name} split off {it.taken_out.ticket}.",
    events.SolutionConfirmed: lambda it: f"{it.name or 'The customer'} confirmed that it's solved.",
    events.Rated: lambda it: f"{it.name or 'The customer'} rated it {it.score} of 5.",
    events.Replied: lambda it: said(
        it.name,
        f"sent the customer what {it.writer} wrote" if it.writer else "wrote to the customer",
        it.text,
        "answered the customer",
    ),
    events.TakenBack: lambda it: f"{it.name} took back what the customer had been sent: “{_text(it)}”",
    events.OverAsked: lambda _: "We asked the customer whether it's solved.",
    events.Spoke: lambda it: f"{it.name} wrote: {quoted(it.text)} That isn't a response yet.",
    events.CustomerWrote: lambda it: f"The customer wrote: “{_text(it)}”",
    events.CustomerChased: lambda it: f"The customer asked for news: “{_text(it)}”",
    events.Overheard: lambda it: f"{it.name or 'Somebody'} wrote in the customer's thread: “{_text(it)}”",
    events.CustomerEdited: lambda it: f"{_whose(it, 'The customer')} edited a message: “{_text(it)}”",
    events.CustomerRetracted: lambda it: f"{_whose(it, 'The customer')} deleted a message; it said: “{_text(it)}”",
    events.Reminded: lambda it: f"A reminder of {promised.named(it.about)} went out{_late(it.kind, it.step)}.",
    events.RemindersRestored: lambda _: "Its reminders had been lost, and were set again.",
    events.PromiseMissed: lambda it: f"{promised.capital(promised.named(it.about))} became overdue.",
    events.Apologised: lambda it: f"We told the customer that we're sorry: {promised.named(it.about)} is late.",
    events.ApologyDelayed: lambda _: "The apology waited until somebody had been told.",
    events.WaitingOnCustomer: lambda it: said(it.name, "asked the customer", it.text, "waited for the customer"),
    events.Resolved: lambda it: said(it.name, "resolved it", it.text, "resolved it"),
    events.MilestoneReported: lambda it: f"{it.name} gave {metrics.one(it.metric)}: “{clipped(it.text)}”",
    events.LevelChecked: lambda it: checked(it, "The customer"),
    events.PhoneCallClaimed: lambda it: said(it.name, "phoned", it.text, "said that they had phoned"),
    events.PhoneCallConfirmed: lambda it: f"{it.name} confirmed the customer's call.",
    events.AccessAsked: access.request,
    events.AccessGranted: lambda it: f"{it.name} allowed remote access.",
    events.AccessRefused: lambda it: f"{it.name} didn't allow remote access.",
    events.AccessExpired: lambda _: "Nobody answered about remote access in time.",
    events.AccessWithdrawn: lambda it: access.withdrawn(it.name, by_staff=it.by_staff),
    events.AccessEnded: lambda _: "Remote access ended.",
    events.WorkLogged: worked,
    events.KindChanged: lambda it: f"{it.name} set the kind to {it.kind}.",
    events.IncidentTied: lambda it: f"{it.name} made it part of {it.incident}.",
    events.IncidentUntied: lambda it: f"{it.name} took it out of {it.incident}.",
    **linked_work.HISTORY,
    events.Reopened: reopened,
    events.Closed: closed,
    events.Continued: lambda _: "The customer wrote long after it was closed, so that became a new request.",
}
"""The sentence for each event."""


def told(event: Event, plan: Plan | None) -> str:
    """Return one or two sentences about an event; severities are named as the ticket's plan names them."""
    line = LINES[type(event)](event)
    if plan is None or not isinstance(event, events.TicketOpened | events.SeverityChanged):
        return line
    given = event.classification
    name = plan.severity(given.severity).name if given.severity else ""
    if isinstance(event, events.TicketOpened):
        return f"{line.removesuffix('.')}{f': {name}' if name else ', with no severity yet'}."
    return set_by(given, name or "none")


def _beside(event: events.IntakeOffered) -> str:
    return f"to {event.offer.ticket or f'what {event.offer.name} wrote'}"


def _apart(clause: str) -> str:
    asked = "the designated contacts whether to open it" if clause else "how urgent it is"
    return f"It's something else, so we asked {asked}."


def _moved(via: str) -> str:
    return "Its channel got another id." if via == Via.PLATFORM else "It went on in another channel of the customer."


def _late(kind: str, step: int) -> str:
    """Return what was special about a reminder; one of a request that was kept long ago counts from 100 on."""
    if kind == TimerKind.CALL_OUT:
        return ", outside support hours"
    is_late = kind == TimerKind.REPEAT or (kind == TimerKind.REMIND and step >= 100)
    return ", as it was overdue" if is_late else ""


def _text(event: events.Heard) -> str:
    return clipped(" ".join(event.customer_message.lines))


def _whose(event: events.CustomerEdited | events.CustomerRetracted, customer: str) -> str:
    return customer if event.customer_message.side is MessageSide.CUSTOMER else event.name or "somebody"


def _then(event: events.IntakeStarted) -> str:
    return f"“{_text(event)}”" if event.split_from else f"{quoted(_text(event))} We asked how urgent it is."
