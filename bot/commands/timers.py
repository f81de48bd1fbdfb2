"""The command that the passing of time gives."""

from msgspec import Struct

from bot.commands.origin import Origin
from bot.model.ids import SubjectId
from bot.model.timer import Timer


class CheckSubject(Struct, frozen=True, kw_only=True):
    """Compare the timers of a subject with those that it needs, and set all anew if any is lost."""

    origin: Origin
    subject: SubjectId


class Release(Struct, frozen=True, kw_only=True):
    """Take a ticket from its assignee, if they have left, or are away until after something of it is due."""

    origin: Origin
    subject: SubjectId


class CheckTimers(Struct, frozen=True, kw_only=True):
    """Answer the timers of one subject that are due, all together."""

    origin: Origin
    subject: SubjectId
    timers: tuple[Timer, ...]
