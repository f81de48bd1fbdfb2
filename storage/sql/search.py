"""Tickets found by words: SQLite's FTS5 and PostgreSQL's text search over one table.

Each text is kept as plain words, so that both find the same, and before them a word of our own for the customer, which
no plain word is the beginning of. With that in the index, a search by a customer's people goes through nothing but
theirs; the column is asked all the same.

FTS5 gathers every text that has a word with some beginning before it gives the first. Whole words it follows from the
latest text back, and stops when that is enough. So on SQLite a beginning is asked as the few words that it can mean.

What is in a script that doesn't part words is kept as each two letters of it as well, and found by those.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, TextualSelect, func, or_, select, text

from bot.events import Event
from bot.events.searchable import searchable
from bot.language import plain
from bot.language.unspaced import is_unspaced, pairs
from bot.model.selection import SEARCHED, Selection
from bot.model.ticket import Ticket
from storage.sql.inserts import replacing
from storage.tables.searched_texts import SEARCHED_TEXTS

Row = dict[str, Any]

LATEST = SEARCHED
"""The most texts that a search takes, the latest."""
_WORDS: Final = 2_000
"""The most words that are kept of a text, each two letters of what has no words among them."""
_OURS: Final = "\uff4f"
"""A wide “o”, with which the words of our own begin: in plain words it is a common one."""
_IS = SEARCHED_TEXTS.c
_FEW: Final = 100
"""The most words that a beginning is asked as."""
_BEGUN: Final = text(
    "WITH RECURSIVE begun(word) AS (SELECT (SELECT term FROM searched_words_known WHERE term >= :beginning LIMIT 1)"
    " UNION ALL SELECT (SELECT term FROM searched_words_known WHERE term >= begun.word || char(1) LIMIT 1) FROM begun"
    " WHERE substr(begun.word, 1, length(:beginning)) = :beginning)"
    " SELECT word FROM begun WHERE substr(word, 1, length(:beginning)) = :beginning LIMIT :few"
)
"""The words of the index with a beginning, each found behind the one before it: no letter sorts before char(1)."""

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
            "words": " ".join((_of(ticket.customer), *plain.indexed(one.text)[:_WORDS])),
        }
        for one in searchable(events, version)
    ]


def found(selection: Selection, connection: Connection) -> Select[tuple[str]]:
    """Return the query for the ids of tickets that have a text with all the words of a selection, or their beginnings.

    It must be a selection with words.
    """
    seqs = _matching(selection, connection, LATEST).subquery()
    return select(_IS.subject).where(_IS.seq.in_(select(seqs.c.seq)), *_conditions(selection))


def is_cut(selection: Selection, connection: Connection) -> bool:
    """Return whether more texts have all the words of a selection than a search takes."""
    seqs = _matching(selection, connection, LATEST + 1).subquery()
    return connection.execute(select(func.count()).select_from(seqs)).scalar_one() > LATEST


def _matching(selection: Selection, connection: Connection, latest: int) -> TextualSelect:
    wanted = _wanted_of_sqlite if connection.dialect.name == "sqlite" else _wanted_of_postgresql
    matching = text(_MATCHING[connection.dialect.name]).bindparams(wanted=wanted(selection, connection), latest=latest)
    return matching.columns(SEARCHED_TEXTS.c.seq)


def _conditions(selection: Selection) -> list[ColumnElement[bool]]:
    asked = [_IS.customer == selection.customer] if selection.customer else []
    if selection.reader:
        asked.append(or_(_IS.seen_by.is_(None), _IS.seen_by.in_(sorted(map(str, selection.reader.accounts)))))
    return asked


def _wanted_of_postgresql(selection: Selection, _: Connection) -> str:
    """Return what is asked of the index: nothing but letters and digits, and the signs between them."""
    return " & ".join(
        (*_whose(selection), *(_begun_or_within(word, f"{word}:*", "|", "&") for word in selection.words))
    )


def _wanted_of_sqlite(selection: Selection, connection: Connection) -> str:
    """Return the same for FTS5. A beginning of more words than a few is asked as what it is."""
    return " AND ".join((*_whose(selection), *(_begun(word, connection) for word in selection.words)))


def _begun(beginning: str, connection: Connection) -> str:
    if is_unspaced(beginning):
        return _begun_or_within(beginning, f"{beginning}*", "OR", "AND")
    known = connection.execute(_BEGUN, {"beginning": beginning, "few": _FEW + 1}).scalars().all()
    return f"({' OR '.join(known)})" if 0 < len(known) <= _FEW else f"{beginning}*"


def _begun_or_within(word: str, begun: str, either: str, both: str) -> str:
    """Return what asks for a beginning, or for a word of a script that doesn't part them anywhere: by its pairs."""
    within = f" {both} ".join(pairs(word)) if is_unspaced(word) else ""
    return f"({begun} {either} ({within}))" if within else begun


def _whose(selection: Selection) -> tuple[str, ...]:
    return (_of(selection.customer),) if selection.customer else ()


def _of(customer: str) -> str:
    return f"{_OURS}{sha256(customer.encode()).hexdigest()[:12]}"
