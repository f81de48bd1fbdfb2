"""Messages of one series as one: the first in full, each further one in a line of its own, and a count of the rest."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from bot.model.blocks import without_buttons
from bot.model.message import Block, Buttons, Message, Note, Paragraph
from bot.model.series import MAX_FOLDED
from bot.wording.spans import line, note


def as_one(parts: Sequence[Message], count: int) -> Message:
    """Return the message made of these parts, of `count` in all; each keeps its buttons, unless there are too many."""
    first, *others = parts if count <= MAX_FOLDED else tuple(map(_unpressable, parts))
    left, counted = count - len(parts), count - sum(map(_is_listed, others))
    more = (note(f"And {left} more, all of them where the customer wrote."),) if left > 0 else ()
    added = f" (and {counted - 1} more)" if counted > 1 else ""
    return Message(
        summary=(*first.summary, *line(added)),
        blocks=(*first.blocks, *(block for other in others for block in _in_brief(other)), *more),
    )


def _unpressable(part: Message) -> Message:
    return replace(part, blocks=without_buttons(part.blocks))


def _is_listed(part: Message) -> bool:
    """Return whether it has no summary, since that of the first has it: it is a line of a list, shown as it is."""
    return not part.summary


def _in_brief(part: Message) -> Iterator[Block]:
    if _is_listed(part):
        yield from part.blocks
        return
    is_over = part.blocks and all(
        isinstance(block, Note) for block in part.blocks
    )  # what is over stays small among others too
    yield (Note if is_over else Paragraph)(spans=part.brief or part.summary)
    yield from (block for block in part.blocks if isinstance(block, Buttons))
