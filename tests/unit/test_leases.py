"""Where several processes send, a claim lasts only so long."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from bot.ports import Delivery
from tests.unit.sending import Sending

T = TypeVar("T")


async def test_a_claim_that_was_held_until_its_lease_ran_out_is_given_back_before_the_call() -> None:
    moved = iter([timedelta(seconds=21)])  # a call may take ten more of the thirty

    async def slow(call: Callable[[], T]) -> T:
        result = call()
        if isinstance(result, Delivery):
            desk.clock.move(seconds=next(moved, timedelta()).total_seconds())
        return result

    desk = Sending(in_thread=slow)
    desk.outbox.lease = timedelta(seconds=30)
    desk.outbox.put("one")

    await desk.after(seconds=0)

    assert (desk.outbox.claims["one"], desk.platform.calls) == (2, ["post one"])
