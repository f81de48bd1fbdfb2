"""One outage on both platforms: ticked in the queue, told once to two customers, and over for both."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_THREE, GLOBE, TRIAGE
from tests.acceptance.golden.said import Said
from tests.acceptance.golden.slack_chat import SlackChat
from tests.acceptance.golden.staged import staged
from tests.acceptance.golden.teams_chat import TeamsChat
from tests.pressed import meant
from tests.shipped import EXAMPLES

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
KNOWN = "A database is down. We're failing over."


@pytest.fixture(params=(Platform.SLACK, Platform.TEAMS))
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SlackChat | TeamsChat]:
    """The desk of the cast, whose Acme is promised an update every two hours; Globe is promised none."""
    file = cast.desk_file(request.param, tmp_path)
    file.write_text(file.read_text().replace("mpowr/premier", "fernhill/till-care"))
    async with staged(tmp_path, MONDAY_NINE, file, library=EXAMPLES) as stage:
        yield SlackChat(stage) if request.param is Platform.SLACK else TeamsChat(stage)


Chat = SlackChat | TeamsChat


async def opens(desk: Chat, who: str, where: str, severity: str, text: str) -> str:
    """Somebody asks and chooses; the thread of it."""
    thread = await desk.writes(who, where, text)
    await desk.settled()
    question = desk.thread(where, thread)[1]
    await desk.presses(who, where, question.id, meant(severity, question.buttons))
    await desk.settled()
    return thread


async def presses(desk: Chat, label: str) -> None:
    """Agent One presses what was said to them alone last that has this button."""
    told = next(one for one in reversed(desk.private(AGENT_ONE)) if label in one.buttons)
    await desk.presses_privately(AGENT_ONE, told.id, label)
    await settled(desk)


async def settled(desk: Chat) -> None:
    """What goes out in the next seconds has gone out."""
    await desk.settled()
    await desk.passes(timedelta(seconds=2))
    await desk.settled()


def incident(desk: Chat) -> Said:
    """The card of the incident."""
    return next(said for said in desk.channel(TRIAGE) if said.text.startswith("INC-1 ·"))


async def begun(desk: Chat) -> tuple[str, str, str]:
    """INC-1 of EX-1 of Acme and EX-2 of Globe, ticked in the queue, where EX-3 of Globe is too; their threads."""
    acmes = await opens(desk, CONTACT_ONE, ACME, "Stopped", "canary-acme: no till takes money")
    globes = await opens(desk, CONTACT_THREE, GLOBE, "Level 2 Major", "canary-globe: the site is white")
    await desk.passes(timedelta(minutes=6))  # what is added sooner may belong to the last one
    other = await opens(desk, CONTACT_THREE, GLOBE, "Level 2 Major", "How do we add a user?")
    await desk.writes(AGENT_ONE, TRIAGE, "@plandesk ack EX-1")
    await desk.writes(AGENT_ONE, TRIAGE, "@plandesk queue")
    await desk.settled()
    await presses(desk, "Tie to an incident")
    await desk.fills(AGENT_ONE, tickets="EX-1,EX-2", text="Logins are down")
    await settled(desk)
    return acmes, globes, other


async def writes(desk: Chat, label: str, text: str) -> str:
    """Agent One writes in the form of the incident's card; what they are shown before anything goes out."""
    await desk.presses(AGENT_ONE, TRIAGE, incident(desk).id, label)
    await desk.settled()
    await desk.fills(AGENT_ONE, text=text)
    await settled(desk)
    return desk.private(AGENT_ONE)[-1].text


async def test_tickets_ticked_in_the_queue_are_told_at_once_each_by_its_own_plan(desk: Chat) -> None:
    acmes, globes, other = await begun(desk)
    await desk.passes(timedelta(minutes=90))
    before = len(desk.thread(GLOBE, other))

    shown = await writes(desk, "Update customers", KNOWN)
    untold = desk.thread(ACME, acmes)[-1].text
    await presses(desk, "Send to 2 customers")

    assert "Acme (EX-1), Globe (EX-2)" in incident(desk).text
    assert "This goes to 2 customers on 2 tickets of INC-1" in shown
    assert KNOWN not in untold
    hers, his = desk.thread(ACME, acmes)[-1].text, desk.thread(GLOBE, globes)[-1].text
    assert KNOWN in hers
    assert "Stopped." in hers
    assert "Next update due ⟨2026-11-23 19:06⟩" in hers  # the one that was due at 17:06 is met
    assert KNOWN in his
    assert "Level 2 – Major Functionality Impairment." in his
    assert "Next update" not in his
    assert len(desk.thread(GLOBE, other)) == before
    assert [one for one in ("Globe", "EX-2", "INC-1", "canary-globe") if one in read(desk, ACME, acmes)] == []
    assert [one for one in ("Acme", "EX-1", "INC-1", "canary-acme") if one in read(desk, GLOBE, globes, other)] == []


async def test_a_form_that_was_sent_has_nothing_left_to_press(desk: Chat) -> None:
    await begun(desk)

    await writes(desk, "Update customers", KNOWN)

    assert [one.text for one in desk.private(AGENT_ONE) if "Go on" in one.buttons] == []


async def test_resolving_it_offers_both_and_leaves_the_third(desk: Chat) -> None:
    acmes, globes, other = await begun(desk)

    shown = await writes(desk, "Resolve", "All logins work again.")
    await presses(desk, "Resolve 2 tickets")

    assert "on 2 tickets of INC-1" in shown
    for where, thread in ((ACME, acmes), (GLOBE, globes)):
        assert "All logins work again." in desk.thread(where, thread)[-1].text
        assert "Not solved" in desk.thread(where, thread)[-1].buttons
    assert "All logins work again." not in read(desk, GLOBE, other)
    assert "· over" in incident(desk).text


def read(desk: Chat, where: str, *threads: str) -> str:
    """Everything that stands in a customer's channel and these threads of it."""
    said = (*desk.channel(where), *(one for thread in threads for one in desk.thread(where, thread)))
    return "\n".join(one.text for one in said)
