"""The history of a request or a ticket, without SQL: its timeline, and the messages that it has."""

from collections.abc import Sequence

from bot.errors import StaleVersion
from bot.events import Event, Heard
from bot.model.intake import Intake
from bot.model.ticket import Ticket
from bot.ports import Recorded
from storage import codecs
from storage.memory.kept import Kept
from storage.sql import messages


def advance(kept: Kept, before: Intake | Ticket | None, after: Intake | Ticket, events: Sequence[Event]) -> None:
    """Add events to a timeline. Raises StaleVersion unless the stored version is older by just these."""
    version = before.version if before else 0
    if version != after.version - len(events):
        raise StaleVersion(f"{after.id} is at version {version}")
    line = tuple(
        Recorded(number=number, event=codecs.stored(event, codecs.EVENT))
        for number, event in enumerate(events, start=version + 1)
    )
    for ref in messages.heard(after.thread.place, events):
        kept.messages[ref] = after.id
    for event in events:
        if isinstance(event, Heard):
            key = (after.id, event.customer_message.message)
            kept.customer_messages[key] = codecs.stored(event.customer_message, codecs.CUSTOMER_MESSAGE)
    kept.timelines[after.id] = kept.timelines.get(after.id, ()) + line
