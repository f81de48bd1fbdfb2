"""Orders: everything that somebody, or the passing of time, can ask of the desk. A closed union.

Every command carries its `Origin`. A slash command, a button and a typed mention that mean the same are the same
command; only `via` tells them apart, for the timeline.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.model.ids import IntakeId, SubjectId, TicketId
from bot.model.intake import File
from bot.model.places import Account, Place, Thread
from bot.model.timer import Timer


class Via(StrEnum):
    """By which way a command came."""

    MESSAGE = "message"
    MENTION = "mention"
    SLASH = "slash command"
    ACTION = "message action"
    BUTTON = "button"
    TIMER = "timer"
    CONSOLE = "console"


CARRIES_ANSWER: Final = frozenset({Via.SLASH, Via.ACTION, Via.CONSOLE})
"""Ways in that carry an answer back by themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who says it, where, when (UTC) and how.

    `keys` are what a second delivery of the same would repeat: the delivery's own id, and its meaning (place and
    message). A command any of whose keys was seen before is absorbed. `thread` is where it was said, if in a thread.
    """

    by: Account | None
    by_name: str = ""
    place: Place | None = None
    thread: Thread | None = None
    at: datetime
    via: Via
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hear:
    """Somebody wrote a message in a channel. `thread` of the origin is set for a reply; `mentions_desk`: to the bot.

    By `Via.ACTION` somebody, maybe another than the writer, points at the message and asks for a ticket about it.
    """

    origin: Origin
    message: str
    text: str
    files: tuple[File, ...] = ()
    mentions_desk: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choose:
    """Answer the one question of an intake; `severity` None is "not sure"."""

    origin: Origin
    intake: IntakeId
    severity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismiss:
    """Say of an intake that it is not a request."""

    origin: Origin
    intake: IntakeId


@dataclass(frozen=True, slots=True, kw_only=True)
class Insist:
    """Say of a refused request that it is something else than what the plan leaves out: ask for the severity."""

    origin: Origin
    intake: IntakeId


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledge:
    """Take note of a ticket, and have the customer told so."""

    origin: Origin
    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Answer the customer, in the thread of the ticket."""

    origin: Origin
    ticket: TicketId
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSeverity:
    """Give a ticket another severity, by its id or its name in the plan."""

    origin: Origin
    ticket: TicketId
    severity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Wait for the customer; `text` is what they are asked, and may be empty."""

    origin: Origin
    ticket: TicketId
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolve:
    """Call a ticket solved; `text` says how, and may be empty."""

    origin: Origin
    ticket: TicketId
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen:
    """Say that a resolved or closed ticket is not solved."""

    origin: Origin
    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """End a ticket."""

    origin: Origin
    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTickets:
    """Show the open tickets that this person may see."""

    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowTicket:
    """Show one ticket."""

    origin: Origin
    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class Explain:
    """Explain a ticket's due time, down to the clause."""

    origin: Origin
    ticket: TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """Say what this person may do here; `problem` is what could not be read of what they typed."""

    origin: Origin
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckTimers:
    """Time has come: are these still owed? All due timers of one subject, together."""

    origin: Origin
    subject: SubjectId
    timers: tuple[Timer, ...]


TicketCommand = Acknowledge | Reply | SetSeverity | Wait | Resolve | Reopen | Close | ShowTicket | Explain
IntakeCommand = Choose | Dismiss | Insist
Command = Hear | IntakeCommand | TicketCommand | ListTickets | Help | CheckTimers
