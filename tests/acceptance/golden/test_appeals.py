"""A contact disagrees with a severity that an agent has set, and the account manager decides: on every platform."""

from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO, TAM_ONE, TRIAGE
from tests.acceptance.golden.conversation import Conversation, Spot


async def lowered(desk: Conversation) -> tuple[Spot, int]:
    """EX-1 of Acme, which an agent has set to Level 2; its thread, and where the button is there."""
    thread = await desk.opens(CONTACT_ONE, ACME, "Level 1 – Critical")
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk severity EX-1 2: only Berlin is affected")
    assert "from Level 1 – Critical to Level 2 – Urgent: only Berlin" in desk.thread(thread)[-1].text
    return thread, len(desk.thread(thread))


async def test_a_contact_disagrees_by_a_click_and_the_account_manager_sets_it_back(desk: Conversation) -> None:
    thread, number = await lowered(desk)
    await desk.presses(CONTACT_TWO, thread, number, "I disagree")
    assert "I've asked TAM One, your account manager, to decide" in desk.thread(thread)[-1].text
    assert desk.thread(thread)[number - 1].buttons == ()
    card = desk.private(TAM_ONE)[-1]
    assert "Contact Two disagrees with Level 2 – Urgent, which Agent One set: only Berlin is affected." in card.text
    assert card.buttons == ("Set back to Level 1", "Keep Level 2")

    await desk.says(TAM_ONE, TRIAGE, "@plandesk appeal grant EX-1 two sites are down")

    told = desk.thread(thread)[-1]
    assert "TAM One set this from Level 2 – Urgent to Level 1 – Critical: two sites are down." in told.text
    assert told.buttons == ()
    assert "EX-1 · Acme · Level 1 – Critical" in desk.card_in("EX-1").text
    assert not any(said.buttons for said in desk.private(TAM_ONE))


async def test_kept_the_customer_reads_why_and_can_say_what_changes(desk: Conversation) -> None:
    thread, number = await lowered(desk)
    await desk.presses(CONTACT_ONE, thread, number, "I disagree")

    await desk.says(TAM_ONE, TRIAGE, "@plandesk appeal refuse EX-1 Paris works, as your own test shows")

    assert "TAM One looked at it again, and this stays Level 2 – Urgent: Paris works" in desk.thread(thread)[-1].text
    assert "If something changes, tell us here." in desk.thread(thread)[-1].text
    assert "TAM One keeps Level 2 – Urgent" in desk.thread(desk.card("EX-1"))[-1].text
