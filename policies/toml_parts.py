"""A long TOML text, read in parts: while the compiled reader is at work, no other thread of the process can be.

A part begins with an entry of the list that most of the text is of, as in `[[customers]]`. One that is whole by itself
ends outside everything that spans lines. So parts that have no other table in common mean together what each means
alone, and whoever writes while a desk file is read waits for one of them at most.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import tomli

_LETTERS: Final = 16_384
"""The letters of a part, at least: it is read in a millisecond or two."""


def in_parts(text: str, entries: str) -> dict[str, Any] | None:
    """Return the tables of a text, whose `entries` are a list; None if it must be read whole, to tell what is wrong."""
    head, *parts = _parts(text, entries)
    try:
        found = tomli.loads(head)
        if not parts:
            return found
        if entries in found:
            return None
        listed = found[entries] = []
        for part in parts:
            tables = tomli.loads(part)
            listed += tables.pop(entries)
            if not found.keys().isdisjoint(tables):
                return None
            found |= tables
    except (RecursionError, ValueError):
        return None
    return found


def _parts(text: str, entries: str) -> Iterator[str]:
    """Yield what is before the first entry, and then one entry or more at a time."""
    begins = 0
    for header in re.finditer(rf"^\[\[{re.escape(entries)}\]\]", text, re.MULTILINE):
        at = header.start()
        if not begins or at - begins >= _LETTERS:
            yield text[begins:at]
            begins = at
    yield text[begins:]
