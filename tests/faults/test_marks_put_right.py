"""A mark that nothing took for more than a day is put right once the platform answers: one mark, the right one."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from adapters.sandbox.core.chat import Trouble
from adapters.sandbox.core.faults import TooMany
from adapters.sandbox.core.reactions import Reactions
from bot.effects import SetMark
from bot.model.ids import TicketId
from bot.model.places import MessageRef, Platform
from bot.model.state_mark import StateMark
from bot.shell.first_marks import FirstMarks
from tests.acceptance.golden import cast
from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, TRIAGE
from tests.acceptance.golden.slack_chat import SlackChat
from tests.acceptance.golden.staged import Staged, staged
from tests.acceptance.golden.teams_chat import TeamsChat

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
STEP = 5
"""Hours; far below the day after which a mark is given up."""
Chat = SlackChat | TeamsChat


class Marked:
    """A desk on one platform, which takes marks, and what goes wrong there."""

    def __init__(self, stage: Staged, here: Platform) -> None:
        self.stage = stage
        self.chat: Chat = SlackChat(stage) if here is Platform.SLACK else TeamsChat(stage)
        (self.platform,) = (one for one in stage.sandbox.chats if one.platform is here)
        assembly = stage.sandbox.assembly
        self.looks = FirstMarks(assembly.service, assembly.views)

    async def asks(self, text: str = "Nobody can log in") -> str:
        """A contact asks for help, and it opens; the id of their message."""
        thread = await self.chat.writes(CONTACT_ONE, ACME, text)
        await self.chat.settled()
        await self.chat.writes(CONTACT_ONE, ACME, "Level 2", thread)
        await self.chat.settled()
        return thread

    async def says(self, text: str) -> None:
        await self.chat.writes(AGENT_ONE, TRIAGE, text)
        await self.chat.settled()

    async def passes(self, hours: int) -> None:
        """Time passes, some hours at a time, and what waits is tried again."""
        for _ in range(0, hours, STEP):
            await self.stage.passes(timedelta(hours=STEP))
            await self.stage.sandbox.assembly.dispatcher.drain()

    async def looks_about(self) -> int:
        """The desk looks for marks that aren't right, and says what it has to; how many there were."""
        found = await self.stage.sandbox.assembly.in_thread(self.looks.look)
        await self.stage.sandbox.assembly.dispatcher.drain()
        return len(found)

    def marks(self, message: str) -> tuple[StateMark, ...]:
        return next(one.marks for one in self.chat.channel(ACME) if one.id == message)


@pytest.fixture(params=(Platform.SLACK, Platform.TEAMS))
async def marked(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Marked]:
    """A desk whose marks are taken."""
    here: Platform = request.param
    file = cast.desk_file(here, tmp_path)
    async with staged(tmp_path, MONDAY_NINE, file, reactions=Reactions.TAKEN) as stage:
        yield Marked(stage, here)


async def test_a_mark_given_up_in_a_long_outage_is_right_once_the_platform_answers(marked: Marked) -> None:
    message = await marked.asks()
    assert marked.marks(message) == (StateMark.OPEN,)
    marked.platform.suffers(Trouble.OUTAGE)
    await marked.says("@plandesk ack EX-1")
    await marked.passes(hours=50)
    marked.platform.suffers(Trouble.NONE)
    assert marked.marks(message) == (StateMark.OPEN,)

    looks = [await marked.looks_about() for _ in range(2)]

    assert marked.marks(message) == (StateMark.TAKEN,)
    assert looks == [1, 0]


async def test_one_of_a_ticket_that_is_over_by_then_is_right_too(marked: Marked) -> None:
    message = await marked.asks()
    marked.platform.suffers(Trouble.OUTAGE)
    await marked.says("@plandesk ack EX-1")
    await marked.says("@plandesk resolve EX-1 We restarted it.")
    await marked.passes(hours=80)
    marked.platform.suffers(Trouble.NONE)

    looks = [await marked.looks_about() for _ in range(2)]

    assert marked.marks(message) == (StateMark.SOLVED,)
    assert looks == [1, 0]


async def test_while_the_outage_lasts_one_change_waits_and_no_more(marked: Marked) -> None:
    message = await marked.asks()
    marked.platform.suffers(Trouble.OUTAGE)
    await marked.says("@plandesk ack EX-1")
    await marked.passes(hours=30)

    looks = [await marked.looks_about() for _ in range(3)]

    assert looks == [1, 0, 0]
    marked.platform.suffers(Trouble.NONE)
    await marked.passes(hours=STEP)
    assert marked.marks(message) == (StateMark.TAKEN,)


async def test_more_marks_than_slack_takes_in_a_minute_are_right_in_the_end(tmp_path: Path) -> None:
    async with staged(
        tmp_path, MONDAY_NINE, cast.desk_file(Platform.SLACK, tmp_path), reactions=Reactions.TAKEN
    ) as stage:
        marked = Marked(stage, Platform.SLACK)
        thread = await marked.asks()
        messages = [await marked.chat.writes(CONTACT_ONE, ACME, f"Line {number}", thread) for number in range(60)]
        await marked.chat.settled()

        for mark, before in ((StateMark.OPEN, None), (StateMark.TAKEN, StateMark.OPEN)):
            await stage.sandbox.assembly.in_thread(partial(put, stage, messages, mark, before))
        for _ in range(20):
            await stage.sandbox.assembly.dispatcher.drain()
            await stage.passes(timedelta(seconds=20))

        assert {one.marks for one in marked.chat.thread(ACME, thread) if one.id in messages} == {(StateMark.TAKEN,)}
        refused = [call.method for call in stage.sandbox.slack.calls if isinstance(call.fault, TooMany)]
        assert {"reactions.add", "reactions.remove"} == set(refused)


def put(stage: Staged, messages: list[str], mark: StateMark, before: StateMark | None) -> None:
    """The marks of many messages change at once."""
    (acme,) = (one for one in stage.sandbox.assembly.service.loader.desk.customers if one.id == ACME)
    (place,), ticket = acme.channels, TicketId("EX-1")
    with stage.sandbox.assembly.service.open_work() as work:
        for one in messages:
            ref = MessageRef(place=place, id=one)
            work.set_mark(SetMark(ref=ref, mark=mark, before=before, subject=ticket), stage.clock.now())
        work.commit()
