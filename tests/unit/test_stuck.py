"""What is urgent and doesn't get through: it is told elsewhere within a minute, once, and the desk isn't ready."""

import pytest

from bot.errors import DeliveryFailed, NotReached, RateLimited, ShutOut
from bot.model.rank import Rank
from tests.unit.sending import Sending


async def tried(desk: Sending, *problems: DeliveryFailed, rank: Rank = Rank.REMINDER) -> None:
    """One post that meets these problems, one after the other, within some two minutes."""
    desk.platform.plans("post one", *problems)
    desk.outbox.put("one", rank=rank)
    for _ in range(120):
        await desk.after(seconds=1)


@pytest.mark.parametrize("problem", [ShutOut("token_revoked"), NotReached("internal_error"), RateLimited(90)])
async def test_row_17_an_urgent_post_that_does_not_get_through_is_told_once_within_a_minute(
    problem: DeliveryFailed,
) -> None:
    desk = Sending()

    await tried(desk, *[problem] * 50)

    assert [delivery for delivery, _ in desk.stuck] == ["one"]
    assert desk.dispatcher.trouble is not None


async def test_what_gets_through_in_time_is_not_told() -> None:
    desk = Sending()

    await tried(desk, NotReached("internal_error"), NotReached("internal_error"))

    assert desk.stuck == []


async def test_news_that_wait_are_not_told() -> None:
    desk = Sending()

    await tried(desk, *[NotReached("internal_error")] * 50, rank=Rank.NEWS)

    assert desk.stuck == []


async def test_once_it_is_out_the_trouble_is_over() -> None:
    desk = Sending()

    await tried(desk, RateLimited(70))

    assert desk.dispatcher.trouble is None


async def test_what_is_taken_back_while_it_is_stuck_is_no_trouble_for_ever() -> None:
    desk = Sending()
    await tried(desk, *[NotReached("internal_error")] * 50)
    desk.outbox.rows["one"].state = "withdrawn"

    desk.clock.move(minutes=3)

    assert desk.dispatcher.trouble is None
