"""The questions of timers, as people read them."""

from collections.abc import Callable
from typing import Final

from bot.model.milestone import MilestoneType, parsed
from bot.model.timer import Timer, TimerKind
from bot.wording import metrics

_AWAITED: Final = {
    MilestoneType.FIRST_RESPONSE: "Is the first response still missing?",
    MilestoneType.NEXT_RESPONSE: "Is the customer still waiting for the next answer?",
    MilestoneType.NEXT_UPDATE: "Is the next update still due?",
    MilestoneType.WORKAROUND: "Is a workaround still due?",
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
    return f"Is the {metrics.plain(kind.own)} still due?" if kind.own else _AWAITED[kind.type]


ASKED: Final = {
    TimerKind.ASK_AGAIN: "Has a severity been chosen? If not, it is asked again.",
    TimerKind.OPEN_ANYWAY: "Still no severity? Then it opens without one.",
    TimerKind.APOLOGISE: "Has a promise been broken that its customer has read no apology for? Then they read one.",
    TimerKind.DAY_CARD: "Does an account manager's day begin? Then they read what to look at.",
    TimerKind.HAND_OVER: "Does a shift end? Then triage reads who takes over, and what is due.",
    TimerKind.OTHERS: "Have too few people acknowledged it? Then others are called.",
    TimerKind.WAKE: "Is it still snoozed? Then it's back in the queue.",
    TimerKind.CLOSE: "Is it still resolved? Then it is closed.",
    TimerKind.TERM: "Has the term begun? Then what waits for it opens, and nobody has to decide.",
    TimerKind.GRANT_END: "Is remote access still granted? Then it ends, and everybody concerned is told.",
    TimerKind.LAPSE: "Does it still wait for a contact? Then it ends, and everybody concerned is told.",
    TimerKind.INCIDENT: "Has its customer been told what our team says about the incident? If not, they are.",
    TimerKind.OFFER: "Has anybody said whether it belongs to another request? If not, it is asked about on its own.",
}
"""The question of each timer that doesn't ask whether a milestone is still awaited."""


def asked_by(timer: Timer) -> str:
    """Return the question that a timer will ask."""
    if timer.kind in ASKED:
        return ASKED[timer.kind]
    if timer.about and parsed(timer.about)[1].type is MilestoneType.NOTICE:
        return f"{_awaited_by(timer.about)} Then everybody who was told is reminded of the day."
    return f"{_awaited_by(timer.about)} Then {AWAITED[timer.kind](timer.step)}."


def _overdue(step: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(step % 10 if step % 100 not in (11, 12, 13) else 0, "th")
    return f"a reminder goes out: overdue, for the {step}{ending} time"


AWAITED: Final[dict[TimerKind, Callable[[int], str]]] = {
    TimerKind.REMIND: lambda step: (
        f"a reminder goes out: {'the time is over' if step >= 100 else f'{step} % of the time is used'}"
    ),
    TimerKind.REPEAT: _overdue,
    TimerKind.CALL_OUT: lambda _: "the line is called, outside its hours",
    TimerKind.CALL: lambda _: "those are called whose hours begin",
}
"""The consequence of each timer about a milestone, by its step."""
