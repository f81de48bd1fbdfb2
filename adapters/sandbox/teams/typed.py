"""Typed text as the platform writes it: escaped, with mentions in `<at>` and named beside the text."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape

from adapters.sandbox.teams.state import Mentioned

_HANDLE = re.compile(r"@(?P<handle>[a-z0-9][a-z0-9._-]*[a-z0-9])( ?)")
SPACE = "&nbsp;"
"""The space that the platform's own editor leaves after a mention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
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

    return Typed(text="".join(_pieces(text, written)), mentions=tuple(mentions))


def _pieces(text: str, written: Callable[[re.Match[str]], str]) -> Iterator[str]:
    done = 0
    for found in _HANDLE.finditer(text):
        yield escape(text[done : found.start()], quote=False)
        yield written(found)
        done = found.end()
    yield escape(text[done:], quote=False)
