"""Commands that come in while the database is busy are committed together; none suffers from another."""

import asyncio
import contextlib
import sqlite3
from pathlib import Path

from adapters.sandbox.example import ACME, CONTACT_ONE, CONTACT_THREE, GLOBE
from adapters.sandbox.slack.gesture import SlackGesture
from tests.acceptance.story import Story


async def test_row_19_a_command_that_fails_among_others_takes_none_of_them_along(story: Story, tmp_path: Path) -> None:
    spoilt = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    with contextlib.closing(sqlite3.connect(tmp_path / "story.db")) as connection, connection:
        connection.execute("UPDATE intakes SET document = '{'")

    gestures = await asyncio.gather(
        *(story.sandbox.says(CONTACT_ONE, ACME, f"Still nobody, {n}", thread=spoilt.ts) for n in range(3)),
        *(story.sandbox.says(CONTACT_THREE, GLOBE, f"The report is empty, page {n}") for n in range(3)),
    )

    await story.settled()
    assert [gesture.status for gesture in gestures] == [200] * 6
    assert len([m for m in story.triage() if "that I couldn't handle" in m.text]) == 3
    assert sum(len(story.replies(GLOBE, gesture.ts)) for gesture in gestures[3:]) == 1


async def test_row_9_what_is_delivered_twice_within_one_commit_counts_once(story: Story) -> None:
    asked: list[SlackGesture] = await asyncio.gather(
        *(story.sandbox.says(CONTACT_THREE, GLOBE, f"The report is empty, page {n}") for n in range(8))
    )

    again = await asyncio.gather(*(story.sandbox.redelivers(gesture.deliveries[0]) for gesture in (*asked, *asked)))

    await story.settled()
    assert [delivery.status for delivery in again] == [200] * 16
    assert sum(len(story.replies(GLOBE, gesture.ts)) for gesture in asked) == 1
