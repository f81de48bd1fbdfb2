"""One outage of two customers: begun in triage, told to both at once, and over for both, on every platform."""

from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_THREE, GLOBE, TRIAGE
from tests.acceptance.golden.conversation import Conversation, Spot


async def begun(desk: Conversation) -> tuple[Spot, Spot]:
    """INC-1 of EX-1 of Acme and EX-2 of Globe; their threads."""
    acmes = await desk.opens(CONTACT_ONE, ACME, "Level 2 – Urgent")
    globes = await desk.opens(CONTACT_THREE, GLOBE, "Level 2 Major", "The site is white")
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk incident EX-1 EX-2 Logins are down")
    await desk.passes(seconds=2)
    return acmes, globes


async def test_both_cards_name_it_and_it_has_one_of_its_own(desk: Conversation) -> None:
    await begun(desk)

    assert "Part of INC-1: Logins are down." in desk.card_in("EX-1").text
    assert "Part of INC-1: Logins are down." in desk.card_in("EX-2").text
    card = desk.channel(TRIAGE)[-1]
    assert "Acme (EX-1), Globe (EX-2)" in card.text
    assert card.buttons == ("Update customers", "Resolve", "It's over")


async def test_one_text_reaches_each_in_their_own_thread_and_names_nobody_else(desk: Conversation) -> None:
    acmes, globes = await begun(desk)
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk incident INC-1 update A database is down. We're failing over.")
    shown = desk.private(AGENT_ONE)[-1]
    assert "This goes to 2 customers on 2 tickets of INC-1" in shown.text
    assert "failing over" not in desk.thread(acmes)[-1].text

    await desk.presses_privately(AGENT_ONE, "Send to 2 customers")
    await desk.passes(seconds=2)

    hers, his = desk.thread(acmes)[-1].text, desk.thread(globes)[-1].text
    assert "Agent One on EX-1" in hers
    assert "Level 2 – Urgent." in hers
    assert "Agent One on EX-2" in his
    assert "Level 2 – Major Functionality Impairment." in his
    assert not [name for name in ("Globe", "EX-2", "INC-1") if name in hers]
    assert not [name for name in ("Acme", "EX-1", "INC-1") if name in his]
    assert "Assigned to Agent One · first response" in desk.card_in("EX-2").text


async def test_resolving_offers_both(desk: Conversation) -> None:
    acmes, globes = await begun(desk)
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk incident INC-1 resolve All logins work again.")

    await desk.presses_privately(AGENT_ONE, "Resolve 2 tickets")
    await desk.passes(seconds=2)

    for thread in (acmes, globes):
        assert "All logins work again." in desk.thread(thread)[-1].text
        assert "Not solved" in desk.thread(thread)[-1].buttons
    assert "resolved" in desk.card_in("EX-1").text
    assert [said for said in desk.channel(TRIAGE) if "INC-1 · Logins are down · over" in said.text]
