"""The texts of an event that a ticket can be found by, and who may find it by them."""

from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from msgspec import Struct
from msgspec.structs import replace

from bot.events.happened import Happened
from bot.events.merge import SplitOff
from bot.events.message import CustomerChased, CustomerEdited, CustomerRetracted, CustomerWrote, Overheard, TakenBack
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


class SearchableText(Struct, frozen=True, kw_only=True):
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
        yield from _heard(event)
        yield from _said_by_staff(event, f"#{number}")


def _heard(event: Happened) -> Iterator[SearchableText]:
    """Yield the texts of an event that is somebody's message, or a change of one."""
    match event:
        case TicketOpened(text=text):
            yield SearchableText(part=REQUEST, text=text)
        case CustomerWrote(customer_message=said, private=private):
            yield SearchableText(part=said.message, text=said.body, only=None if private is False else str(said.by))
        case Overheard(customer_message=said):
            yield SearchableText(part=said.message, text=said.body)
        case CustomerEdited(customer_message=said, text=text):
            yield SearchableText(part=REQUEST, text=text)
            yield SearchableText(part=said.key, text=said.body, only=_only(said))
            yield from (_copy(said),) if said.is_published else ()
        case CustomerRetracted(customer_message=said):
            yield SearchableText(part=said.key, text="", only=_only(said))
        case SplitOff(taken_out=taken_out):
            yield from (SearchableText(part=message, text="") for message in taken_out.messages)
        case TakenBack(customer_message=said):
            yield replace(_copy(said), text="")
        case _:
            pass


def _said_by_staff(event: Happened, own: str) -> Iterator[SearchableText]:
    """Yield the text of an event that is a reply or a note; `own` is its part, unless it is somebody's message."""
    match event:
        case Noted(text=text, written=written, shared=shared):
            yield SearchableText(part=written.key if written else own, text=text, only=None if shared else STAFF)
        case Replied() | Spoke() if event.written and event.written.publication:
            yield _copy(event.written)
        case Replied() | Spoke() if event.written:
            yield SearchableText(part=event.written.key, text=event.text)
        case _ if isinstance(event, _SAID):
            yield SearchableText(part=own, text=event.text)
        case _:
            pass


def _copy(said: CustomerMessage) -> SearchableText:
    """Return the text of an internal message as its customer reads it."""
    return SearchableText(part=f"copy/{said.key}", text=said.text)


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


_HEARD: Final = (
    TicketOpened,
    CustomerWrote,
    CustomerChased,
    Overheard,
    TakenBack,
    CustomerEdited,
    CustomerRetracted,
    SplitOff,
)
FOUND_BY: Final = frozenset(one.__name__ for one in (*_HEARD, Noted, *_SAID))
"""The names of the events that have such texts."""
