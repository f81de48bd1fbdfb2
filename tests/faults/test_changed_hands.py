"""FAULTS 54: a channel is given to another customer while a ticket is open and an answer waits to go out."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.sandbox.example import ACME, ACME_COLLEAGUE, CONTACT_ONE, DESK_FILE, GLOBE
from bot.commands import Origin, Reply, Via
from bot.model.ids import TicketId
from bot.model.places import Account
from tests.acceptance.story import Story, played, shown
from tests.faults.conftest import MONDAY_NINE

SECRET, ANSWER = "Our merger with Initech fails to log in", "It is the merger, we are on it"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The desk file, to be changed while the desk runs."""
    copy = tmp_path / "desk.toml"
    copy.write_text(DESK_FILE.read_text())
    return copy


@pytest.fixture
async def story(tmp_path: Path, file: Path) -> AsyncIterator[Story]:
    """The example desk, on a file of its own."""
    async with played(tmp_path, MONDAY_NINE, file) as one:
        yield one


def swap_channels(file: Path) -> None:
    """Acme's channel is Globe's, and Globe's is Acme's."""
    text = file.read_text().replace("T0DESK/C0ACME", "T0DESK/X")
    file.write_text(text.replace("T0DESK/C0GLOBE", "T0DESK/C0ACME").replace("T0DESK/X", "T0DESK/C0GLOBE"))


async def test_row_54_what_waits_when_the_channel_changes_hands_reaches_its_customer_alone(
    story: Story, file: Path
) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical", SECRET)
    before = len(story.sandbox.thread(ACME, thread))

    def answered_and_swapped() -> None:
        agent = Account.parse("slack:T0DESK/U0AGENT1")
        origin = Origin(by=agent, at=story.clock.now(), via=Via.CONSOLE)
        story.assembly.service.handle(Reply(origin=origin, ticket=TicketId("EX-1"), text=ANSWER))
        swap_channels(file)
        story.assembly.reloading.ask()
        story.assembly.reloading.look()

    await story.assembly.in_thread(answered_and_swapped)
    await story.settled()

    said = {channel: "\n".join(map(shown, story.sandbox.state.messages(channel))) for channel in (ACME, GLOBE)}
    assert len(story.sandbox.thread(ACME, thread)) == before
    assert ANSWER not in said[ACME]
    assert ANSWER in said[GLOBE]


async def test_row_54_what_the_new_customer_writes_in_the_old_thread_does_not_reach_the_ticket(
    story: Story, file: Path
) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical", SECRET)
    swap_channels(file)
    story.assembly.reloading.ask()
    await story.assembly.in_thread(story.assembly.reloading.look)
    before = story.under_card("EX-1")

    await story.says(ACME_COLLEAGUE, ACME, "The report is empty", thread)

    assert story.under_card("EX-1") == before
    assert any("The report is empty" in shown(message) for message in story.triage())
