"""The desk was away: what people wrote meanwhile is heard, once, and counts from when they wrote."""

from datetime import timedelta
from pathlib import Path

from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.core.faults import TooMany
from adapters.sandbox.example import ACME, CONTACT_ONE, CONTACT_TWO
from adapters.sandbox.slack.gesture import SlackGesture
from tests.acceptance.story import said_at, shown
from tests.faults.stage import Stage, until
from tests.faults.test_time import LEVEL_1, at_nine, running

AWAY = timedelta(minutes=20)


async def test_row_14_what_was_written_while_the_desk_was_away_is_heard_once_from_its_own_time_marked_late(
    tmp_path: Path,
) -> None:
    async with at_nine(tmp_path) as (stage, clock):
        async with running(stage, clock) as story:
            await heard_so_far(stage)
            ticket = await story.opens(CONTACT_TWO, ACME, LEVEL_1, "The report is empty")
        clock.advance(AWAY / 2)
        written = clock.now()
        breach = await meanwhile(stage, clock, ticket)
        clock.advance(AWAY / 2)
        stage.sandbox.script("conversations.history", TooMany(retry_after=0), channel=ACME)

        async with running(stage, clock) as story:
            await until(lambda: stage.count("receipts WHERE key LIKE '%C0ACME/%.%'") >= len(breach))
            await until(lambda: stage.count("intakes") == 2)
            await story.settled()
            before = stage.count("timeline"), len(story.triage())
            for gesture in breach:
                await stage.sandbox.redelivers(gesture.deliveries[0])
            await story.settled()

            (line,) = [one for one in story.triage() if "Pending" in one.text]
            added = [shown(one) for one in story.under_card("EX-1")]
            asked = story.replies(ACME, breach[0].ts)

            assert (stage.count("timeline"), len(story.triage())) == before
    assert f"Written {said_at(written)}" in shown(line)
    assert [True for one in added if "It is worse now" in one and "Written" in one] == [True]
    assert len(asked) == 1


async def meanwhile(stage: Stage, clock: ManualClock, thread: str) -> list[SlackGesture]:
    """Five messages, while nobody hears them: a request, what belongs to it, small talk, and a reply in a thread."""
    said = [
        ("Nobody can log in", None),
        ("It began at nine", None),
        ("It is worse now", thread),
        ("Thanks", None),
        ("Berlin has it too", None),
    ]
    gestures = []
    for text, under in said:
        gestures.append(await stage.sandbox.says(CONTACT_ONE, ACME, text, under))
        clock.advance(timedelta(seconds=10))
    return gestures


async def heard_so_far(stage: Stage) -> None:
    """The desk has noted until when it heard all."""
    await until(lambda: stage.count("platform_references WHERE key = 'slack/heard'"))
