"""Questions to the store that can be put before anybody knows whether they will be asked: see `UnitOfWork.look_ahead`.

Each is one of the methods of `UnitOfWork`, with what it is asked.
"""

from datetime import datetime, timedelta

from msgspec import Struct

from bot.model.ids import CustomerId, IntakeId, MessageKey, TicketId
from bot.model.places import Account, MessageRef, Place, Thread


class TicketOf(Struct, frozen=True, kw_only=True):
    """The question of `ticket`."""

    id: TicketId


class TicketIn(Struct, frozen=True, kw_only=True):
    """The question of `ticket_in`."""

    thread: Thread


class IntakeOf(Struct, frozen=True, kw_only=True):
    """The question of `intake`."""

    id: IntakeId


class IntakeIn(Struct, frozen=True, kw_only=True):
    """The question of `intake_in`."""

    thread: Thread


class OpenIntake(Struct, frozen=True, kw_only=True):
    """The question of `open_intake`."""

    place: Place
    requester: Account


class IntakesNear(Struct, frozen=True, kw_only=True):
    """The question of `intakes_near`."""

    customer: CustomerId
    at: datetime
    within: timedelta
    limit: int


class KeptChanges(Struct, frozen=True, kw_only=True):
    """The question of `unpark`: are there changes of the message that are kept?"""

    message: MessageRef
    at: datetime


class SubjectOf(Struct, frozen=True, kw_only=True):
    """The question of `about`."""

    ref: MessageRef


class OutSince(Struct, frozen=True, kw_only=True):
    """The question of `out_since`, at whatever time it is asked."""

    message_key: MessageKey


Read = TicketOf | TicketIn | IntakeOf | IntakeIn | OpenIntake | IntakesNear | KeptChanges | SubjectOf | OutSince
