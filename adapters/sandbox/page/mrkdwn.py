"""Slack's text markup as a tree."""

import re
from collections.abc import Iterator
from typing import Final

from adapters.sandbox.page.dates import instant, of_slack
from adapters.sandbox.page.emoji import glyph
from adapters.sandbox.page.links import link
from adapters.sandbox.page.markup import Marked, Node, Tag, mention
from adapters.sandbox.page.reader import PageReader

_STYLES: Final[dict[str, Tag]] = {"*": "strong", "_": "em", "~": "s"}
_INLINE = re.compile(
    r"<(?P<control>[^<>\n]+)>"
    r"|`(?P<code>[^`\n]+)`"
    r"|(?<![\w*_~])(?P<style>[*_~])(?P<styled>[^\s*_~](?:[^\n]*?[^\s])?)(?P=style)(?!\w)"
    r"|:(?P<emoji>[a-z0-9_+-]+):"
)
_QUOTE = re.compile(r"(?:&gt;|>) ?(?P<quoted>.*)", re.DOTALL)
_FENCE = re.compile(r"```\n?")
_TOKEN = re.compile(r"\{(\w+)\}")


def unescaped(text: str) -> str:
    """Return text as it was typed: three characters travel escaped."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def parsed(text: str, reader: PageReader) -> tuple[Node, ...]:
    """Return the tree of a text, as this reader sees it."""
    tree: list[Node] = []
    for index, part in enumerate(_FENCE.split(text)):
        if index % 2:
            tree.append(Marked(tag="pre", children=(unescaped(part),)))
        else:
            tree += _paragraphs(part, reader)
    return tuple(tree)


def _paragraphs(text: str, reader: PageReader) -> Iterator[Node]:
    quoted: list[Node] = []
    for line in text.splitlines(keepends=True):
        if found := _QUOTE.fullmatch(line):
            quoted += _inline(found["quoted"], reader)
            continue
        if quoted:
            yield Marked(tag="blockquote", children=tuple(quoted))
            quoted = []
        yield from _inline(line, reader)
    if quoted:
        yield Marked(tag="blockquote", children=tuple(quoted))


def _inline(text: str, reader: PageReader) -> Iterator[Node]:
    done = 0
    for found in _INLINE.finditer(text):
        if found.start() > done:
            yield unescaped(text[done : found.start()])
        yield _node(found, reader)
        done = found.end()
    if done < len(text):
        yield unescaped(text[done:])


def _node(found: re.Match[str], reader: PageReader) -> Node:
    if found["control"]:
        return _controlled(found["control"], reader)
    if found["code"]:
        return Marked(tag="code", children=(unescaped(found["code"]),))
    if found["style"]:
        return Marked(tag=_STYLES[found["style"]], children=tuple(_inline(found["styled"], reader)))
    return glyph(found["emoji"])


def _controlled(control: str, reader: PageReader) -> Node:
    what, bar, after = control.partition("|")
    label = unescaped(after) if bar else None
    if what.startswith(("@", "#")):
        return mention(f"{what[0]}{reader.named(what[1:]) or label or what[1:]}")
    if what.startswith("!date^"):
        return _dated(what, label, reader)
    if what.startswith("!"):
        return mention(label or f"@{what[1:]}")
    address = unescaped(what)
    return link(address, label or address)


def _dated(what: str, fallback: str | None, reader: PageReader) -> Node:
    _, seconds, form, *_ = (*what.split("^"), "")
    at = instant(seconds)
    if at is None or not form:
        return fallback or what
    text = _TOKEN.sub(lambda token: of_slack(token[1], at, reader) or token[0], form)
    return Marked(
        tag="time", children=(unescaped(text),), attributes={"datetime": at.isoformat(), "title": fallback or ""}
    )
