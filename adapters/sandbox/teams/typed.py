"""Typed text as the platform writes it: escaped, with mentions in `<at>` and named beside the text."""

import re
from collections.abc import Iterable
from html import escape

from msgspec import Struct

from adapters.sandbox.core.typed import HANDLE, escape_between
from adapters.sandbox.teams.state import Mentioned

_HANDLE = re.compile(rf"{HANDLE}( ?)")
SPACE = "&nbsp;"
"""The space that the platform's own editor leaves after a mention."""


class Typed(Struct, frozen=True, kw_only=True):
    """A text as it travels, and its mentions in order."""

    text: str
    mentions: tuple[Mentioned, ...] = ()


def sent(text: str, people: Iterable[tuple[str, str, str]]) -> Typed:
    """Return typed text as the platform sends it on; `@handle` becomes a mention.

    `people` are those who can be mentioned: handle, id and name.
    """
    known = {handle: Mentioned(text=f"<at>{escape(name)}</at>", id=id_, name=name) for handle, id_, name in people}
    mentions: list[Mentioned] = []

    def written(found: re.Match[str]) -> str:
        mention = known.get(found["handle"])
        if mention is None:
            return escape(found[0], quote=False)
        mentions.append(mention)
        return mention.text + (SPACE if found[2] else "")

    return Typed(text=escape_between(text, _HANDLE, written), mentions=tuple(mentions))
