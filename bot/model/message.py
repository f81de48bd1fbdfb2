"""The desk's messages, in a form that any platform can render.

A `Message` is blocks of spans. Text from people travels as `Text` and is escaped where it is rendered; only the other
spans below can become a mention, a link or a local time. `summary` is the whole message in one line, for notifications
and for screen readers: it carries every fact that matters, since some people see nothing else.
"""

from enum import StrEnum

from msgspec import Struct

from bot.model.ids import MessageKey
from bot.model.span import Invitation as Invitation
from bot.model.span import Link as Link
from bot.model.span import Mark as Mark
from bot.model.span import Mention as Mention
from bot.model.span import MessageLink as MessageLink
from bot.model.span import OwnMessageLink as OwnMessageLink
from bot.model.span import PlaceLink as PlaceLink
from bot.model.span import Span as Span
from bot.model.span import Spans as Spans
from bot.model.span import Strong as Strong
from bot.model.span import Text as Text
from bot.model.span import Tone as Tone
from bot.model.span import When as When


class Style(StrEnum):
    """The look of a button."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


class Button(Struct, frozen=True, kw_only=True):
    """A button: whoever presses it gives the command `verb subject argument`."""

    label: str
    verb: str
    subject: str
    argument: str = ""
    style: Style = Style.PLAIN


class Menu(Struct, frozen=True, kw_only=True):
    """A list of commands to choose from, under one label; choosing gives the command, as pressing a button does.

    `chosen` is the option that is shown as chosen at first. Slack doesn't tell when it is chosen again, so a button
    beside the menu has to offer it too.
    """

    label: str
    options: tuple[Button, ...]
    chosen: Button | None = None


class Heading(Struct, frozen=True, kw_only=True):
    """One line above a page or a list, in words alone; at most 150 characters are shown."""

    text: str


class Title(Struct, frozen=True, kw_only=True):
    """The first line of a card, emphasised whole: unlike a heading it may hold times, links and marks."""

    spans: Spans
    tone: Tone = Tone.DEFAULT


class Paragraph(Struct, frozen=True, kw_only=True):
    """Running text."""

    spans: Spans


class Quote(Struct, frozen=True, kw_only=True):
    """A person's own words, unchanged; cut, with a note, where the platform's limit is reached."""

    text: str


class Fact(Struct, frozen=True, kw_only=True):
    """A label and its value."""

    label: str
    spans: Spans


class Facts(Struct, frozen=True, kw_only=True):
    """Facts shown side by side."""

    facts: tuple[Fact, ...]


class Note(Struct, frozen=True, kw_only=True):
    """Small print: clauses, assumptions, how to go on."""

    spans: Spans


class ListItem(Struct, frozen=True, kw_only=True):
    """One thing among several: a line about it, `small` print below, and the one button for it beside it."""

    spans: Spans
    small: Spans = ()
    button: Button | None = None
    tone: Tone = Tone.DEFAULT


class Buttons(Struct, frozen=True, kw_only=True):
    """Buttons side by side, and after them menus."""

    buttons: tuple[Button, ...] = ()
    menus: tuple[Menu, ...] = ()


Block = Heading | Title | Paragraph | Quote | Facts | Note | ListItem | Buttons


class Cell(Struct, frozen=True, kw_only=True):
    """A cell of a table: running text; it sorts by the number `sort` if it has one, else by its words."""

    spans: Spans
    sort: int | None = None


class ListTable(Struct, frozen=True, kw_only=True):
    """Rows side by side under their `heads`, for platforms whose readers can sort them; `above` and `below` go around.

    Each row has a cell for each head.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    above: tuple[Block, ...] = ()
    below: tuple[Block, ...] = ()


class Message(Struct, frozen=True, kw_only=True):
    """A message to post: `summary` in one line, and the blocks that say it well.

    `brief` is its line among others of its series, if that isn't the summary; without either it is shown as it is, and
    the first of the series has counted it. Where something was posted under the key that it is `replaced_by`, or where
    what waited under the tag that it is `said_by` is out, it isn't posted, and what is edited to it is taken away.
    `table` says the same as the blocks, and perhaps more, where there are tables. `aloud` is what others may read of a
    message for one person, where nobody can be shown anything alone; None: nothing.
    """

    summary: Spans
    blocks: tuple[Block, ...]
    brief: Spans = ()
    replaced_by: MessageKey | None = None
    said_by: str | None = None
    table: ListTable | None = None
    aloud: "Message | None" = None

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
