"""A timer: a question to ask again at an instant, never a message."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.ids import SubjectId


class TimerKind(StrEnum):
    """What is asked when a timer fires."""

    ASK_AGAIN = "ask-again"  # has the severity been chosen?
    OPEN_ANYWAY = "open-anyway"  # still not?
    REMIND = "remind"  # is the answer still owed? `step` is the percentage of the target
    REPEAT = "repeat"  # still, after the breach? `step` counts repeats
    WAKE = "wake"  # still put aside?
    CLOSE = "close"  # still resolved?
    TAKE_UP = "take-up"  # does it still wait for somebody who may ask? `step`: the percentage, over 100 the repeat
    LAPSE = "lapse"  # still, after all that time?
    OFFER = "offer"  # has anybody said whether it belongs to something else?


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """Unique by all but `due_at` (UTC). Of a subject's timers only those of its present cycle count."""

    subject: SubjectId
    plan_version: str
    kind: TimerKind
    step: int
    cycle: int
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How far reminding has got in this cycle: the last timer that was told about, and when (UTC)."""

    kind: TimerKind
    step: int
    at: datetime
