"""The texts of an event that a ticket can be found by, and who may find it by them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.events.happened import Happened
from bot.events.ticket import (
    CustomerEdited,
    CustomerRetracted,
    CustomerWrote,
    MilestoneReported,
    Noted,
    Replied,
    Resolved,
    Spoke,
    TicketOpened,
    WaitingOnCustomer,
)

REQUEST: Final = "request"
"""The part that is the request itself."""
STAFF: Final = "staff"
"""The vendor's side alone."""
_SAID: Final = (Replied, MilestoneReported, Spoke, WaitingOnCustomer, Resolved)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchableText:
    """A text of a ticket; a later one of the same `part` takes its place.

    `only` are those who may find the ticket by it, beside the staff: an account, or nobody else (`STAFF`). None:
    everybody who may see the ticket.
    """

    part: str
    text: str
    only: str | None = None


def searchable(events: Sequence[Happened], version: int) -> Iterator[SearchableText]:
    """Yield the texts of the events that led up to `version` of a ticket."""
    for number, event in enumerate(events, start=version - len(events) + 1):
        match event:
            case TicketOpened(text=text):
                yield SearchableText(part=REQUEST, text=text)
            case CustomerWrote(customer_message=said, private=private):
                only = None if private is False else str(said.by)
                yield SearchableText(part=said.message, text=said.body, only=only)
            case CustomerEdited(customer_message=said, text=text):
                yield SearchableText(part=REQUEST, text=text)
                yield SearchableText(part=said.message, text=said.body, only=str(said.by))
            case CustomerRetracted(customer_message=said):
                yield SearchableText(part=said.message, text="", only=str(said.by))
            case Noted(text=text):
                yield SearchableText(part=f"#{number}", text=text, only=STAFF)
            case _ if isinstance(event, _SAID):
                yield SearchableText(part=f"#{number}", text=event.text)
            case _:
                pass


FOUND_BY: Final = frozenset(
    one.__name__ for one in (TicketOpened, CustomerWrote, CustomerEdited, CustomerRetracted, Noted, *_SAID)
)
"""The names of the events that have such texts."""
