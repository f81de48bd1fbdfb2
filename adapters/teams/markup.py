"""Reads the words of a message's HTML, line by line: lists, tables and code keep their shape; quotes are kept apart."""

import html
import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

SPACES = re.compile(r"&nbsp;|\u00a0")
BLANK = re.compile(r"\s+")
TAG = re.compile(r"<(?:!--[^<>]*|(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>[^<>]*))>")
"""Read from sign to sign, so that no markup, however broken, takes long."""
QUOTED_MARK = re.compile(r"<quoted\b[^<>]*>(?:</quoted>)?")
"""The mark by which newer clients say that a message replies to another."""
_MANY_LINES = re.compile(r"\n{3,}")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SHOWN_AS = re.compile(r'\balt="([^"]*)"')
_ATTACHMENT = re.compile(r"<attachment\b([^<>]*)>")
_ID = re.compile(r'\bid="([^"]*)"')
_LEADS_TO = re.compile(r'\bhref="(https?://[^"\s]{1,900})"')
_SCHEME = re.compile(r"^https?://")
_IMAGE = re.compile(r"<img\b([^<>]*)>")

_LINES: Final = frozenset({"br", "tr"})
_BLOCKS: Final = frozenset("p div blockquote pre table h1 h2 h3 h4 h5 h6 codeblock hr".split())
_SILENT: Final = frozenset({"script", "style", "attachment"})
_PICTURES: Final = frozenset({"emoji", "img"})
_LISTS: Final = frozenset({"ul", "ol"})
_CODE: Final = frozenset({"pre", "codeblock"})
_CELLS: Final = frozenset({"td", "th"})
_NAMELESS: Final = frozenset({"", "image", "img"})
"""The names that clients give to a picture that nobody has described."""
_MENTION: Final = "http://schema.skype.com/Mention"
_REPLY: Final = "http://schema.skype.com/Reply"
_BREAK: Final = "\ue000"
"""A line break of code, until blanks are one again."""


class Quoted(Struct, frozen=True, kw_only=True):
    """A message that this one replies to: who wrote it, and how it begins."""

    by: str
    text: str


def flat(markup: str, bot_at: int | None = None) -> str:
    """Return the words of HTML, a line for each block. The mention with the ordinal `bot_at` is left out."""
    said = "".join(_Reading(bot_at).said(markup))
    lines = (" ".join(line.split()) for line in said.replace(_BREAK, "\n").split("\n"))
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip()


def unescaped(text: str) -> str:
    """Return the text with whole entities as characters; `&copy=2` in an address isn't one."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def without_quotes(markup: str) -> tuple[str, tuple[Quoted, ...]]:
    """Return the markup without what it quotes, and what it quotes. A quote that never ends isn't taken for one."""
    kept: list[str] = []
    quotes: list[Quoted] = []
    done, begun, depth = 0, -1, 0
    for tag in TAG.finditer(markup):
        if (tag["name"] or "").lower() != "blockquote":
            continue
        if begun < 0:
            if not tag["end"] and _REPLY in tag["attributes"]:
                begun, depth = tag.start(), 1
            continue
        depth += -1 if tag["end"] else 1
        if depth == 0:
            kept.append(markup[done:begun])
            quotes.append(_quoted(markup[begun : tag.end()]))
            done, begun = tag.end(), -1
    return QUOTED_MARK.sub("", "".join((*kept, markup[done:]))), tuple(quotes)


def attachments(markup: str) -> tuple[str, ...]:
    """Return the ids of the attachments that the HTML has a place for, each empty if it isn't named."""
    found = (_ID.search(each[1]) for each in _ATTACHMENT.finditer(markup))
    return tuple(named[1] if named else "" for named in found)


def pictures(markup: str) -> int:
    """Return how many pictures there are in it that have no words."""
    return sum(_shown(each[1]) is None for each in _IMAGE.finditer(markup))


def _quoted(markup: str) -> Quoted:
    """Return a quote with its writer, whose name is in `strong` before all else."""
    name, found, rest = markup.partition("</strong>")
    return Quoted(by=flat(name), text=flat(rest)) if found else Quoted(by="", text=flat(markup))


def _shown(attributes: str) -> str | None:
    """Return the words for a picture; None if there are none."""
    shown = _SHOWN_AS.search(attributes)
    return shown[1] if shown and shown[1].strip().lower() not in _NAMELESS else None


def _bare(address: str) -> str:
    return _SCHEME.sub("", address).rstrip("/").casefold()


class _Reading:
    """One reading of HTML, from sign to sign: where it is in lists, tables and code."""

    def __init__(self, bot_at: int | None) -> None:
        self._bot_at = bot_at
        self._mentions = -1
        self._silent = ""
        self._code = 0
        self._lists: list[int | None] = []
        self._is_first_cell = True
        self._is_in_cell = False
        self._leads_to = ""
        self._label: list[str] = []

    def said(self, markup: str) -> Iterator[str]:
        """Yield words and line ends. Mentions read `@Name`, but for the one of the desk, which is left out."""
        done = 0
        for tag in TAG.finditer(markup):
            if not self._silent:
                words = self._words(markup[done : tag.start()])
                self._label.append(words)
                yield words
            done = tag.end()
            name = (tag["name"] or "").lower()
            if self._silent or tag["end"]:
                yield self._ended(name)
            else:
                yield self._begun(name, tag["attributes"] or "")
        yield "" if self._silent else self._words(markup[done:])

    def _words(self, source: str) -> str:
        """Return the words between tags. A line break in the source of HTML is a space, but in code."""
        if self._code:
            source = source.replace("\r\n", "\n").replace("\n", _BREAK)
        return BLANK.sub(" ", unescaped(source))

    def _ended(self, name: str) -> str:
        if self._silent:
            self._silent = "" if name == self._silent else self._silent
            return ""
        if name in _CODE:
            self._code = max(0, self._code - 1)
        if name in _LISTS and self._lists:
            self._lists.pop()
            return "" if self._lists else self._line()
        if name in _CELLS:
            self._is_in_cell = False
        if name == "a":
            return self._address()
        return self._line() if name in _BLOCKS else ""

    def _address(self) -> str:
        """Return where a link leads, in brackets behind its words, unless they say just that."""
        label, url = "".join(self._label).strip(), self._leads_to
        self._leads_to = ""
        return f" ({url})" if url and _bare(label) != _bare(url) else ""

    def _begun(self, name: str, attributes: str) -> str:
        if name == "span" and _MENTION in attributes:
            self._mentions += 1
            self._silent = "span" if self._mentions == self._bot_at else ""
            return "" if self._silent else "@"
        if name in _SILENT:
            self._silent = name
            return ""
        if name == "a":
            found = _LEADS_TO.search(attributes)
            self._leads_to, self._label = unescaped(found[1]) if found else "", []
        if name in _PICTURES:
            shown = _shown(attributes)
            return "" if shown is None else unescaped(shown)
        return self._opened(name)

    def _opened(self, name: str) -> str:
        """Return what the beginning of an element means: a new line, a mark of a list, the end of a cell."""
        if name in _CODE:
            self._code += 1
        if name in _LISTS:
            self._lists.append(0 if name == "ol" else None)
            return self._line() if len(self._lists) == 1 else ""
        if name == "li":
            return f"{self._line()}{self._mark()} "
        if name == "tr":
            self._is_first_cell, self._is_in_cell = True, False
        if name in _CELLS:
            first, self._is_first_cell, self._is_in_cell = self._is_first_cell, False, True
            return "" if first else " | "
        return self._line() if name in _LINES or name in _BLOCKS else ""

    def _line(self) -> str:
        """Return a line end; within a cell it is one space, because a row is a single line."""
        return " " if self._is_in_cell else "\n"

    def _mark(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "-"
        self._lists[-1] = number + 1
        return f"{number + 1}."
