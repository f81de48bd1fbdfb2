"""Reminders of one ticket that fall together, as one message."""

from collections.abc import Iterator

from bot.model.message import Block, Buttons, Mark, Mention, Message, Paragraph, Spans, Strong, Text
from bot.wording.spans import spaced
from bot.wording.ticket.promised import capital


def joint(first: Message, other: Message) -> Message:
    """Return one message: the first in full, and of the other what it adds, without the ticket's name.

    Nobody is mentioned twice, no button and nothing quoted is there twice.
    """
    head, *rest = other.blocks
    added = _added(head.spans, first.summary) if isinstance(head, Paragraph) else ()
    mine = tuple(block for block in first.blocks if not isinstance(block, Buttons))
    theirs = tuple(block for block in rest if not isinstance(block, Buttons) and block not in mine)
    said = (mine[0], Paragraph(spans=added), *mine[1:], *theirs)
    return Message(summary=spaced(first.summary, added), blocks=(*said, *_buttons(first, other)))


def _added(head: Spans, before: Spans) -> Spans:
    """Return what a reminder says, without the name of its ticket, and without mentions that are there before."""
    spans = [span for span in head if not isinstance(span, Mark) and not (isinstance(span, Mention) and span in before)]
    if len(spans) > 1 and isinstance(spans[0], Strong) and isinstance(spans[1], Text):
        spans = [Text(text=capital(spans[1].text.removeprefix(" – "))), *spans[2:]]
    while isinstance(spans[-1], Text) and not spans[-1].text.strip():
        spans.pop()
    return tuple(spans)


def _buttons(first: Message, other: Message) -> Iterator[Block]:
    further = tuple(button for button in other.buttons if button not in first.buttons)
    yield from (Buttons(buttons=buttons) for buttons in (first.buttons, further) if buttons)
