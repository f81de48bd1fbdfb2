"""Read what a message brings along in attachments: messages that were forwarded, alerts and other cards, previews."""

from collections.abc import Iterator
from typing import Final

from adapters.http.fitting import excerpt, gathered, one_line
from adapters.http.payload import Payload, part, parts, words
from adapters.slack import blocks, files, mrkdwn
from adapters.slack.blocks import MAX_CHARACTERS
from bot.model.carried import Carried, CarriedKind, File

MAX_ATTACHMENTS: Final = 20
_DEEPEST: Final = 3
"""A forward of a forward of a forward."""
_NO_WORDS: Final = frozenset({"[no preview available]", "no preview available"})
"""The words that Slack writes into `fallback` where there are none."""


def read(message: Payload, beside: str = "", depth: int = 0) -> Iterator[Carried]:
    """Yield each attachment that says something the text `beside` it doesn't, or that is there and can't be read.

    What hangs on a forward is read as well, three forwards deep.
    """
    for one in parts(message, "attachments")[:MAX_ATTACHMENTS]:
        found = _forward(one, depth) if _is_forward(one) else _card(one, beside, depth)
        if found:
            yield found
        if depth < _DEEPEST:
            yield from read(one, beside, depth + 1)


def _is_forward(one: Payload) -> bool:
    """Return whether it is another message, passed on or shown for its link."""
    return one.get("is_share") is True or one.get("is_msg_unfurl") is True or bool(parts(one, "message_blocks"))


def _forward(one: Payload, depth: int) -> Carried:
    """Return a forward: its words, those of its blocks that the words leave out, and its files."""
    text = words(one, "text")
    inside = tuple(block for each in parts(one, "message_blocks") for block in parts(part(each, "message"), "blocks"))
    rest = blocks.read((*inside, *parts(one, "blocks")), beside=text)
    shown = gathered(filter(None, (words(one, "pretext"), text, rest)), MAX_CHARACTERS)
    found = files.read(one)
    return Carried(
        kind=CarriedKind.FORWARD,
        by=_name(one),
        text=excerpt(_meant(shown or ("" if found else _fallback(one))), MAX_CHARACTERS),
        files=found or _picture(one),
    )


def _card(one: Payload, beside: str, depth: int) -> Carried | None:
    text = _meant(gathered(_card_lines(one), MAX_CHARACTERS))
    found = files.read(one)
    if not (text or found or _picture(one)):
        text = _meant(_fallback(one))
    pieces = [blocks.squeezed(line) for line in text.split("\n")]
    said = blocks.squeezed(beside)
    if text and said and all(piece in said for piece in pieces):
        text = ""
        if not found:
            return None
    if not (text or found or _picture(one)) and _is_empty(one):
        return None
    return Carried(kind=CarriedKind.CARD, text=excerpt(text, MAX_CHARACTERS), files=found or _picture(one))


def _card_lines(one: Payload) -> Iterator[str]:
    """Yield the words of a card as it is drawn, from top to bottom."""
    yield words(one, "pretext")
    yield words(one, "service_name")
    yield words(one, "author_name")
    yield _titled(words(one, "title"), words(one, "title_link"))
    yield words(one, "text")
    for field in parts(one, "fields"):
        yield ": ".join(filter(None, (words(field, "title"), words(field, "value"))))
    yield blocks.read(parts(one, "blocks"), beside=words(one, "text"))
    yield from _linked(one)
    yield words(one, "footer")


def _linked(one: Payload) -> Iterator[str]:
    """Yield what Slack shows of something linked that isn't a web page: a preview, a list, a file."""
    for key in ("title", "subtitle"):
        yield words(one, "preview", key, "text")
    yield words(one, "list", "title") or words(one, "list", "name")
    yield words(one, "list", "list_metadata", "description")
    yield words(one, "filename")


def _titled(title: str, link: str) -> str:
    return f"{title} ({link})" if title and link else title


def _picture(one: Payload) -> tuple[File, ...]:
    """Return the picture of a link, which isn't a file; empty if it has none."""
    url = words(one, "image_url")
    return (files.picture(words(one, "title"), url),) if url else ()


def _name(one: Payload) -> str:
    return one_line(words(one, "author_name") or words(one, "author_subname"))[:100]


def _fallback(one: Payload) -> str:
    said = words(one, "fallback")
    return "" if said.strip().lower() in _NO_WORDS else said


def _is_empty(one: Payload) -> bool:
    """Return whether nothing of it can be seen: it has buttons alone, or nothing at all."""
    drawn = parts(one, "blocks")
    return not (words(one, "fallback") or one.get("files") or (drawn and not blocks.is_silent(drawn)))


def _meant(text: str) -> str:
    return mrkdwn.meant(text).strip()
