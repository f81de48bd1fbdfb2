"""The things that a message brings along beside its typed words: files, forwarded messages, quotes and cards.

None of it counts as the writer's own words: it gives no command and answers no question. But it is read and kept, and
anything that can't be read is named for what it is.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from msgspec import Struct

_QUOTED: Final = 200
"""The most characters of a quote in a reply: enough to recognise the message, which is shown above the reply."""


class FileKind(StrEnum):
    """The kind of a file, as a person would call it."""

    FILE = "file"
    IMAGE = "image"
    VOICE = "voice message"
    VIDEO = "video"
    SNIPPET = "snippet"
    EMAIL = "email"
    CANVAS = "canvas"
    POST = "post"
    LIST = "list"
    COMPONENT = "Loop component"


class File(Struct, frozen=True, kw_only=True):
    """A file that a person attached, by name and the platform's link to it.

    `text` is its content, as far as the platform gives it: a snippet, the words of a voice message, an email. `seconds`
    is how long it plays. The name may be empty if the kind says it all.
    """

    name: str
    url: str | None = None
    kind: FileKind = FileKind.FILE
    text: str = ""
    seconds: int | None = None

    @property
    def label(self) -> str:
        """The name that stands for the file in a line, or else its kind; with its playing time if it has one."""
        length = f"{self.seconds // 60}:{self.seconds % 60:02}" if self.seconds is not None else ""
        return ", ".join(filter(None, (self.name or self.kind.value, length)))

    @property
    def lines(self) -> tuple[str, ...]:
        """A line that names the file, and its text if it has any."""
        kind = f"{self.kind.value}: " if self.name else ""
        return (f"[{kind}{self.label}]", *((self.text,) if self.text else ()))


class CarriedKind(StrEnum):
    """The way in which something came into a message."""

    FORWARD = "forward"  # another message, forwarded
    QUOTE = "quote"  # a message that this one replies to; it says which, and nothing new
    CARD = "card"  # something that an app drew: a table, a preview


class Carried(Struct, frozen=True, kw_only=True):
    """Something that a message brings along. `by` names the person who wrote it, if the platform says so.

    `name` says what a card is, if it has no words that can be read.
    """

    kind: CarriedKind
    by: str = ""
    text: str = ""
    files: tuple[File, ...] = ()
    name: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Its words, under a line that says what it is."""
        files = tuple(line for file in self.files for line in file.lines)
        text = (self.text,) if self.text else ()
        if self.kind is CarriedKind.QUOTE:
            quoted, whose = _clipped(" ".join((*text, *files))), self.by or "a message"
            return (f"[in reply to {whose}: {quoted}]" if quoted else f"[in reply to {whose}]",)
        if self.kind is CarriedKind.FORWARD:
            head = f"[forwarded from {self.by}]" if self.by else "[forwarded]"
            return (head, *(text + files or (f"[{self.name or UNREADABLE}]",)))
        return text + files or (f"[{self.name or UNREADABLE}]",)


UNREADABLE: Final = "a card that can't be read here"


def brings_content(files: tuple[File, ...], carried: tuple[Carried, ...]) -> bool:
    """Return whether a message holds more than its typed text. A quote doesn't count: it repeats what was said."""
    return bool(files or [one for one in carried if one.kind is not CarriedKind.QUOTE])


def lines_of(text: str, files: tuple[File, ...], carried: tuple[Carried, ...]) -> tuple[str, ...]:
    """Return everything that a message holds, for people to read: quotes, typed text, what else it brings, files."""
    if not files and not carried:  # most often
        return (text,) if text.strip() else ()
    quotes: Iterable[Carried] = (one for one in carried if one.kind is CarriedKind.QUOTE)
    others: Iterable[Carried] = (one for one in carried if one.kind is not CarriedKind.QUOTE)
    return (
        *(line for one in quotes for line in one.lines),
        *((text,) if text.strip() else ()),
        *(line for one in others for line in one.lines),
        *(line for file in files for line in file.lines),
    )


def _clipped(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTED else flat[: _QUOTED - 1].rstrip() + "…"
