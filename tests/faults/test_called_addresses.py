"""Addresses outside the chats are called by the whole desk: people who are woken, and programs that are told."""

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from adapters.composition.assembly import Surroundings
from adapters.composition.clock import SystemClock
from adapters.http.signed_call import SignedCalls
from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE, DESK_FILE
from bot.ports import Clock
from tests.acceptance.story import Story
from tests.faults.conftest import MONDAY_NINE
from tests.faults.stage import Stage, standing
from tests.unit.wake.pager import KEY, Pager

SUNDAY_NIGHT = MONDAY_NINE - timedelta(hours=12)
SECRET = "whsec_" + base64.b64encode(KEY).decode()
ON_CALL = 'name = "Agent One"'
CRM = '\n[[webhooks]]\nid = "crm"\nurl = "https://pager.example/crm"\n'


class Night(Struct, frozen=True, dict=True):
    """A platform on a Sunday night, and what answers at all addresses of a desk that wakes Agent One."""

    stage: Stage
    clock: ManualClock
    pager: Pager

    @asynccontextmanager
    async def desk(self) -> AsyncIterator[Story]:
        """A desk, for as long as this lasts; it reaches the outside world by way of the pager."""

        def signed_calls(key: bytes, clock: Clock) -> SignedCalls:
            return replace(self.pager.signed(key), clock=clock)

        around = Surroundings(clock=self.clock, real=SystemClock(), pace=timedelta(), signed_calls=signed_calls)
        async with self.stage.desk(around) as assembly:
            yield Story(assembly=assembly, sandbox=self.stage.sandbox, clock=self.clock)

    def called(self, path: str) -> list[str]:
        """The ids of the calls to an address."""
        return [request.headers["webhook-id"] for request in self.pager.asked if request.url.path == path]


@pytest.fixture
async def night(tmp_path: Path) -> AsyncIterator[Night]:
    """A desk file with the pager's addresses, and no desk yet."""
    file, clock = tmp_path / "desk.toml", ManualClock(SUNDAY_NIGHT)
    text = DESK_FILE.read_text(encoding="utf-8")
    assert ON_CALL in text
    file.write_text(text.replace(ON_CALL, f'{ON_CALL}\nwake_url = "https://pager.example/one"') + CRM, encoding="utf-8")
    async with standing(tmp_path, clock, desk_file=file) as stage:
        stage.environment |= {"PLANDESK_WAKE_SECRET": SECRET, "PLANDESK_WEBHOOK_SECRET": SECRET}
        yield Night(stage, clock, Pager())
        stage.check()


async def opened(story: Story) -> None:
    """A Level 1 on Sunday night."""
    await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical", "Nobody can log in")


async def test_whoever_is_on_call_is_woken_and_their_answer_acknowledges(night: Night) -> None:
    night.pager.body = b'{"acknowledged": true}'
    async with night.desk() as story:
        await opened(story)

        assert len(night.called("/one")) == 1
        assert "Agent One" in story.card("EX-1").text


async def test_a_program_is_told_of_each_act_once(night: Night) -> None:
    async with night.desk() as story:
        await opened(story)
        before = night.called("/crm")
        await story.passes(minutes=1)

        assert before
        assert night.called("/crm") == before


async def test_an_address_that_was_out_of_reach_is_called_again_under_the_same_id(night: Night) -> None:
    night.pager.status = 503
    async with night.desk() as story:
        await opened(story)
        night.pager.status = 200
        await story.passes(minutes=5)

        first, *again = night.called("/crm")
        assert first in again


async def test_a_call_that_was_made_before_a_restart_is_not_made_again(night: Night) -> None:
    async with night.desk() as story:
        await opened(story)
    before = night.called("/crm")

    async with night.desk() as story:
        await story.settled()

    assert night.called("/crm") == before


async def test_what_was_called_leaves_the_desk_ready(night: Night) -> None:
    async with night.desk() as story:
        await opened(story)
        await story.passes(minutes=3)

        assert night.stage.count("outbox WHERE state IN ('waiting', 'sending') AND conversation LIKE 'w%:%'") == 0


async def test_nobody_is_woken_for_what_was_acknowledged_meanwhile(night: Night) -> None:
    night.pager.status = 503
    async with night.desk() as story:
        await opened(story)
        tried = len(night.called("/one"))
        await story.runs(AGENT_ONE, ACME, "/ack", "EX-1")
        night.pager.status = 200
        await story.passes(minutes=10)

        assert len(night.called("/one")) == tried
