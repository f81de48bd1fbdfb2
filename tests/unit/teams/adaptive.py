"""The limits of Adaptive Cards as Teams documents them, and what a client would read: written apart from the renderer.

What a client reads into text is asked of a CommonMark parser, which comes with rich.
"""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt

from adapters.composition.build import addresses
from adapters.platform.permalink import addressed
from adapters.teams import render
from bot.model.message import Block, Message, Text
from tests.unit.teams.deliveries import TENANT

Json = dict[str, Any]

FUNCTION = re.compile(r"\{\{(?:DATE\([0-9-]{10}T[0-9:]{8}Z, SHORT\)|TIME\([0-9-]{10}T[0-9:]{8}Z\))\}\}")
AT = re.compile(r"<at>([^<>]*)</at>")
PLAIN = frozenset(
    "paragraph_open paragraph_close inline text text_special softbreak hardbreak strong_open strong_close "
    "link_open link_close".split()
)
"""What may be read into our text; no lists, headings, quotes, code, pictures or tags."""

commonmark = MarkdownIt("commonmark")


def elements(*said: Block, tenant: str = TENANT) -> list[Json]:
    """The blocks as Teams is sent them, which break no limit."""
    message = addressed(Message(summary=(Text(text="Summary"),), blocks=said), addresses())
    payload = render.payload(message, "d1", tenant)
    assert faults(payload) == []
    return list(card(payload)["body"])


def card(payload: Json) -> Json:
    [attachment] = payload["attachments"]
    found: Json = attachment["content"]
    return found


def faults(payload: Json) -> list[str]:
    """Each limit that the payload breaks, and each thing that a client would read into its text."""
    shown = card(payload)
    found = [f"{len(shown['body'])} elements"] if not 1 <= len(shown["body"]) <= 200 else []
    if len(json.dumps(payload, ensure_ascii=False).encode("utf-16-le", "surrogatepass")) > 80_000:
        found.append("more than 80 KB")
    found += [f"an empty {text!r}" for text in texts(shown) if not text.strip()]
    for text in read(shown):
        found += [f"{kind} in {text[:60]!r}" for kind in sorted(kinds(text) - PLAIN)]
        found += [f"a function in {text[:60]!r}" for _ in re.findall(r"\{\{", FUNCTION.sub("", text))]
        found += [f"a link to {url}" for url in links(text) if not url.startswith("https://")]
    found += [
        f"{len(row['actions'])} buttons" for row in all_of(shown, "ActionSet") if not 1 <= len(row["actions"]) <= 6
    ]
    found += [f"a title of {len(one['title'])}" for one in all_of(shown, "Action.Execute") if not one["title"]]
    return found + _mentions(shown)


def _mentions(shown: Json) -> list[str]:
    entities = shown["msteams"].get("entities", [])
    written = {f"<at>{name}</at>" for text in texts(shown) for name in AT.findall(text)}
    named = {one["text"] for one in entities}
    loose = [text for text in texts(shown) if re.search(r"</?at\b", AT.sub("", text), re.IGNORECASE)]
    return [f"{one} does not match" for one in written ^ named] + [f"half a mention in {one[:60]!r}" for one in loose]


def kinds(text: str) -> set[str]:
    """What a parser finds in the text."""
    return {token.type for token in _tokens(text)}


def words(text: str) -> str:
    """What a reader sees: markup applied and gone, a blank line between paragraphs."""
    paragraphs = [token for token in commonmark.parse(_still(text)) if token.type == "inline"]
    return "\n\n".join("".join(child.content for child in one.children or []) for one in paragraphs).replace(
        "\u200b", ""
    )


def links(text: str) -> list[str]:
    return [str(token.attrs["href"]) for token in _tokens(text) if token.type == "link_open"]


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[Any, ...]:
    return tuple(one for token in commonmark.parse(_still(text)) for one in (token, *(token.children or ())))


def _still(text: str) -> str:
    """Teams reads mentions and functions before it reads Markdown."""
    return FUNCTION.sub("then", AT.sub(r"@\1", text))


def all_of(part: object, kind: str) -> Iterator[Json]:
    """Every element or action of that kind, in reading order."""
    left = [part]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            if one.get("type") == kind:
                yield one
            left += [value for value in reversed(one.values()) if isinstance(value, dict | list)]
        elif isinstance(one, list):
            left += reversed(one)


def read(shown: Json) -> Iterator[str]:
    """Every text in which a client looks for Markdown."""
    yield from (one["text"] for one in all_of(shown, "TextBlock"))
    yield from (
        fact[side]
        for one in all_of(shown, "FactSet")
        for fact in one["facts"]
        for side in ("title", "value")
        if fact[side]
    )


def texts(shown: Json) -> Iterator[str]:
    """Every text."""
    yield from read(shown)
    yield from (one["text"] for one in all_of(shown, "TextRun"))
