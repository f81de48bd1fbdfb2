"""A message as a person reads it: words in order, times in the zone that is named, buttons by their labels."""

from datetime import datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.model.message import (
    Block,
    Button,
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


def summary(message: Message) -> str:
    """The one line that notifications show."""
    return words(message.summary)


def body(message: Message) -> str:
    """What its blocks say, block by block; buttons not counted."""
    return "\n".join(text for block in message.blocks if (text := _block(block)))


def buttons(message: Message) -> tuple[Button, ...]:
    """Its buttons, in order."""
    return tuple(button for block in message.blocks if isinstance(block, Buttons) for button in block.buttons)


def words(spans: Spans) -> str:
    """Running text."""
    return "".join(map(_span, spans))


def shown(at: datetime, zone: str) -> str:
    """An instant: `Mon 23 Nov 10:00 CST`."""
    return f"{at.astimezone(ZoneInfo(zone)):%a %d %b %H:%M %Z}"


def _block(block: Block) -> str:
    match block:
        case Heading(text=text):
            return text
        case Quote(text=text):
            return f"> {text}"
        case Paragraph(spans=spans) | Note(spans=spans):
            return words(spans)
        case Facts(facts=facts):
            return "\n".join(f"{fact.label}: {words(fact.spans)}" for fact in facts)
        case Buttons():
            return ""
        case _:
            assert_never(block)


def _span(span: Span) -> str:
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
        case When(at=at, zone=zone):
            return shown(at, zone)
        case Mention(name=name):
            return f"@{name}"
        case _:
            assert_never(span)
