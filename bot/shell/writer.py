"""The carrying out of effects: most become rows of the transaction, a few go back with the reply as the result."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, assert_never

from msgspec import Struct
from msgspec.structs import replace

from bot.commands import CARRIES_ANSWER, Origin, Via
from bot.effects import (
    Amend,
    CancelTimers,
    Effect,
    Follow,
    OpenForm,
    ReadRoot,
    ReplyToActor,
    ReturnForm,
    SaveIncident,
    Say,
    SetMark,
    SetTimer,
    ShowHome,
    ToPerson,
    Withdraw,
)
from bot.engine.situation import Refusal
from bot.model import links
from bot.model.contract import Contract
from bot.model.desk import Customer
from bot.model.form import FieldFault, Form
from bot.model.ids import CustomerId
from bot.model.message import Message
from bot.model.places import Thread
from bot.ports import PrivateMessage, UnitOfWork
from bot.shell import channel_move

Written = Say | Amend | ShowHome | SetMark | Follow | Withdraw | SetTimer | CancelTimers | SaveIncident


class CommandResult(Struct, frozen=True, kw_only=True):
    """The result of a command: a reply to give back inline, if any; `absorbed` if it was seen before.

    `confirms`: the reply only says that what they wanted is done. `told_apart`: they are told something by a message.
    `form` is to be shown at once to the person who gave the command, `faults` at the fields of the form that they sent;
    `refusal` is a record of what they tried in vain; `root` is the thread whose first message is wanted. `deferred`: it
    waits until the directory has said who gave it. `agreed` are the contracts that it has changed, as they are now.
    """

    answer: Message | None = None
    confirms: bool = False
    told_apart: bool = False
    absorbed: bool = False
    form: Form | None = None
    faults: tuple[FieldFault, ...] = ()
    refusal: Refusal | None = None
    root: Thread | None = None
    deferred: bool = False
    agreed: tuple[Contract, ...] = ()


_NO_RESULT: Final = CommandResult()


def carry_out(
    effects: Iterable[Effect], origin: Origin, work: UnitOfWork, now: datetime, customer: Customer | None
) -> CommandResult:
    """Write the effects down, as `customer`'s, and return as the result what the way in can carry back."""
    result = _NO_RESULT
    for effect in effects:
        match effect:
            case ReplyToActor(message=message) if origin.via in CARRIES_ANSWER and not effect.is_apart:
                result = replace(result, answer=linked(message, work), confirms=effect.is_confirmation)
            case ReplyToActor(message=message):
                send_privately(message, origin, work, now)
                result = replace(result, told_apart=True)
            case OpenForm(form=form):
                result = replace(result, form=form)
            case ReturnForm(faults=faults):
                result = replace(result, faults=faults)
            case ReadRoot(thread=thread):
                result = replace(result, root=thread)
            case _:
                _write(effect, work, now, customer.id if customer else None)
    return result


def linked(message: Message, work: UnitOfWork) -> Message:
    """Return the message with its links to messages of ours that are posted."""
    found = {key: work.posted(key) for key in links.missing_keys(message)}
    return links.with_links(message, {key: ref for key, ref in found.items() if ref})


def send_privately(message: Message, origin: Origin, work: UnitOfWork, now: datetime) -> None:
    """Reply in private to the person who gave a command, directly if that was on their page, in no conversation.

    Without an account nobody gave it.
    """
    if origin.by and (origin.via is Via.HOME or (origin.via is Via.FORM and origin.place is None)):
        work.say(Say(to=ToPerson(account=origin.by), message=message), now)
    elif origin.by and origin.place:
        work.send_privately(
            PrivateMessage(
                account=origin.by, place=origin.place, thread=origin.thread or origin.begins, message=message
            ),
            now,
        )


def _write(effect: Written, work: UnitOfWork, now: datetime, customer: CustomerId | None) -> None:
    match effect:
        case Say():
            _say(effect, work, now, customer)
        case Amend(otherwise=say) if say and work.posted(effect.message_key) is None:
            work.say(say, now)
        case Amend():
            work.amend(effect, now, customer)
        case Withdraw(tag=tag):
            work.withdraw(tag)
        case SetTimer() | CancelTimers():
            _time(effect, work)
        case SaveIncident(incident=incident):
            work.incidents.save(incident)
        case ShowHome():
            work.show_home(effect, now)
        case SetMark():
            work.set_mark(effect, now, customer)
        case Follow():
            channel_move.follow(effect, work, now)
        case _:
            assert_never(effect)


def _time(effect: SetTimer | CancelTimers, work: UnitOfWork) -> None:
    if isinstance(effect, SetTimer):
        work.set_timer(effect.timer)
    else:
        work.cancel_timers(effect.timers)


def _say(say: Say, work: UnitOfWork, now: datetime, customer: CustomerId | None) -> None:
    """Keep a post; what is posted instead of something that was posted before belongs to the same customer."""
    if say.once is None or work.receive((say.once,), now):
        work.say(say, now, customer)
    elif say.otherwise:
        work.say(replace(say.otherwise, customer=say.customer or customer), now)
