"""Effects, written down in the unit of work that decided them: what is to be said is a row before it is a call."""

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from bot.commands import CARRIES_ANSWER, Origin
from bot.effects import Amend, Answer, CancelTimers, Effect, Say, SetTimer, Withdraw
from bot.model.message import Message
from bot.ports import UnitOfWork, Whisper


def carry_out(effects: Iterable[Effect], origin: Origin, work: UnitOfWork, now: datetime) -> Message | None:
    """Writes the effects down; the answer is returned where the way in can carry it back."""
    answer: Message | None = None
    for effect in effects:
        match effect:
            case Say():
                work.say(effect, now)
            case Amend():
                work.amend(effect, now)
            case Answer(message=message) if origin.via in CARRIES_ANSWER:
                answer = message
            case Answer(message=message) if origin.by and origin.place:
                work.whisper(Whisper(account=origin.by, place=origin.place, thread=origin.thread, message=message), now)
            case Answer():
                pass  # nobody asked
            case Withdraw(tag=tag):
                work.withdraw(tag)
            case SetTimer(timer=timer):
                work.set_timer(timer)
            case CancelTimers(subject=subject):
                work.cancel_timers(subject)
            case _:
                assert_never(effect)
    return answer
