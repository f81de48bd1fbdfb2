"""What a message brings along beside the words that its writer typed: files, forwarded messages, quotes and cards.

None of it is taken for the writer's own word: it orders nothing and answers nothing. But it is read and kept, and what
cannot be read is named as what it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_QUOTED: Final = 200
"""Of what a reply quotes as much as tells which message is meant: that one stands above it."""


class FileKind(StrEnum):
    """What a file is, as a person would call it."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that a person attached, by name and the platform's link to it.

    `text` is what it says, as far as the platform tells: a snippet, the words of a voice message, an email. `seconds`
    is how long it plays. The name may be empty where the kind says it all.
    """

    name: str
    url: str | None = None
    kind: FileKind = FileKind.FILE
    text: str = ""
    seconds: int | None = None

    @property
    def label(self) -> str:
        """What a line calls it that says that there is a file: its name, or its kind; with how long it plays."""
        length = f"{self.seconds // 60}:{self.seconds % 60:02}" if self.seconds is not None else ""
        return ", ".join(filter(None, (self.name or self.kind.value, length)))

    @property
    def lines(self) -> tuple[str, ...]:
        """What it is, and what it says."""
        kind = f"{self.kind.value}: " if self.name else ""
        return (f"[{kind}{self.label}]", *((self.text,) if self.text else ()))


class CarriedKind(StrEnum):
    """How it came into the message."""

    FORWARD = "forward"  # another message, passed on
    QUOTE = "quote"  # a message that this one replies to; it says which, and nothing new
    CARD = "card"  # what an app drew, a table, a preview


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Something that a message brings along. `by` is whose words they are, if the platform says so.

    `name` is what a card is, if it has no words that can be read.
    """

    kind: CarriedKind
    by: str = ""
    text: str = ""
    files: tuple[File, ...] = ()
    name: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What it says, headed by what it is."""
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
    """Whether a message says more than what was typed. What it only quotes has been said before."""
    return bool(files) or any(one.kind is not CarriedKind.QUOTE for one in carried)


def lines_of(text: str, files: tuple[File, ...], carried: tuple[Carried, ...]) -> tuple[str, ...]:
    """All that a message holds, for people to read: what was typed, what it brings along, and its files."""
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
