"""A message of the desk as plain lines, for where no platform draws it: times in the zone that is named."""

from collections.abc import Iterator
from typing import assert_never

from adapters.http.moments import written
from bot.model.message import (
    Block,
    Buttons,
    Facts,
    Heading,
    Link,
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
    When,
)


def lines(message: Message) -> tuple[str, ...]:
    """Return the words of its blocks, line by line, without its buttons."""
    return tuple(line for block in message.blocks for text in _said(block) for line in text.splitlines())


def words(spans: Spans) -> str:
    """Return running text."""
    return "".join(map(_word, spans))


def _said(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text) | Quote(text=text):
            yield text
        case Paragraph(spans=spans) | Note(spans=spans):
            yield words(spans)
        case Facts(facts=facts):
            yield from (f"{fact.label}: {words(fact.spans)}" for fact in facts)
        case Buttons():
            pass
        case _:
            assert_never(block)


def _word(span: Span) -> str:
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
        case When():
            return written(span).brief
        case Mention(name=name):
            return f"@{name}"
        case _:
            assert_never(span)
