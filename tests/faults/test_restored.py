"""A backup is brought back: the world has gone on since, and nothing is said twice."""

from pathlib import Path

from adapters.sandbox.core.faults import HoldCall
from adapters.sandbox.example import ACME, CONTACT_ONE
from storage.backup import backup, restore
from tests.faults.stage import Stage, until


async def test_row_44_what_went_out_after_the_copy_was_made_is_found_and_not_said_again(
    stage: Stage, tmp_path: Path
) -> None:
    url, copy, held = f"sqlite:///{stage.database}", tmp_path / "copy", HoldCall()
    stage.sandbox.script("chat.postMessage", held, channel=ACME)
    await stage.start()
    asked = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")
    await until(lambda: stage.count("outbox WHERE state = 'sending' AND conversation LIKE '%C0ACME'"))
    backup(url, copy)
    held.released.set()
    await stage.quiet()
    await stage.stop()

    restore(url, copy, skipped=100, blind=())

    await stage.start()
    await stage.quiet()
    assert len(stage.replies(ACME, asked.ts)) == len(stage.posts(ACME)) == 1
