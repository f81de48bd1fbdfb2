"""The desk was away: what people wrote meanwhile is heard, once, and counts from when they wrote."""

from datetime import timedelta
from pathlib import Path

from adapters.workspace.example import ACME, CONTACT_ONE
from adapters.workspace.state import Message
from tests.acceptance.story import Story, said_at, shown
from tests.faults.stage import Stage, until
from tests.faults.test_time import at_nine, running

AWAY = timedelta(minutes=20)


async def test_row_14_what_was_written_while_the_desk_was_away_opens_from_its_own_time_marked_late(
    tmp_path: Path,
) -> None:
    async with at_nine(tmp_path) as (stage, clock):
        async with running(stage, clock) as story:
            await heard_so_far(stage)
            await story.says(CONTACT_ONE, ACME, "Good morning")
        clock.advance(AWAY / 2)
        written = clock.now()
        await stage.workspace.says(CONTACT_ONE, ACME, "Nobody can log in")
        clock.advance(AWAY / 2)

        async with running(stage, clock) as story:
            await until(lambda: stage.count("intakes") == 1)
            await story.settled()

            (line,) = pending(story)

    assert f"Read late: written {said_at(written)}" in shown(line)


async def heard_so_far(stage: Stage) -> None:
    """The desk has noted until when it heard all."""
    await until(lambda: stage.count("platform_references WHERE key = 'slack/heard'"))


def pending(story: Story) -> list[Message]:
    """The pending lines in triage."""
    return [message for message in story.triage() if "Pending" in message.text]
