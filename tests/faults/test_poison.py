"""Something that nobody foresaw: it is kept, people are told, and everything else goes on.

What is unforeseen here is a row that cannot be read back.
"""

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

from adapters.sandbox.core.faults import TooMany
from adapters.sandbox.example import ACME, CONTACT_ONE, CONTACT_THREE, CONTACT_TWO, GLOBE
from tests.acceptance.story import Story


async def test_row_19_a_message_that_cannot_be_handled_is_kept_and_triage_is_told(story: Story, tmp_path: Path) -> None:
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    spoil(tmp_path, "UPDATE intakes SET document = '{'")

    reply = await story.says(CONTACT_ONE, ACME, "Still nobody", thread=asked.ts)

    assert reply.status == 200
    (kept,) = look(tmp_path, "SELECT payload FROM quarantine")
    assert "Still nobody" in kept[0]
    assert [m for m in story.triage() if "that I couldn't handle" in m.text]


async def test_row_19_what_is_in_quarantine_is_absorbed_when_it_comes_again(story: Story, tmp_path: Path) -> None:
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    spoil(tmp_path, "UPDATE intakes SET document = '{'")
    reply = await story.says(CONTACT_ONE, ACME, "Still nobody", thread=asked.ts)

    again = await story.sandbox.redelivers(reply.deliveries[0])

    assert again.status == 200
    assert len(look(tmp_path, "SELECT payload FROM quarantine")) == 1


async def test_row_19_others_go_on_beside_what_cannot_be_handled(story: Story, tmp_path: Path) -> None:
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    spoil(tmp_path, "UPDATE intakes SET document = '{'")
    await story.says(CONTACT_ONE, ACME, "Still nobody", thread=asked.ts)

    elsewhere = await story.says(CONTACT_THREE, GLOBE, "The report is empty")

    assert len(story.replies(GLOBE, elsewhere.ts)) == 1


async def test_row_19_a_timer_that_cannot_be_decided_is_told_and_holds_up_no_other(
    story: Story, tmp_path: Path
) -> None:
    spoilt = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    whole = await story.says(CONTACT_THREE, GLOBE, "The report is empty")
    spoil(tmp_path, "UPDATE intakes SET document = '{' WHERE customer = 'acme'")

    await story.passes(minutes=10)

    assert (len(story.replies(ACME, spoilt.ts)), len(story.replies(GLOBE, whole.ts))) == (1, 2)
    assert len([m for m in story.triage() if "couldn't work out what's due" in m.text]) == 1
    assert look(tmp_path, "SELECT count(*) FROM timers WHERE state = 'waiting' AND due_at < '2026-11-23 15:11'")[0] == (
        0,
    )


async def test_row_19_a_message_that_cannot_be_sent_is_told_and_holds_up_no_other(story: Story, tmp_path: Path) -> None:
    story.sandbox.script("chat.postMessage", TooMany(retry_after=30), channel=ACME)
    asked = await story.says(CONTACT_ONE, ACME, "Nobody can log in")
    spoil(tmp_path, "UPDATE outbox SET message = '{' WHERE state = 'waiting'")
    later = await story.says(CONTACT_TWO, ACME, "Reports are empty")

    await story.passes(seconds=30)

    assert (story.replies(ACME, asked.ts), len(story.replies(ACME, later.ts))) == ([], 1)
    assert len([m for m in story.triage() if "didn't reach" in m.text]) == 1


def spoil(folder: Path, statement: str) -> None:
    """Does what no desk does to its database."""
    with contextlib.closing(sqlite3.connect(folder / "story.db")) as connection, connection:
        connection.execute(statement)


def look(folder: Path, query: str) -> list[tuple[Any, ...]]:
    """What the database answers."""
    with contextlib.closing(sqlite3.connect(folder / "story.db")) as connection:
        return connection.execute(query).fetchall()
