"""The states that every store keeps beside the desk's own values, and the quarantine."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.model.intake import OPEN_STATES, IntakeState
from bot.ports import DeliveryKind

JOINABLE = OPEN_STATES | {IntakeState.HELD, IntakeState.REFUSED, IntakeState.OFFERED, IntakeState.REFERRED}
"""The states of an intake that a person's next message looks at."""


class TimerState(StrEnum):
    """The state of a timer."""

    WAITING = "waiting"
    FIRED = "fired"
    VOID = "void"


DECIDED = (TimerState.FIRED, TimerState.VOID)
"""The states in which a timer is never due again."""


class DeliveryState(StrEnum):
    """The state of a delivery. Nothing leaves the last four; a lapsed one is dropped once it is put right."""

    WAITING = "waiting"
    SENDING = "sending"
    JOINED = "joined"  # it goes out with another of its series
    LAPSED = "lapsed"  # a mark that no platform took for a day
    SENT = "sent"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"  # an edit of what was never posted


UNDECIDED = (DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.JOINED)
"""The states in which a delivery for a message key may still be posted."""


def how_far(state: str, *, is_held_up: bool) -> bool | None:
    """Return whether a delivery is out; None while it is on its way, or may be sent at once.

    `is_held_up`: something in its conversation has to wait for a time, and it with that.
    """
    is_coming = state == DeliveryState.SENDING or (state == DeliveryState.WAITING and not is_held_up)
    return None if is_coming else state == DeliveryState.SENT


MESSAGES = (DeliveryKind.POST, DeliveryKind.PRIVATE)
"""The kinds of deliveries that are messages of their own."""


class Quarantined(Struct, frozen=True, kw_only=True):
    """The raw payload of something that could not be handled, and why (an error's name)."""

    payload: str
    problem: str
    at: datetime
