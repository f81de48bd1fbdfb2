"""A channel that has another id: each request and ticket in it goes on there by an event of its own."""

from datetime import datetime

from msgspec.structs import replace

from bot.commands import Via
from bot.effects import Follow
from bot.engine.evolve.timeline import fold_intake, fold_ticket
from bot.events import IntakeMoved, TicketMoved
from bot.model.people import SYSTEM
from bot.model.ticket import Ticket
from bot.ports import UnitOfWork


def follow(effect: Follow, work: UnitOfWork, now: datetime) -> None:
    """Move everything in the old place to the new one. Raises `StaleVersion` if another was first."""
    for one in work.standing_in(effect.old):
        thread = replace(one.thread, place=effect.new)
        if isinstance(one, Ticket):
            moved = TicketMoved(at=now, by=SYSTEM.id, via=Via.PLATFORM, thread=thread, left=effect.old)
            work.save(fold_ticket(one, (moved,)), (moved,))
        else:
            went_on = IntakeMoved(at=now, by=SYSTEM.id, via=Via.PLATFORM, thread=thread, left=effect.old)
            work.save(fold_intake(one, (went_on,)), (went_on,))
    work.follow(effect.old, effect.new, effect.since)
