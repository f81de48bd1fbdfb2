"""The parts that every kind of block may have: running text, and what can be pressed."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, assert_never

from msgspec.structs import replace

from bot.model.message import (
    Block,
    Buttons,
    Facts,
    Heading,
    ListItem,
    ListTable,
    Message,
    Note,
    Paragraph,
    Quote,
    Spans,
    Title,
)
from bot.model.revised import each_revised, revised

_FORMS: Final = frozenset({("use-form", ""), ("new", "")})
"""The verbs of buttons that open the form for a request."""


def without_buttons(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with nothing left to press."""
    return tuple(_unpressable(block) for block in blocks if not isinstance(block, Buttons))


def without_forms(message: Message) -> Message:
    """Return a message without buttons whose only effect is to open a form that typed words replace."""
    blocks = tuple(_formless(block) for block in message.blocks)
    return replace(message, blocks=tuple(one for one in blocks if one != Buttons()))


def _formless(block: Block) -> Block:
    if not isinstance(block, Buttons):
        return block
    return replace(block, buttons=tuple(one for one in block.buttons if (one.verb, one.argument) not in _FORMS))


def spans_of(block: Block) -> Iterator[Spans]:
    """Yield each run of text of a block that may hold more than words."""
    match block:
        case Title(spans=spans) | Paragraph(spans=spans) | Note(spans=spans):
            yield spans
        case ListItem(spans=spans, small=small):
            yield from (spans, small)
        case Facts(facts=facts):
            yield from (fact.spans for fact in facts)
        case Heading() | Quote() | Buttons():
            pass
        case _:
            assert_never(block)


def with_spans(block: Block, change: Callable[[Spans], Spans]) -> Block:
    """Return the block with what `change` makes of each of its runs of text."""
    match block:
        case ListItem(spans=spans, small=small):
            said, below = change(spans), change(small)
            return block if said is spans and below is small else replace(block, spans=said, small=below)
        case Title(spans=spans) | Paragraph(spans=spans) | Note(spans=spans):
            said = change(spans)
            return block if said is spans else replace(block, spans=said)
        case Facts(facts=facts):
            return replace(block, facts=tuple(replace(fact, spans=change(fact.spans)) for fact in facts))
        case Heading() | Quote() | Buttons():
            return block
        case _:
            assert_never(block)


def table_with_spans(table: ListTable | None, change: Callable[[Spans], Spans]) -> ListTable | None:
    """Return the table with what `change` makes of each run of text, in its cells and around them."""
    if table is None:
        return None
    return replace(
        table,
        rows=tuple(tuple(revised(cell, spans=change(cell.spans)) for cell in row) for row in table.rows),
        above=tuple(with_spans(block, change) for block in table.above),
        below=tuple(with_spans(block, change) for block in table.below),
    )


def _unpressable(block: Block) -> Block:
    return replace(block, button=None) if isinstance(block, ListItem) else block


def message_with_spans(message: Message, change: Callable[[Spans], Spans]) -> Message:
    """Return a message with what `change` makes of each run of its text."""
    return revised(
        message,
        summary=change(message.summary),
        blocks=each_revised(message.blocks, lambda block: with_spans(block, change)),
        brief=change(message.brief),
        table=table_with_spans(message.table, change),
        aloud=message_with_spans(message.aloud, change) if message.aloud else None,
    )
