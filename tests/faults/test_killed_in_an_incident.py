"""The process dies while one text goes out to several customers: each of them reads it exactly once."""

import pytest

from adapters.sandbox.core.faults import Hang, Moment
from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_THREE, GLOBE, TRIAGE
from tests.faults.moments import AFTER_ABOVE_ALL
from tests.faults.stage import Stage, until

POST, KNOWN = "chat.postMessage", "A database is down"
ASKED = ((CONTACT_ONE, ACME, "Level 1 – Critical"), (CONTACT_THREE, GLOBE, "Level 1 – Site Down"))


async def shown(stage: Stage) -> dict[str, str]:
    """INC-1 of a ticket each of Acme and Globe, by their threads; Agent One has been shown what both would read."""
    await stage.start()
    threads = dict[str, str]()
    for who, channel, severity in ASKED:
        asked = await stage.sandbox.says(who, channel, "Nobody can log in")
        await until(lambda channel=channel, ts=asked.ts: stage.replies(channel, ts))  # type: ignore[misc]
        await stage.sandbox.clicks(who, stage.replies(channel, asked.ts)[0], severity)
        await stage.quiet()
        threads[channel] = asked.ts
    await stage.sandbox.runs(AGENT_ONE, TRIAGE, "/ticket", "incident EX-1 EX-2 Logins are down")
    await stage.sandbox.runs(AGENT_ONE, TRIAGE, "/ticket", f"incident INC-1 update {KNOWN}")
    await until(lambda: any("This goes to" in said.text for said in stage.sandbox.state.private_messages(AGENT_ONE)))
    await until(lambda: stage.count("timers WHERE kind = 'incident' AND state = 'waiting'") == 0)
    return threads


def read(stage: Stage, threads: dict[str, str]) -> list[int]:
    """How often each customer has been told in their thread."""
    replies = (stage.replies(channel, thread) for channel, thread in threads.items())
    return [sum(KNOWN in said.text for said in each) for each in replies]


@pytest.mark.parametrize("moment", AFTER_ABOVE_ALL)
async def test_a_desk_that_dies_half_way_tells_each_once(stage: Stage, moment: Moment) -> None:
    threads = await shown(stage)
    stage.sandbox.script(POST, Hang(moment=moment), channel=GLOBE)
    preview = stage.sandbox.state.private_messages(AGENT_ONE)[-1]
    sent = await stage.sandbox.clicks(AGENT_ONE, preview, "Send to 2 customers")
    await until(lambda: stage.count("outbox WHERE state = 'sending'") and read(stage, threads)[0] == 1)

    await stage.restart()
    await stage.sandbox.redelivers(sent.deliveries[0])

    await stage.quiet()
    assert read(stage, threads) == [1, 1]


async def test_a_desk_that_dies_at_the_click_tells_each_once(stage: Stage) -> None:
    threads = await shown(stage)
    preview = stage.sandbox.state.private_messages(AGENT_ONE)[-1]
    sent = await stage.sandbox.clicks(AGENT_ONE, preview, "Send to 2 customers")

    await stage.restart()
    await stage.sandbox.redelivers(sent.deliveries[0])

    await until(lambda: stage.count("timers WHERE kind = 'incident' AND state = 'waiting'") == 0)
    await stage.quiet()
    assert read(stage, threads) == [1, 1]
