"""Requests and tickets without SQL: which there are, their timelines, and the messages that they have."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from bot.errors import StaleVersion
from bot.events import Event, message_in
from bot.model.customer_message import CustomerMessage, MessageSide
from bot.model.ids import CustomerId, SubjectId
from bot.model.intake import Intake
from bot.model.places import Place
from bot.model.ticket import Ticket
from bot.ports import Recorded
from storage import codecs
from storage.memory import search
from storage.memory.kept import Kept
from storage.sql import messages
from storage.states import JOINABLE

T = TypeVar("T")


def save(kept: Kept, subject: Intake | Ticket, events: Sequence[Event]) -> None:
    """Store a request or a ticket with its events; raises StaleVersion unless the stored one is older by just these."""
    if isinstance(subject, Intake):
        _advance(kept, kept.intakes.get(subject.id), subject, events)
        kept.intakes[subject.id] = codecs.stored(subject, codecs.INTAKE)
    else:
        _advance(kept, kept.tickets.get(subject.id), subject, events)
        kept.tickets[subject.id] = codecs.stored(subject, codecs.TICKET)
        search.keep(kept, subject, events)


def last(found: Iterable[T]) -> T | None:
    """Return the last that there is, or None."""
    return [None, *found][-1]


def standing_in(kept: Kept, place: Place) -> tuple[Intake | Ticket, ...]:
    """Return all requests and tickets whose thread is in a place."""
    cases: list[Intake | Ticket] = [*kept.intakes.values(), *kept.tickets.values()]
    return tuple(one for one in cases if one.thread.place == place)


def joinable(kept: Kept, place: Place) -> tuple[Intake, ...]:
    """Return the intakes in a place that are open or were refused, in the order in which they began."""
    return tuple(one for one in kept.intakes.values() if one.thread.place == place and one.state in JOINABLE)


def near(kept: Kept, customer: CustomerId, at: datetime, within: timedelta) -> tuple[Intake, ...]:
    """Return a customer's intakes touched within that time of an instant, earliest first."""
    theirs = (one for one in kept.intakes.values() if one.customer == customer)
    return tuple(sorted((one for one in theirs if abs(at - one.touched_at) <= within), key=lambda one: one.touched_at))


def customer_messages(kept: Kept, subject: SubjectId) -> tuple[CustomerMessage, ...]:
    """Return the customer's own messages of a subject, in the order in which they came."""
    held = kept.customer_messages.items()
    return tuple(said for (whose, _), said in held if whose == subject and said.side is MessageSide.CUSTOMER)


def _advance(kept: Kept, before: Intake | Ticket | None, after: Intake | Ticket, events: Sequence[Event]) -> None:
    version = before.version if before else 0
    if version != after.version - len(events):
        raise StaleVersion(f"{after.id} is at version {version}")
    line = tuple(
        Recorded(number=number, event=codecs.stored(event, codecs.EVENT))
        for number, event in enumerate(events, start=version + 1)
    )
    for ref in messages.heard(after.thread.place, events):
        kept.messages[ref] = after.id
    for said in filter(None, map(message_in, events)):
        kept.customer_messages[after.id, said.key] = codecs.stored(said, codecs.CUSTOMER_MESSAGE)
    kept.timelines[after.id] = kept.timelines.get(after.id, ()) + line
