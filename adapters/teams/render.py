"""A neutral message as an Adaptive Card. Pure, total for any text, and within every limit.

What a person wrote at length is put into runs of text, which no client reads anything into; what the desk says is in
text blocks, since only these know local times, links and mentions. Where a limit is reached, text is cut and says so.
What can't be cut (a button that would no longer mean the same) raises ValueError, which names the limit.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, assert_never

from msgspec.structs import replace

from adapters.http.fitting import CUT, ELLIPSIS, clean, clusters, fitted, one_line, shortened
from adapters.teams import card
from adapters.teams.card import text_block
from adapters.teams.inbound import MARK
from adapters.teams.markdown import Mentions, atoms, escape, literal, plain, rendered, settled
from bot.model.message import (
    Block,
    Button,
    Buttons,
    Fact,
    Facts,
    Heading,
    ListItem,
    Menu,
    Message,
    Note,
    Paragraph,
    Quote,
    Spans,
    Style,
    Title,
    Tone,
)

Json = dict[str, Any]

PARAGRAPH, NOTE, QUOTE, FACT, HEADING, SUMMARY = 8000, 4000, 6000, 1500, 150, 1000  # characters as sent
HEAD, SMALL = 1000, 3000  # of a row
LINES = 80
"""Of a quote; each is an element of its own."""
LABEL, DATA = 100, 2000
NARROW = 12
"""Characters of a row's name that leave enough room beside it, however narrow the screen."""
ROW = 6
"""Buttons side by side; the clients hide more."""
STYLES = {Style.PRIMARY: "positive", Style.DANGER: "destructive"}


def payload(message: Message, nonce: str, tenant: str) -> Json:
    """Return what the activity of a message holds: the card, and `summary` for notifications and readers of screens.

    Each button carries `nonce`, the same for the same version of a card. People of `tenant` can be mentioned. Raises
    ValueError for what doesn't fit and can't be cut.
    """
    summary = shortened(plain(message.summary) or ELLIPSIS, SUMMARY)
    mentions: Mentions = {}
    body = list(CardBlocks(nonce, tenant, mentions).of(message.blocks)) or list(_told(escape(summary)))
    return card.held(body, summary, mentions)


class CardBlocks:
    """Renders blocks of one message, gathering whom they mention."""

    def __init__(self, nonce: str, tenant: str, mentions: Mentions) -> None:
        self._nonce = nonce
        self._tenant = tenant
        self._mentions = mentions

    def of(self, blocks: Iterable[Block]) -> Iterator[Json]:
        """Yield the elements of a card for these blocks."""
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Json]:
        match block:
            case Heading():
                yield from _heading(block)
            case Title():
                yield from self._title(block)
            case Paragraph():
                yield from _told(self._cut(block.spans, PARAGRAPH, CUT))
            case Quote():
                yield from _quote(block.text)
            case Facts():
                yield from self._facts(block.facts)
            case Note():
                yield from _told(self._cut(block.spans, NOTE, CUT), isSubtle=True, size="Small")
            case ListItem():
                yield from self._row(block)
            case Buttons():
                yield from self._buttons(block)
            case _:
                assert_never(block)

    def _cut(self, spans: Spans, limit: int, ending: str) -> str:
        whole = rendered(spans, self._mentions, self._tenant)
        if len(whole) <= limit:
            return whole
        return fitted(atoms(spans, self._mentions, self._tenant), limit, ending)

    def _facts(self, facts: tuple[Fact, ...]) -> Iterator[Json]:
        shown = [
            {
                "title": settled(escape(shortened(one_line(fact.label), LABEL))),
                "value": settled(self._cut(fact.spans, FACT, ELLIPSIS)),
            }
            for fact in facts
        ]
        if shown:
            yield {"type": "FactSet", "facts": shown}

    def _title(self, title: Title) -> Iterator[Json]:
        """Yield the title, in a container of its colour if it has one."""
        look = {"size": "Medium", "weight": "Bolder", "style": "heading"}
        shown = list(_told(self._cut(title.spans, HEAD, ELLIPSIS), **look))
        if shown and title.tone is not Tone.DEFAULT:
            shown = [{"type": "Container", "style": title.tone.value, "bleed": True, "items": shown}]
        yield from shown

    def _row(self, row: ListItem) -> Iterator[Json]:
        """Yield a container that is clicked whole. What it does is said at its right, and to readers of screens."""
        head = list(_told(self._cut(row.spans, HEAD, CUT)))
        small = _told(self._cut(row.small, SMALL, CUT), isSubtle=True, size="Small", spacing="None")
        look = {"style": row.tone.value} if row.tone is not Tone.DEFAULT else {"separator": True}
        if row.button is None:
            items = [*head, *small]
            pressed: Json = {}
        else:
            action = self._button(row.button)
            items = [_beside(head, str(action["title"])), *small]
            tooltip = shortened(plain(row.spans), LABEL)
            pressed = {"selectAction": action | ({"tooltip": tooltip} if tooltip else {})}
        if items:
            yield {"type": "Container", **look, **pressed, "items": items}

    def _buttons(self, row: Buttons) -> Iterator[Json]:
        menus = (self._menu(menu) for menu in row.menus if menu.options)
        yield from _action_sets((*(self._button(button) for button in row.buttons), *menus))

    def _menu(self, menu: Menu) -> Json:
        """Return a list to open: what is chosen at first stands out in it, since a card can't have it chosen."""
        options = [
            replace(option, style=Style.PRIMARY if option == menu.chosen else option.style) for option in menu.options
        ]
        shown = {"type": "AdaptiveCard", "body": list(_action_sets(map(self._button, options)))}
        return {"type": "Action.ShowCard", "title": shortened(one_line(menu.label) or ELLIPSIS, LABEL), "card": shown}

    def _button(self, button: Button) -> Json:
        means = {"verb": button.verb, "subject": button.subject, "argument": button.argument, "nonce": self._nonce}
        if card.size(means) > DATA:
            raise ValueError(f"the button “{button.label[:LABEL]}” carries more than {DATA} characters")
        look = {"style": STYLES[button.style]} if button.style in STYLES else {}
        title = shortened(one_line(button.label) or button.verb, LABEL)
        return {"type": "Action.Execute", "title": title, "verb": button.verb, "data": {MARK: means}, **look}


def _action_sets(actions: Iterable[Json]) -> Iterator[Json]:
    """Yield rows of actions, each as long as a client shows."""
    left = iter(actions)
    while row := list(islice(left, ROW)):
        yield {"type": "ActionSet", "actions": row}


def _beside(head: list[Json], label: str) -> Json:
    """Return a row's first line with the name of what a click on it does at its right.

    A longer name has two fifths of the width, where it breaks, so that on a phone enough is left for the line.
    """
    name = text_block(settled(escape(label)), color="Accent", weight="Bolder", horizontalAlignment="Right")
    widths: tuple[object, object] = ("stretch", "auto") if len(label) <= NARROW else (3, 2)
    columns = [
        {"type": "Column", "width": width, "items": items}
        for width, items in zip(widths, (head or [text_block(ELLIPSIS)], [name]), strict=True)
    ]
    return {"type": "ColumnSet", "columns": columns}


def _heading(block: Heading) -> Iterator[Json]:
    if text := shortened(one_line(block.text), HEADING):
        yield from _told(escape(text), size="Medium", weight="Bolder", style="heading")


def _told(text: str, **look: object) -> Iterator[Json]:
    """Yield running text as one element; nothing for an empty one."""
    if whole := settled(text):
        yield text_block(whole, **look)


def _quote(text: str) -> Iterator[Json]:
    """Yield a text set apart, each line by itself: runs know no line breaks.

    The note about the cut isn't quoted, since it is ours.
    """
    whole = literal(clean(text).strip("\n"))
    kept = fitted(clusters(whole), QUOTE, "")
    lines = [line for line in kept.split("\n") if line.strip()]
    if not lines:
        return
    yield {"type": "Container", "style": "emphasis", "items": [_run(line) for line in lines[:LINES]]}
    if kept != whole or len(lines) > LINES:
        yield text_block(one_line(CUT), isSubtle=True, size="Small")


def _run(line: str) -> Json:
    return {"type": "RichTextBlock", "spacing": "None", "inlines": [{"type": "TextRun", "text": line}]}
