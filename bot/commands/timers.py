"""What the passing of time orders."""

from dataclasses import dataclass

from bot.commands.origin import Origin
from bot.model.ids import SubjectId
from bot.model.timer import Timer


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckTimers:
    """Time has come: are these still owed? All due timers of one subject, together."""

    origin: Origin
    subject: SubjectId
    timers: tuple[Timer, ...]
