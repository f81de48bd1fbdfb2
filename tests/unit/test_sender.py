"""What becomes of a delivery that does not get through: limits, doubts, refusals and plain bad luck."""

import asyncio
import logging
from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.errors import InDoubt, NotDeliverable, NotReached, RateLimited, StorageUnavailable
from bot.model.places import MessageRef
from bot.ports import Address, DeliveryKind
from tests.unit.listed_outbox import CHANNEL, START
from tests.unit.sending import Sending, no_rest


async def test_a_limited_channel_waits_as_long_as_it_was_asked_to() -> None:
    desk = Sending()
    desk.platform.plans("post one", RateLimited(30))
    desk.outbox.put("one")
    desk.outbox.put("two")

    assert await desk.after(seconds=0) == ["post one"]
    assert await desk.after(seconds=29) == ["post one"]
    assert await desk.after(seconds=1) == ["post one", "post one"]


async def test_a_limited_channel_does_not_hold_up_another() -> None:
    desk = Sending()
    desk.platform.plans("post here", RateLimited(30))
    desk.outbox.put("here", "C1")
    desk.outbox.put("there", "C2")

    await desk.after(seconds=0)

    assert desk.outbox.rows["there"].state == "sent"


async def test_no_channel_waits_longer_than_ten_minutes_for_a_limit() -> None:
    desk = Sending()
    desk.platform.plans("post one", RateLimited(86_400))
    desk.outbox.put("one")

    await desk.after(seconds=0)

    assert desk.outbox.rows["one"].not_before == START + timedelta(minutes=10)


async def test_a_platform_that_is_not_reached_is_tried_at_doubling_distances_of_a_minute_at_most() -> None:
    desk = Sending()
    await desk.unreached("one", times=8)
    desk.outbox.put("one")

    waits = []
    for _ in range(8):
        await desk.after(seconds=0)
        waits.append((desk.outbox.rows["one"].not_before - desk.clock.now()).total_seconds())
        desk.clock.move(seconds=waits[-1])

    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]


async def test_after_a_success_the_distances_begin_anew() -> None:
    desk = Sending()
    await desk.unreached("one", times=3)
    await desk.unreached("two", times=1)
    desk.outbox.put("one")
    for _ in range(4):
        await desk.after(seconds=10)
    desk.outbox.put("two")

    await desk.after(seconds=10)

    assert desk.outbox.rows["two"].not_before == desk.clock.now() + timedelta(seconds=1)


async def test_what_was_surely_not_taken_is_posted_again_without_a_look() -> None:
    desk = Sending()
    await desk.unreached("one", times=1)
    desk.outbox.put("one")

    await desk.after(seconds=0)

    assert await desk.after(seconds=1) == ["post one", "post one"]


async def test_a_post_in_doubt_that_is_found_is_not_posted_again() -> None:
    desk = Sending()
    desk.platform.plans("post one", InDoubt("connection reset"))
    desk.platform.there["one"] = found = MessageRef(place=CHANNEL, id="1700000000.000100")
    desk.outbox.put("one")

    await desk.after(seconds=0)
    calls = await desk.after(seconds=1)

    assert calls == ["post one", "find one"]
    assert desk.outbox.rows["one"].ref == found


async def test_a_post_in_doubt_that_is_absent_is_posted_again() -> None:
    desk = Sending()
    desk.platform.plans("post one", InDoubt("connection reset"))
    desk.outbox.put("one")

    await desk.after(seconds=0)
    calls = await desk.after(seconds=1)

    assert calls == ["post one", "find one", "post one"]
    assert desk.outbox.rows["one"].state == "sent"


async def test_the_look_begins_a_little_before_the_first_try() -> None:
    desk = Sending()
    desk.platform.plans("post one", InDoubt("connection reset"))
    desk.outbox.put("one")

    await desk.after(seconds=0)
    await desk.after(seconds=1)

    assert desk.platform.looked_since == [START - timedelta(minutes=1)]


@pytest.mark.parametrize("trouble", [NotReached("refused"), InDoubt("reset"), RateLimited(1), ValueError("odd answer")])
async def test_a_look_that_fails_is_repeated_before_anything_is_posted(trouble: Exception) -> None:
    desk = Sending()
    desk.platform.plans("post one", InDoubt("connection reset"))
    desk.platform.plans("find one", trouble)
    desk.outbox.put("one")

    await desk.after(seconds=0)
    await desk.after(seconds=1)
    calls = await desk.after(seconds=2)

    assert calls == ["post one", "find one", "find one", "post one"]


@pytest.mark.parametrize("kind", [DeliveryKind.EDIT, DeliveryKind.PRIVATE])
async def test_edits_and_private_messages_in_doubt_are_simply_repeated(kind: DeliveryKind) -> None:
    desk = Sending()
    desk.platform.plans(f"{kind} one", InDoubt("connection reset"))
    desk.outbox.put("one", kind=kind)

    await desk.after(seconds=0)
    calls = await desk.after(seconds=1)

    assert calls == [f"{kind} one", f"{kind} one"]


async def test_no_answer_in_time_leaves_a_post_in_doubt() -> None:
    desk = Sending(patience=timedelta(0))
    desk.platform.plans("post one", asyncio.Event())
    desk.outbox.put("one")

    await desk.after(seconds=0)

    assert desk.outbox.rows["one"].delivery.in_doubt
    assert desk.outbox.rows["one"].problem == "no answer within 0 s"


async def test_what_is_refused_for_good_is_not_tried_again_and_operators_are_alerted() -> None:
    desk = Sending()
    desk.platform.plans("post one", NotDeliverable("the channel is archived"))
    desk.outbox.put("one")

    await desk.after(seconds=0)
    await desk.after(hours=1)

    assert desk.platform.calls == ["post one"]
    assert desk.alerts == [("one", "the channel is archived")]


async def test_what_is_refused_for_good_does_not_hold_up_the_next() -> None:
    desk = Sending()
    desk.platform.plans("post one", NotDeliverable("too long"))
    desk.outbox.put("one")
    desk.outbox.put("two")

    await desk.after(seconds=0)

    assert await desk.after(seconds=1) == ["post one", "post two"]


async def test_a_failure_is_logged_loudly_and_without_the_message(caplog: pytest.LogCaptureFixture) -> None:
    desk = Sending()
    desk.platform.plans("post one", NotDeliverable("the channel is archived"))
    desk.outbox.put("one")

    await desk.after(seconds=0)

    record = next(record for record in caplog.records if record.levelno == logging.ERROR)
    assert record.__dict__["action"] == "delivery_failed"
    assert record.__dict__["delivery"] == "one"
    assert "secret words" not in str([record.__dict__ for record in caplog.records])


async def test_after_a_day_of_tries_it_is_given_up_and_operators_are_alerted() -> None:
    desk = Sending()
    await desk.unreached("one", times=2)
    desk.outbox.put("one")

    await desk.after(seconds=0)
    await desk.after(hours=24)

    assert desk.outbox.rows["one"].state == "failed"
    assert desk.alerts == [("one", "given up after 24 hours: connection refused")]


async def test_an_unexpected_error_is_treated_as_doubt_and_stops_nobody() -> None:
    desk = Sending()
    desk.platform.plans("post one", ZeroDivisionError())
    desk.outbox.put("one")
    desk.outbox.put("there", "C2")

    await desk.after(seconds=0)
    calls = await desk.after(seconds=1)

    assert calls == ["post one", "post there", "find one", "post one"]


async def test_a_delivery_for_a_platform_that_is_off_waits() -> None:
    desk = Sending(platforms={})
    desk.outbox.put("one")

    await desk.after(seconds=0)

    assert desk.outbox.rows["one"].state == "waiting"
    assert desk.outbox.rows["one"].problem == "slack is not set up"


async def test_a_delivery_without_an_address_fails() -> None:
    desk = Sending()
    desk.outbox.put("one")
    row = desk.outbox.rows["one"]
    row.delivery = replace(row.delivery, address=Address())

    await desk.after(seconds=0)

    assert desk.alerts == [("one", "it has no address")]


async def test_a_result_is_written_again_when_the_database_comes_back() -> None:
    desk = Sending(rest=no_rest)
    desk.outbox.away = [StorageUnavailable("disk full"), StorageUnavailable("disk full")]
    desk.outbox.put("one")

    await desk.after(seconds=0)

    assert desk.outbox.rows["one"].state == "sent"
    assert desk.platform.calls == ["post one"]
