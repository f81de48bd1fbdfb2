"""Reads the words of a card that somebody posted, of whatever kind: from top to bottom, as a reader sees them."""

from collections.abc import Iterator
from typing import Final

from adapters.http.fitting import gathered
from adapters.http.payload import Payload, parts, words
from adapters.teams import markup

MAX_CHARACTERS: Final = 12_000
"""Characters of what one message brings along in one piece; the rest is where the message is."""
_DEEPEST: Final = 16
_TITLES: Final = ("title", "activityTitle", "subtitle", "activitySubtitle", "text", "activityText", "altText")
_INSIDE: Final = ("body", "items", "columns", "rows", "sections")


def read(content: Payload) -> str:
    """Return all that the card says; empty if nothing of it can be read."""
    return gathered(_lines(content, 0), MAX_CHARACTERS)


def _lines(found: Payload, depth: int) -> Iterator[str]:
    if depth > _DEEPEST or words(found, "type").startswith(("Input.", "Action.")):
        return
    yield from (_plain(words(found, key)) for key in _TITLES)
    yield "".join(words(one, "text") for one in parts(found, "inlines"))
    for fact in parts(found, "facts"):
        yield ": ".join(filter(None, (words(fact, "title") or words(fact, "name"), _plain(words(fact, "value")))))
    if found.get("cells"):
        yield " | ".join(" ".join(_lines(cell, depth + 1)).strip() for cell in parts(found, "cells"))
    for key in _INSIDE:
        for inner in parts(found, key):
            yield from _lines(inner, depth + 1)


def _plain(text: str) -> str:
    """Return a text of a card without markup: older cards hold HTML in theirs."""
    return markup.flat(text) if markup.TAG.search(text) else text
