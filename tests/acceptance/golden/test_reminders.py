"""Reminders go to the same people at the same instants in the same words everywhere, and stop."""

from datetime import timedelta

from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_THREE, GLOBE, TAM_ONE
from tests.acceptance.golden.conversation import Conversation
from tests.acceptance.golden.said import instant

CRITICAL = "Level 1 – Critical"


async def test_the_question_is_asked_again_and_then_opened_without_a_severity(desk: Conversation) -> None:
    thread = await desk.says(CONTACT_ONE, ACME, "Nobody can log in")

    await desk.passes(minutes=10)
    again = desk.thread(thread)[-1]
    await desk.passes(minutes=20)

    assert again.buttons == desk_choices()
    assert "no level yet" in desk.thread(thread)[-1].text
    assert desk.card_in("EX-1")


async def test_triage_is_reminded_before_the_promise_breaks_and_after(desk: Conversation) -> None:
    await desk.opens(CONTACT_ONE, ACME, CRITICAL)
    card = desk.card("EX-1")

    due = desk.now + timedelta(hours=1)
    found = []
    for minutes in (30, 15, 9, 6, 30):
        await desk.passes(minutes=minutes)
        found.append(desk.thread(card)[-1])

    assert [len(found), len(desk.thread(card))] == [5, 5]
    assert all(instant(due) in said.text and said.buttons == ("Acknowledge",) for said in found)
    assert "no response yet" in found[0].text
    assert "overdue" in found[3].text
    assert "overdue by" in found[4].text


async def test_the_people_on_duty_are_mentioned(desk: Conversation) -> None:
    await desk.opens(CONTACT_ONE, ACME, CRITICAL)

    await desk.passes(minutes=30)

    assert "@Agent One" in desk.thread(desk.card("EX-1"))[-1].text


async def test_the_account_manager_is_alerted_directly_from_three_quarters_on(desk: Conversation) -> None:
    await desk.opens(CONTACT_ONE, ACME, CRITICAL)

    await desk.passes(minutes=44)
    before = desk.private(TAM_ONE)
    await desk.passes(minutes=2)

    assert before == []
    (told,) = desk.private(TAM_ONE)
    assert "Heads-up: Acme" in told.text
    assert "Nobody can log in" in told.text


async def test_a_reminder_can_be_acknowledged_where_it_stands(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, CRITICAL)
    await desk.passes(minutes=30)

    await desk.presses(AGENT_ONE, desk.card("EX-1"), -1, "Acknowledge")

    assert "Agent One is looking into this now" in desk.thread(thread)[-1].text


async def test_the_account_manager_acknowledges_from_the_direct_message(desk: Conversation) -> None:
    thread = await desk.opens(CONTACT_ONE, ACME, CRITICAL)
    await desk.passes(minutes=46)

    await desk.presses_privately(TAM_ONE, "Acknowledge")

    assert "TAM One is looking into this now" in desk.thread(thread)[-1].text


async def test_an_acknowledgement_ends_the_reminders(desk: Conversation) -> None:
    await desk.opens(CONTACT_ONE, ACME, CRITICAL)
    await desk.presses(AGENT_ONE, desk.card("EX-1"), 0, "Acknowledge")

    await desk.passes(hours=3)

    assert desk.thread(desk.card("EX-1")) == []
    assert desk.private(TAM_ONE) == []


async def test_a_plan_without_closing_time_is_reminded_of_at_night(desk: Conversation) -> None:
    await desk.passes(hours=14)
    await desk.opens(CONTACT_THREE, GLOBE, "Level 1 – Site Down")

    await desk.passes(hours=1)

    reminders = [said for said in desk.thread(desk.card("EX-1")) if "no response yet" in said.text]
    assert len(reminders) == 1


def desk_choices() -> tuple[str, ...]:
    """What may be chosen under Acme's plan."""
    return (CRITICAL, "Level 2 – Urgent", "Level 3 – High", "Level 4 – Normal", "Not a request")
