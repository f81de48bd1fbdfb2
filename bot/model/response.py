"""The people who came to a ticket, and when: who responded first, who acknowledged it, and who opened it again."""

from datetime import datetime

from msgspec import Struct


class Response(Struct, frozen=True, kw_only=True):
    """A member of staff who reached the customer, or acknowledged, and when (UTC)."""

    by: str
    name: str
    at: datetime


class Acknowledgements(Struct, frozen=True, kw_only=True):
    """The people who have acknowledged a ticket that several are to acknowledge, each once; who answers has, too.

    `calls` counts the calls of others since then, `called_at` is when the last of them was (UTC).
    """

    people: tuple[Response, ...] = ()
    calls: int = 0
    called_at: datetime | None = None

    def or_first(self, response: Response | None) -> tuple[Response, ...]:
        """Return the people, or else who responded first: that one acknowledged it before several were to."""
        return self.people or ((response,) if response else ())


class Reopening(Struct, frozen=True, kw_only=True):
    """The customer's words by which a ticket was last opened again, and when (UTC)."""

    text: str
    at: datetime
