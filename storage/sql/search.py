"""Tickets found by words: SQLite's FTS5 and PostgreSQL's text search over one table.

Each text is kept as plain words, so that both find the same, and before them a word of our own for the customer, which
no plain word is the beginning of. With that in the index, a search by a customer's people goes through nothing but
theirs; the column is asked all the same.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, or_, select, text

from bot.events import Event
from bot.events.searchable import searchable
from bot.language import plain
from bot.model.selection import Selection
from bot.model.ticket import Ticket
from storage.sql.inserts import replacing
from storage.tables.searched_texts import SEARCHED_TEXTS

Row = dict[str, Any]

LATEST: Final = 1_000
"""The most texts that a search takes, the latest: who finds more should say more."""
_WORDS: Final = 400
"""The most words of a text that are kept: those of a whole screen, not of a whole log."""
_OURS: Final = "\uff4f"
"""A wide “o”, with which the words of our own begin: in plain words it is a common one."""
_IS = SEARCHED_TEXTS.c

KEEP = replacing(SEARCHED_TEXTS, but=("seen_by",), key=("subject", "part"))
"""The statement that keeps texts as they read now; who may find a ticket by one stays as it was."""

_MATCHING: Final = {
    "sqlite": (
        "SELECT rowid AS seq FROM searched_words WHERE searched_words MATCH :wanted ORDER BY rowid DESC LIMIT :latest"
    ),
    "postgresql": (
        "SELECT seq FROM searched_texts WHERE to_tsvector('simple', words) @@ to_tsquery('simple', :wanted)"
        " ORDER BY seq DESC LIMIT :latest"
    ),
}


def rows(ticket: Ticket, version: int, events: Sequence[Event]) -> list[Row]:
    """Return a row for each text of the events that led up to `version` of a ticket."""
    return [
        {
            "subject": ticket.id,
            "part": one.part,
            "customer": ticket.customer,
            "seen_by": one.only,
            "words": " ".join(
                (_of(ticket.customer), *(word[: plain.LONGEST] for word in plain.words(one.text)[:_WORDS]))
            ),
        }
        for one in searchable(events, version)
    ]


def found(selection: Selection, dialect: str) -> Select[tuple[str]]:
    """Return the query for the ids of tickets that have a text with all the words of a selection, or their beginnings.

    It must be a selection with words.
    """
    matching = text(_MATCHING[dialect]).bindparams(wanted=_wanted(selection, dialect), latest=LATEST)
    seqs = matching.columns(SEARCHED_TEXTS.c.seq).subquery()
    return select(_IS.subject).where(_IS.seq.in_(select(seqs.c.seq)), *_conditions(selection))


def _conditions(selection: Selection) -> list[ColumnElement[bool]]:
    asked = [_IS.customer == selection.customer] if selection.customer else []
    if selection.reader:
        asked.append(or_(_IS.seen_by.is_(None), _IS.seen_by.in_(sorted(map(str, selection.reader.accounts)))))
    return asked


def _wanted(selection: Selection, dialect: str) -> str:
    """Return what is asked of the index: nothing but letters and digits, and the signs between them."""
    both, more = (" AND ", "*") if dialect == "sqlite" else (" & ", ":*")
    whose = (_of(selection.customer),) if selection.customer else ()
    return both.join((*whose, *(f"{word}{more}" for word in selection.words)))


def _of(customer: str) -> str:
    return f"{_OURS}{sha256(customer.encode()).hexdigest()[:12]}"
