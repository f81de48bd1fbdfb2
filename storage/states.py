"""Where things stand in a store, whichever it is."""

from datetime import UTC, datetime
from enum import StrEnum

from bot.model.intake import OPEN_STATES, IntakeState

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""Stands where nothing is due, so that it sorts last."""

JOINABLE = OPEN_STATES | {IntakeState.REFUSED}
"""A person's next message looks at an intake in one of these."""


class TimerState(StrEnum):
    """Where a timer stands."""

    WAITING = "waiting"
    FIRED = "fired"
    VOID = "void"


class DeliveryState(StrEnum):
    """Where a delivery stands. Nothing leaves the last four."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"  # an edit of what was never posted


UNDECIDED = (DeliveryState.WAITING, DeliveryState.SENDING)
"""A slot with a delivery in one of these may still be posted."""
