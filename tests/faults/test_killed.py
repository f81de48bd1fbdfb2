"""The process dies at any moment: nothing is lost, and nothing is said or opened twice.

A kill strikes while the stand-in keeps a call waiting, or while the file is locked: so each of these hits its moment
every time. One test kills at random moments as well.
"""

import asyncio
import contextlib
import random
import sqlite3

import pytest

from adapters.sandbox.core.faults import Hang, HoldCall, Moment
from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_THREE, GLOBE, TRIAGE
from adapters.sandbox.slack.gesture import SlackGesture
from adapters.sandbox.slack.people import Guest, User
from tests.acceptance.story import labels
from tests.faults.stage import Stage, delivery, until
from tests.rounds import rounds

LEVEL_1 = "Level 1 – Critical"


async def test_row_1_a_request_that_was_not_committed_was_not_taken_either(stage: Stage) -> None:
    await stage.start()
    with contextlib.closing(sqlite3.connect(stage.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        asking = asyncio.create_task(stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in"))
        await asyncio.sleep(0.3)  # it has come in, and waits for the lock, which it does for longer than this
        await stage.kill()
    asked = await asking
    await stage.start()

    again = await stage.sandbox.redelivers(asked.deliveries[0])

    await stage.quiet()
    assert (asked.status, again.status) == (None, 200)
    assert len(stage.replies(ACME, asked.ts)) == 1


@pytest.mark.parametrize("delivered", [1, 2])
async def test_row_2_and_4_a_request_that_was_taken_is_asked_about_once(stage: Stage, delivered: int) -> None:
    await stage.start()
    asked = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")

    await stage.restart()
    for _ in range(1, delivered):
        await stage.sandbox.redelivers(asked.deliveries[0])

    await stage.quiet()
    assert asked.status == 200
    assert len(stage.replies(ACME, asked.ts)) == 1
    assert len(stage.sandbox.messages(TRIAGE)) == 1


async def test_row_3_a_choice_that_was_taken_opens_one_ticket_with_one_card_each(stage: Stage) -> None:
    await stage.start()
    asked = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")
    await stage.quiet()
    (question,) = stage.replies(ACME, asked.ts)
    chosen = await stage.sandbox.clicks(CONTACT_ONE, question, LEVEL_1)

    await stage.restart()
    again = await stage.sandbox.redelivers(chosen.deliveries[0])

    await stage.quiet()
    assert (chosen.status, again.status) == (200, 200)
    assert stage.count("tickets") == 1
    assert [m.text.startswith("EX-1 · Level") for m in stage.replies(ACME, asked.ts)] == [False, True]
    assert len([m for m in stage.sandbox.messages(TRIAGE) if m.text.startswith("EX-1 ·")]) == 1


@pytest.mark.parametrize("moment", list(Moment))
async def test_row_5_a_post_that_was_on_its_way_is_looked_up_and_is_out_once(stage: Stage, moment: Moment) -> None:
    stage.sandbox.script("chat.postMessage", Hang(moment=moment), channel=ACME)
    await stage.start()
    asked = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")
    await until(lambda: stage.posts(ACME))

    await stage.restart()

    await stage.quiet()
    assert len(stage.replies(ACME, asked.ts)) == 1
    assert len(stage.posts(ACME)) == (1 if moment is Moment.AFTER else 2)


async def test_row_5_a_card_that_was_on_its_way_is_the_one_that_is_edited_later(stage: Stage) -> None:
    await stage.start()
    asked = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")
    await stage.quiet()
    stage.sandbox.script("chat.postMessage", Hang(moment=Moment.AFTER), channel=TRIAGE)
    await stage.sandbox.clicks(CONTACT_ONE, stage.replies(ACME, asked.ts)[0], LEVEL_1)
    await until(lambda: len(stage.posts(TRIAGE)) == 2)

    await stage.restart()
    await stage.quiet()
    (card,) = [m for m in stage.sandbox.messages(TRIAGE) if m.text.startswith("EX-1 ·")]
    await stage.sandbox.clicks(AGENT_ONE, card, "Acknowledge")

    await stage.quiet()
    (edited,) = [m for m in stage.sandbox.messages(TRIAGE) if m.ts == card.ts]
    assert ("Acknowledge" in labels(card), "Acknowledge" in labels(edited)) == (True, False)


async def test_row_7_kills_at_random_moments_lose_and_double_nothing(stage: Stage) -> None:
    chance = random.Random(2026)  # noqa: S311 - the same moments in every run
    asked: list[SlackGesture] = []
    for turn in range(rounds(4, 100)):
        await stage.start()
        asking = [
            asyncio.create_task(stage.sandbox.says(user, channel, f"It fails, part {turn}"))
            for user, channel in ((CONTACT_ONE, ACME), (CONTACT_THREE, GLOBE))
        ]
        await asyncio.sleep(chance.random() / 10)
        await stage.kill()
        asked += await asyncio.gather(*asking)

    await stage.start()
    for gesture in asked:
        assert (await stage.sandbox.redelivers(gesture.deliveries[0])).status == 200

    await stage.quiet(ACME, GLOBE)  # triage hears of ten messages, one a second
    questions = [len(stage.replies(ACME, g.ts) + stage.replies(GLOBE, g.ts)) for g in asked]
    assert (sum(questions), stage.count("intakes")) == (2, 2)
    joined = stage.count("timeline WHERE kind = 'IntakeJoined'")
    assert joined == len(asked) - 2


async def test_row_8_told_to_stop_it_finishes_what_is_on_its_way(stage: Stage) -> None:
    held = HoldCall()
    stage.sandbox.script("chat.postMessage", held, channel=ACME)
    await stage.start()
    asked = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")
    await until(lambda: stage.count("outbox WHERE state = 'sending'"))

    stopping = asyncio.create_task(stage.stop())
    await until(lambda: not stage.takes_connections())
    await asyncio.sleep(0.5)  # by now the desk waits for this answer alone
    held.released.set()

    assert await stopping == 0
    assert len(stage.replies(ACME, asked.ts)) == 1
    assert stage.count("outbox WHERE state = 'sent' AND conversation LIKE '%/C0ACME'") == 1
    assert stage.count("outbox WHERE state = 'sending'") == 0


async def test_each_post_carries_an_id_of_its_own(stage: Stage) -> None:
    await stage.start()

    await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")

    await stage.quiet()
    assert len({delivery(call) for call in stage.posts()}) == len(stage.posts()) == 2


async def test_what_waits_until_it_is_known_who_wrote_it_is_heard_by_the_next_process(stage: Stage) -> None:
    there = stage.sandbox.state
    there.add_user(User(id="U0GUEST", team="T0DESK", name="Acme Guest", guest=Guest.OF_ONE))
    channel = there.channel(ACME)
    assert channel
    there.set_members(ACME, {*channel.members, "U0GUEST"})
    stage.sandbox.script("users.info", Hang())
    await stage.start()
    asked = await stage.sandbox.says("U0GUEST", ACME, "Nobody can log in")
    await until(lambda: any(call.method == "users.info" for call in stage.sandbox.calls))

    await stage.restart()

    await until(lambda: stage.replies(ACME, asked.ts))
    await stage.quiet()
    assert asked.status == 200
    assert len(stage.replies(ACME, asked.ts)) == 1
