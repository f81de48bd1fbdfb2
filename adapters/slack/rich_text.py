"""The words of a `rich_text` block as Slack's markup: what people typed, with lists, quotes, code and tables kept."""

from collections.abc import Iterator
from typing import Final

from adapters.http.payload import Payload, parts, words
from adapters.slack.ident import ident
from adapters.slack.mrkdwn import escape

_DEEPEST: Final = 6
"""No client nests deeper; what pretends to is cut off."""


def lines(block: Payload, depth: int = 0) -> Iterator[str]:
    """Yield a line of markup for each line that a reader sees. Inline text may hold line breaks of its own."""
    if depth > _DEEPEST:
        return
    kind = words(block, "type")
    if kind == "rich_text":
        for element in parts(block, "elements"):
            yield from lines(element, depth + 1)
    elif kind == "rich_text_list":
        yield from _listed(block, depth)
    elif kind == "rich_text_quote":
        yield from (f"> {line}" for line in _inline(block).split("\n"))
    else:
        yield _inline(block)


def _listed(block: Payload, depth: int) -> Iterator[str]:
    """Yield the items, numbered or with bullets, as deep as they are indented. `offset` is where the numbers go on."""
    indent, first = _number(block, "indent"), _number(block, "offset") + 1
    for number, item in enumerate(parts(block, "elements"), first):
        mark = f"{number}." if words(block, "style") == "ordered" else "•"
        yield f"{'  ' * min(indent, 8)}{mark} {' '.join(lines(item, depth + 1))}"


def _inline(block: Payload) -> str:
    return "".join(map(_leaf, parts(block, "elements"))).strip("\n")


def _leaf(element: Payload) -> str:
    match words(element, "type"):
        case "user":
            return f"<@{ident(element, 'user_id')}>"
        case "channel":
            return f"<#{ident(element, 'channel_id')}>"
        case "usergroup":
            return f"<!subteam^{ident(element, 'usergroup_id')}>"
        case "broadcast":
            return f"<!{escape(words(element, 'range'))}>"
        case "emoji":
            return f":{escape(words(element, 'name'))}:"
        case "link":
            return _link(words(element, "url"), words(element, "text"))
        case "date":
            return escape(words(element, "fallback"))
        case "color":
            return escape(words(element, "value"))
        case _:
            return escape(words(element, "text") or words(element, "fallback"))


def _link(url: str, label: str) -> str:
    address = escape(url).replace("|", "%7C")
    shown = f"|{escape(label)}" if label and label != url else ""
    return f"<{address}{shown}>" if address else escape(label)


def _number(block: Payload, key: str) -> int:
    found = block.get(key)
    return found if isinstance(found, int) and 0 <= found < 10_000 else 0
