"""The parts of running text: literal words, and what alone can become a mention, a link or a local time."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.model.day import Day
from bot.model.ids import MessageKey
from bot.model.places import Account, MessageRef, Place


class Text(Struct, frozen=True, kw_only=True):
    """Literal text; nothing in it means anything to a platform."""

    text: str


class Invitation(Text, frozen=True, kw_only=True):
    """Text that asks people to write; `by_name` says the same where the desk hears only what names it.

    It is kept as the text that it is.
    """

    by_name: str


class Strong(Struct, frozen=True, kw_only=True):
    """Literal text that is emphasised."""

    text: str


class Tone(StrEnum):
    """The weight of something, heaviest first: shown by a colour, and never by that alone, since a word says it too."""

    ATTENTION = "attention"
    WARNING = "warning"
    ACCENT = "accent"
    DEFAULT = "default"


class Mark(Struct, frozen=True, kw_only=True):
    """A coloured sign before a word that says the same, with a blank after it.

    A platform whose blocks have colours of their own shows those instead.
    """

    tone: Tone


class When(Struct, frozen=True, kw_only=True):
    """An instant, shown in each reader's own zone if the platform can do that, else in `zone`, which is then named.

    `told_at` is when it is said, by which it is “today” or “tomorrow”; None: nobody knows, so that the date is named.
    """

    at: datetime
    zone: str
    day: Day = Day.ALWAYS
    told_at: datetime | None = None


class Mention(Struct, frozen=True, kw_only=True):
    """A person who is mentioned, and so notified. `name` is shown where the platform can't do that."""

    account: Account
    name: str


class Link(Struct, frozen=True, kw_only=True):
    """A web address of ours or of the terms, or one that staff gave (`language.web_address`); never a customer's."""

    url: str
    text: str


class MessageLink(Struct, frozen=True, kw_only=True):
    """A link to a message on the platform itself."""

    ref: MessageRef
    text: str


class OwnMessageLink(Struct, frozen=True, kw_only=True):
    """A link to a message of ours, which may not be posted yet; words alone if it never is."""

    message_key: MessageKey
    text: str


class PlaceLink(Struct, frozen=True, kw_only=True):
    """A link to a channel on the platform itself."""

    place: Place
    text: str


Span = Text | Strong | Mark | When | Mention | Link | MessageLink | OwnMessageLink | PlaceLink
Spans = tuple[Span, ...]
