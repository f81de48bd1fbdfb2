"""A customer whose term is over, alike on Slack and Teams: the account manager serves, or refuses in words."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.cast import ACME, CONTACT_ONE, TAM_ONE, TRIAGE
from tests.acceptance.golden.slack_chat import SlackChat
from tests.acceptance.golden.staged import Staged, staged
from tests.acceptance.golden.teams_chat import TeamsChat
from tests.acceptance.test_walks import Walk

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
HIGH, CRITICAL = "Level 3 – High", "Level 1 – Critical"


class TermWalk(Walk):
    """The same, with what the account manager decides."""

    async def presses_last(self, label: str) -> None:
        """The account manager presses a button of the last thing that they were told."""
        await self._chat.presses_privately(TAM_ONE, self._chat.private(TAM_ONE)[-1].id, label)
        await self._chat.settled()


@pytest.fixture(params=[Platform.SLACK, Platform.TEAMS])
async def walk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[TermWalk]:
    """Acme, whose term ended on Friday."""
    here: Platform = request.param
    file = cast.desk_file(here, tmp_path)
    over = 'plan = "mpowr/premier"\nterm = { start = 2025-11-21, end = 2026-11-20 }'
    file.write_text(file.read_text(encoding="utf-8").replace('plan = "mpowr/premier"', over), encoding="utf-8")
    async with staged(tmp_path, MONDAY_NINE, file) as stage:
        yield TermWalk(stage, _chat(here, stage))


def _chat(here: Platform, stage: Staged) -> SlackChat | TeamsChat:
    return TeamsChat(stage) if here is Platform.TEAMS else SlackChat(stage)


async def test_outside_the_term_the_account_manager_decides_and_the_most_severe_is_served_meanwhile(
    walk: TermWalk,
) -> None:
    # What can wait does: its customer reads who decides.
    served = await walk.opens(CONTACT_ONE, ACME, HIGH, "Exports time out")
    told = "Your support term ended on 20 Nov 2026, so TAM One, your account manager, decides whether we take this up."
    assert told in walk.thread(ACME, served)[1]
    card = walk.private(TAM_ONE)[-1]
    assert "asks for this at Level 3 – High, and their term ended on 20 Nov 2026." in card
    assert "they read: “Your support term ended on 20 Nov 2026, so we can't take this up now." in card
    await walk.presses_last("Serve")
    assert "TAM One takes this up: EX-1 is open." in walk.thread(ACME, served)[1]
    assert "Level 3 – High" in walk.card("EX-1").text

    await walk.until(MONDAY_NINE + timedelta(minutes=20))

    # Refused, its customer reads the words of whoever decides.
    refused = await walk.opens(CONTACT_ONE, ACME, HIGH, "Imports time out, too")
    await walk.writes(TAM_ONE, TRIAGE, "@plandesk decline 2 The renewal isn't signed yet")
    assert "The renewal isn't signed yet. TAM One decided this." in walk.thread(ACME, refused)[-1]

    await walk.until(MONDAY_NINE + timedelta(minutes=40))

    # The most severe level doesn't wait.
    await walk.opens(CONTACT_ONE, ACME, CRITICAL, "Everything is down now")
    assert "Level 1 – Critical" in walk.card("EX-2").text
    assert "EX-2 is of the most severe level, so we serve it while you decide." in walk.private(TAM_ONE)[-1]
