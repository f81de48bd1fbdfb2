"""The queue, the contacts, the plan and the help, as each side may see them."""

import pytest

from tests.acceptance.golden.cast import (
    ACME,
    AGENT_ONE,
    AGENT_TWO,
    COLLEAGUE,
    CONTACT_FIVE,
    CONTACT_FOUR,
    CONTACT_ONE,
    CONTACT_THREE,
    GLOBE,
    HELIO,
    STERLING,
    TRIAGE,
)
from tests.acceptance.golden.conversation import Conversation


@pytest.fixture
async def busy(desk: Conversation) -> Conversation:
    """EX-1 of Acme, which Agent One has; EX-2 of Globe, which nobody has."""
    await desk.opens(CONTACT_ONE, ACME, "Level 2 – Urgent")
    await desk.opens(CONTACT_THREE, GLOBE, "Level 2 – Major Functionality Impairment", "The export is broken")
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk take EX-1")
    return desk


@pytest.mark.parametrize(
    ("words", "there", "not_there"),
    [("mine", "EX-1 ", "EX-2 "), ("unassigned", "EX-2 ", "EX-1 "), ("globe 2", "EX-2 ", "EX-1 ")],
)
async def test_the_queue_is_narrowed(busy: Conversation, words: str, there: str, not_there: str) -> None:
    await busy.says(AGENT_ONE, TRIAGE, f"@plandesk queue {words}")

    told = busy.private(AGENT_ONE)[-1].text
    assert there in told
    assert not_there not in told


async def test_what_is_overdue_comes_first(busy: Conversation) -> None:
    await busy.passes(hours=9)

    await busy.says(AGENT_TWO, TRIAGE, "@plandesk queue")

    told = busy.private(AGENT_TWO)[-1].text
    assert told.index("EX-2 ") < told.index("EX-1 ")
    assert "−1 h" in told


async def test_a_customer_asks_for_their_contacts_and_their_plan(desk: Conversation) -> None:
    await desk.says(COLLEAGUE, ACME, "@plandesk contacts")
    await desk.says(COLLEAGUE, ACME, "@plandesk plan")

    contacts, plan = desk.private(COLLEAGUE)
    assert "Contact One and Contact Two" in contacts.text
    assert "Level 1 – Critical: first response within 1 business hour." in plan.text


@pytest.mark.parametrize(
    ("who", "channel", "asked", "told"),
    [
        (COLLEAGUE, ACME, "remote access", ("needs the customer's approval each time", "“Cooperation”")),
        (CONTACT_THREE, GLOBE, "status meetings", ("led by a CPI consultant and the lead engineer", "“section 3”")),
        (CONTACT_FOUR, STERLING, "telephone support", ("part of Gold, and not of Silver", "“Phone Channel”")),
        (CONTACT_FIVE, HELIO, "language", ("in English only", "“Telephone Support”")),
    ],
)
async def test_a_customer_asks_what_their_plan_says_about_something(
    desk: Conversation, who: str, channel: str, asked: str, told: tuple[str, ...]
) -> None:
    await desk.says(who, channel, f"@plandesk plan {asked}")

    said = desk.private(who)[-1].text
    assert [one for one in told if one not in said] == []


async def test_nobody_learns_of_another_customer(desk: Conversation) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk plan globe")
    await desk.says(CONTACT_THREE, GLOBE, "@plandesk help")

    assert "Globe" in desk.private(AGENT_ONE)[-1].text
    assert "queue" not in desk.private(CONTACT_THREE)[-1].text


async def test_help_says_what_each_verb_is_for(desk: Conversation) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk help")

    assert "assign EX-1 @Agent Two – Make a ticket a colleague's" in desk.private(AGENT_ONE)[-1].text


async def test_who_is_on_duty_is_shown_to_the_team(desk: Conversation) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk oncall")

    told = desk.private(AGENT_ONE)[-1].text
    assert "First line: Agent One." in told
    assert "Second line: Agent Two." in told
