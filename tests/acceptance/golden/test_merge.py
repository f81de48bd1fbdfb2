"""Two tickets about the same, the same on every platform."""

import pytest

from tests.acceptance.golden.cast import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO, TRIAGE
from tests.acceptance.golden.conversation import Conversation, Spot


@pytest.fixture
async def threads(desk: Conversation) -> tuple[Spot, Spot]:
    """EX-1 and EX-2 of Acme; their threads."""
    first = await desk.opens(CONTACT_ONE, ACME, "Level 2 – Urgent")
    return first, await desk.opens(CONTACT_TWO, ACME, "Level 3 – High", "The login page is white")


async def test_the_customer_reads_where_it_goes_on(desk: Conversation, threads: tuple[Spot, Spot]) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk merge EX-2 into EX-1")

    assert "EX-2 is about the same thing as EX-1, so we'll go on there: open EX-1." in desk.thread(threads[1])[-1].text
    assert "EX-2" in desk.card_in("EX-1").text
    assert "where it goes on" in desk.card_in("EX-2").text
    assert desk.card_in("EX-2").buttons == ("Internal note", "Why this time?", "History")


async def test_later_words_reach_the_one_that_goes_on(desk: Conversation, threads: tuple[Spot, Spot]) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk merge EX-2 into EX-1")

    await desk.says(CONTACT_TWO, ACME, "Still white in every browser", threads[1])

    assert "Still white in every browser" in desk.thread(desk.card("EX-1"))[-1].text


async def test_a_stricter_promise_goes_on_with_it(desk: Conversation, threads: tuple[Spot, Spot]) -> None:
    due = desk.card_in("EX-1").text.partition(" · due ")[2].partition(" Nobody")[0]

    await desk.says(AGENT_ONE, TRIAGE, "@plandesk merge EX-1 into EX-2")

    assert due
    assert f"first response to EX-1 due {due}" in desk.card_in("EX-2").text


async def test_what_waits_for_its_customer_waits_no_more_once_another_is_merged_into_it(
    desk: Conversation, threads: tuple[Spot, Spot]
) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk wait EX-1 Which browser do you use?")
    assert "Waiting for you" in desk.thread(threads[0])[1].text

    await desk.says(AGENT_ONE, TRIAGE, "@plandesk merge EX-2 into EX-1")

    assert "Waiting for you" not in desk.thread(threads[0])[1].text
    await desk.passes(days=4)
    assert not any("we still need your answer" in said.text for said in desk.thread(threads[0]))


async def test_closed_by_its_customer_and_opened_again_a_stricter_promise_is_owed_as_before(
    desk: Conversation, threads: tuple[Spot, Spot]
) -> None:
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk merge EX-1 into EX-2")
    before = desk.thread(threads[1])[1].text
    await desk.says(CONTACT_TWO, ACME, "@plandesk close EX-2", threads[1])

    await desk.says(CONTACT_ONE, ACME, "But nobody can log in still!", threads[0])

    assert "First response to EX-1 due" in before
    assert desk.thread(threads[1])[1].text == before
