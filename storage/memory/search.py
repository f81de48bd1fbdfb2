"""Tickets found by words, without SQL."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.events import Event
from bot.events.searchable import SearchableText, searchable
from bot.language import plain
from bot.model.selection import QueueCounts, Selection
from bot.model.selection import queue_counts as selected_counts
from bot.model.ticket import Ticket
from storage.memory.kept import Kept


def keep(kept: Kept, ticket: Ticket, events: Sequence[Event]) -> None:
    """Keep the texts of these events; who may find a ticket by one stays as it was."""
    for one in searchable(events, ticket.version):
        was = kept.texts.get((ticket.id, one.part), one)
        kept.texts[ticket.id, one.part] = replace(one, only=was.only)


def found(kept: Kept, selection: Selection) -> Iterable[Ticket]:
    """Return the tickets that have a text with the words of a selection; without any, all tickets."""
    if not selection.words:
        return kept.tickets.values()
    ids = {subject for (subject, _), text in kept.texts.items() if _has(text, selection)}
    return [one for one in kept.tickets.values() if one.id in ids]


def queue_counts(kept: Kept, selection: Selection, now: datetime) -> QueueCounts:
    """Return how the tickets of a selection are at an instant (UTC), and how many requests are held too long."""
    counted = selected_counts(found(kept, selection), selection, now)
    asked = (one for one in kept.intakes.values() if selection.is_of_all and selection.customer in (None, one.customer))
    late = [one for one in asked if one.take_up and one.take_up.due_at and one.take_up.due_at < now]
    return replace(
        counted, held=sum(selection.customers is None or one.customer in selection.customers for one in late)
    )


def _has(text: SearchableText, selection: Selection) -> bool:
    reader = selection.reader
    may_see = reader is None or text.only is None or text.only in set(map(str, reader.accounts))
    return may_see and all(plain.has(text.text, asked) for asked in selection.words)
