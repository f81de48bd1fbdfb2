"""A customer makes an answered ticket more severe, the same on every platform: it counts like a message of theirs."""

import pytest

from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, TAM_ONE, TRIAGE
from tests.acceptance.golden.conversation import Conversation, Spot

RAISE = "@plandesk severity 1: nobody can log in any more"


@pytest.fixture
async def waiting(desk: Conversation) -> Spot:
    """EX-1 of Acme, about which Agent One has asked its customer; its thread."""
    thread = await desk.opens(CONTACT_ONE, ACME, "Level 3 – High")
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk wait EX-1 Which browser?")
    await desk.passes(minutes=30)
    return thread


async def test_who_raises_what_waits_for_them_waits_for_us_from_then_on(desk: Conversation, waiting: Spot) -> None:
    await desk.says(CONTACT_ONE, ACME, RAISE, waiting)

    assert "Level 3 – High to" in desk.thread(waiting)[-1].text
    assert "Waiting for the customer" not in desk.card_in("EX-1").text
    assert "next response, our goal" in desk.card_in("EX-1").text
    told = desk.thread(desk.card("EX-1"))[-1]
    assert "Set by Contact One: nobody can log in any more." in told.text
    assert told.buttons == ("Acknowledge",)
    assert "nobody can log in any more" in desk.private(TAM_ONE)[-1].text


async def test_one_press_takes_note_of_it_and_its_customer_reads_who_does(desk: Conversation, waiting: Spot) -> None:
    await desk.says(CONTACT_ONE, ACME, RAISE, waiting)
    await desk.passes(minutes=5)

    await desk.presses(AGENT_ONE, desk.card("EX-1"), -1, "Acknowledge")

    assert "Agent One is looking into this now." in desk.thread(waiting)[-1].text


async def test_they_are_not_asked_again_what_they_were_asked_before(desk: Conversation, waiting: Spot) -> None:
    await desk.says(CONTACT_ONE, ACME, RAISE, waiting)
    before = len(desk.thread(waiting))

    await desk.passes(days=10)

    assert not any("we still need your answer" in said.text for said in desk.thread(waiting)[before:])


async def test_raised_at_night_the_first_line_is_called_with_the_reason(desk: Conversation, waiting: Spot) -> None:
    await desk.passes(hours=13)

    await desk.says(CONTACT_ONE, ACME, RAISE, waiting)
    await desk.passes(minutes=1)

    call = desk.thread(desk.card("EX-1"))[-1].text
    assert "raised to Level 1 – Critical, no response since. We're closed until" in call
    assert "but this level can't wait" in call
    assert "nobody can log in any more" in call
    assert "@Agent One" in call


async def test_who_raises_what_is_resolved_opens_it_again(desk: Conversation, waiting: Spot) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk resolve EX-1 Restarted it.")

    await desk.says(CONTACT_ONE, ACME, RAISE, waiting)

    assert any("EX-1 is open again" in said.text for said in desk.thread(waiting))
    assert "Open again" in desk.card_in("EX-1").text
    assert "Level 1 – Critical" in desk.card_in("EX-1").text
