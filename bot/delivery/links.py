"""Links to messages of ours, set when a message goes out: before that the platform hasn't named them yet."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import assert_never

from bot.model.ids import MessageKey
from bot.model.message import (
    Block,
    Buttons,
    Facts,
    Heading,
    Message,
    MessageLink,
    Note,
    OwnMessageLink,
    Paragraph,
    Quote,
    Span,
    Spans,
)
from bot.model.places import MessageRef

Refs = Mapping[MessageKey, MessageRef]
Change = Callable[[Spans], Spans]


def missing_keys(message: Message) -> frozenset[MessageKey]:
    """Return the message keys that a message links to without knowing their messages yet."""
    return frozenset(span.message_key for spans in _all(message) for span in spans if isinstance(span, OwnMessageLink))


def with_links(message: Message, refs: Refs) -> Message:
    """Return the message with each link set whose message is posted; the others stay as they are."""
    return map_spans(message, partial(_resolved, refs=refs))


def map_spans(message: Message, change: Callable[[Span], Span]) -> Message:
    """Return the message with what `change` makes of each of its spans."""

    def each(spans: Spans) -> Spans:
        return tuple(map(change, spans))

    return Message(summary=each(message.summary), blocks=tuple(_changed(block, each) for block in message.blocks))


def _resolved(span: Span, refs: Refs) -> Span:
    if isinstance(span, OwnMessageLink) and span.message_key in refs:
        return MessageLink(ref=refs[span.message_key], text=span.text)
    return span


def _all(message: Message) -> Iterator[Spans]:
    yield message.summary
    for block in message.blocks:
        match block:
            case Paragraph(spans=spans) | Note(spans=spans):
                yield spans
            case Facts(facts=facts):
                yield from (fact.spans for fact in facts)
            case Heading() | Quote() | Buttons():
                pass
            case _:
                assert_never(block)


def _changed(block: Block, change: Change) -> Block:
    match block:
        case Paragraph(spans=spans) | Note(spans=spans):
            return replace(block, spans=change(spans))
        case Facts(facts=facts):
            return replace(block, facts=tuple(replace(fact, spans=change(fact.spans)) for fact in facts))
        case Heading() | Quote() | Buttons():
            return block
        case _:
            assert_never(block)
