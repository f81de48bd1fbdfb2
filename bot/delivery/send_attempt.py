"""One try to send a delivery, and its result.

Neither platform takes an idempotency key. So a post that may have got through is looked up by the id that it carries,
and posted again only if it is certainly absent; anything else may simply be repeated. If nobody can look, messages
about a severe ticket, reminders and questions are repeated once, and say that they may be a repetition: a doubled
Severity 1 is better than a lost one. Any other fails aloud rather than be doubled in silence.
"""

import asyncio
import contextlib
import logging
from collections.abc import Coroutine, Mapping
from datetime import timedelta
from typing import Any, TypeVar, assert_never

from msgspec import Struct
from msgspec.structs import replace

from bot.errors import InDoubt, NotDeliverable, NotMarkable, NotReached, RateLimited, ShutOut, Unknowable
from bot.model.message import Message
from bot.model.places import MessageRef, Platform
from bot.model.rank import Rank
from bot.model.state_mark import marks_of
from bot.ports import Address, ChatPlatform, Delivery, DeliveryKind
from bot.wording.repeats import perhaps_again

MAX_WAIT = timedelta(minutes=10)
"""The longest wait that a platform's request is honoured for; then we look again all the same."""

MARGIN = timedelta(minutes=1)
"""The most that a platform's clock may be behind ours: look-ups begin that much earlier."""

log = logging.getLogger(__name__)


class Sent(Struct, frozen=True, kw_only=True):
    """The result of a message that is out; private messages have no `ref`."""

    ref: MessageRef | None


class TryAgain(Struct, frozen=True, kw_only=True):
    """The result of a message that isn't, or isn't certainly, out.

    `after` is the wait that the platform asked for; None leaves it to us. `shut_out` is the platform that takes nothing
    at all until somebody fixes it.
    """

    problem: str
    in_doubt: bool
    after: timedelta | None = None
    shut_out: Platform | None = None


class Refused(Struct, frozen=True, kw_only=True):
    """The result of a message that will never be out. `of_all_marks`: no other mark would be either.

    `is_given_up`: nobody has refused it; nothing took it for so long.
    """

    problem: str
    of_all_marks: bool = False
    is_given_up: bool = False


SendResult = Sent | TryAgain | Refused


class NotFound(Struct, frozen=True, kw_only=True):
    """The result of a look-up for a message that certainly never arrived."""


async def attempt(delivery: Delivery, platforms: Mapping[Platform, ChatPlatform], patience: timedelta) -> SendResult:
    """Try once. Every call may take `patience`, after which it counts as in doubt. Raises nothing."""
    home = delivery.address.place or delivery.address.account
    if home is None:
        return Refused(problem="it has no address")
    platform = platforms.get(home.platform)
    if platform is None:
        return TryAgain(problem=f"{home.platform} is not set up", in_doubt=delivery.in_doubt)
    if delivery.message is None:
        return Refused(problem="the desk can't read it back from its outbox")
    if delivery.in_doubt and delivery.kind is DeliveryKind.POST:
        try:
            found = await _result(_look_up(delivery, platform), delivery, patience, in_doubt_before=True)
        except Unknowable as problem:
            return await _repeat(delivery, delivery.message, platform, patience, str(problem))
        if not isinstance(found, NotFound):
            return found
    return await _result(_send(delivery, delivery.message, platform), delivery, patience, in_doubt_before=False)


async def _repeat(
    delivery: Delivery, message: Message, platform: ChatPlatform, patience: timedelta, problem: str
) -> SendResult:
    """Try a post a second and last time that nobody can look up: if it is in doubt after that, give it up."""
    if delivery.rank > Rank.QUESTION:
        return Refused(problem=f"it may have arrived or not; {problem}")
    again = _send(delivery, perhaps_again(message), platform)
    result = await _result(again, delivery, patience, in_doubt_before=False)
    if not isinstance(result, TryAgain):
        return result
    if result.in_doubt:
        return Refused(problem=f"sent twice, and it may have arrived or not; {result.problem}")
    return replace(result, in_doubt=True)  # this one certainly wasn't taken; the first still may have been


async def _look_up(delivery: Delivery, platform: ChatPlatform) -> Sent | NotFound:
    since = (delivery.first_tried_at or delivery.created_at) - MARGIN
    found = await platform.find(delivery.address, delivery.id, since)
    return Sent(ref=found) if found else NotFound()


async def _send(delivery: Delivery, message: Message, platform: ChatPlatform) -> Sent:
    match delivery.kind:
        case DeliveryKind.POST if delivery.removes:
            return Sent(ref=None)  # another says it already
        case DeliveryKind.POST:
            return Sent(ref=await platform.post(delivery.address, message, delivery.id))
        case DeliveryKind.EDIT if delivery.removes:
            await _take_away(delivery.address, message, delivery.id, platform)
            return Sent(ref=None)
        case DeliveryKind.EDIT:
            return Sent(ref=await platform.edit(delivery.address, message, delivery.id))
        case DeliveryKind.PRIVATE:
            await platform.send_privately(delivery.address, message, delivery.id)
            return Sent(ref=None)  # nobody ever edits it or replies to it
        case DeliveryKind.HOME:
            await platform.home(delivery.address, message, delivery.id)
            return Sent(ref=None)
        case DeliveryKind.MARK:
            return Sent(ref=await _mark(delivery.address, message, platform))
        case _:
            assert_never(delivery.kind)


async def _take_away(address: Address, message: Message, delivery: str, platform: ChatPlatform) -> None:
    """Take a message away; what has to stay says so little that nobody needs to look at it."""
    try:
        await platform.remove(address)
    except NotDeliverable:
        with contextlib.suppress(NotDeliverable):
            await platform.edit(address, message, delivery)


async def _mark(address: Address, message: Message, platform: ChatPlatform) -> MessageRef | None:
    """Change the mark of a message; return that message if it has one now."""
    mark, before = marks_of(message)
    await platform.mark(address, mark, before)
    return MessageRef(place=address.place, id=address.edits) if mark and address.place and address.edits else None


R = TypeVar("R", Sent, Sent | NotFound)


async def _result(
    call: Coroutine[Any, Any, R], delivery: Delivery, patience: timedelta, *, in_doubt_before: bool
) -> R | TryAgain | Refused:
    """Return the result of a call. A failed look-up settles nothing: what was in doubt before it stays so.

    Raises Unknowable alone.
    """
    try:
        async with asyncio.timeout(patience.total_seconds()):
            return await call
    except RateLimited as limited:
        asked = min(timedelta(seconds=max(limited.retry_after, 0)), MAX_WAIT)
        return TryAgain(problem=str(limited), in_doubt=in_doubt_before, after=asked)
    except ShutOut as closed:
        home = delivery.address.place or delivery.address.account
        return TryAgain(problem=str(closed), in_doubt=in_doubt_before, shut_out=home.platform if home else None)
    except NotReached as breach:
        return TryAgain(problem=str(breach), in_doubt=in_doubt_before)
    except Unknowable:
        raise
    except InDoubt as cut:
        return TryAgain(problem=str(cut), in_doubt=True)
    except TimeoutError:
        return TryAgain(problem=f"no answer within {patience.total_seconds():g} s", in_doubt=True)
    except NotDeliverable as refused:
        return Refused(problem=str(refused), of_all_marks=isinstance(refused, NotMarkable))
    except Exception as bug:
        log.exception("A delivery met an error that no platform should raise.", extra=ids("delivery_raised", delivery))
        return TryAgain(problem=f"unexpected {type(bug).__name__}", in_doubt=True)


def ids(action: str, delivery: Delivery) -> dict[str, object]:
    """Return the fields of a log record about a delivery; never its text."""
    return {
        "action": action,
        "delivery": delivery.id,
        "conversation": delivery.conversation,
        "kind": delivery.kind.value,
        "attempts": delivery.attempts,
    }
