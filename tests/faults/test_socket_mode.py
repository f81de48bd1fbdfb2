"""What goes wrong where Slack delivers through a connection of the desk's: nothing is lost, and nothing comes twice."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.sandbox.core.faults import Deny
from adapters.sandbox.example import ACME, CONTACT_ONE
from adapters.sandbox.slack.client import Retry
from tests.faults.stage import Stage, standing, until
from tests.faults.test_storage import locked

APP_TOKEN = "xapp-token-canary"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A platform that delivers over Socket Mode, and no desk yet."""
    async with standing(tmp_path, app_token=APP_TOKEN) as one:
        yield one
        one.check()


async def test_it_is_ready_once_it_is_connected_and_says_so_when_it_is_not(stage: Stage) -> None:
    stage.sandbox.script("apps.connections.open", Deny(code="invalid_auth"))
    await stage.start()
    await until(lambda: "SLACK_APP_TOKEN" in stage.log)

    answer = await stage.asked_for("/readyz")

    assert answer.status_code == 503
    (reason,) = [reason for reason in json.loads(answer.content)["reasons"] if "not connected" in reason]
    assert reason.startswith("Slack is not connected: Slack refuses SLACK_APP_TOKEN (invalid_auth)")
    assert APP_TOKEN not in stage.log


async def test_an_envelope_that_comes_again_begins_nothing_new(stage: Stage) -> None:
    await stage.start()
    asked = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")

    again = await stage.sandbox.redelivers(asked.deliveries[0], Retry(number=1))

    await stage.quiet()
    assert (asked.status, again.status) == (200, 200)
    assert len(stage.replies(ACME, asked.ts)) == 1


async def test_what_the_database_cannot_take_is_taken_when_it_comes_again(stage: Stage) -> None:
    await stage.start()
    await until(lambda: stage.says_yes("/readyz"))
    with locked(stage.database):
        asked = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")

    again = await stage.sandbox.redelivers(asked.deliveries[0], Retry(number=1))

    await stage.quiet()
    assert (asked.status, again.status) == (None, 200)
    assert len(stage.replies(ACME, asked.ts)) == 1


async def test_killed_with_an_envelope_in_hand_it_takes_it_after_the_start(stage: Stage) -> None:
    await stage.start()
    await until(lambda: stage.says_yes("/readyz"))
    with locked(stage.database):
        asked = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")
        await stage.kill()
    await stage.start()

    again = await stage.sandbox.redelivers(asked.deliveries[0], Retry(number=1))

    await stage.quiet()
    assert again.status == 200
    assert len(stage.replies(ACME, asked.ts)) == 1


async def test_told_to_stop_it_ends_in_0(stage: Stage) -> None:
    await stage.start()
    await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")
    await stage.quiet()

    assert await stage.stop() == 0

    assert "Traceback" not in stage.log


async def test_nothing_is_posted_to_a_desk_that_has_a_connection(stage: Stage) -> None:
    await stage.start()

    assert (await stage.asked_for("/slack/events")).status_code == 404
