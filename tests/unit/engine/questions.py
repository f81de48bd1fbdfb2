"""What a platform does with the questions of a desk that sends nothing else: their clocks run from their delivery."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from storage.memory.kept import Held, Kept
from storage.states import DeliveryState


def deliver(kept: Kept, at: datetime | None = None) -> None:
    """Let the questions that wait be out since that instant, or since they were put in."""
    for number, held in _waiting(kept):
        kept.deliveries[number] = replace(held, state=DeliveryState.SENT, sent_at=at or held.entry.created_at)


def fail(kept: Kept) -> None:
    """Let the questions that wait never be out."""
    for number, held in _waiting(kept):
        kept.deliveries[number] = replace(held, state=DeliveryState.FAILED)


def _waiting(kept: Kept) -> Iterator[tuple[int, Held]]:
    for number, held in [*kept.deliveries.items()]:
        if held.state is DeliveryState.WAITING and (held.entry.fills or "").endswith("/question"):
            yield number, held
