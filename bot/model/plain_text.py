"""A message as plain text: its words in reading order, for wherever no platform draws it.

What differs from reader to reader is its `Spelling`: how an instant, a mention, a fact and a quote are written.
"""

from collections.abc import Callable, Iterator
from typing import Final, assert_never

from msgspec import Struct

from bot.model.instant import written
from bot.model.message import (
    Block,
    Buttons,
    Facts,
    Heading,
    Link,
    ListItem,
    Mark,
    Mention,
    Message,
    MessageLink,
    Note,
    OwnMessageLink,
    Paragraph,
    PlaceLink,
    Quote,
    Span,
    Spans,
    Strong,
    Text,
    Title,
    When,
)


class Spelling(Struct, frozen=True, kw_only=True):
    """The writing of what plain text has no sign for; `fact` joins a label to its value, `quote` begins each line."""

    instant: Callable[[When], str] = lambda when: written(when).brief
    mention: Callable[[Mention], str] = lambda mention: f"@{mention.name}"
    fact: str = ": "
    quote: str = "> "


PLAIN: Final = Spelling()


def summary(message: Message, spelling: Spelling = PLAIN) -> str:
    """Return the one line that notifications show."""
    return words(message.summary, spelling)


def body(message: Message, spelling: Spelling = PLAIN) -> str:
    """Return what the blocks of a message say, without its buttons."""
    return "\n".join(lines(message, spelling))


def lines(message: Message, spelling: Spelling = PLAIN) -> tuple[str, ...]:
    """Return what the blocks of a message say, line by line, without its buttons."""
    return tuple(line for block in message.blocks for line in _lines(block, spelling))


def words(spans: Spans, spelling: Spelling = PLAIN) -> str:
    """Return running text."""
    return "".join(_word(span, spelling) for span in spans)


def _lines(block: Block, spelling: Spelling) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield from text.splitlines()
        case Quote(text=text):
            yield from (f"{spelling.quote}{line}" for line in text.splitlines())
        case Title(spans=spans) | Paragraph(spans=spans) | Note(spans=spans):
            yield from words(spans, spelling).splitlines()
        case ListItem(spans=spans, small=small):
            yield from (line for each in (spans, small) for line in words(each, spelling).splitlines())
        case Facts(facts=facts):
            yield from (f"{fact.label}{spelling.fact}{words(fact.spans, spelling)}" for fact in facts)
        case Buttons():
            pass
        case _:
            assert_never(block)


def _word(span: Span, spelling: Spelling) -> str:
    match span:
        case (
            Text(text=text)
            | Strong(text=text)
            | Link(text=text)
            | MessageLink(text=text)
            | OwnMessageLink(text=text)
            | PlaceLink(text=text)
        ):
            return text
        case Mark():
            return ""
        case When():
            return spelling.instant(span)
        case Mention():
            return spelling.mention(span)
        case _:
            assert_never(span)
