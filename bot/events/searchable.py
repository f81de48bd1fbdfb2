"""The texts of an event that a ticket can be found by, and who may find it by them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from bot.events.happened import Happened
from bot.events.message import CustomerEdited, CustomerRetracted, CustomerWrote, Overheard
from bot.events.ticket import (
    MilestoneReported,
    Noted,
    Replied,
    Resolved,
    Spoke,
    TicketOpened,
    WaitingOnCustomer,
)
from bot.model.customer_message import CustomerMessage, MessageSide

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
            case Overheard(customer_message=said):
                yield SearchableText(part=said.message, text=said.body)
            case CustomerEdited(customer_message=said, text=text):
                yield SearchableText(part=REQUEST, text=text)
                yield SearchableText(part=said.key, text=said.body, only=_only(said))
            case CustomerRetracted(customer_message=said):
                yield SearchableText(part=said.key, text="", only=_only(said))
            case Noted(text=text, written=written):
                yield SearchableText(part=written.key if written else f"#{number}", text=text, only=STAFF)
            case Replied() | Spoke() if event.written:
                yield SearchableText(part=event.written.key, text=event.text)
            case _ if isinstance(event, _SAID):
                yield SearchableText(part=f"#{number}", text=event.text)
            case _:
                pass


def _only(said: CustomerMessage) -> str | None:
    """Return who may find a ticket by a message that was changed, if nothing is kept of it yet."""
    match said.side:
        case MessageSide.CUSTOMER:
            return str(said.by)
        case MessageSide.BESIDE:
            return None
        case MessageSide.INTERNAL:
            return STAFF
        case _:
            assert_never(said.side)


FOUND_BY: Final = frozenset(
    one.__name__ for one in (TicketOpened, CustomerWrote, Overheard, CustomerEdited, CustomerRetracted, Noted, *_SAID)
)
"""The names of the events that have such texts."""
