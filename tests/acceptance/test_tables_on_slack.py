"""A queue on Slack is one table that can be sorted and acted on; where Slack takes none it is text, at once."""

from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE
from adapters.sandbox.slack import seen
from adapters.sandbox.slack.state import PostedMessage
from tests.acceptance.story import TRIAGE, Story, shown


def kinds(message: PostedMessage) -> list[str]:
    return [block["type"] for block in message.blocks]


async def test_the_queue_is_a_table_whose_menu_acknowledges(story: Story) -> None:
    first = await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical", "Nobody can log in")
    await story.opens(CONTACT_ONE, ACME, "Level 2 – Urgent", "The export fails")

    told = await story.runs(AGENT_ONE, TRIAGE, "/ticket", "queue")
    (queue,) = story.sandbox.ephemeral(AGENT_ONE)

    assert kinds(queue) == ["section", "section", "data_table", "actions", "actions"]
    assert "Nobody can log in" in told
    assert "/archives/C0TRIAGE/p" in str(queue.blocks[2]["rows"][1][0])
    assert {"Acknowledge EX-1", "EX-2 · Acme"} <= set(seen.labels(queue))
    await story.clicks(AGENT_ONE, queue, "Acknowledge EX-1")
    assert "is looking into this now" in shown(story.replies(ACME, first)[-1])


async def test_a_workspace_without_tables_gets_the_same_as_text_at_once(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical")
    story.sandbox.state.takes_tables = False

    for text in ("queue", "list"):
        told = await story.runs(AGENT_ONE, TRIAGE, "/ticket", text)
        assert "Nobody can log in" in told
    await story.says(AGENT_ONE, TRIAGE, "<@U0PLANDESK> queue")

    private = story.sandbox.ephemeral(AGENT_ONE)
    assert len(private) == 3
    assert not any("data_table" in kinds(message) for message in private)
    refused = [one for one in story.sandbox.calls if one.reply and one.reply.get("error") == "invalid_blocks"]
    assert len(refused) == 1
