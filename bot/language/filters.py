"""The part of the queue that somebody wants to see: “mine overdue acme”, “unassigned level 1”."""

import re
from collections.abc import Collection
from enum import StrEnum
from typing import Final

from msgspec import Struct

from bot.model.desk import Customer, Desk


class QueuePart(StrEnum):
    """A part of the queue by its own word."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    UNANSWERED = "unanswered"
    WAITING = "waiting"
    OVERDUE = "overdue"
    SNOOZED = "snoozed"


class QueueWish(Struct, frozen=True, kw_only=True):
    """The conditions that a ticket must meet, and the page of them.

    `rest` are the words without the page, `kept` those of them that name no part, and `unread` are the words that
    couldn't be understood.
    """

    parts: frozenset[QueuePart] = frozenset()
    customer: Customer | None = None
    severity: str | None = None
    page: int = 1
    rest: str = ""
    kept: str = ""
    unread: str = ""


_PAGE: Final = re.compile(r"\bpage\s+([0-9]{1,6})\b", re.IGNORECASE)
_SEVERITY: Final = re.compile(r"\b(?:level|severity|sev|priority)\s+(\S+)|\b([0-9])\b")


def page_of(words: str) -> tuple[int, str]:
    """Return the page that is asked for, at least the first, and the words without it."""
    named = _PAGE.search(words)
    return (max(1, int(named[1])), _PAGE.sub(" ", words, count=1).strip()) if named else (1, words)


def wanted(words: str, desk: Desk, severities: Collection[str]) -> QueueWish:
    """Return the filter that these words make, in any order. `severities` are the ids that plans in use have."""
    page, text = page_of(words.casefold())
    named = _SEVERITY.search(text)
    severity = (named[1] or named[2]) if named else None
    rest = _SEVERITY.sub(" ", text, count=1).split()
    parts = frozenset(QueuePart(word) for word in rest if word in set(QueuePart))
    rest = [word for word in rest if word not in set(QueuePart)]
    if severity is None:
        severity = next((word for word in rest if word in severities), None)
        rest = [word for word in rest if word != severity]
    customer = desk.called(" ".join(rest)) if rest else None
    unread = "" if customer else " ".join(rest)
    kept = " ".join(word for word in text.split() if word not in set(QueuePart))
    return QueueWish(
        parts=parts,
        customer=customer,
        severity=severity,
        page=page,
        rest=" ".join(text.split()),
        kept=kept,
        unread=unread,
    )
