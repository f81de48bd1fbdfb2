"""The sending of one claimed delivery: a try, and its result written down, so that no result is forgotten."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import TypeVar, assert_never

from msgspec.structs import replace

from bot.delivery.final_form import FinalForm
from bot.delivery.pace import Backoff, Pace, is_paced
from bot.delivery.send_attempt import Refused, SendResult, Sent, TryAgain, attempt, ids
from bot.delivery.stuck import Stuck
from bot.delivery.unmarked import Unmarked
from bot.errors import StorageUnavailable
from bot.model.ids import MessageKey
from bot.model.places import MessageRef, Platform
from bot.ports import ChatPlatform, Clock, Delivery, Outbox, RunInThread
from bot.wording.series import as_one

GIVE_UP_AFTER = timedelta(hours=24)
"""The time from the first try on after which a person knows more than another try does."""

WRITE_AGAIN_AFTER = timedelta(seconds=1)
"""The interval of tries while the database is away."""

log = logging.getLogger(__name__)
T = TypeVar("T")
_Claimed = tuple[Delivery, float]
"""A delivery, and the time (seconds, monotonic) from which its claim counts at the latest."""


class Sender:
    """The sender of claimed deliveries.

    `on_failed` is called, in the writer's thread, for each delivery that will never be out, once that is on record: the
    place to alert people, though an alert may fail to be delivered too. `check` is called there right before each try:
    it returns the delivery as it should go out now, or says why it must not, once it has done whatever is needed
    instead. `on_shut_out` is called once when a platform begins to take nothing at all; messages for it wait.
    `on_stuck` is called once for each urgent post that doesn't get through for a minute. `patience` bounds one platform
    call.
    """

    def __init__(
        self,
        *,
        outbox: Outbox,
        platforms: Mapping[Platform, ChatPlatform],
        clock: Clock,
        in_thread: RunInThread,
        on_failed: Callable[[Delivery, str], None],
        on_shut_out: Callable[[Platform, str], None],
        on_stuck: Callable[[Delivery, str], None],
        check: Callable[[Delivery], Delivery | str],
        rest: Callable[[float], Awaitable[None]] = asyncio.sleep,
        pace: timedelta = timedelta(seconds=1),
        patience: timedelta = timedelta(seconds=10),
    ) -> None:
        self._outbox = outbox
        self._platforms = platforms
        self._clock = clock
        self._in_thread = in_thread
        self._on_failed = on_failed
        self._on_shut_out = on_shut_out
        self._on_stuck = on_stuck
        self._check = check
        self._shut_out: set[Platform] = set()
        self._rest = rest
        self._pace = Pace(pace, clock)
        self._backoff = Backoff()
        self._patience = patience
        self._on_their_way: dict[str, Delivery] = {}
        self._stuck = Stuck(clock)
        self._unmarked = Unmarked(outbox, self.keep)
        self._final_form = FinalForm(outbox, clock, in_thread, rest, self._is_sending)

    @property
    def trouble(self) -> str | None:
        """Return why something urgent doesn't get through, while that lasts."""
        return self._stuck.trouble

    async def send_all(self, conversation: str, goes_on: Callable[[], bool]) -> int:
        """Send what a conversation has, in order, as long as it `goes_on`; return how many deliveries were in hand.

        Raises what claiming the first one raises. Each other is claimed as the one before it is settled; after one that
        isn't out, somebody should look again.
        """
        in_hand, next_one = 0, await self._claimed(conversation) if goes_on() else None
        while next_one:
            in_hand += 1
            next_one = await self._carry(*next_one, goes_on)
        return in_hand

    async def _claimed(self, conversation: str) -> _Claimed | None:
        since = self._clock.monotonic()
        delivery = await self._in_thread(partial(self._outbox.claim, conversation, self._clock.now()))
        return (delivery, since) if delivery else None

    async def _carry(self, delivery: Delivery, since: float, goes_on: Callable[[], bool]) -> _Claimed | None:
        """Send what was claimed at `since`, or give it back for later; return what is next. Raises nothing.

        A post, or an edit of low rank, whose turn hasn't come is given back rather than kept waiting: one of a higher
        rank may come in meanwhile, and a crash leaves nothing in doubt.
        """
        self._on_their_way[delivery.id] = delivery
        next_one: _Claimed | None = None
        try:
            left = self._pace.left(delivery.conversation)
            if is_paced(delivery) and left:
                await self._put_off(delivery, left, in_doubt=delivery.in_doubt, problem="keeps its distance")
            else:
                next_one = await self._try(delivery, since, goes_on)
        except Exception:
            log.exception("What came of a delivery can't be written down.", extra=ids("delivery_unrecorded", delivery))
        del self._on_their_way[delivery.id]
        return next_one

    async def keep(self, write: Callable[[], T]) -> T:
        """Write, and while the database is away write again: what happened outside must not be forgotten here."""
        while True:
            try:
                return await self._in_thread(write)
            except StorageUnavailable:
                log.warning("The outbox can't be written; trying again.", extra={"action": "outbox_unwritable"})
                await self._rest(WRITE_AGAIN_AFTER.total_seconds())

    async def leave_in_doubt(self) -> None:
        """Leave in doubt, at the end of the process, what is still on its way and may get through without us."""
        for delivery in tuple(self._on_their_way.values()):
            with contextlib.suppress(StorageUnavailable):  # `Outbox.recover` does this at the next start
                now = self._clock.now()
                cut_off = partial(self._outbox.later, delivery.id, now, in_doubt=True, problem="cut off by a stop")
                await self._in_thread(cut_off)

    async def _try(self, delivery: Delivery, since: float, goes_on: Callable[[], bool]) -> _Claimed | None:
        checked = await self.keep(partial(self._check, delivery))
        if isinstance(checked, str):
            log.warning("A delivery is kept back.", extra=ids("delivery_kept_back", delivery) | {"problem": checked})
            self._stuck.is_over(delivery)
            await self.keep(partial(self._outbox.withhold, delivery.id, checked))
            return None
        if len(checked.parts) > 1:
            checked = replace(checked, message=as_one(checked.parts, checked.count))
        delivery = await self._final_form.of(checked)
        if self._has_run_out(since):
            log.warning("A claim was held too long; it is given back.", extra=ids("delivery_given_back", delivery))
            await self.keep(partial(self._outbox.give_back, delivery))
            return None
        result = await attempt(delivery, self._platforms, self._patience)
        if is_paced(delivery):
            self._pace.posted(delivery.conversation)
        return await self._record(delivery, result, goes_on)

    def _is_sending(self, message_key: MessageKey) -> bool:
        return any(one.message_key == message_key for one in self._on_their_way.values())

    def _has_run_out(self, since: float) -> bool:
        """Return whether others may have claimed the delivery by now. A call takes its `patience`, and counts too."""
        lease = self._outbox.lease
        return lease is not None and self._clock.monotonic() - since > (lease - self._patience).total_seconds()

    async def _record(self, delivery: Delivery, result: SendResult, goes_on: Callable[[], bool]) -> _Claimed | None:
        match result:
            case Sent(ref=ref):
                self._backoff.forget(delivery.conversation)
                self._stuck.is_over(delivery)
                self._shut_out -= {home.platform for home in (delivery.address.place, delivery.address.account) if home}
                return await self.keep(partial(self._settle, delivery, ref, goes_on))
            case TryAgain():
                await self._try_again(delivery, result)
            case Refused():
                await self._fail(delivery, result)
            case _:
                assert_never(result)
        return None

    def _settle(self, delivery: Delivery, ref: MessageRef | None, goes_on: Callable[[], bool]) -> _Claimed | None:
        """Settle what is out, and claim what is next."""
        since, now = self._clock.monotonic(), self._clock.now()
        if not goes_on():
            self._outbox.sent(delivery.id, ref, now)
            return None
        next_one = self._outbox.go_on(delivery, ref, now)
        return (next_one, since) if next_one else None

    async def _try_again(self, delivery: Delivery, result: TryAgain) -> None:
        now = self._clock.now()
        if now - (delivery.first_tried_at or now) >= GIVE_UP_AFTER:
            given_up = Refused(problem=f"given up after 24 hours: {result.problem}", is_given_up=True)
            await self._fail(delivery, given_up)
            return
        wait = result.after or self._backoff.after_failure(delivery.conversation)
        log.warning(
            "A delivery is not out yet; it is tried again.",
            extra=ids("delivery_later", delivery) | {"problem": result.problem, "wait_s": wait.total_seconds()},
        )
        await self._put_off(delivery, wait, in_doubt=result.in_doubt, problem=result.problem)
        if result.shut_out and result.shut_out not in self._shut_out:
            self._shut_out.add(result.shut_out)
            await self.keep(partial(self._on_shut_out, result.shut_out, result.problem))
        if self._stuck.is_news(delivery, result.problem, now + wait):
            await self.keep(partial(self._on_stuck, delivery, result.problem))

    async def _put_off(self, delivery: Delivery, wait: timedelta, *, in_doubt: bool, problem: str) -> None:
        not_before = self._clock.now() + wait
        await self.keep(partial(self._outbox.later, delivery.id, not_before, in_doubt=in_doubt, problem=problem))

    async def _fail(self, delivery: Delivery, refused: Refused) -> None:
        self._backoff.forget(delivery.conversation)
        is_mark = await self._unmarked.gives_up(delivery, refused)
        if is_mark or not await self.keep(partial(self._outbox.failed, delivery.id, refused.problem)):
            return  # its channel has another id by now, and it goes there
        log.error(
            "A delivery will never be out; somebody must look.",
            extra=ids("delivery_failed", delivery) | {"problem": refused.problem},
        )
        self._stuck.is_over(delivery)
        await self.keep(partial(self._on_failed, delivery, refused.problem))
