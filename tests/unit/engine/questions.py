"""What a platform does with the questions and reminders of a desk that sends nothing else: they are out at once."""

from collections.abc import Iterator
from datetime import datetime

from msgspec.structs import replace

from storage.memory.kept import Held, Kept
from storage.states import DeliveryState


def deliver(kept: Kept, at: datetime | None = None) -> None:
    """Let the questions and reminders that wait be out since that instant, or since they were put in."""
    for number, held in (*_waiting(kept), *_waiting(kept, "/reminder/")):
        kept.deliveries[number] = replace(held, state=DeliveryState.SENT, sent_at=at or held.entry.created_at)


def fail(kept: Kept) -> None:
    """Let the questions that wait never be out."""
    for number, held in _waiting(kept):
        kept.deliveries[number] = replace(held, state=DeliveryState.FAILED)


def _waiting(kept: Kept, of: str = "/question") -> Iterator[tuple[int, Held]]:
    for number, held in [*kept.deliveries.items()]:
        key = held.entry.fills or ""
        if held.state is DeliveryState.WAITING and (key.endswith(of) or ("/reminder/" in of and of in key)):
            yield number, held


def send(kept: Kept, number: int) -> None:
    """Let one delivery be out since it was put in."""
    held = kept.deliveries[number]
    kept.deliveries[number] = replace(held, state=DeliveryState.SENT, sent_at=held.entry.created_at)
