"""FAULTS 58: somebody is taken out of the desk file while they have tickets."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.sandbox.example import ACME, CONTACT_ONE, DESK_FILE
from bot.shell.hand_over import HandOver
from tests.acceptance.story import TRIAGE, Story, labels, played, shown
from tests.faults.conftest import MONDAY_NINE

AGENT_ONE = "U0AGENT1"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The desk file, to be changed while the desk runs."""
    copy = tmp_path / "desk.toml"
    copy.write_text(DESK_FILE.read_text())
    return copy


@pytest.fixture
async def story(tmp_path: Path, file: Path) -> AsyncIterator[Story]:
    """The example desk, on a file of its own, where Agent One has EX-1."""
    async with played(tmp_path, MONDAY_NINE, file) as one:
        await one.opens(CONTACT_ONE, ACME, "Level 1 – Critical")
        await one.runs("U0LEAD", TRIAGE, "/ticket", "assign EX-1 agent-one")
        yield one


def without_agent_one(file: Path) -> None:
    """Agent One isn't in the desk file any more."""
    text = file.read_text()
    begins, ends = (text.index(f'[[people]]\nid = "{who}"') for who in ("agent-one", "agent-two"))
    file.write_text(text[:begins] + text[ends:])


async def leave(story: Story, file: Path) -> None:
    """Agent One leaves, and the desk follows its file."""
    without_agent_one(file)
    story.assembly.reloading.ask()
    await story.assembly.in_thread(story.assembly.reloading.look)


async def test_row_58_the_next_thing_that_they_do_is_refused(story: Story, file: Path) -> None:
    await leave(story, file)

    said = await story.runs(AGENT_ONE, TRIAGE, "/ack", "EX-1")

    assert "EX-1" not in said
    ticket = story.assembly.views.ticket("EX-1")  # type: ignore[arg-type]
    assert ticket
    assert ticket.response is None


async def test_row_58_their_tickets_are_in_the_queue_again_and_the_next_line_is_called(
    story: Story, file: Path
) -> None:
    await leave(story, file)

    await story.assembly.in_thread(HandOver(story.assembly.service, story.assembly.views.assignees).look)
    await story.settled()

    (told,) = (shown(one) for one in story.triage() if "Hand-over" in shown(one))
    assert "Agent One isn't on the team any more; 1 ticket has no assignee now." in told
    await story.until(MONDAY_NINE.replace(minute=31))
    assert "<@U0AGENT2>" in shown(story.under_card("EX-1")[-1])
    assert AGENT_ONE not in shown(story.under_card("EX-1")[-1])


async def test_row_58_one_post_offers_all_of_them_and_shows_who_took_which(story: Story, file: Path) -> None:
    await story.opens(CONTACT_ONE, ACME, "Level 3 – High", "A colour is wrong")
    await story.runs("U0LEAD", TRIAGE, "/ticket", "assign EX-2 agent-one")
    await leave(story, file)
    await story.assembly.in_thread(HandOver(story.assembly.service, story.assembly.views.assignees).look)
    await story.settled()
    (post,) = (one for one in story.triage() if "Hand-over" in shown(one))
    assert labels(post) == ["Take EX-1", "Take EX-2"]

    await story.clicks("U0AGENT2", post, "Take EX-1")

    (now,) = (one for one in story.triage() if "Hand-over" in shown(one))
    assert now.ts == post.ts
    assert "EX-1 is assigned to Agent Two." in shown(now)
    assert labels(now) == ["Take EX-2"]
    assert "(and" not in now.text
