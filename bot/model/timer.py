"""A timer: a question to ask again at an instant, never a message."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.model.ids import SubjectId
from policies.terms import Line


class TimerKind(StrEnum):
    """The question that is asked when a timer fires."""

    ASK_AGAIN = "ask-again"  # has the severity been chosen?
    OPEN_ANYWAY = "open-anyway"  # has it still not?
    REMIND = "remind"  # is it still due? `step` is the percentage of the target
    REPEAT = "repeat"  # is it still due, after the breach? `step` counts repeats
    CALL_OUT = "call-out"  # is it still due, while the line is called outside its hours? `step` counts the calls
    OTHERS = "others"  # have too few people acknowledged it? `step` is a number of the call
    CALL = "call"  # is it still due, now that the hours of somebody begin? `step` is that of the call
    APOLOGISE = "apologise"  # has a promise broken that its customer has read no apology for? `step` counts delays
    HAND_OVER = "hand-over"  # does a shift of the line end? `step` is a number of the instant
    DAY_CARD = "day-card"  # does the day of an account manager begin? `step` is a number of the instant
    WAKE = "wake"  # is it still snoozed?
    CLOSE = "close"  # is it still resolved?
    TERM = "term"  # has the term begun, for which a request waits? `step` is a number of the term
    GRANT_END = "grant-end"  # is the remote access that was granted over? `step` is the number of its question
    LAPSE = "lapse"  # does it still wait for somebody who may ask, after all that time?
    INCIDENT = "incident"  # has the step of the incident it is about been taken for this ticket? `step` is its number
    OFFER = "offer"  # has anybody said whether it belongs to something else?


class Timer(Struct, frozen=True, kw_only=True):
    """A question with the instant (UTC) to ask it at, unique by everything but that.

    `about` is the id of the milestone that it asks about, and `cycle` that milestone's round. A question about the
    state of its subject has no `about`, and the subject's own cycle. Those of another cycle don't count.
    """

    subject: SubjectId
    plan_version: str
    about: str = ""
    kind: TimerKind
    step: int
    cycle: int
    due_at: datetime


class LaterCall(Struct, frozen=True, kw_only=True):
    """A call that waits for the hours of a line, or without one of the account manager, to begin (UTC)."""

    line: Line | None
    at: datetime

    @property
    def step(self) -> int:
        """The number of its timer, another one for each line and each time."""
        return int(self.at.timestamp()) // 60 * (len(Line) + 1) + (tuple(Line).index(self.line) + 1 if self.line else 0)


class Told(Struct, frozen=True, kw_only=True):
    """The last timer of this round whose reminder was sent, and when (UTC), and the calls that it left for later."""

    kind: TimerKind
    step: int
    at: datetime
    calls: tuple[LaterCall, ...] = ()
