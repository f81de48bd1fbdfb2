"""The database cannot take it: the platform is told to come again, and nothing is half done."""

import asyncio
import contextlib
import resource
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from adapters.sandbox.core.faults import HoldCall
from adapters.sandbox.example import ACME, CONTACT_ONE, CONTACT_THREE, GLOBE, TRIAGE
from adapters.sandbox.slack.state import MessageDraft
from bot.model.series import MAX_SHOWN
from tests.acceptance.story import Story, shown
from tests.faults.stage import Stage, until


async def test_row_36_a_locked_database_is_answered_503_in_time_and_taken_later(stage: Stage) -> None:
    await stage.start()
    with locked(stage.database):
        refused = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")

    again = await stage.sandbox.redelivers(refused.deliveries[0])

    await stage.quiet()
    assert (refused.status, again.status) == (503, 200)  # and not None: Slack waits three seconds for its answer
    assert len(stage.replies(ACME, refused.ts)) == 1


async def test_row_36_those_who_wait_behind_others_are_answered_in_time_as_well(stage: Stage) -> None:
    await stage.start()
    with locked(stage.database):
        refused = await asyncio.gather(
            *(stage.sandbox.says(CONTACT_THREE, GLOBE, f"The report is empty, page {page}") for page in range(8))
        )

    assert [gesture.status for gesture in refused] == [503] * 8


async def test_row_36_a_desk_whose_database_is_locked_is_alive_and_not_ready(stage: Stage) -> None:
    await stage.start()
    with locked(stage.database):
        alive, ready = await stage.asked_for("/healthz"), await stage.asked_for("/readyz")

    assert (alive.status_code, ready.status_code) == (200, 503)
    assert "the database does not answer" in " ".join(ready.json()["reasons"])
    await until(lambda: stage.says_yes("/readyz"))


async def test_row_37_a_full_disk_refuses_what_comes_in_and_the_desk_goes_on_once_there_is_room(stage: Stage) -> None:
    await stage.start()
    with full_disk(stage):
        refused = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")
        alive, ready = await stage.asked_for("/healthz"), await stage.asked_for("/readyz")

    again = await stage.sandbox.redelivers(refused.deliveries[0])

    await stage.quiet()
    assert (refused.status, alive.status_code, ready.status_code, again.status) == (503, 200, 503, 200)
    assert "is its disk full?" in " ".join(ready.json()["reasons"])
    assert len(stage.replies(ACME, refused.ts)) == 1
    assert stage.look("PRAGMA integrity_check") == [("ok",)]
    await until(lambda: stage.says_yes("/readyz"))


async def test_row_45_a_desk_whose_schema_was_changed_under_it_is_not_ready_and_says_what_to_do(stage: Stage) -> None:
    await stage.start()
    with contextlib.closing(sqlite3.connect(stage.database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")

    ready = await stage.asked_for("/readyz")

    assert ready.status_code == 503
    assert "use the plandesk that wrote it" in " ".join(ready.json()["reasons"])


async def test_row_36_a_post_that_got_out_while_the_database_was_locked_is_not_forgotten(stage: Stage) -> None:
    held = HoldCall()
    stage.sandbox.script("chat.postMessage", held, channel=ACME)
    await stage.start()
    asked = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")
    await until(lambda: stage.count("outbox WHERE state = 'sending' AND conversation LIKE '%C0ACME'"))
    with locked(stage.database):
        held.released.set()
        await until(lambda: "The outbox can't be written" in stage.log)

    await stage.quiet()

    assert len(stage.replies(ACME, asked.ts)) == len(stage.posts(ACME)) == 1


async def test_row_47_senders_who_hang_up_leave_nothing_behind(story: Story) -> None:
    messages = [
        story.sandbox.state.post(MessageDraft(channel=ACME, user=CONTACT_ONE, text=f"Part {n}")) for n in range(50)
    ]
    for message in messages:
        telling = asyncio.create_task(story.sandbox.client.event(story.sandbox.events.message(message)))
        await asyncio.sleep(0.002)  # about as long as one is handled: some are cut before, some while, some after
        telling.cancel()

    answers = [await story.sandbox.client.event(story.sandbox.events.message(message)) for message in messages]

    await story.settled()
    assert [answer.status for answer in answers] == [200] * 50
    assert len([reply for message in messages for reply in story.replies(ACME, message.ts)]) == 1
    (grown,) = story.replies(TRIAGE, story.triage()[0].ts)
    assert f"And {49 - MAX_SHOWN} more" in shown(grown)


@contextlib.contextmanager
def locked(file: Path) -> Iterator[None]:
    """Another process has the database for itself."""
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextlib.contextmanager
def full_disk(stage: Stage) -> Iterator[None]:
    """No file of the desk's can grow any more: what a full disk is to a database that appends."""
    process = stage.process
    assert process is not None
    assert process.pid is not None
    size = stage.database.with_name("desk.db-wal").stat().st_size
    before = resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, before)
