"""Words about incidents: “EX-1 EX-4 what is down” begins one, “INC-1 update what we know” tells its customers."""

import re
from enum import StrEnum
from typing import Final

from msgspec import Struct

from bot.language import plain
from bot.language.orders import ended
from bot.model.ids import IncidentId, TicketId
from bot.model.incident import StepKind, prefix
from bot.model.numbers import whole


class ListThem(Struct, frozen=True, kw_only=True):
    """Show the incidents that are open."""


class Begin(Struct, frozen=True, kw_only=True):
    """Begin an incident of these tickets; without any, or a title, these have to be asked for."""

    tickets: tuple[TicketId, ...] = ()
    title: str = ""


class Show(Struct, frozen=True, kw_only=True):
    """Show an incident."""

    incident: IncidentId


class Regroup(Struct, frozen=True, kw_only=True):
    """Take tickets into an incident, or out of it."""

    incident: IncidentId
    kind: StepKind
    tickets: tuple[TicketId, ...]


class Write(Struct, frozen=True, kw_only=True):
    """Show what would be told to the customers of an incident; without a text its form is wanted."""

    incident: IncidentId
    kind: StepKind
    text: str


class Sending(StrEnum):
    """The ways in which a draft goes out: as it is, as it is and the incident is over, or it resolves the tickets."""

    TELL = "send"
    TELL_AND_END = "tell"
    RESOLVE = "solve"


class Send(Struct, frozen=True, kw_only=True):
    """Send the draft of that number, as it was shown."""

    incident: IncidentId
    how: Sending
    number: int


class End(Struct, frozen=True, kw_only=True):
    """Say that an incident is over; its tickets stay as they are."""

    incident: IncidentId


IncidentOrder = ListThem | Begin | Show | Regroup | Write | Send | End

_REGROUPING: Final = {
    **dict.fromkeys(("add", "include"), StepKind.TIE),
    **dict.fromkeys(("remove", "exclude"), StepKind.UNTIE),
}
_WRITING: Final = {
    **dict.fromkeys(("update", "tell", "say"), StepKind.TELL),
    **dict.fromkeys(("resolve", "resolved", "solved"), StepKind.RESOLVE),
}
_BEGINNING: Final = frozenset({"new", "begin", "start"})
_ENDING: Final = frozenset({"end", "close", "over"})


def ordered(text: str, tickets: str) -> IncidentOrder | None:
    """Return what the words behind `incident` ask for; None if they can't be read.

    `tickets` is what the numbers of the desk's tickets begin with.
    """
    own = f"{prefix(tickets)}-"
    numbers, rest = _numbered(text, tickets)
    if not numbers:
        word = plain.phrase(text)
        return Begin() if word in _BEGINNING else None if ended(text) else ListThem()
    if not any(one.startswith(own) for one in numbers):
        return Begin(tickets=tuple(map(TicketId, numbers)), title=ended(rest))
    return _about(IncidentId(numbers[0]), rest, tickets) if len(numbers) == 1 else None


def wants_tickets(text: str, tickets: str) -> bool:
    """Return whether the words behind `incident` ask for the form in which its tickets are chosen."""
    order = ordered(text, tickets)
    return isinstance(order, Begin) and not order.title


def _about(incident: IncidentId, text: str, tickets: str) -> IncidentOrder | None:
    word, rest = _cut(text)
    verb = plain.phrase(word)
    if not verb:
        return Show(incident=incident)
    if verb in _REGROUPING:
        numbers, after = _numbered(rest, tickets)
        named = tuple(map(TicketId, numbers))
        return Regroup(incident=incident, kind=_REGROUPING[verb], tickets=named) if named and not ended(after) else None
    if verb in tuple(Sending) and rest.isdecimal():
        return Send(incident=incident, how=Sending(verb), number=whole(rest))
    if verb in _WRITING:
        return Write(incident=incident, kind=_WRITING[verb], text=rest)
    return End(incident=incident) if verb in _ENDING and not ended(rest) else None


def _numbered(text: str, tickets: str) -> tuple[list[str], str]:
    """Return the numbers that a text begins with, each once, in capitals, and the rest with its own line breaks."""
    number = re.compile(rf"(?:{re.escape(tickets)}|{prefix(tickets)})-[0-9]{{1,9}}[,;:]?", re.IGNORECASE)
    found, rest = list[str](), text.strip()
    while number.fullmatch(_cut(rest)[0]):
        word, rest = _cut(rest)
        found.append(word.rstrip(",;:").upper())
    return list(dict.fromkeys(found)), rest


def _cut(text: str) -> tuple[str, str]:
    """Return the first word, and the rest with its own line breaks."""
    first, *rest = text.split(maxsplit=1) or [""]
    return first, "".join(rest).strip()
