"""Designated contacts, changed in chat: the same on every platform."""

from tests.acceptance.golden.cast import ACME, COLLEAGUE, CONTACT_FIVE, CONTACT_ONE, HELIO, HELIO_COLLEAGUE, TAM_ONE
from tests.acceptance.golden.conversation import Conversation


async def test_walk_7_a_sixth_contact_is_approved_while_another_one_leaves(desk: Conversation) -> None:
    await desk.says(CONTACT_FIVE, HELIO, "@plandesk contacts add @helio.colleague")
    assert "I've asked TAM One, your account manager, about Helio Colleague" in desk.private(CONTACT_FIVE)[-1].text
    card = desk.private(TAM_ONE)[-1]
    assert "Helio: Contact Five would like Helio Colleague as a designated contact." in card.text
    assert card.buttons == ("Approve", "Decline")

    await desk.says(CONTACT_FIVE, HELIO, "@plandesk contacts remove Contact Nine")
    await desk.says(TAM_ONE, "triage", "@plandesk approve 1")

    assert "with 5 of 5 included no approval is needed and no fee is due" in desk.private(TAM_ONE)[-1].text
    assert "Helio Colleague is a designated contact for Helio now" in desk.channel(HELIO)[-1].text
    await desk.says(HELIO_COLLEAGUE, HELIO, "@plandesk contacts remove Contact Eight")
    assert "Contact Eight isn't a designated contact for Helio any more" in desk.channel(HELIO)[-1].text


async def test_whom_a_contact_adds_asks_for_tickets_from_then_on(desk: Conversation) -> None:
    await desk.says(CONTACT_ONE, ACME, "@plandesk contacts add @acme.colleague")

    thread = await desk.opens(COLLEAGUE, ACME, "Level 2 – Urgent")

    assert "EX-1" in desk.thread(thread)[-1].text


async def test_walk_7_approved_by_a_click_as_the_sixth_she_stays_when_another_one_leaves(desk: Conversation) -> None:
    await desk.says(CONTACT_FIVE, HELIO, "@plandesk contacts add @helio.colleague")

    await desk.presses_privately(TAM_ONE, "Approve")

    assert "Helio Colleague is designated contact number 6 for Helio." in desk.private(TAM_ONE)[-1].text
    await desk.says(CONTACT_FIVE, HELIO, "@plandesk contacts remove Contact Nine")
    assert "Helio Colleague can still open tickets." in desk.channel(HELIO)[-1].text
