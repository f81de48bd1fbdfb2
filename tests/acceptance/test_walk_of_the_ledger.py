"""A block of hours over the wire, alike on Slack and Teams: two agents log at once, and the second finds too little."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.sandbox.teams import seen
from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.cast import AGENT_ONE, AGENT_TWO, CONTACT_THREE, GLOBE, TAM_ONE, TRIAGE
from tests.acceptance.golden.chat import Chat
from tests.acceptance.golden.slack_chat import SlackChat
from tests.acceptance.golden.staged import Staged, staged
from tests.acceptance.golden.teams_chat import TeamsChat
from tests.acceptance.test_walks import Walk

MONDAY_NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BLOCK = """plan = "cpi/standard"
overrides = [
  { key = "allowances.hour-block.limit", value = 10, clause = "Order form 7" },
  { key = "allowances.hour-block.reserve_minutes", value = 20, clause = "Order form 7" },
]"""
LOW = "Level 4 – Low Business Impact"


class LedgerWalk(Walk):
    """The same, with orders that are given at once, and the form that logs work."""

    def __init__(self, stage: Staged, chat: Chat, here: Platform) -> None:
        super().__init__(stage, chat)
        self._here = here

    async def at_once(self, *orders: tuple[str, str]) -> None:
        """Several people order something in triage at the same moment."""
        await asyncio.gather(*(self._chat.writes(who, TRIAGE, f"@plandesk {typed}") for who, typed in orders))
        await self._chat.settled()

    async def approves(self) -> None:
        """The account manager presses Approve in the last thing that they were told."""
        await self._chat.presses_privately(TAM_ONE, self._chat.private(TAM_ONE)[-1].id, "Approve")
        await self._chat.settled()

    async def logs(self, ticket: str, amount: str, why: str) -> str:
        """Agent One fills in the form on the card of a ticket; what it showed."""
        user, answers = cast.user(AGENT_ONE, self._here), {"amount": amount, "text": why}
        await self._chat.presses(AGENT_ONE, TRIAGE, self.card(ticket).id, "Log work")
        await self._chat.settled()
        if self._here is Platform.SLACK:
            slack = self._stage.sandbox.slack
            form = str(slack.state.views[user].view)
            await slack.submits(user, slack.state.views[user], answers)
        else:
            post = self._stage.teams.direct(user)[-1]
            form = seen.shown(post)
            await self._stage.teams.clicks(user, post, "Log it", answers)
        await self._chat.settled()
        return form


@pytest.fixture(params=[Platform.SLACK, Platform.TEAMS])
async def walk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[LedgerWalk]:
    """Globe, whose order form gives ten hours, of which a request for routine work holds back twenty minutes."""
    here: Platform = request.param
    file = cast.desk_file(here, tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace('plan = "cpi/standard"', BLOCK), encoding="utf-8")
    async with staged(tmp_path, MONDAY_NINE, file) as stage:
        yield LedgerWalk(stage, TeamsChat(stage) if here is Platform.TEAMS else SlackChat(stage), here)


async def test_walk_8_of_two_who_log_at_once_the_second_finds_too_little_and_its_ticket_goes_on(
    walk: LedgerWalk,
) -> None:
    routine = await walk.opens(CONTACT_THREE, GLOBE, LOW, "We need a new report for sales")
    assert "comes off your block of hours: 9 h 40 min of 10 h left this term." in walk.thread(GLOBE, routine)[-1]
    await walk.until(MONDAY_NINE + timedelta(hours=6))  # the account manager is at work
    other = await walk.opens(CONTACT_THREE, GLOBE, LOW, "The invoices look odd")
    before = len(walk.private(TAM_ONE))
    shown = await walk.logs("EX-2", "9h30m", "moved everybody")
    assert "9 h 40 min of 10 h left this term" in shown

    # At 80 % the account manager hears of it, and not again.
    low = [text for text in walk.private(TAM_ONE)[before:] if "is running low" in text]
    assert len(low) == 1
    assert "10 min of 10 h left this term" in low[0]

    # One of them has twenty minutes held back, the other finds ten.
    await walk.at_once((AGENT_ONE, "log EX-1 15m drew the columns"), (AGENT_TWO, "log EX-2 20m looked at one more"))
    assert any("Agent One logged 15 min for EX-1" in text for text in walk.under_card("EX-1"))
    assert not any("20 min" in text for text in walk.under_card("EX-2"))
    wanted = walk.private(TAM_ONE)[-1]
    assert "EX-2 needs 20 min of the block of hours, with 10 min left. “looked at one more”" in wanted
    await walk.orders("reply EX-2 The tax rate was wrong.")
    assert "The tax rate was wrong." in walk.thread(GLOBE, other)[-1]

    # A mistake is one more entry, and what was wished for is judged by what is left then.
    await walk.orders("log EX-2 reverse 15m typed twice")
    assert "Agent One gave back 15 min of EX-2: “typed twice”" in walk.under_card("EX-2")[-1]
    await walk.approves()
    assert "there was enough by then, so nothing is added" in "\n".join(walk.private(TAM_ONE))
    assert sum("is running low" in text for text in walk.private(TAM_ONE)) == 1

    # Closed, what is held back for it and wasn't needed is free again.
    await walk.orders("close EX-1")
    assert "10 min of 10 h left this term" in await walk.logs("EX-2", "5m", "closed the books")
