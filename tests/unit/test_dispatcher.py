"""Conversations side by side: order, pace, who goes first, when the dispatcher looks, and how it stops."""

import asyncio
from datetime import timedelta

import pytest

from bot.model.places import MessageRef, Place, Platform
from bot.model.rank import Rank
from bot.ports import DeliveryKind
from tests.unit.sending import Sending, everyone_had_their_turn, never

CHANNEL = Place(platform=Platform.SLACK, workspace="T0DESK", channel="C1")


async def test_a_delivery_is_recorded_with_the_reference_that_the_platform_gave_it() -> None:
    desk = Sending()
    desk.outbox.put("one")

    await desk.after(seconds=0)

    assert desk.outbox.rows["one"].state == "sent"
    assert desk.outbox.rows["one"].ref == MessageRef(place=CHANNEL, id="ref of one")


async def test_a_conversation_keeps_its_order() -> None:
    desk = Sending()
    for name in ("one", "two", "three"):
        desk.outbox.put(name, kind=DeliveryKind.EDIT)

    calls = await desk.after(seconds=0)

    assert calls == ["edit one", "edit two", "edit three"]


async def test_two_posts_to_a_channel_are_a_second_apart() -> None:
    desk = Sending()
    desk.outbox.put("one")
    desk.outbox.put("two")

    assert await desk.after(seconds=0) == ["post one"]
    assert await desk.after(seconds=0.9) == ["post one"]
    assert await desk.after(seconds=0.1) == ["post one", "post two"]


async def test_a_channel_does_not_hold_up_another() -> None:
    desk = Sending()
    desk.outbox.put("here", "C1")
    desk.outbox.put("there", "C2")

    calls = await desk.after(seconds=0)

    assert calls == ["post here", "post there"]


@pytest.mark.parametrize("kind", [DeliveryKind.EDIT, DeliveryKind.PRIVATE])
async def test_edits_and_private_messages_are_not_paced(kind: DeliveryKind) -> None:
    desk = Sending()
    desk.outbox.put("one")
    desk.outbox.put("two", kind=kind)
    desk.outbox.put("three", kind=kind)

    calls = await desk.after(seconds=0)

    assert calls == ["post one", f"{kind} two", f"{kind} three"]


async def test_a_post_of_a_higher_rank_that_comes_in_later_goes_before_one_that_waits_its_turn() -> None:
    desk = Sending()
    desk.outbox.put("one")
    desk.outbox.put("two")
    await desk.after(seconds=0)
    desk.outbox.put("severity 1", rank=Rank.CRITICAL)

    assert await desk.after(seconds=1) == ["post one", "post severity 1"]


async def test_a_post_that_waits_its_turn_is_not_in_doubt() -> None:
    desk = Sending()
    desk.outbox.put("one")
    desk.outbox.put("two")

    await desk.after(seconds=0)

    assert desk.outbox.rows["two"].state == "waiting"
    assert not desk.outbox.rows["two"].delivery.in_doubt


async def test_a_platform_that_hangs_in_one_channel_is_not_felt_in_another() -> None:
    desk = Sending()
    desk.platform.plans("post here", asyncio.Event())
    desk.outbox.put("here", "C1")
    desk.outbox.put("there", "C2")

    running = await desk.until_sent(desk.dispatcher.run(), "there")

    assert desk.outbox.rows["here"].state == "on its way"
    running.cancel()


async def test_a_conversation_has_one_delivery_on_its_way_at_a_time() -> None:
    desk = Sending()
    answer = asyncio.Event()
    desk.platform.plans("edit one", answer)
    for name in ("one", "two"):
        desk.outbox.put(name, kind=DeliveryKind.EDIT)
    desk.outbox.put("elsewhere", "C2")
    running = await desk.until_sent(desk.dispatcher.run(), "elsewhere")

    assert "edit two" not in desk.platform.calls
    answer.set()
    await desk.platform.posted["two"].wait()
    running.cancel()


async def test_only_so_many_conversations_are_served_at_once() -> None:
    desk = Sending(at_once=2)
    answers = [asyncio.Event() for _ in range(5)]
    for number, answer in enumerate(answers):
        desk.platform.plans(f"post {number}", answer)
        desk.outbox.put(str(number), f"C{number}")
    running = asyncio.create_task(desk.dispatcher.run())

    for answer in answers:
        await everyone_had_their_turn()
        answer.set()
    await desk.platform.posted["4"].wait()

    assert desk.platform.most_at_once == 2
    running.cancel()


async def test_a_wake_after_a_commit_sends_at_once() -> None:
    desk = Sending()
    desk.outbox.put("first")
    running = await desk.until_sent(desk.dispatcher.run(), "first")
    await everyone_had_their_turn()
    desk.outbox.put("second", "C2")

    await asyncio.to_thread(desk.dispatcher.wake)

    await desk.platform.posted["second"].wait()
    running.cancel()


async def test_without_any_wake_the_outbox_is_looked_at_each_second() -> None:
    rests: list[float] = []

    async def rest(seconds: float) -> None:
        rests.append(seconds)
        desk.outbox.put(f"put during rest {len(rests)}", f"C{len(rests)}")

    desk = Sending(rest=rest)

    running = await desk.until_sent(desk.dispatcher.run(), "put during rest 1", "put during rest 2")

    assert rests[0] == 1
    running.cancel()


async def test_the_rest_ends_when_the_next_delivery_is_due() -> None:
    async def rest(seconds: float) -> None:
        if seconds == 1:  # nothing is known to come: only a wake ends this
            await never(seconds)
        desk.clock.move(seconds=seconds)

    desk = Sending(rest=rest, pace=timedelta(seconds=0.4))
    desk.outbox.put("one")
    desk.outbox.put("two")

    running = await desk.until_sent(desk.dispatcher.run(), "two")

    assert desk.platform.at["two"] == pytest.approx(0.4)
    running.cancel()


async def test_a_delivery_that_is_due_but_must_wait_for_another_does_not_make_the_loop_spin() -> None:
    rests: list[float] = []

    async def rest(seconds: float) -> None:
        rests.append(seconds)
        await never(seconds)

    desk = Sending(rest=rest)
    desk.platform.plans("post one", asyncio.Event())
    desk.outbox.put("one")
    desk.outbox.put("two")
    desk.outbox.put("there", "C2")

    running = await desk.until_sent(desk.dispatcher.run(), "there")

    assert set(rests) <= {1}
    running.cancel()


async def test_what_was_on_its_way_when_the_process_died_is_looked_up_at_the_next_start() -> None:
    desk = Sending()
    desk.outbox.put("one")
    desk.outbox.claim("C1", desk.clock.now())

    running = await desk.until_sent(desk.dispatcher.run(), "one")

    assert desk.platform.calls[0] == "find one"
    running.cancel()


async def test_a_stop_finishes_what_is_on_its_way_and_claims_nothing_new() -> None:
    desk = Sending()
    answer = asyncio.Event()
    desk.platform.plans("edit one", answer)
    desk.outbox.put("one", kind=DeliveryKind.EDIT)
    desk.outbox.put("two", kind=DeliveryKind.EDIT)
    desk.outbox.put("elsewhere", "C2")
    running = await desk.until_sent(desk.dispatcher.run(), "elsewhere")

    desk.dispatcher.stop()
    answer.set()
    await running

    assert [row.state for row in desk.outbox.rows.values()] == ["sent", "waiting", "sent"]


async def test_what_is_not_settled_when_the_grace_period_ends_is_left_in_doubt() -> None:
    desk = Sending(grace=timedelta(0))
    desk.platform.plans("post one", asyncio.Event())
    desk.outbox.put("one")
    desk.outbox.put("elsewhere", "C2")
    running = await desk.until_sent(desk.dispatcher.run(), "elsewhere")

    desk.dispatcher.stop()
    await running

    assert desk.outbox.rows["one"].state == "waiting"
    assert desk.outbox.rows["one"].delivery.in_doubt
