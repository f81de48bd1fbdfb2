"""Tickets found by words, without SQL."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.events import Event
from bot.events.searchable import SearchableText, searchable
from bot.language import plain
from bot.model.selection import Selection
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


def _has(text: SearchableText, selection: Selection) -> bool:
    reader = selection.reader
    may_see = reader is None or text.only is None or text.only in set(map(str, reader.accounts))
    words = plain.words(text.text)
    return may_see and all(any(word.startswith(asked) for word in words) for asked in selection.words)
