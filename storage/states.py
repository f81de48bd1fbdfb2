"""What every store keeps beside the desk's own values: where things stand, and what is in quarantine."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.intake import OPEN_STATES, IntakeState

JOINABLE = OPEN_STATES | {IntakeState.HELD, IntakeState.REFUSED, IntakeState.OFFERED}
"""A person's next message looks at an intake in one of these."""


class TimerState(StrEnum):
    """Where a timer stands."""

    WAITING = "waiting"
    FIRED = "fired"
    VOID = "void"


DECIDED = (TimerState.FIRED, TimerState.VOID)
"""A timer in one of these is never due again."""


class DeliveryState(StrEnum):
    """Where a delivery stands. Nothing leaves the last four."""

    WAITING = "waiting"
    SENDING = "sending"
    JOINED = "joined"  # goes out with another of its series
    SENT = "sent"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"  # an edit of what was never posted


UNDECIDED = (DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.JOINED)
"""A slot with a delivery in one of these may still be posted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """The raw payload of something that could not be handled, and why (an error's name)."""

    payload: str
    problem: str
    at: datetime
