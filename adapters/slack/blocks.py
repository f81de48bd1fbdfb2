"""The words of blocks as Slack's markup: what a reader of the message sees beside, or instead of, its text."""

import re
from collections.abc import Iterator
from typing import Final

from adapters.http.fitting import gathered
from adapters.http.payload import Payload, part, parts, words
from adapters.slack import mrkdwn, rich_text
from adapters.slack.mrkdwn import escape

MAX_CHARACTERS: Final = 12_000
"""Characters of what one message brings along in one piece; the rest is where the message is."""
_MAX_CELLS: Final = 100
_SILENT: Final = frozenset({"divider", "actions", "input", "context_actions"})
"""Nothing that anybody says: lines, and what may be pressed."""
_TABLES: Final = frozenset({"table", "data_table"})
_NOT_WORDS = re.compile(r"[\W_]+")
_SCHEME = re.compile(r"\b(?:https?://|mailto:|tel:)")
_BETWEEN = re.compile(r"<[@#!][^<>]*>|:[\w+'-]+:|\n|(?m:^ *(?:\d+\.|•|&gt;|>) )")
"""The parts that the text of a message has otherwise than the block that it was made of."""


def read(blocks: tuple[Payload, ...], beside: str = "") -> str:
    """Return all words of the blocks, without those blocks that only repeat the text `beside` them."""
    texts = filter(None, map(text_of, blocks))
    return gathered(_unsaid(texts, beside) if beside.strip() else texts, MAX_CHARACTERS)


def typed(blocks: tuple[Payload, ...]) -> str:
    """Return what a person typed, for a message that has it in its blocks alone."""
    return gathered((text_of(block) for block in blocks if words(block, "type") == "rich_text"), MAX_CHARACTERS)


def is_silent(blocks: tuple[Payload, ...]) -> bool:
    """Return whether nobody would read anything in them: they are lines, buttons or blank text."""
    return all(words(block, "type") in _SILENT or words(block, "type") == "rich_text" for block in blocks)


def text_of(block: Payload) -> str:
    """Return the words of one block, line by line; empty if none can be read."""
    return gathered(_lines(block), MAX_CHARACTERS)


def squeezed(text: str) -> str:
    """Return letters and digits alone, to compare what two texts say; an address is compared without its scheme."""
    return _NOT_WORDS.sub("", _SCHEME.sub("", mrkdwn.meant(text).casefold()))


def _unsaid(texts: Iterator[str], beside: str) -> Iterator[str]:
    """Yield the texts that say something else than the one beside them."""
    said = None
    for text in texts:
        if text == beside:  # as a client sends what was typed
            continue
        said = squeezed(beside) if said is None else said
        if not all(squeezed(piece) in said for piece in _BETWEEN.split(text)):
            yield text


def _lines(block: Payload) -> Iterator[str]:
    kind = words(block, "type")
    if kind == "rich_text" or kind.startswith("rich_text_"):
        yield from rich_text.lines(block)
    elif kind in _TABLES:
        yield _object(block, "caption")
        yield from map(_row, _rows(block))
    elif kind == "image":
        title, alt = _title(block), escape(words(block, "alt_text"))
        yield f"[image: {', '.join(dict.fromkeys(filter(None, (title, alt))))}]"
    elif kind == "context":
        yield " ".join(filter(None, map(_element, parts(block, "elements"))))
    elif kind not in _SILENT:
        yield _title(block)
        yield _object(block, "text")
        yield from (_text(field) for field in parts(block, "fields"))
        yield _object(block, "description")
        yield _element(part(block, "accessory"))


def _element(element: Payload) -> str:
    if words(element, "type") == "image":
        return f"[image: {escape(words(element, 'alt_text'))}]"
    return _text(element) if words(element, "type") in ("mrkdwn", "plain_text") else ""


def _title(block: Payload) -> str:
    return _object(block, "title")


def _object(block: Payload, key: str) -> str:
    """Return the markup under the key: an object's text, or a text itself, which then is markup already."""
    return words(block, key) or _text(part(block, key))


def _text(found: Payload) -> str:
    said = words(found, "text")
    return said if words(found, "type") == "mrkdwn" else escape(said)


def _rows(block: Payload) -> Iterator[list[object]]:
    rows = block.get("rows")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, list):
            yield row


def _row(row: list[object]) -> str:
    return " | ".join(_cell(cell) for cell in row[:_MAX_CELLS] if isinstance(cell, dict))


def _cell(cell: Payload) -> str:
    if words(cell, "type") == "rich_text":
        return " ".join(rich_text.lines(cell))
    value = cell.get("value", cell.get("number"))
    return escape(words(cell, "text") or (str(value) if isinstance(value, int | float) else words(cell, "value")))
