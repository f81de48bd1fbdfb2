"""Times in a message that is edited: its readers know only when it was posted."""

from datetime import datetime

from msgspec.structs import replace

from bot.model.instant import told
from bot.model.links import map_spans
from bot.model.message import Message, Span, When


def edited(message: Message, posted: datetime | None) -> Message:
    """Return a message as it replaces one that was posted then (UTC); None if that can't be told."""
    return map_spans(message, lambda span: _edited(span, posted))


def _edited(span: Span, posted: datetime | None) -> Span:
    if not isinstance(span, When) or span.told_at is None:
        return span
    return told(span, span.told_at, posted) if posted else replace(span, told_at=None)
