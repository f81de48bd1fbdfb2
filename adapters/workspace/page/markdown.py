"""The little Markdown of an Adaptive Card, and of Slack's markdown block, as a tree."""

import re
from collections.abc import Iterator
from html import unescape

from adapters.workspace.page.dates import instant, of_teams
from adapters.workspace.page.links import link
from adapters.workspace.page.markup import Marked, Node, mention, words
from adapters.workspace.page.reader import Reader

_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\{\{(?P<what>DATE|TIME)\((?P<at>[^,)]+)(?:, ?(?P<form>\w+))?\)\}\}"
    r"|<at>(?P<name>.*?)</at>"
    r"|\[(?P<label>(?:\\.|[^\]\\])*)\]\((?P<href>https?://[^)\s]+)\)"
    r"|\*\*(?P<strong>(?:\\.|[^*\\])+)\*\*"
    r"|(?<![\w*])(?P<mark>[*_])(?P<em>(?:\\.|[^*_\\])+)(?P=mark)(?![\w*])"
    r"|&(?P<entity>amp|lt|gt|nbsp|quot);"
    r"|(?P<line>\n+)"
)


def parsed(text: str, reader: Reader) -> tuple[Node, ...]:
    """The tree of a text, as this reader sees it."""
    return tuple(_inline(text, reader))


def _inline(text: str, reader: Reader) -> Iterator[Node]:
    done = 0
    for found in _INLINE.finditer(text):
        if found.start() > done:
            yield text[done : found.start()]
        yield _node(found, reader)
        done = found.end()
    if done < len(text):
        yield text[done:]


def _node(found: re.Match[str], reader: Reader) -> Node:
    if found["escaped"]:
        return found["escaped"]
    if found["what"]:
        return _dated(found, reader)
    if found["name"] is not None:
        return mention(f"@{unescape(found['name'])}")
    if found["href"]:
        return link(found["href"], *parsed(found["label"], reader))
    if found["strong"]:
        return Marked(tag="strong", children=parsed(found["strong"], reader))
    if found["em"]:
        return Marked(tag="em", children=parsed(found["em"], reader))
    if found["entity"]:
        return unescape(found[0])
    return "\n" if len(found["line"]) > 1 else " "


def _dated(found: re.Match[str], reader: Reader) -> Node:
    at = instant(found["at"])
    if at is None:
        return found["at"]
    text = of_teams(found["what"], at, found["form"], reader)
    return Marked(tag="time", children=(text,), attributes={"datetime": at.isoformat()})


def plain(text: str, reader: Reader) -> str:
    """The words of a text without its marks, for labels."""
    return words(parsed(text, reader))
