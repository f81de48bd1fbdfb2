"""The files of a message: their kinds, and what they say, as far as Slack tells without their being fetched."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from adapters.http.fitting import gathered, one_line
from adapters.http.payload import Payload, part, parts, words
from adapters.slack.blocks import MAX_CHARACTERS
from bot.model.carried import File, FileKind

MAX_FILES: Final = 50
"""A message holds no more of them than that."""
_MAX_NAME: Final = 250
_BY_MODE: Final = {
    "email": FileKind.EMAIL,
    "snippet": FileKind.SNIPPET,
    "canvas": FileKind.CANVAS,
    "quip": FileKind.CANVAS,
    "post": FileKind.POST,
    "space": FileKind.POST,
    "docs": FileKind.POST,
    "list": FileKind.LIST,
}
_BY_SUBTYPE: Final = {"slack_audio": FileKind.VOICE, "slack_video": FileKind.VIDEO}
_BY_MEDIA: Final = {"image": FileKind.IMAGE, "video": FileKind.VIDEO}
_TITLED: Final = frozenset({FileKind.EMAIL, FileKind.CANVAS, FileKind.POST, FileKind.LIST})
_GONE: Final = "tombstone"


def read(message: Payload) -> tuple[File, ...]:
    """Return the files of a message or of an attachment, and after them what is attached to its emails."""
    listed = parts(message, "files")[:MAX_FILES]
    return (*map(_file, listed), *chain.from_iterable(map(_enclosed, listed)))


def picture(name: str, url: str) -> File:
    """Return a picture that isn't a file of Slack's."""
    return File(name=one_line(name)[:_MAX_NAME], url=url, kind=FileKind.IMAGE)


def kind(file: Payload) -> FileKind:
    """Return the kind of a file. A voice message comes as a film without pictures; its subtype knows better."""
    return (
        _BY_SUBTYPE.get(words(file, "subtype"))
        or _BY_MODE.get(words(file, "mode"))
        or _BY_MODE.get(words(file, "filetype"))
        or _BY_MEDIA.get(words(file, "mimetype").partition("/")[0])
        or FileKind.FILE
    )


def _file(one: Payload) -> File:
    what = kind(one)
    return File(
        name="" if what is FileKind.VOICE else _name(one, what),
        url=words(one, "permalink") or words(one, "url_private") or None,
        kind=what,
        text=gathered((_text(one, what), words(one, "initial_comment", "comment")), MAX_CHARACTERS),
        seconds=_seconds(one),
    )


def _name(one: Payload, what: FileKind) -> str:
    """Return its name, or its title if it was written in Slack itself or is an email; at worst its id."""
    if words(one, "mode") == _GONE:
        return "deleted file"
    name, title = words(one, "name"), words(one, "subject") or words(one, "title")
    if what in _TITLED:
        named = title or name
    else:
        is_said = not title or title in (name, name.rpartition(".")[0])
        named = name if is_said or not name else f"{name}, {title}"
    return one_line(named or title or words(one, "id") or "file")[:_MAX_NAME]


def _text(one: Payload, what: FileKind) -> str:
    if what is FileKind.EMAIL:
        return gathered(_email_lines(one), MAX_CHARACTERS)
    if what is FileKind.IMAGE:
        return words(one, "alt_txt")
    spoken = _excerpt(part(one, "transcription", "preview"), "content")
    return spoken or words(one, "plain_text") or words(one, "preview_plain_text") or _preview(one, what)


def _preview(one: Payload, what: FileKind) -> str:
    """Return its preview, which is plain text in snippets alone; elsewhere it may be HTML."""
    if what is FileKind.LIST:
        return words(one, "list_metadata", "description")
    said = words(one, "preview") if what in (FileKind.SNIPPET, FileKind.FILE) else ""
    cut = one.get("preview_is_truncated") is True or bool(one.get("lines_more"))
    return f"{said}\n…" if said and cut else said


def _email_lines(one: Payload) -> Iterator[str]:
    people = ", ".join(filter(None, (_person(each) for each in parts(one, "from"))))
    yield f"From: {people}" if people else ""
    subject = words(one, "subject") or words(one, "title")
    yield f"Subject: {subject}" if subject else ""
    yield words(one, "plain_text") or words(one, "preview_plain_text")


def _person(one: Payload) -> str:
    name, address = words(one, "name"), words(one, "address")
    return f"{name} <{address}>" if name and address else name or address or words(one, "original")


def _enclosed(one: Payload) -> Iterator[File]:
    """Yield what is attached to an email."""
    for inner in parts(one, "attachments")[:MAX_FILES] if kind(one) is FileKind.EMAIL else ():
        name = words(inner, "filename") or words(inner, "name")
        what = _BY_MEDIA.get(words(inner, "mimetype").partition("/")[0], FileKind.FILE)
        yield File(name=one_line(name or "file")[:_MAX_NAME], url=words(inner, "url") or None, kind=what)


def _excerpt(found: Payload, key: str) -> str:
    said = words(found, key)
    return f"{said} …" if said and found.get("has_more") is True else said


def _seconds(one: Payload) -> int | None:
    found = one.get("duration_ms")
    return int(found // 1000) if isinstance(found, int | float) and 0 <= found < 360_000_000 else None
