"""The process dies while what somebody did, or a breach, goes out to a customer: it reaches them exactly once."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.core.faults import Delay, Hang, Moment
from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_THREE, GLOBE, TRIAGE
from adapters.slack.scopes import MARKING, REPLY_TO_CUSTOMER, SCOPES, SPLIT_TICKET
from tests.faults.moments import AFTER_ABOVE_ALL
from tests.faults.stage import Stage, standing, until
from tests.rounds import SOAK

LEVEL_1, POST = "Level 1 – Critical", "chat.postMessage"
ADD, REMOVE = "reactions.add", "reactions.remove"
FIVE_HOURS = timedelta(hours=5)


async def opened(stage: Stage, severity: str = LEVEL_1) -> str:
    """EX-1 of Acme; its thread."""
    asked = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")
    await until(lambda: stage.replies(ACME, asked.ts))
    await stage.sandbox.clicks(CONTACT_ONE, stage.replies(ACME, asked.ts)[0], severity)
    await stage.quiet()
    return asked.ts


def marks(stage: Stage, ts: str) -> list[str]:
    """The reactions to a message of Acme's."""
    return [name for name, _ in stage.sandbox.thread(ACME, ts)[0].reactions]


def tried(stage: Stage, method: str) -> int:
    """How many calls of it there were, whatever came of them."""
    return sum(call.method == method for call in stage.sandbox.calls)


@pytest.mark.parametrize("moment", AFTER_ABOVE_ALL)
async def test_a_remark_that_was_on_its_way_to_the_customer_is_published_once(stage: Stage, moment: Moment) -> None:
    await stage.start()
    thread = await opened(stage)
    card = stage.sandbox.messages(TRIAGE)[-1]
    remark = await stage.sandbox.says(AGENT_ONE, TRIAGE, "We have found it", thread=card.ts)
    await stage.sandbox.shortcut(AGENT_ONE, stage.sandbox.thread(TRIAGE, card.ts)[-1], REPLY_TO_CUSTOMER)
    await until(lambda: stage.sandbox.state.private_messages(AGENT_ONE))
    before = len(stage.posts(ACME))
    stage.sandbox.script(POST, Hang(moment=moment), channel=ACME)
    sent = await stage.sandbox.clicks(AGENT_ONE, stage.sandbox.state.private_messages(AGENT_ONE)[-1], "Send to Acme")
    await until(lambda: len(stage.posts(ACME)) > before)

    await stage.restart()
    await stage.sandbox.redelivers(sent.deliveries[0])

    await stage.quiet()
    assert remark.status == 200
    assert len([said for said in stage.replies(ACME, thread) if "We have found it" in said.text]) == 1


@pytest.mark.parametrize("moment", AFTER_ABOVE_ALL)
async def test_a_ticket_that_was_being_split_is_split_once(stage: Stage, moment: Moment) -> None:
    await stage.start()
    thread = await opened(stage)
    await stage.sandbox.says(CONTACT_ONE, ACME, "And exports time out", thread=thread)
    before = len(stage.posts(ACME))
    stage.sandbox.script(POST, Hang(moment=moment), channel=ACME)
    chosen = await stage.sandbox.shortcut(AGENT_ONE, stage.replies(ACME, thread)[-1], SPLIT_TICKET)
    await until(lambda: len(stage.posts(ACME)) > before)

    await stage.restart()
    await stage.sandbox.redelivers(chosen.deliveries[0])

    await stage.quiet()
    roots = [said.text for said in stage.sandbox.messages(ACME) if "a ticket of its own" in said.text]
    told = [said.text for said in stage.replies(ACME, thread) if "a ticket of its own" in said.text]
    assert (len(roots), len(told), stage.count("tickets")) == (1, 1, 2)


@pytest.mark.parametrize("moment", AFTER_ABOVE_ALL)
async def test_an_apology_that_was_on_its_way_is_said_once(tmp_path: Path, moment: Moment) -> None:
    clock = ManualClock(datetime.now(UTC) - FIVE_HOURS)  # when it was written, to a customer whose hours never end
    async with standing(tmp_path, clock) as stage:
        await stage.start()
        asked = await stage.sandbox.says(CONTACT_THREE, GLOBE, "The site is down")
        await until(lambda: stage.replies(GLOBE, asked.ts))
        clock.advance(FIVE_HOURS)
        stage.sandbox.script(POST, Delay(seconds=0), channel=GLOBE)  # that it is open
        stage.sandbox.script(POST, Hang(moment=moment), channel=GLOBE)
        await stage.sandbox.clicks(CONTACT_THREE, stage.replies(GLOBE, asked.ts)[0], "Level 1 – Site Down")
        await until(lambda: len(stage.posts(GLOBE)) == 3)

        await stage.restart()

        await stage.quiet()
        assert len([said for said in stage.replies(GLOBE, asked.ts) if "we're sorry" in said.text]) == 1


@pytest.mark.parametrize("moment", AFTER_ABOVE_ALL)
@pytest.mark.parametrize("changing", (REMOVE, ADD) if SOAK else (REMOVE,))
async def test_a_message_whose_mark_was_being_changed_has_the_right_one(
    tmp_path: Path, moment: Moment, changing: str
) -> None:
    async with standing(tmp_path, scopes=(*SCOPES, MARKING)) as stage:
        stage.sandbox.script(ADD, Hang(moment=moment))  # it is on, and the desk doesn't know
        await stage.start()
        asked = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")
        await until(lambda: stage.replies(ACME, asked.ts))
        await stage.sandbox.clicks(CONTACT_ONE, stage.replies(ACME, asked.ts)[0], LEVEL_1)
        await until(lambda: tried(stage, ADD))
        await stage.restart()
        await stage.quiet()
        opened, before = marks(stage, asked.ts), tried(stage, changing)
        stage.sandbox.script(changing, Hang(moment=moment))  # the one is off, and the other not on yet
        await stage.sandbox.clicks(AGENT_ONE, stage.sandbox.messages(TRIAGE)[-1], "Acknowledge")
        await until(lambda: tried(stage, changing) > before)

        await stage.restart()

        await stage.quiet()
        assert (opened, marks(stage, asked.ts)) == (["ticket"], ["eyes"])
        stage.check()
