"""The tickets that are linked to work elsewhere, found by its address, in one transaction of the desk."""

from typing import Protocol

from bot.model.ids import TicketId


class WorkLinks(Protocol):
    """The addresses of a unit of work, which keeps nothing of them without its `commit`."""

    def add(self, url: str, ticket: TicketId) -> None:
        """Keep that a ticket was linked to an address; it stays findable by it when the link is gone."""

    def tickets(self, url: str) -> tuple[TicketId, ...]:
        """Return the tickets that ever were linked to an address, in the order of their numbers' text."""
