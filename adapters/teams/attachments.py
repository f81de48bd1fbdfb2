"""Reads a message's attachments: files, pictures, cards, and messages that it quotes or passes on."""

import json
import re
from collections.abc import Iterator
from typing import Final

from adapters.http.fitting import excerpt, one_line
from adapters.http.payload import EMPTY, Payload, part, parts, words
from adapters.teams import card_words, markup
from adapters.teams.card_words import MAX_CHARACTERS
from bot.model.carried import Carried, CarriedKind, File, FileKind

HTML: Final = "text/html"
MAX_ATTACHMENTS: Final = 50
_QUOTE: Final = "messageReference"
_CARDS: Final = ("application/vnd.microsoft.card.", "application/vnd.microsoft.teams.card.")
_COMPONENT: Final = "application/vnd.microsoft.card.fluidEmbedCard"
_VOICE: Final = "application/vnd.microsoft.card.audio"
_SNIPPET: Final = "application/vnd.microsoft.card.codesnippet"
_REFERENCES: Final = {"meetingReference": "meeting", "tabReference": "tab"}
_MEDIA: Final = {"image": FileKind.IMAGE, "audio": FileKind.VOICE, "video": FileKind.VIDEO}
_DURATION = re.compile(r"PT(?:(\d{1,3})H)?(?:(\d{1,5})M)?(?:(\d{1,6})(?:\.\d{1,9})?S)?")


def files(message: Payload, source: str) -> tuple[File, ...]:
    """Return the files and pictures.

    In channels Teams tells no more of them than that the HTML has a place for them.
    """
    found = tuple(_file(one) for one in _attached(message) if _is_file(one))
    images = sum(one.kind is FileKind.IMAGE for one in found)
    unseen = max(0, markup.pictures(source) - images)
    return (
        *found,
        *(File(name="file") for _ in range(min(_unnamed(message, source), MAX_ATTACHMENTS))),
        *(File(name="", kind=FileKind.IMAGE) for _ in range(min(unseen, MAX_ATTACHMENTS))),
    )


def carried(message: Payload) -> Iterator[Carried]:
    """Yield the quotes, forwards and cards."""
    for one in _attached(message):
        content = _content(one)
        if "originalMessageContent" in content:
            yield _forward(content)
        elif words(one, "contentType") == _QUOTE:
            yield _quote(content)
        elif not _is_file(one):
            yield _card(one, content)


def html(message: Payload) -> str:
    """Return the message itself as HTML; empty if there is none."""
    return next((words(a, "content") for a in parts(message, "attachments") if words(a, "contentType") == HTML), "")


def _attached(message: Payload) -> tuple[Payload, ...]:
    found = (one for one in parts(message, "attachments") if words(one, "contentType") != HTML)
    return tuple(found)[:MAX_ATTACHMENTS]


def _is_file(one: Payload) -> bool:
    kind = words(one, "contentType")
    if kind in (_COMPONENT, _VOICE):
        return True
    is_more = kind.startswith(_CARDS) or kind == _QUOTE or kind in _REFERENCES
    return not is_more and "originalMessageContent" not in _content(one)


def _file(one: Payload) -> File:
    kind, content = words(one, "contentType"), _content(one)
    name = one_line(words(one, "name"))[:250]
    if kind == _COMPONENT:
        return File(name=name, url=words(content, "componentUrl") or None, kind=FileKind.COMPONENT)
    if kind == _VOICE:
        return File(name="", kind=FileKind.VOICE, seconds=_seconds(words(content, "duration")))
    what = _MEDIA.get(kind.partition("/")[0], FileKind.FILE)
    url = words(one, "contentUrl") or words(content, "downloadUrl") or None
    return File(name=name or ("file" if what is FileKind.FILE else ""), url=url, kind=what)


def _forward(content: Payload) -> Carried:
    source = words(content, "originalMessageContent")
    found = files(EMPTY, source)
    text = excerpt(markup.flat(markup.without_quotes(source)[0]), MAX_CHARACTERS)
    return Carried(kind=CarriedKind.FORWARD, by=_sender(content, "originalMessageSender"), text=text, files=found)


def _quote(content: Payload) -> Carried:
    text = excerpt(markup.flat(words(content, "messagePreview")), MAX_CHARACTERS)
    return Carried(kind=CarriedKind.QUOTE, by=_sender(content, "messageSender"), text=text)


def _card(one: Payload, content: Payload) -> Carried:
    """Return a card with its words; if it has none, with what it is."""
    kind, name = words(one, "contentType"), one_line(words(one, "name") or words(content, "name"))[:250]
    what = "code snippet" if kind == _SNIPPET else _REFERENCES.get(kind, "")
    text = card_words.read(content)
    named = f"{what}: {name}" if what and name else what or (name and f"card: {name}")
    return Carried(kind=CarriedKind.CARD, text=text, name=named)


def _sender(content: Payload, key: str) -> str:
    whose = part(content, key)
    return one_line(words(whose, "user", "displayName") or words(whose, "application", "displayName"))[:100]


def _content(one: Payload) -> Payload:
    """Return what an attachment holds; the platform writes some of it as JSON within JSON."""
    found = one.get("content")
    if isinstance(found, str) and found.startswith("{"):
        try:
            found = json.loads(found)
        except (ValueError, RecursionError):
            return EMPTY
    return found if isinstance(found, dict) else EMPTY


def _unnamed(message: Payload, source: str) -> int:
    """Return how many attachments have a place in the HTML and come in no other way."""
    attached = [one for one in _attached(message) if not words(one, "contentType").startswith("image/")]
    known = {words(one, "id") for one in attached}
    nameless = sum(not words(one, "id") for one in attached)
    return max(0, sum(named not in known - {""} for named in markup.attachments(source)) - nameless)


def _seconds(duration: str) -> int | None:
    found = _DURATION.fullmatch(duration)
    if found is None or duration == "PT":
        return None
    hours, minutes, seconds = (int(each or 0) for each in found.groups())
    return hours * 3600 + minutes * 60 + seconds
