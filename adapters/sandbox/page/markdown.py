"""The little Markdown of an Adaptive Card, and of Slack's markdown block, as a tree.

CommonMark as far as cards have it: strong, emphasis, links and lists, but no HTML, picture, heading or code.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode

from adapters.sandbox.page.dates import instant, of_teams
from adapters.sandbox.page.links import link
from adapters.sandbox.page.markup import Marked, Node, Tag, mention
from adapters.sandbox.page.reader import PageReader

_OF_TEAMS = re.compile(
    r"\{\{(?P<what>DATE|TIME)\((?P<at>[^,)]+)(?:, ?(?P<form>\w+))?\)\}\}"
    r"|<at>(?P<name>.*?)</at>"
)
_TAGS: Final[dict[str, Tag]] = {
    "strong": "strong",
    "em": "em",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
}


def parsed(text: str, reader: PageReader) -> tuple[Node, ...]:
    """Return the tree of a text, as this reader sees it."""
    return tuple(_drawn(SyntaxTreeNode(_MARKDOWN.parse(text)).children, reader))


def _drawn(nodes: Sequence[SyntaxTreeNode], reader: PageReader) -> Iterator[Node]:
    """Yield each node; between two paragraphs there is a line's end."""
    before = ""
    for node in nodes:
        if before == node.type == "paragraph":
            yield "\n"
        yield from _node(node, reader)
        before = node.type


def _node(node: SyntaxTreeNode, reader: PageReader) -> Iterator[Node]:
    match node.type:
        case "text":
            yield node.content
        case "softbreak":
            yield " "
        case "hardbreak":
            yield "\n"
        case "of_teams":
            yield _mention_or_date(node.meta, reader)
        case "link":
            yield link(str(node.attrs["href"]), *_drawn(node.children, reader))
        case kind if kind in _TAGS:
            attributes = {name: str(value) for name, value in node.attrs.items()}  # where a list begins to count
            yield Marked(tag=_TAGS[kind], children=tuple(_drawn(node.children, reader)), attributes=attributes)
        case _:
            yield from _drawn(node.children, reader)


def _mention_or_date(found: dict[str, str | None], reader: PageReader) -> Node:
    if found["name"] is not None:
        return mention(f"@{unescape(found['name'])}")
    what, written = found["what"] or "", found["at"] or ""
    at = instant(written)
    if at is None:
        return written
    text = of_teams(what, at, found["form"], reader)
    return Marked(tag="time", children=(text,), attributes={"datetime": at.isoformat()})


def _of_teams(state: StateInline, silent: bool) -> bool:
    """Read what Teams adds to Markdown: who is mentioned, and instants that each reader sees in their own time."""
    found = _OF_TEAMS.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("of_teams", "", 0).meta = found.groupdict()
    state.pos = found.end()
    return True


_MARKDOWN: Final = MarkdownIt("zero").enable(["escape", "newline", "emphasis", "link", "entity", "list"])
_MARKDOWN.inline.ruler.before("escape", "of_teams", _of_teams)
