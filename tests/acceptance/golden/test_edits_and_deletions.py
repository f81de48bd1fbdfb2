"""Messages that are edited or deleted after the desk has heard them."""

import pytest

from tests.acceptance.golden.cast import ACME, AGENT_ONE, COLLEAGUE, CONTACT_ONE, TRIAGE
from tests.acceptance.golden.conversation import Conversation, Spot

CRITICAL = "Level 1 – Critical"


def under_the_pending_line(desk: Conversation) -> list[str]:
    """What triage reads under the line about the only request."""
    return [said.text for said in desk.thread(desk.spot(TRIAGE, 0))]


def under_the_card(desk: Conversation) -> list[str]:
    """What triage reads under the card of EX-1."""
    return [said.text for said in desk.thread(desk.card("EX-1"))]


# While the question is open


async def test_an_edited_request_is_told_under_its_line_which_follows(desk: Conversation) -> None:
    asked = await desk.says(CONTACT_ONE, ACME, "Nobody can lgo in")

    await desk.edits(CONTACT_ONE, asked, "Nobody can log in")

    (told,) = under_the_pending_line(desk)
    assert "Contact One of Acme edited a message" in told
    assert "Nobody can log in" in told
    assert "Nobody can lgo in" in told
    assert "Nobody can log in" in desk.channel(TRIAGE)[0].text
    assert "lgo" not in desk.channel(TRIAGE)[0].text


async def test_it_is_not_asked_about_again(desk: Conversation) -> None:
    asked = await desk.says(CONTACT_ONE, ACME, "Nobody can lgo in")
    before = desk.thread(asked)

    await desk.edits(CONTACT_ONE, asked, "Nobody can log in, and it is urgent")

    assert desk.thread(asked) == before
    assert len(desk.channel(TRIAGE)) == 1


async def test_the_ticket_opens_with_the_newest_words(desk: Conversation) -> None:
    asked = await desk.says(CONTACT_ONE, ACME, "Nobody can lgo in")
    await desk.edits(CONTACT_ONE, asked, "Nobody can log in")

    await desk.presses(CONTACT_ONE, asked, 1, CRITICAL)

    assert "Nobody can log in" in desk.card_in("EX-1").text


async def test_a_deleted_request_stays_open_with_what_it_said(desk: Conversation) -> None:
    asked = await desk.says(CONTACT_ONE, ACME, "Nobody can log in")

    await desk.deletes(CONTACT_ONE, asked)

    (told,) = under_the_pending_line(desk)
    assert "was deleted" in told
    assert "Nobody can log in" in told
    (line,) = desk.channel(TRIAGE)
    assert "Source deleted" in line.text
    assert CRITICAL in line.buttons


async def test_and_opens_at_last_as_one_whose_source_is_deleted(desk: Conversation) -> None:
    asked = await desk.says(CONTACT_ONE, ACME, "Nobody can log in")
    await desk.deletes(CONTACT_ONE, asked)

    await desk.passes(minutes=31)

    assert "Source deleted" in desk.card_in("EX-1").text


# Once it is a ticket


async def test_an_edit_of_what_a_ticket_came_from_is_told_under_its_card_which_follows(desk: Conversation) -> None:
    asked = await desk.opens(CONTACT_ONE, ACME, CRITICAL, "Nobody can lgo in")

    await desk.edits(CONTACT_ONE, asked, "Nobody can log in")

    (told,) = under_the_card(desk)
    assert "Contact One of Acme edited a message on EX-1" in told
    assert "Nobody can log in" in desk.card_in("EX-1").text


async def test_a_later_message_in_the_thread_follows_as_well(desk: Conversation) -> None:
    asked = await desk.opens(CONTACT_ONE, ACME, CRITICAL)
    more = await desk.adds(COLLEAGUE, asked, "London has it two")

    await desk.edits(COLLEAGUE, more, "London has it too")
    await desk.edits(COLLEAGUE, more, "London and Paris have it too")

    told = under_the_card(desk)[-1]
    assert all(words in told for words in ("London and Paris have it too", "Before, it said:", "London has it too"))


async def test_a_deleted_source_closes_nothing_and_the_card_says_so(desk: Conversation) -> None:
    asked = await desk.opens(CONTACT_ONE, ACME, CRITICAL)

    await desk.deletes(CONTACT_ONE, asked)

    assert "was deleted" in under_the_card(desk)[-1]
    card = desk.card_in("EX-1")
    assert "Source deleted" in card.text
    assert "Nobody can log in" in card.text
    assert "Acknowledge" in card.buttons


async def test_a_deleted_reply_leaves_the_source_where_it_is(desk: Conversation) -> None:
    asked = await desk.opens(CONTACT_ONE, ACME, CRITICAL)
    more = await desk.adds(CONTACT_ONE, asked, "London has it too")

    await desk.deletes(CONTACT_ONE, more)

    assert "London has it too" in under_the_card(desk)[-1]
    assert "Source deleted" not in desk.card_in("EX-1").text


async def test_after_it_is_closed_nobody_is_disturbed(desk: Conversation) -> None:
    asked = await desk.opens(CONTACT_ONE, ACME, CRITICAL)
    await desk.says(AGENT_ONE, TRIAGE, "@plandesk close EX-1")
    before = under_the_card(desk), desk.card_in("EX-1")

    await desk.edits(CONTACT_ONE, asked, "Nobody could log in")
    await desk.deletes(CONTACT_ONE, asked)

    assert (under_the_card(desk), desk.card_in("EX-1")) == before


# What is nobody's business


@pytest.mark.parametrize("written", ["Good morning!", "Thanks"])
async def test_an_edit_of_what_started_nothing_starts_nothing(desk: Conversation, written: str) -> None:
    said = await desk.says(CONTACT_ONE, ACME, written)

    await desk.edits(CONTACT_ONE, said, "Nobody can log in")
    await desk.deletes(CONTACT_ONE, said)

    assert desk.channel(TRIAGE) == []


async def test_nor_is_an_edit_that_changes_nothing_told(desk: Conversation) -> None:
    asked = await desk.opens(CONTACT_ONE, ACME, CRITICAL)

    await desk.edits(CONTACT_ONE, asked, "Nobody can log in")

    assert under_the_card(desk) == []


async def test_what_an_agent_writes_edits_or_deletes_is_shown_under_the_card(desk: Conversation) -> None:
    asked: Spot = await desk.opens(CONTACT_ONE, ACME, CRITICAL)
    answer = await desk.adds(AGENT_ONE, asked, "We lokk at it")
    card = desk.card_in("EX-1")

    await desk.edits(AGENT_ONE, answer, "We look at it")
    await desk.deletes(AGENT_ONE, answer)

    (shown,) = under_the_card(desk)
    assert "Agent One on EX-1: We lokk at it Open the message" in shown
    assert "Agent One edited: “We look at it”. Before, it said: “We lokk at it”. Open the message" in shown
    assert "A message of Agent One was deleted. It said: “We look at it”" in shown
    assert desk.card_in("EX-1") == card
