"""The command that the passing of time gives."""

from dataclasses import dataclass

from bot.commands.origin import Origin
from bot.model.ids import SubjectId
from bot.model.timer import Timer


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSubject:
    """Compare the timers of a subject with those that it needs, and set all anew if any is lost."""

    origin: Origin
    subject: SubjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """Take a ticket from its assignee, if they have left, or are away until after something of it is due."""

    origin: Origin
    subject: SubjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckTimers:
    """Answer the timers of one subject that are due, all together."""

    origin: Origin
    subject: SubjectId
    timers: tuple[Timer, ...]
