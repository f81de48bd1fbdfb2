"""Marked text as a tree, and the tree as HTML in which nothing that people wrote is ever more than text."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Literal, TypeAlias

from msgspec import Struct, field

Tag: TypeAlias = Literal["strong", "em", "s", "code", "pre", "blockquote", "a", "span", "time", "ul", "ol", "li"]


class Marked(Struct, frozen=True, kw_only=True):
    """Some text with a mark: what it becomes, what is in it, and attributes of ours."""

    tag: Tag
    children: tuple["Node", ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)


Node: TypeAlias = str | Marked
"""Plain text, or marked text."""


def html(nodes: Iterable[Node]) -> str:
    """Return the tree as HTML. All text and every value of an attribute is escaped."""
    return "".join(escape(node) if isinstance(node, str) else _element(node) for node in nodes)


def words(nodes: Iterable[Node]) -> str:
    """Return the tree as plain text, for labels."""
    return "".join(node if isinstance(node, str) else words(node.children) for node in nodes)


def mention(text: str) -> Marked:
    """Return a name that somebody called out."""
    return Marked(tag="span", children=(text,), attributes={"class": "mention"})


def _element(node: Marked) -> str:
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes.items())
    return f"<{node.tag}{attributes}>{html(node.children)}</{node.tag}>"
