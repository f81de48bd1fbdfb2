"""The history of a request or a ticket, one line for each event, and the questions of its timers."""

from collections.abc import Callable
from typing import Any, Final

from bot import events
from bot.commands import Via
from bot.events import Event
from bot.model.customer_message import MessageSide
from bot.model.milestone import MilestoneType, parsed
from bot.model.timer import Timer, TimerKind
from bot.wording import metrics
from bot.wording.contract.quantities import spoken
from bot.wording.spans import clipped
from bot.wording.ticket import access, promised
from policies.terms import Plan


def said(who: str, did: str, text: str, otherwise: str) -> str:
    """Return what somebody did with which words; what they did `otherwise` where there are none."""
    return f"{who} {did}: “{clipped(text)}”" if text else f"{who} {otherwise}."


def worked(it: events.WorkLogged) -> str:
    """Return who took how much off an allowance, or gave it back, and why."""
    did = "gave back" if it.is_reversal else "logged"
    return f"{it.name} {did} {spoken(it.quantity)} of the {it.allowance_name}: “{clipped(it.text)}”"


LINES: Final[dict[type[Event], Callable[[Any], str]]] = {
    events.IntakeStarted: lambda it: f"{it.requester_name} wrote “{_text(it)}” {_then(it)}.",
    events.IntakeHeld: lambda it: (
        f"{it.requester_name} wrote “{_text(it)}”. It waits for somebody who may ask ({it.clause})."
    ),
    events.IntakeOffered: lambda it: (
        f"{it.requester_name} wrote “{_text(it)}” and was asked whether it belongs {_beside(it)}."
    ),
    events.IntakeAdded: lambda it: f"It belongs to {it.into}, and goes on there.",
    events.IntakeSetApart: lambda it: _apart(it.clause),
    events.IntakeTakenUp: lambda it: f"{it.requester_name} took it up: it is their request now.",
    events.IntakeRefused: lambda it: (
        f"{it.requester_name} wrote “{_text(it)}” and was told: {it.reason} ({it.clause})."
    ),
    events.IntakeJoined: lambda it: f"“{_text(it)}” was added to the request.",
    events.IntakeEdited: lambda it: f"A message of it was edited: “{_text(it)}”.",
    events.IntakeRetracted: lambda it: f"A message of it was deleted, which said “{_text(it)}”.",
    events.IntakeAnswered: lambda it: (
        f"{it.answer.name} answered before a severity was chosen: that is the first answer."
    ),
    events.IntakeOverheard: lambda it: f"{it.name or 'Somebody'} wrote “{_text(it)}” in its thread.",
    events.IntakeResumed: lambda _: (
        "It was said to be a request after all, and the customer was asked how severe it is."
    ),
    events.IntakeTimersRestored: lambda _: "Its timers had been lost, and were set again.",
    events.IntakeReassured: lambda _: "Who wrote on was told that it still waits.",
    events.IntakeReminded: lambda it: f"A reminder went out: {_awaited(it.kind, it.step)}.",
    events.IntakeLapsed: lambda _: "Nobody who may ask had opened it, so it was put away.",
    events.QuestionDelayed: lambda _: "The question went out late; there is as long to answer it as ever.",
    events.AskedAgain: lambda _: "Nobody had chosen a severity, so it was asked again.",
    events.IntakeMoved: lambda it: _moved(it.via),
    events.AskedBack: lambda _: "They were asked whether what they wrote names a severity.",
    events.SeverityDeclined: lambda _: "It named none.",
    events.IntakeOpened: lambda it: f"It became {it.ticket}.",
    events.IntakeDismissed: lambda _: "It was said to be no request.",
    events.TicketOpened: lambda it: (
        f"{it.ticket} was {f'split off from {it.split_from}' if it.split_from else 'opened'}."
    ),
    events.TicketMoved: lambda it: _moved(it.via),
    events.SeverityChanged: lambda _: "Its severity was set.",
    events.Acknowledged: lambda it: f"{it.name} acknowledged it.",
    events.Assigned: lambda it: f"It went to {it.name}.",
    events.Unassigned: lambda it: f"It was taken from {it.name}, who is {'away' if it.until else 'not here any more'}.",
    events.Noted: lambda it: f"{it.name} noted: “{clipped(it.text)}”",
    events.Snoozed: lambda it: f"{it.name} put it aside.",
    events.Woken: lambda _: "It was back in the queue.",
    events.Merged: lambda it: f"{it.name} merged it into {it.into}, where it goes on.",
    events.Absorbed: lambda it: f"{it.name} merged {it.ticket} into it.",
    events.SplitOff: lambda it: f"{it.name} made {it.taken_out.ticket} of what the customer had written beside it.",
    events.SolutionConfirmed: lambda it: f"{it.name or 'The customer'} confirmed that it's solved.",
    events.Rated: lambda it: f"{it.name or 'The customer'} rated it {it.score} of 5.",
    events.Replied: lambda it: said(
        it.name,
        f"sent the customer what {it.writer} wrote" if it.writer else "wrote to the customer",
        it.text,
        "answered the customer",
    ),
    events.TakenBack: lambda it: f"{it.name} took back what the customer had been sent: “{_text(it)}”",
    events.OverAsked: lambda _: "The customer was asked whether it is over.",
    events.Spoke: lambda it: f"{it.name} wrote “{clipped(it.text)}”, which is no answer yet.",
    events.CustomerWrote: lambda it: f"The customer wrote “{_text(it)}”.",
    events.Overheard: lambda it: f"{it.name or 'Somebody'} wrote “{_text(it)}” in the customer's thread.",
    events.CustomerEdited: lambda it: f"{_whose(it, 'The customer')} edited a message: “{_text(it)}”.",
    events.CustomerRetracted: lambda it: (
        f"A message of {_whose(it, 'the customer')} was deleted, which said “{_text(it)}”."
    ),
    events.Reminded: lambda it: f"A reminder of {promised.named(it.about)} went out: {_stage(it.kind, it.step)}.",
    events.RemindersRestored: lambda _: "Its reminders had been lost, and were set again.",
    events.PromiseMissed: lambda it: f"The time promised for {promised.named(it.about)} passed without it.",
    events.Apologised: lambda it: f"The customer read that we're sorry for {promised.named(it.about)}, which is late.",
    events.ApologyDelayed: lambda _: "The apology waits until it's known who has been told.",
    events.WaitingOnCustomer: lambda it: said(it.name, "asked the customer", it.text, "waited for the customer"),
    events.Resolved: lambda it: said(it.name, "resolved it", it.text, "resolved it"),
    events.MilestoneReported: lambda it: f"{it.name} gave {metrics.one(it.metric)}: “{clipped(it.text)}”",
    events.PhoneCallClaimed: lambda it: said(it.name, "phoned", it.text, "said that they had phoned"),
    events.PhoneCallConfirmed: lambda it: f"{it.name} confirmed the customer's call.",
    events.AccessAsked: access.request,
    events.AccessGranted: lambda it: f"{it.name} allowed remote access.",
    events.AccessRefused: lambda it: f"{it.name} didn't allow remote access.",
    events.AccessExpired: lambda _: "There was no answer about remote access in time.",
    events.AccessWithdrawn: lambda it: access.withdrawn(it.name, by_staff=it.by_staff),
    events.AccessEnded: lambda _: "Remote access ended.",
    events.WorkLogged: worked,
    events.KindChanged: lambda it: f"{it.name} set the kind to {it.kind}.",
    events.Reopened: lambda _: "It was opened again.",
    events.Closed: lambda _: "It was closed.",
    events.Continued: lambda _: "Its customer wrote when it had been closed for long, which began another request.",
}
"""The sentence for each event."""


def told(event: Event, plan: Plan | None) -> str:
    """Return one or two sentences about an event; severities are named as the ticket's plan names them."""
    line = LINES[type(event)](event)
    if plan is None or not isinstance(event, events.TicketOpened | events.SeverityChanged):
        return line
    severity = event.classification.severity
    return f"{line} Its level: {plan.severity(severity).name if severity else 'none yet'}."


_AWAITED: Final = {
    MilestoneType.FIRST_RESPONSE: "Is the first response still missing?",
    MilestoneType.NEXT_RESPONSE: "Is the customer still waiting for the next answer?",
    MilestoneType.NEXT_UPDATE: "Is the next update still owed?",
    MilestoneType.WORKAROUND: "Is a workaround still owed?",
    MilestoneType.RESOLUTION: "Is it still to be resolved?",
    MilestoneType.CONFIRMATION: "Does the severity still have to be confirmed?",
    MilestoneType.PHONE_CALL: "Has the customer still not phoned?",
    MilestoneType.CUSTOMER_REPLY: "Is the customer's answer still open?",
    MilestoneType.CONSENT: "Is the customer's word on remote access still open?",
    MilestoneType.APPROVAL: "Is the account manager still to decide it?",
    MilestoneType.NOTICE: "Is what was announced still to come?",
    MilestoneType.TAKE_UP: "Does it still wait for a contact?",
}
"""The question about each type of milestone."""


def _awaited_by(about: str) -> str:
    """Return the question that a timer asks about a milestone."""
    kind = parsed(about)[1]
    return f"Is the {metrics.plain(kind.own)} still owed?" if kind.own else _AWAITED[kind.type]


_ASKED: Final = {
    TimerKind.ASK_AGAIN: "Has a severity been chosen? If not, it is asked again.",
    TimerKind.OPEN_ANYWAY: "Still no severity? Then it opens without one.",
    TimerKind.HAND_OVER: "Does a shift end? Then triage reads who takes over, and what is due.",
    TimerKind.WAKE: "Is it still put aside? Then it is back in the queue.",
    TimerKind.CLOSE: "Is it still resolved? Then it is closed.",
    TimerKind.GRANT_END: "Is remote access still granted? Then it ends, and everybody concerned is told.",
    TimerKind.LAPSE: "Does it still wait for a contact? Then it is put away, and everybody concerned is told.",
    TimerKind.OFFER: "Has anybody said whether it belongs to another request? If not, it is asked about on its own.",
}
"""The question of each timer that isn't about a milestone."""


def asked_by(timer: Timer) -> str:
    """Return the question that a timer will ask."""
    if timer.kind in _ASKED:
        return _ASKED[timer.kind]
    if timer.kind in (TimerKind.REMIND, TimerKind.REPEAT):
        return f"{_awaited_by(timer.about)} Then a reminder goes out: {_stage(timer.kind, timer.step)}."
    out = timer.kind is TimerKind.CALL_OUT
    called = "the line is called, outside its hours" if out else "those are called whose hours begin"
    return f"{_awaited_by(timer.about)} Then {called}."


def _beside(event: events.IntakeOffered) -> str:
    return f"to {event.offer.ticket or f'what {event.offer.name} wrote'}"


def _apart(clause: str) -> str:
    waits = f"waits for somebody who may ask ({clause})" if clause else "was asked about"
    return f"It is a request of its own, and {waits}."


def _moved(via: str) -> str:
    return "Its channel got another id." if via == Via.PLATFORM else "It went on in another channel of the customer."


def _stage(kind: str, step: int) -> str:
    if kind == TimerKind.CALL_OUT:
        return "it is outside support hours"
    if kind == TimerKind.CALL:
        return "somebody's hours have begun"
    if kind == TimerKind.REMIND:
        return "the time is over" if step >= 100 else f"{step} % of the time is used"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(step % 10 if step % 100 not in (11, 12, 13) else 0, "th")
    return f"overdue, for the {step}{ending} time"


def _awaited(kind: str, step: int) -> str:
    """Return the stage of a request's reminder; one that was recorded long ago counted repeats from 100 on."""
    is_former = kind == TimerKind.REMIND and step > 100
    return _stage(TimerKind.REPEAT, step - 100) if is_former else _stage(kind, step)


def _text(event: events.Heard) -> str:
    return clipped(" ".join(event.customer_message.lines))


def _whose(event: events.CustomerEdited | events.CustomerRetracted, customer: str) -> str:
    return customer if event.customer_message.side is MessageSide.CUSTOMER else event.name or "somebody"


def _then(event: events.IntakeStarted) -> str:
    return f"about {event.split_from}" if event.split_from else "and was asked how severe it is"
