"""A neutral message as Block Kit. Pure, total for any text, and within every limit: Slack refuses a message whole.

Where a limit is reached, text is cut and says so. What can't be cut (a button that would no longer mean the same)
raises ValueError, which names the limit.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import assert_never

from adapters.http.fitting import CUT, ELLIPSIS, clean, clusters, fitted, one_line, pages, shortened
from adapters.slack.inbound import MENU
from adapters.slack.mrkdwn import escape
from adapters.slack.spans import atoms, cut, rendered, strong, title
from adapters.slack.tables import data_table
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
)

Json = dict[str, object]

# Limits of Block Kit, in characters as sent.
TEXT, SECTION, HEADER, FIELD, NOTE = 4000, 3000, 150, 2000, 3000
LABEL, VALUE, ACTION_ID, PLACEHOLDER, OPTION = 75, 2000, 255, 150, 150
BLOCKS, FIELDS, ROW, OPTIONS = 50, 10, 25, 100
HEAD, SMALL = 900, 1000
"""Characters of a row's first line; and of its small print, which is in the section too if it is longer."""
PAGES = 3
"""Sections that one paragraph may fill before it is cut."""


def payload(message: Message, *, in_table: bool = False) -> Json:
    """Return a message as Slack is given it: `text` for notifications and screen readers, and `blocks`.

    `in_table`: if it has a table it is told by that. Raises ValueError for what doesn't fit and can't be cut.
    """
    table = data_table(message.table) if in_table and message.table else None
    if table and message.table:
        around = message.table
        shown = _within([*_blocks(around.above), table, *_blocks(around.below)])
        return {"text": _summary(message.summary), "blocks": shown}
    return {"text": _summary(message.summary), "blocks": _within(list(_blocks(message.blocks)))}


def inline(message: Message) -> Json:
    """Return the message as the answer to a slash command, seen only by the one who typed it."""
    return {"response_type": "ephemeral", **payload(message)}


def blocks(parts: Iterable[Block]) -> list[Json]:
    """Return blocks alone, for what isn't a message: the caller keeps to its own number of them."""
    return list(_blocks(parts))


def _summary(spans: Spans) -> str:
    text = " ".join(rendered(spans).split())
    if len(text) > TEXT:
        text = fitted((" " if atom == "\n" else atom for atom in atoms(spans)), TEXT, one_line(CUT))
    return text or ELLIPSIS


def _within(blocks: list[Json]) -> list[Json]:
    """Return at most fifty blocks. Buttons are kept before anything else: without them nobody could answer."""
    if len(blocks) <= BLOCKS:
        return blocks
    room = BLOCKS - 1 - sum(map(_is_pressed, blocks))
    if room < 0:
        raise ValueError(f"more rows of buttons than the {BLOCKS} blocks of a message")
    kept: list[Json] = []
    for block in blocks:
        room -= not _is_pressed(block)
        if _is_pressed(block) or room >= 0:
            kept.append(block)
    return [*kept, _context(one_line(CUT))]


def _is_pressed(block: Json) -> bool:
    return block["type"] == "actions" or "accessory" in block


def _blocks(blocks: Iterable[Block]) -> Iterator[Json]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[Json]:
    match block:
        case Heading():
            yield from _heading(block)
        case Title():
            yield from map(_section, filter(None, (title(block.spans, SECTION),)))
        case Paragraph():
            yield from map(_section, _paragraph(block.spans))
        case Quote():
            yield from map(_section, _quote(block.text))
        case Facts():
            yield from _facts(block.facts)
        case Note():
            yield from map(_context, _note(block.spans))
        case ListItem():
            yield from _row(block)
        case Buttons():
            yield from _buttons(block)
        case _:
            assert_never(block)


def _heading(block: Heading) -> Iterator[Json]:
    if text := one_line(block.text):
        yield {"type": "header", "text": _plain(text, HEADER)}


def _paragraph(spans: Spans) -> list[str]:
    """Return the sections of running text; none for an empty one, which Slack refuses."""
    whole = rendered(spans)
    if len(whole) <= SECTION:
        return [whole] if whole.strip() else []
    found = pages(atoms(spans), SECTION - len(CUT))
    return found if len(found) <= PAGES else [*found[: PAGES - 1], found[PAGES - 1] + CUT]


def _quote(text: str) -> list[str]:
    """Return the text with every line marked as quoted; the note about the cut isn't marked, since it is ours."""
    if not (text := clean(text).strip("\n")).strip():
        return []
    lines = ("\n> " if atom == "\n" else escape(atom) for atom in clusters(text))
    return ["> " + fitted(lines, SECTION - len("> "), CUT)]


def _facts(facts: tuple[Fact, ...]) -> Iterator[Json]:
    fields = iter([_mrkdwn(text) for text in map(_fact, facts) if text])
    while row := list(islice(fields, FIELDS)):
        yield {"type": "section", "fields": row}


def _fact(fact: Fact) -> str:
    label = strong(fact.label)
    value = cut(fact.spans, FIELD - len(label) - 1, ELLIPSIS).strip()
    return f"{label}\n{value}".strip()


def _note(spans: Spans) -> list[str]:
    text = cut(spans, NOTE, CUT)
    return [text] if text.strip() else []


def _row(row: ListItem) -> Iterator[Json]:
    """Yield a section with its button beside it, and its small print below; what is too long for that is in it."""
    beside = {"accessory": _button(row.button, 0)} if row.button else {}
    head = cut(row.spans, HEAD, CUT)
    small = cut(row.small, SECTION - HEAD - 1, CUT) if row.small else ""
    if len(small) > SMALL:
        head, small = f"{head}\n{small}", ""
    if beside or head.strip():
        yield _section(head if head.strip() else ELLIPSIS) | beside
    if small.strip():
        yield _context(small)


def _buttons(row: Buttons) -> Iterator[Json]:
    pressed = [_button(button, number) for number, button in enumerate(row.buttons)]
    elements = iter([*pressed, *(_menu(menu, number) for number, menu in enumerate(row.menus) if menu.options)])
    while some := list(islice(elements, ROW)):
        yield {"type": "actions", "elements": some}


def _button(button: Button, number: int) -> Json:
    """Return a button: its verb in the `action_id`, subject and argument in the value.

    The `action_id` must differ from the others of the row, so that the button's number is in it.
    """
    action_id, value = f"{button.verb}:{number}", f"{button.subject} {button.argument}".rstrip()
    if len(action_id) > ACTION_ID or len(value) > VALUE:
        raise ValueError(f"the button “{button.label[:LABEL]}” carries more than {VALUE} characters")
    look = {} if button.style is Style.PLAIN else {"style": button.style.value}
    means = {"value": value} if value else {}
    text = _plain(one_line(button.label) or button.verb, LABEL)
    return {"type": "button", "action_id": action_id, "text": text, **means, **look}


def _menu(menu: Menu, number: int) -> Json:
    """Return a list to choose from. Each option carries its whole command, since they all have one `action_id`."""
    if len(menu.options) > OPTIONS:
        raise ValueError(f"the menu “{menu.label[:LABEL]}” has more than {OPTIONS} options")
    chosen = {"initial_option": _option(menu.chosen)} if menu.chosen and menu.chosen in menu.options else {}
    return {
        "type": "static_select",
        "action_id": f"{MENU}:{number}",
        "placeholder": _plain(one_line(menu.label) or ELLIPSIS, PLACEHOLDER),
        "options": [_option(option) for option in menu.options],
        **chosen,
    }


def _option(option: Button) -> Json:
    value = f"{option.verb} {option.subject} {option.argument}".rstrip()
    if len(value) > OPTION:
        raise ValueError(f"the option “{option.label[:LABEL]}” carries more than {OPTION} characters")
    return {"text": _plain(one_line(option.label) or option.verb, LABEL), "value": value}


def _plain(text: str, limit: int) -> Json:
    """Return text that Slack reads nothing into, so that it is sent as it is."""
    return {"type": "plain_text", "text": shortened(text, limit), "emoji": False}


def _mrkdwn(text: str) -> Json:
    """Return markup. `verbatim`: Slack isn't to find names, channels and addresses in it by itself."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _section(text: str) -> Json:
    return {"type": "section", "text": _mrkdwn(text)}


def _context(text: str) -> Json:
    return {"type": "context", "elements": [_mrkdwn(text)]}
