"""Links to messages of ours, set when a message is told: before it is posted the platform hasn't named one yet."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from msgspec.structs import replace

from bot.model import instant
from bot.model.blocks import spans_of, table_with_spans, with_spans
from bot.model.ids import MessageKey
from bot.model.message import Message, MessageLink, OwnMessageLink, Span, Spans, When
from bot.model.places import MessageRef

Refs = Mapping[MessageKey, MessageRef]


def missing_keys(message: Message) -> frozenset[MessageKey]:
    """Return the message keys that a message links to without knowing their messages yet."""
    cells = (cell.spans for row in (message.table.rows if message.table else ()) for cell in row)
    runs = (message.summary, *(spans for block in message.blocks for spans in spans_of(block)), *cells)
    return frozenset(span.message_key for spans in runs for span in spans if isinstance(span, OwnMessageLink))


def with_links(message: Message, refs: Refs) -> Message:
    """Return the message with each link set whose message is posted; the others stay as they are."""
    return map_spans(message, partial(_resolved, refs=refs))


def told(message: Message, at: datetime) -> Message:
    """Return the message with its times as they are said at that instant (UTC)."""
    return map_spans(message, lambda span: instant.told(span, at) if isinstance(span, When) else span)


def map_spans(message: Message, change: Callable[[Span], Span]) -> Message:
    """Return the message with what `change` makes of each of its spans."""

    def each(spans: Spans) -> Spans:
        return tuple(map(change, spans))

    blocks = tuple(with_spans(block, each) for block in message.blocks)
    table = table_with_spans(message.table, each)
    aloud = map_spans(message.aloud, change) if message.aloud else None
    return replace(message, summary=each(message.summary), blocks=blocks, brief=(), table=table, aloud=aloud)


def _resolved(span: Span, refs: Refs) -> Span:
    if isinstance(span, OwnMessageLink) and span.message_key in refs:
        return MessageLink(ref=refs[span.message_key], text=span.text)
    return span
