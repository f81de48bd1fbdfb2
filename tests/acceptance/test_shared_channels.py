"""A channel gets another id when it is first shared: nobody has to do anything, and nothing is unheard."""

from adapters.sandbox.core.faults import Deny
from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE
from tests.acceptance.story import TRIAGE, Story, shown

SHARED = "C0SHARED"


async def test_nothing_is_unheard_over_a_share_with_three_open_tickets(story: Story) -> None:
    threads = []
    for text in ("Nobody can log in", "Exports time out", "The dashboard is empty"):
        threads.append(await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical", text))
        await story.passes(minutes=6)

    await story.sandbox.is_shared(ACME, SHARED)
    await story.settled()
    for thread in threads:
        await story.says(CONTACT_ONE, SHARED, "It is worse now", thread)
        await story.says(AGENT_ONE, SHARED, "We are looking into it", thread)
    fresh = await story.says(CONTACT_ONE, SHARED, "Another thing is broken too")

    read = [shown(message) for message in story.triage()]
    assert any("has a new id" in one and f'channels = ["slack:T0DESK/{SHARED}"]' in one for one in read)
    assert ["Agent One" in shown(story.card(f"EX-{number}")) for number in (1, 2, 3)] == [True] * 3
    assert fresh.message
    assert story.replies(SHARED, fresh.message.ts)


async def test_what_failed_since_the_old_id_was_dead_goes_out_under_the_new_one(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")
    story.sandbox.script("chat.postMessage", Deny(code="channel_not_found"), channel=ACME)
    await story.runs(AGENT_ONE, TRIAGE, "/ack", "EX-1")
    before = [shown(reply) for reply in story.replies(ACME, thread)]

    await story.sandbox.is_shared(ACME, SHARED)
    await story.settled()

    acknowledged = [shown(reply) for reply in story.replies(SHARED, thread)][len(before) :]
    assert any("Agent One" in one for one in acknowledged)
