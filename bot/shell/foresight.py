"""The reads that deciding a command will most likely need, put to a database that may be far away all at once.

A wrong guess costs nothing but its answer: what wasn't foreseen is read when it is wanted.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from bot.catalogue import ROWS
from bot.catalogue.row import Needs
from bot.commands import Command, ReceiveMessage, Room
from bot.model.desk import Desk
from bot.model.ids import IntakeId, SubjectId, TicketId, contracted
from bot.model.intake import question_of
from bot.model.places import MessageRef
from bot.ports import UnitOfWork
from bot.ports.reads import (
    IntakeIn,
    IntakeOf,
    IntakesNear,
    KeptChanges,
    OpenIntake,
    OutSince,
    Read,
    SubjectOf,
    TicketIn,
    TicketOf,
)
from bot.shell.context import MAX_NEARBY
from bot.shell.subjects import NEARBY_WITHIN


def together(commands: Sequence[Command]) -> Iterator[list[Command]]:
    """Yield the commands in groups that can be looked ahead for at once, in their order.

    Messages can. Whether a change of a message has come before it depends on what was received until then.
    """
    for is_message, group in groupby(commands, key=lambda command: isinstance(command, ReceiveMessage)):
        alike = list(group)
        yield from [alike] if is_message else ([command] for command in alike)


def look_ahead(commands: Sequence[Command], desk: Desk, work: UnitOfWork, now: datetime) -> None:
    """Prepare a transaction for such a group."""
    keys = [key for command in commands for key in command.origin.keys]
    work.look_ahead(keys, [read for command in commands for read in _reads(command, desk, now)], now)


def _reads(command: Any, desk: Desk, now: datetime) -> Iterator[Read]:
    """Yield what deciding a command will most likely read: by the fields that the catalogue says it has."""
    if isinstance(command, ReceiveMessage):
        yield from _of_a_message(command, desk, now)
        return
    needs = ROWS[type(command)].needs
    if Needs.TICKET in needs:
        yield TicketOf(id=command.ticket)
    if Needs.REQUEST in needs:
        yield IntakeOf(id=command.intake)
    if Needs.SUBJECT in needs:
        yield from _of_a_subject(command.subject, desk)


def _of_a_subject(subject: SubjectId, desk: Desk) -> Iterator[Read]:
    """Yield what is read of a ticket, or of a request with its question; its id tells which it should be."""
    if contracted(subject):
        return
    yield TicketOf(id=TicketId(subject))
    if not subject.startswith(f"{desk.ticket_prefix}-"):
        yield IntakeOf(id=IntakeId(subject))
        yield OutSince(message_key=question_of(IntakeId(subject)))


def _of_a_message(command: ReceiveMessage, desk: Desk, now: datetime) -> Iterator[Read]:
    origin = command.origin
    if origin.place is None or origin.by is None:
        return
    ref = MessageRef(place=origin.place, id=command.message)
    yield KeptChanges(message=ref, at=now)
    yield SubjectOf(ref=ref)
    if origin.thread:
        yield IntakeIn(thread=origin.thread)
        yield TicketIn(thread=origin.thread)
        return
    here = desk.customer_in(origin.place)
    if here or command.room is not Room.CHANNEL:
        yield OpenIntake(place=origin.place, requester=origin.by)
    if here:
        yield IntakesNear(customer=here.id, at=origin.at, within=NEARBY_WITHIN, limit=MAX_NEARBY)
