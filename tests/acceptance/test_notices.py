"""A notice, alike on Slack and Teams: it comes once in the customer's channel, is answered there, and counted down."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.engine.contract import notices
from bot.engine.contract.notices import Announcement
from bot.events import NoticeGiven
from bot.model.ids import CustomerId
from bot.model.places import Platform
from bot.shell.notices import act, record, tell_inside
from bot.wording.contract import notices as words
from tests.acceptance.golden import cast
from tests.acceptance.golden.cast import CONTACT_FOUR, STERLING, TAM_ONE, TRIAGE
from tests.acceptance.golden.slack_chat import SlackChat
from tests.acceptance.golden.staged import staged
from tests.acceptance.golden.teams_chat import TeamsChat
from tests.acceptance.test_walks import Walk
from tests.shipped import LIBRARY

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
WANTED = Announcement(topic="deprecation", text="The v1 meters API goes away", name="TAM One")
GOLD = 'plan = "m3ter/gold"\ntam = "tam-one"'


class NoticeWalk(Walk):
    """The same, with what an operator does beside the desk, and what a channel reads."""

    async def gives_notice(self) -> None:
        """Sterling is given notice under the clause on deprecation, and the desk looks with its next tick."""
        assembly = self._stage.sandbox.assembly

        def give() -> None:
            now, sterling = self._stage.clock.now(), CustomerId(STERLING)
            with assembly.service.open_work() as work:
                desk, contract = assembly.reloading.loader.desk, work.contracts.to_change(sterling)
                customer = desk.customer(sterling)
                assert contract
                assert customer
                notice = notices.drafted(WANTED, 1, customer, LIBRARY.plan("m3ter/gold"), now)
                event = NoticeGiven(**act(now), notice=notice)
                record(event, notices.give(event, contract, customer, desk), contract, customer, work)
                tell_inside(notices.told_inside([(customer, notice)], words.given_inside, desk, now), work, now)
                work.commit()
            assembly.reloading.look()

        await assembly.in_thread(give)
        await self._chat.settled()

    async def takes_back(self, who: str, words: str) -> None:
        """Somebody takes it back in chat, by the form, which not every platform shows at once."""
        await self.writes(who, TRIAGE, f"@plandesk {words}")
        asked = self._chat.private(who)[-1]
        if "Open the form" in asked.buttons:
            await self._chat.presses_privately(who, asked.id, "Open the form")
            await self._chat.settled()
        await self._chat.fills(who)
        await self._chat.settled()

    def channel(self, where: str) -> list[tuple[str, str]]:
        """The messages of a channel: each with its id."""
        return [(said.id, said.text) for said in self._chat.channel(where)]


@pytest.fixture(params=[Platform.SLACK, Platform.TEAMS])
async def walk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[NoticeWalk]:
    """Sterling has m3ter's Gold, and an account manager."""
    here: Platform = request.param
    file = cast.desk_file(here, tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace('plan = "m3ter/silver"', GOLD), encoding="utf-8")
    async with staged(tmp_path, MONDAY_NINE, file) as stage:
        yield NoticeWalk(stage, TeamsChat(stage) if here is Platform.TEAMS else SlackChat(stage))


async def test_its_account_manager_takes_it_back_in_chat(walk: NoticeWalk) -> None:
    await walk.gives_notice()

    await walk.takes_back(TAM_ONE, "announce withdraw 1 we keep it")

    (back,) = [text for _, text in walk.channel(STERLING) if "taken back" in text]
    assert "TAM One has taken back our notice of 23 November 2026: it isn't coming. we keep it." in back


async def test_a_notice_comes_once_is_answered_in_its_thread_and_counted_down(walk: NoticeWalk) -> None:
    await walk.gives_notice()

    ((notice, text),) = walk.channel(STERLING)
    assert "Notice for Sterling: The v1 meters API goes away. It takes effect on 23 February 2027." in text
    (told,) = walk.private(TAM_ONE)
    assert "Sterling has been given notice 1 by TAM One" in told

    # While it counts, the plan and the radar name it.
    await walk.writes(TAM_ONE, TRIAGE, "@plandesk radar notices")
    assert "Notice 1: “The v1 meters API goes away”. It takes effect on 23 February 2027." in walk.private(TAM_ONE)[-1]

    # Thirty days before, the channel and the account manager are reminded, once.
    await walk.until(MONDAY_NINE + timedelta(days=62))
    counted = [text for _, text in walk.channel(STERLING) if "In 30 days, on 23 February 2027" in text]
    assert len(counted) == 1
    assert sum("In 30 days, on 23 February 2027" in text for text in walk.private(TAM_ONE)) == 1

    # A reply is a request like any other, in its thread.
    await walk.writes(CONTACT_FOUR, STERLING, "Which endpoint do we use instead?", notice)
    assert "How urgent is this?" in " ".join(walk.thread(STERLING, notice))
