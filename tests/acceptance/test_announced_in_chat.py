"""An announcement in chat, on both platforms: ticked to whom, shown first, sent once; a reply to it is a request."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, GLOBE, HELIO, STERLING, TAM_ONE, TRIAGE
from tests.acceptance.golden.slack_chat import SlackChat
from tests.acceptance.golden.staged import staged
from tests.acceptance.golden.teams_chat import TeamsChat

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
TEXT = "We are closed on 24 December"
Chat = SlackChat | TeamsChat


@pytest.fixture(params=(Platform.SLACK, Platform.TEAMS))
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Chat]:
    """The desk of the cast."""
    async with staged(tmp_path, MONDAY_NINE, cast.desk_file(request.param, tmp_path)) as stage:
        yield SlackChat(stage) if request.param is Platform.SLACK else TeamsChat(stage)


async def asks_for_the_form(desk: Chat) -> None:
    """Agent One asks for it where a form can't be shown on every platform, and opens it from there."""
    await desk.writes(AGENT_ONE, TRIAGE, "@plandesk announce")
    await desk.settled()
    told = desk.private(AGENT_ONE)[-1]
    if "Open the form" in told.buttons:
        await desk.presses_privately(AGENT_ONE, told.id, "Open the form")
        await desk.settled()


async def fills(desk: Chat, **answers: str) -> None:
    await desk.fills(AGENT_ONE, **answers)
    await desk.settled()


def read(desk: Chat, where: str) -> list[str]:
    return [one.text for one in desk.channel(where) if TEXT in one.text]


async def test_it_reaches_the_channels_of_those_who_were_ticked_once(desk: Chat) -> None:
    await asks_for_the_form(desk)
    await fills(desk, text=TEXT, customers="acme,globe", plans="m3ter/silver", day="2026-12-24")
    shown, before = desk.form(AGENT_ONE), read(desk, ACME)

    await fills(desk)

    assert "3 channels of 3 customers" in shown
    assert "Send to 3 channels" in shown
    assert before == []
    for where in (ACME, GLOBE, STERLING):
        (told,) = read(desk, where)
        assert "When: 24 December 2026." in told
    assert read(desk, HELIO) == []
    assert "Agent One announces to 3 customers (Acme, Globe and Sterling):" in desk.channel(TRIAGE)[-1].text
    (managers,) = [one.text for one in desk.private(TAM_ONE) if TEXT in one.text]
    assert "announces to your customers Acme and Globe:" in managers
    assert "Sterling" not in managers
    assert not [name for name in ("Globe", "Sterling") if name in read(desk, ACME)[0]]


async def test_its_day_comes_once_to_whoever_looks_after_several_of_them(desk: Chat) -> None:
    await asks_for_the_form(desk)
    await fills(desk, text=TEXT, customers="acme,globe", day="2026-11-24")
    await fills(desk)

    for _ in range(24):
        await desk.passes(timedelta(hours=1))
        await desk.settled()

    for where in (ACME, GLOBE):
        assert len([one for one in desk.channel(where) if "Today, 24 November 2026" in one.text]) == 1
    (told,) = [one.text for one in desk.private(TAM_ONE) if "Today, 24 November 2026" in one.text]
    assert "Globe and Acme" in told
    assert "They read it in 2 channels." in told


async def test_a_reply_to_it_is_a_request(desk: Chat) -> None:
    await asks_for_the_form(desk)
    await fills(desk, text=TEXT, customers="acme")
    await fills(desk)
    (post,) = [one for one in desk.channel(ACME) if TEXT in one.text]

    await desk.writes(CONTACT_ONE, ACME, "Nobody can log in, can you help before that?", post.id)
    await desk.settled()

    assert "How urgent is this?" in desk.thread(ACME, post.id)[-1].text


async def test_a_name_in_it_has_to_be_confirmed(desk: Chat) -> None:
    await asks_for_the_form(desk)
    await fills(desk, text=f"{TEXT}, as at Globe", customers="acme,helio")
    shown = desk.form(AGENT_ONE)

    await fills(desk)
    unconfirmed = read(desk, ACME)
    await fills(desk, anyway="yes")

    assert "This names “Globe”, and other customers would read it." in shown
    assert unconfirmed == []
    assert len(read(desk, ACME)) == len(read(desk, HELIO)) == 1


async def test_it_is_taken_back_by_the_button_of_who_sent_it(desk: Chat) -> None:
    await asks_for_the_form(desk)
    await fills(desk, text=TEXT, customers="acme,globe")
    await fills(desk)
    told = next(one for one in reversed(desk.private(AGENT_ONE)) if "Take it back" in one.buttons)

    await desk.presses_privately(AGENT_ONE, told.id, "Take it back")
    await desk.settled()
    shown, before = desk.form(AGENT_ONE), [one.text for one in desk.channel(ACME)]
    await fills(desk, text="We are open after all")

    assert "2 channels of 2 customers" in shown
    assert not [one for one in before if "taken back" in one]
    for where in (ACME, GLOBE):
        (back,) = [one.text for one in desk.channel(where) if "taken back" in one.text]
        assert "it no longer holds. We are open after all." in back
    assert not [one for one in desk.channel(HELIO) if "taken back" in one.text]


async def test_it_is_taken_back_by_its_number(desk: Chat) -> None:
    await asks_for_the_form(desk)
    await fills(desk, text=TEXT, customers="acme")
    await fills(desk)

    await desk.writes(AGENT_ONE, TRIAGE, "@plandesk announce withdraw 1 we are open after all")
    await desk.settled()
    asked = desk.private(AGENT_ONE)[-1]
    if "Open the form" in asked.buttons:
        await desk.presses_privately(AGENT_ONE, asked.id, "Open the form")
        await desk.settled()
    await fills(desk)

    (back,) = [one.text for one in desk.channel(ACME) if "taken back" in one.text]
    assert "it no longer holds. we are open after all." in back
