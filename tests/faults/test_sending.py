"""The platform fails while the desk speaks: one visible message, in order, and nobody else held up."""

import asyncio
from datetime import timedelta

import pytest

from adapters.sandbox.core.faults import Broken, Cut, Deny, Failure, Hang, HoldCall, Moment, TooMany
from adapters.sandbox.example import (
    ACME,
    AGENT_ONE,
    CONTACT_ONE,
    CONTACT_THREE,
    CONTACT_TWO,
    GLOBE,
    LEAD_ONE,
    MANAGER_ONE,
    TAM_ONE,
    TRIAGE,
)
from adapters.slack.refusals import REASONS
from tests.acceptance.story import Story, shown
from tests.faults.stage import Stage, until

POST = "chat.postMessage"
HANGING = "outbox WHERE state = 'sending' AND conversation LIKE '%C0ACME'"


@pytest.mark.parametrize("fault", [Cut(moment=Moment.AFTER), Broken(moment=Moment.AFTER)])
async def test_row_6_and_16_what_the_platform_took_without_saying_so_is_posted_once(
    story: Story, fault: Failure
) -> None:
    story.sandbox.script(POST, fault, channel=ACME)
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")

    await story.passes(seconds=2)

    assert len(story.replies(ACME, asked.ts)) == 1
    assert posts(story, ACME) == 1


@pytest.mark.parametrize("fault", [Cut(moment=Moment.BEFORE), Broken(moment=Moment.BEFORE), Broken(status=503)])
async def test_row_16_what_the_platform_dropped_without_saying_so_is_posted_again(story: Story, fault: Failure) -> None:
    story.sandbox.script(POST, fault, channel=ACME)
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")

    await story.passes(seconds=2)

    assert len(story.replies(ACME, asked.ts)) == 1
    assert posts(story, ACME) == 2


@pytest.mark.parametrize("fault", [Cut(moment=Moment.AFTER), Broken(moment=Moment.BEFORE)])
async def test_row_16_an_edit_in_doubt_is_repeated(story: Story, fault: Failure) -> None:
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    (question,) = story.replies(ACME, asked.ts)
    story.sandbox.script("chat.update", fault, channel=ACME)
    await story.clicks(CONTACT_ONE, question, "Level 1 – Critical")

    await story.passes(seconds=2)

    assert "EX-1 is open" in shown(story.replies(ACME, asked.ts)[0])


async def test_row_16_a_failed_search_settles_nothing(story: Story) -> None:
    story.sandbox.script(POST, Cut(moment=Moment.AFTER), channel=ACME)
    story.sandbox.script("conversations.replies", Broken(), channel=ACME)
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    await story.passes(seconds=2)
    assert posts(story, ACME) == 1

    await story.passes(seconds=4)

    assert len(story.replies(ACME, asked.ts)) == posts(story, ACME) == 1


async def test_row_15_a_limited_channel_waits_as_long_as_it_is_told_and_no_other_does(story: Story) -> None:
    story.sandbox.script(POST, TooMany(retry_after=30), channel=ACME)
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    elsewhere = await story.says(CONTACT_THREE, GLOBE, "The report is empty")
    assert len(story.replies(GLOBE, elsewhere.ts)) == 1

    await story.passes(seconds=29)
    assert (posts(story, ACME), story.replies(ACME, asked.ts)) == (1, [])
    await story.passes(seconds=1)

    assert (posts(story, ACME), len(story.replies(ACME, asked.ts))) == (2, 1)


async def test_row_15_what_is_urgent_goes_first_when_the_wait_is_over(story: Story) -> None:
    asked = await story.says(CONTACT_ONE, ACME, "Small question")
    await story.clicks(CONTACT_ONE, story.replies(ACME, asked.ts)[0], "Level 4 – Normal")
    before = len(story.sandbox.calls)
    story.sandbox.script(POST, TooMany(retry_after=30), channel=TRIAGE)
    await story.says(CONTACT_ONE, ACME, "It still puzzles us", thread=asked.ts)
    await story.says(CONTACT_THREE, GLOBE, "Everything is down")

    await story.passes(seconds=30)

    calls = [call for call in story.sandbox.calls[before:] if call.method == POST and call.stored]
    said = [str(call.arguments["text"]) for call in calls if call.arguments["channel"] == TRIAGE]
    assert ["Everything is down" in said[0], "It still puzzles us" in said[1]] == [True, True]


@pytest.mark.parametrize(
    "code", ["channel_not_found", "not_in_channel", "is_archived", "msg_too_long", "invalid_blocks", "a_new_code"]
)
async def test_row_17_a_refusal_for_good_is_tried_once_and_triage_hears_of_it(story: Story, code: str) -> None:
    story.sandbox.script(POST, Deny(code=code), channel=ACME)

    await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    await story.passes(minutes=5)

    assert posts(story, ACME) == 1
    (alert,) = [message for message in story.triage() if REASONS.get(code, code) in message.text]
    assert "didn't reach" in alert.text


async def test_row_17_a_reminder_that_triage_refuses_reaches_those_who_answer_for_it_within_a_minute(
    story: Story,
) -> None:
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    await story.clicks(CONTACT_ONE, story.replies(ACME, asked.ts)[0], "Level 1 – Critical")
    await story.until(story.clock.now() + timedelta(minutes=29))
    story.sandbox.script(POST, Deny(code="is_archived"), channel=TRIAGE)

    await story.until(story.clock.now() + timedelta(minutes=2))

    assert all("the channel is archived" in story.sandbox.direct(who)[-1].text for who in (LEAD_ONE, MANAGER_ONE))


async def test_row_17_an_alert_that_is_refused_too_does_not_go_round_in_circles(story: Story) -> None:
    await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    for channel in (ACME, TRIAGE):
        story.sandbox.script(POST, Deny(code="is_archived"), channel=channel)
    await story.says(CONTACT_TWO, ACME, "Reports are empty")
    before = len(story.sandbox.calls)

    await story.passes(minutes=5)

    assert len(story.sandbox.calls) - before <= 2


async def test_row_18_a_channel_in_which_the_platform_hangs_holds_up_no_other(stage: Stage) -> None:
    stage.sandbox.script(POST, Hang(), channel=ACME)
    await stage.start()
    await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")
    await until(lambda: stage.count(HANGING))

    asked = await stage.sandbox.says(CONTACT_THREE, GLOBE, "The report is empty")

    await until(lambda: stage.replies(GLOBE, asked.ts))
    assert stage.count(HANGING) == 1
    await stage.restart()
    await stage.quiet()


async def test_row_18_a_direct_message_that_hangs_holds_up_no_channel(story: Story) -> None:
    held = HoldCall()
    story.sandbox.script(POST, held, channel=f"D{TAM_ONE[1:]}")
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    await story.clicks(CONTACT_ONE, story.replies(ACME, asked.ts)[0], "Level 1 – Critical")

    reminding = asyncio.create_task(story.passes(minutes=45))

    await until(lambda: [m for m in (*story.triage(), *story.under_card("EX-1")) if "– no response yet" in m.text])
    assert story.sandbox.direct(TAM_ONE) == ()
    held.released.set()
    await reminding
    assert len(story.sandbox.direct(TAM_ONE)) == 1


async def test_row_21_a_desk_that_hears_itself_does_not_answer_itself(story: Story) -> None:
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    await story.clicks(CONTACT_ONE, story.replies(ACME, asked.ts)[0], "Level 1 – Critical")
    await story.runs(AGENT_ONE, TRIAGE, "/ack", "EX-1")
    before = len(story.sandbox.calls)

    for message in (*story.sandbox.state.messages(ACME), *story.sandbox.state.messages(TRIAGE)):
        if message.user == story.sandbox.state.population.bot.id:
            await story.sandbox.echoes(message)
    await story.settled()

    assert len(story.sandbox.calls) == before


def posts(story: Story, channel: str) -> int:
    """How often the desk tried to post there."""
    return len([c for c in story.sandbox.calls if c.method == POST and c.arguments["channel"] == channel])


async def test_row_59_while_the_token_is_revoked_messages_wait_and_go_out_once_it_works_again(story: Story) -> None:
    for _ in range(4):  # the question and the pending line, twice
        story.sandbox.script(POST, Deny(code="token_revoked"))
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    await story.passes(minutes=1)
    silent = story.replies(ACME, asked.ts)

    await story.passes(minutes=1)

    assert silent == []
    assert len(story.replies(ACME, asked.ts)) == 1
    assert [text for who in (LEAD_ONE, MANAGER_ONE) for text in story.direct(who)] == []  # no stale news of it
