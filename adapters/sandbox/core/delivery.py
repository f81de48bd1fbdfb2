"""One request to the desk, and what became of it."""

from collections.abc import Sequence

from msgspec import Struct

JSON = "application/json"


class DeskDelivery(Struct, frozen=True, kw_only=True):
    """One request to the desk and what became of it.

    `status` is None if there was no answer in time, or no connection.
    """

    content_type: str
    body: bytes
    status: int | None
    answer: str = ""
    answer_type: str = ""

    @property
    def taken(self) -> bool:
        """Return True if the platform would count it as delivered."""
        return self.status is not None and 200 <= self.status < 300


def untaken(deliveries: Sequence[DeskDelivery]) -> str | None:
    """Return in words that the desk didn't take one of these; None if it took them all."""
    failed = [delivery for delivery in deliveries if not delivery.taken]
    return f"The desk did not take it: {failed[0].status or 'no answer'}." if failed else None
