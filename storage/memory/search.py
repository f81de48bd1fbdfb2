"""Tickets found by words, without SQL."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.events import Event
from bot.events.searchable import SearchableText, searchable
from bot.language import plain
from bot.model.ids import SubjectId
from bot.model.selection import SEARCHED, QueueCounts, Selection, TicketCounts, turns_of
from bot.model.selection import queue_counts as selected_counts
from bot.model.ticket import Ticket
from storage.memory.kept import Kept

LATEST = SEARCHED
"""The most texts that a search takes; the latest."""


def keep(kept: Kept, ticket: Ticket, events: Sequence[Event]) -> None:
    """Keep the texts of these events; who may find a ticket by one stays as it was."""
    for one in searchable(events, ticket.version):
        was = kept.texts.get((ticket.id, one.part), one)
        kept.texts[ticket.id, one.part] = replace(one, only=was.only)


def found(kept: Kept, selection: Selection) -> Iterable[Ticket]:
    """Return the tickets that have a text with the words of a selection; without any, all tickets."""
    if not selection.words:
        return kept.tickets.values()
    ids = {subject for subject, text in _matching(kept, selection)[-LATEST:] if _may_find(text, selection)}
    return [one for one in kept.tickets.values() if one.id in ids]


def counts(kept: Kept, selection: Selection) -> TicketCounts:
    """Return how many tickets a selection has, and whether a search has more texts than it takes."""
    is_cut = bool(selection.words) and len(_matching(kept, selection)) > LATEST
    return TicketCounts(turns=turns_of(found(kept, selection), selection), is_cut=is_cut)


def queue_counts(kept: Kept, selection: Selection, now: datetime) -> QueueCounts:
    """Return how the tickets of a selection are at an instant (UTC), and how many requests are held too long."""
    counted = selected_counts(found(kept, selection), selection, now)
    asked = (one for one in kept.intakes.values() if selection.is_of_all and selection.customer in (None, one.customer))
    late = [one for one in asked if one.take_up and one.take_up.due_at and one.take_up.due_at < now]
    return replace(
        counted, held=sum(selection.customers is None or one.customer in selection.customers for one in late)
    )


def _matching(kept: Kept, selection: Selection) -> list[tuple[SubjectId, SearchableText]]:
    """Return all texts of the customer's, or of everybody's, with the words, the latest last."""
    theirs = {one.id for one in kept.tickets.values() if selection.customer in (None, one.customer)}
    return [
        (subject, text)
        for (subject, _), text in kept.texts.items()
        if subject in theirs and all(plain.has(text.text, asked) for asked in selection.words)
    ]


def _may_find(text: SearchableText, selection: Selection) -> bool:
    reader = selection.reader
    return reader is None or text.only is None or text.only in set(map(str, reader.accounts))
