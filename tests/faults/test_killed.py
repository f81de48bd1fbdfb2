"""The process dies at any moment: nothing is lost, and nothing is said or opened twice."""

from adapters.workspace.example import ACME, CONTACT_ONE
from adapters.workspace.faults import Hang, Moment
from tests.faults.stage import Stage


async def test_row_2_a_request_that_was_taken_is_asked_about_once_after_a_kill(stage: Stage) -> None:
    await stage.start()
    asked = await stage.workspace.says(CONTACT_ONE, ACME, "Nobody can log in")

    await stage.restart()

    assert asked.status == 200
    await stage.quiet()
    assert len(stage.replies(ACME, asked.ts)) == 1
