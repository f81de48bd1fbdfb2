"""Assistants of both sides read, take notes and draft; a person sends what was drafted."""

from tests.acceptance.golden.cast import ACME, ACME_HELPER, AGENT_ONE, CONTACT_ONE, HELPER, TRIAGE
from tests.acceptance.golden.conversation import Conversation

URGENT = "Level 2 – Urgent"


async def test_assistants_read_and_note_and_a_person_sends_what_one_has_drafted(assisted: Conversation) -> None:
    thread = await assisted.opens(CONTACT_ONE, ACME, URGENT)
    card = assisted.card("EX-1")

    read = await assisted.says(HELPER, TRIAGE, "@plandesk show EX-1")
    assert "Nobody can log in" in assisted.thread(read)[-1].text

    await assisted.says(ACME_HELPER, ACME, "We are looking into it", thread)
    await assisted.says(ACME_HELPER, ACME, "@plandesk note It began with our release", thread)
    assert "Your note is kept with EX-1" in assisted.thread(thread)[-1].text

    before = len(assisted.thread(thread))
    await assisted.says(HELPER, TRIAGE, "@plandesk draft EX-1 Please restart the app.")
    assert len(assisted.thread(thread)) == before
    assert "Helper (assistant) drafted a reply to Acme on EX-1." in assisted.thread(card)[-1].text

    await assisted.presses(AGENT_ONE, card, -1, "Send to Acme")

    assert "Agent One" in assisted.thread(thread)[-1].text
    assert "Please restart the app." in assisted.thread(thread)[-1].text
    await assisted.says(AGENT_ONE, TRIAGE, "@plandesk history EX-1")
    history = assisted.private(AGENT_ONE)[-1].text
    assert "Acme Helper (assistant) noted: “It began with our release”" in history
    assert "Agent One sent the customer what Helper (assistant) wrote" in history
    assert "looking into it" not in history


async def test_what_a_customers_assistant_drafts_is_theirs_once_a_contact_sends_it(assisted: Conversation) -> None:
    thread = await assisted.opens(CONTACT_ONE, ACME, URGENT)
    card = assisted.card("EX-1")

    await assisted.says(ACME_HELPER, ACME, "@plandesk draft It began with our release", thread)

    assert "can read your draft now" in assisted.thread(thread)[-1].text
    assert "It began with our release" in assisted.private(CONTACT_ONE)[-1].text
    assert all("release" not in said.text for said in assisted.thread(card))

    await assisted.presses_privately(CONTACT_ONE, "Send")

    assert "Contact One sent this in the thread of EX-1" in assisted.private(CONTACT_ONE)[-1].text
    assert "It began with our release" in assisted.thread(thread)[-1].text
    assert "It began with our release" in assisted.thread(card)[-1].text

    await assisted.says(ACME_HELPER, ACME, "@plandesk new The report is empty")
    await assisted.presses_privately(CONTACT_ONE, "Send")

    assert "The report is empty" in assisted.channel(ACME)[-1].text
