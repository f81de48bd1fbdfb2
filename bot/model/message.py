"""The desk's messages, in a form that any platform can render.

A `Message` is blocks of spans. Text from people travels as `Text` and is escaped where it is rendered; only the other
spans below can become a mention, a link or a local time. `summary` is the whole message in one line, for notifications
and for screen readers: it carries every fact that matters, since some people see nothing else.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.ids import MessageKey
from bot.model.places import Account, MessageRef, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Literal text; nothing in it means anything to a platform."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong:
    """Literal text that is emphasised."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """An instant, shown in each reader's own zone if the platform can do that, else in `zone`, which is then named."""

    at: datetime
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person who is mentioned, and so notified. `name` is shown where the platform can't do that."""

    account: Account
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A web address of ours or of the terms; never one that a person typed."""

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


Span = Text | Strong | When | Mention | Link | MessageLink | OwnMessageLink | PlaceLink
Spans = tuple[Span, ...]


class Style(StrEnum):
    """The look of a button."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button: whoever presses it gives the command `verb subject argument`."""

    label: str
    verb: str
    subject: str
    argument: str = ""
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One line above the rest; at most 150 characters are shown."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text."""

    spans: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A person's own words, unchanged; cut, with a note, where the platform's limit is reached."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and its value."""

    label: str
    spans: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Facts shown side by side."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Small print: clauses, assumptions, how to go on."""

    spans: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Buttons:
    """Buttons in a row."""

    buttons: tuple[Button, ...]


Block = Heading | Paragraph | Quote | Facts | Note | Buttons


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message to post: `summary` in one line, and the blocks that say it well.

    `brief` is its line among others of its series, if that isn't the summary.
    """

    summary: Spans
    blocks: tuple[Block, ...]
    brief: Spans = ()

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Return its buttons, in reading order."""
        return tuple(button for block in self.blocks if isinstance(block, Buttons) for button in block.buttons)
