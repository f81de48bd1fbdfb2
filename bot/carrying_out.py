"""Effects carried out: most become rows of the transaction, a few go back with the answer as the outcome."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from bot import following
from bot.commands import CARRIES_ANSWER, Origin, Via
from bot.effects import (
    Amend,
    Answer,
    CancelTimers,
    Effect,
    Follow,
    OpenForm,
    ReadRoot,
    ReturnForm,
    Say,
    SetTimer,
    ShowHome,
    ToPerson,
    Withdraw,
)
from bot.engine.situation import Refusal
from bot.model.desk import Customer
from bot.model.form import Fault, Form
from bot.model.message import Message
from bot.model.places import Thread
from bot.ports import UnitOfWork, Whisper

Written = Say | Amend | ShowHome | Follow | Withdraw | SetTimer | CancelTimers


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a command: an answer to give back inline, if any; `absorbed` if it was seen before.

    `form` is to be shown at once to who gave the command, `faults` at the fields of the form that they sent;
    `refusal` what is to be put on record of what they tried in vain; `root` is the thread whose
    first message is wanted.
    """

    answer: Message | None = None
    absorbed: bool = False
    form: Form | None = None
    faults: tuple[Fault, ...] = ()
    refusal: Refusal | None = None
    root: Thread | None = None


def carry_out(
    effects: Iterable[Effect], origin: Origin, work: UnitOfWork, now: datetime, customer: Customer | None
) -> Outcome:
    """Writes the effects down, as `customer`'s; what the way in can carry back is the outcome."""
    outcome = Outcome()
    for effect in effects:
        match effect:
            case Answer(message=message) if origin.via in CARRIES_ANSWER:
                outcome = replace(outcome, answer=message)
            case Answer(message=message):
                _whisper(message, origin, work, now)
            case OpenForm(form=form):
                outcome = replace(outcome, form=form)
            case ReturnForm(faults=faults):
                outcome = replace(outcome, faults=faults)
            case ReadRoot(thread=thread):
                outcome = replace(outcome, root=thread)
            case Say() | Amend() if customer:
                _write(replace(effect, customer=customer.id), work, now)
            case _:
                _write(effect, work, now)
    return outcome


def _whisper(message: Message, origin: Origin, work: UnitOfWork, now: datetime) -> None:
    """Where nobody asked there is nobody to tell; who asked in no conversation is told directly."""
    if origin.by and origin.via is Via.HOME:
        work.say(Say(to=ToPerson(account=origin.by), message=message), now)
    elif origin.by and origin.place:
        work.whisper(Whisper(account=origin.by, place=origin.place, thread=origin.thread, message=message), now)


def _write(effect: Written, work: UnitOfWork, now: datetime) -> None:
    match effect:
        case Say(once=str(name)):
            if work.receive((name,), now):
                work.say(effect, now)
        case Say():
            work.say(effect, now)
        case Amend():
            work.amend(effect, now)
        case Withdraw(tag=tag):
            work.withdraw(tag)
        case SetTimer(timer=timer):
            work.set_timer(timer)
        case CancelTimers(subject=subject):
            work.cancel_timers(subject)
        case ShowHome():
            work.show_home(effect, now)
        case Follow():
            following.follow(effect, work, now)
        case _:
            assert_never(effect)
