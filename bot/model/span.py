"""The parts of running text: literal words, and what alone can become a mention, a link or a local time."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.day import Day
from bot.model.ids import MessageKey
from bot.model.places import Account, MessageRef, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Literal text; nothing in it means anything to a platform."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation(Text):
    """Text that asks people to write; `by_name` says the same where the desk hears only what names it.

    It is kept as the text that it is.
    """

    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong:
    """Literal text that is emphasised."""

    text: str


class Tone(StrEnum):
    """The weight of something, heaviest first: shown by a colour, and never by that alone, since a word says it too."""

    ATTENTION = "attention"
    WARNING = "warning"
    ACCENT = "accent"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A coloured sign before a word that says the same, with a blank after it.

    A platform whose blocks have colours of their own shows those instead.
    """

    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """An instant, shown in each reader's own zone if the platform can do that, else in `zone`, which is then named.

    `told_at` is when it is said, by which it is “today” or “tomorrow”; None: nobody knows, so that the date is named.
    """

    at: datetime
    zone: str
    day: Day = Day.ALWAYS
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person who is mentioned, and so notified. `name` is shown where the platform can't do that."""

    account: Account
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A web address of ours or of the terms, or one that staff gave (`language.web_address`); never a customer's."""

    url: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLink:
    """A link to a message on the platform itself."""

    ref: MessageRef
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMessageLink:
    """A link to a message of ours, which may not be posted yet; words alone if it never is."""

    message_key: MessageKey
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLink:
    """A link to a channel on the platform itself."""

    place: Place
    text: str


Span = Text | Strong | Mark | When | Mention | Link | MessageLink | OwnMessageLink | PlaceLink
Spans = tuple[Span, ...]
