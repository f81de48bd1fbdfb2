"""The desk's messages, in a form that any platform can render.

A `Message` is blocks of spans. Text from people travels as `Text` and is escaped where it is rendered; only the other
spans below can become a mention, a link or a local time. `summary` is the whole message in one line, for notifications
and for screen readers: it carries every fact that matters, since some people see nothing else.
"""

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
class Menu:
    """A list of commands to choose from, under one label; choosing gives the command, as pressing a button does.

    `chosen` is the option that is shown as chosen at first. Slack doesn't tell when it is chosen again, so a button
    beside the menu has to offer it too.
    """

    label: str
    options: tuple[Button, ...]
    chosen: Button | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One line above a page or a list, in words alone; at most 150 characters are shown."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The first line of a card, emphasised whole: unlike a heading it may hold times, links and marks."""

    spans: Spans
    tone: Tone = Tone.DEFAULT


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
class ListItem:
    """One thing among several: a line about it, `small` print below, and the one button for it beside it."""

    spans: Spans
    small: Spans = ()
    button: Button | None = None
    tone: Tone = Tone.DEFAULT


@dataclass(frozen=True, slots=True, kw_only=True)
class Buttons:
    """Buttons side by side, and after them menus."""

    buttons: tuple[Button, ...] = ()
    menus: tuple[Menu, ...] = ()


Block = Heading | Title | Paragraph | Quote | Facts | Note | ListItem | Buttons


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message to post: `summary` in one line, and the blocks that say it well.

    `brief` is its line among others of its series, if that isn't the summary. What is edited to a message that is
    `replaced_by` another is taken away once that one is out.
    """

    summary: Spans
    blocks: tuple[Block, ...]
    brief: Spans = ()
    replaced_by: MessageKey | None = None

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Return its buttons, those of its rows too, in reading order."""
        return tuple(button for block in self.blocks for button in _buttons(block))

    @property
    def pressable(self) -> tuple[Button, ...]:
        """Return its buttons and what its menus offer, in reading order."""
        return tuple(one for block in self.blocks for one in (*_buttons(block), *_options(block)))


def _buttons(block: Block) -> tuple[Button, ...]:
    match block:
        case Buttons(buttons=buttons):
            return buttons
        case ListItem(button=Button() as button):
            return (button,)
        case _:
            return ()


def _options(block: Block) -> tuple[Button, ...]:
    menus = block.menus if isinstance(block, Buttons) else ()
    return tuple(option for menu in menus for option in menu.options)
