"""Questions to the store that can be put before anybody knows whether they will be asked: see `UnitOfWork.look_ahead`.

Each is one of the methods of `UnitOfWork`, with what it is asked.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.ids import CustomerId, IntakeId, MessageKey, TicketId
from bot.model.places import Account, MessageRef, Place, Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketOf:
    """The question of `ticket`."""

    id: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketIn:
    """The question of `ticket_in`."""

    thread: Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeOf:
    """The question of `intake`."""

    id: IntakeId


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeIn:
    """The question of `intake_in`."""

    thread: Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenIntake:
    """The question of `open_intake`."""

    place: Place
    requester: Account


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakesNear:
    """The question of `intakes_near`."""

    customer: CustomerId
    at: datetime
    within: timedelta
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptChanges:
    """The question of `unpark`: are there changes of the message that are kept?"""

    message: MessageRef
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectOf:
    """The question of `about`."""

    ref: MessageRef


@dataclass(frozen=True, slots=True, kw_only=True)
class OutSince:
    """The question of `out_since`, at whatever time it is asked."""

    message_key: MessageKey


Read = TicketOf | TicketIn | IntakeOf | IntakeIn | OpenIntake | IntakesNear | KeptChanges | SubjectOf | OutSince
