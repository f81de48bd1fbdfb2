"""Raising and lowering a severity: before the first response the due time follows, after it nothing moves."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.sandbox.example import ACME, ACME_COLLEAGUE, AGENT_ONE, CONTACT_ONE, CONTACT_THREE, CONTACT_TWO, GLOBE
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.desks import acme_under
from tests.acceptance.story import TRIAGE, Story, labels, played, said_at, shown

CRITICAL, HIGH = "Level 1 – Critical", "Level 3 – High"


def at(**after: float) -> str:
    """An instant that long after nine, as messages show it."""
    return said_at(MONDAY_NINE + timedelta(**after))


async def changed(story: Story, to: str, **after: float) -> None:
    """An agent sets the severity of EX-1, that long after nine."""
    await story.until(MONDAY_NINE + timedelta(**after))
    await story.runs(AGENT_ONE, TRIAGE, "/ticket", f"severity EX-1 {to}: as we found")


async def test_raised_it_is_due_by_the_new_target_counted_from_the_change(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, HIGH)

    await changed(story, "1", minutes=30)

    assert at(minutes=90) in story.replies(ACME, thread)[-1].text


async def test_raised_late_it_stays_due_when_it_was(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, HIGH)

    await changed(story, "1", minutes=210)

    assert at(hours=4) in story.replies(ACME, thread)[-1].text


async def test_lowered_it_is_due_as_if_it_had_never_stood_higher(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, CRITICAL)

    await changed(story, "3", minutes=20)

    assert at(hours=4) in story.replies(ACME, thread)[-1].text


async def test_raised_and_lowered_again_it_is_due_when_it_was_at_first(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, HIGH)
    await changed(story, "1", minutes=10)

    await changed(story, "3", minutes=20)

    assert at(hours=4) in story.replies(ACME, thread)[-1].text


async def test_the_customer_is_told_who_changed_it_to_what(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, HIGH)

    await changed(story, "1", minutes=10)

    told = story.replies(ACME, thread)[-1].text
    assert "Agent One" in told
    assert CRITICAL in told


async def test_reminders_follow_the_new_due_time(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL)
    await changed(story, "3", minutes=20)

    await story.until(MONDAY_NINE + timedelta(minutes=121))

    (reminder,) = story.under_card("EX-1")
    assert at(hours=4) in reminder.text


async def test_a_change_that_leaves_little_time_reminds_at_once_and_in_time(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL)

    await changed(story, "2", minutes=40)

    reminder = shown(story.under_card("EX-1")[-1])
    assert "due in 20 min" in reminder
    assert "late" not in reminder


async def test_after_the_first_answer_nothing_moves(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, HIGH)
    await story.runs(AGENT_ONE, TRIAGE, "/ack", "EX-1")

    await changed(story, "1", minutes=30)

    assert " by " not in story.replies(ACME, thread)[-1].text
    assert "next response, our goal" in shown(story.card("EX-1"))


async def test_after_the_first_answer_a_raise_is_told_once_and_reminded_of_no_more(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, HIGH)
    await story.runs(AGENT_ONE, TRIAGE, "/ack", "EX-1")
    await changed(story, "1", minutes=30)

    await story.until(MONDAY_NINE + timedelta(hours=5))

    (told,) = story.under_card("EX-1")
    assert "is now" in told.text


async def test_what_was_missed_stays_on_the_card_when_the_severity_is_lowered(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL)

    await changed(story, "3", minutes=70)

    card = shown(story.card("EX-1"))
    assert "A response was due " in card
    assert f"({CRITICAL}) and didn't come." in card


# By the customer


async def test_where_the_customer_chooses_a_contact_may_change_it(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, HIGH)

    await story.says(CONTACT_TWO, ACME, "@plandesk severity EX-1 1", thread)

    told = story.replies(ACME, thread)[-1].text
    assert "Contact Two" in told
    assert CRITICAL in told


async def test_a_colleague_may_not(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, HIGH)

    await story.says(ACME_COLLEAGUE, ACME, "@plandesk severity EX-1 1", thread)

    assert HIGH in story.card("EX-1").text
    assert "Contact One or Contact Two" in story.private_messages(ACME_COLLEAGUE)[0]


@pytest.fixture
async def gold(tmp_path: Path) -> AsyncIterator[Story]:
    """Acme under a plan whose vendor alone classifies."""
    async with played(tmp_path, MONDAY_NINE, acme_under("m3ter/gold", tmp_path)) as one:
        yield one


async def test_where_the_vendor_classifies_a_customer_is_refused_with_the_clause(gold: Story) -> None:
    thread = await gold.opens(CONTACT_ONE, ACME, "Severity 2 – High Priority")
    await gold.runs(AGENT_ONE, TRIAGE, "/ticket", "severity EX-1 2")

    await gold.says(CONTACT_ONE, ACME, "@plandesk severity EX-1 1", thread)

    assert "Severity 2" in gold.card("EX-1").text
    (refusal,) = gold.private_messages(CONTACT_ONE)
    assert "m3ter alone classifies" in refusal
    assert "“Classification”" in refusal


async def test_until_the_vendor_has_a_customer_changes_a_wrong_level_by_one_click(gold: Story) -> None:
    thread = await gold.opens(CONTACT_ONE, ACME, "Severity 2 – High Priority")
    await gold.says(CONTACT_ONE, ACME, "oh no, wrong level", thread)

    await gold.clicks(CONTACT_ONE, gold.sandbox.ephemeral(CONTACT_ONE)[-1], "Severity 1 – Urgent")

    assert "Severity 1 – Urgent (suggested)" in gold.card("EX-1").text


async def test_where_the_vendor_confirms_a_customer_is_refused_with_the_clause(story: Story) -> None:
    thread = await story.opens(CONTACT_THREE, GLOBE, "Level 2 – Major Functionality Impairment")
    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "severity EX-1 2")

    await story.says(CONTACT_THREE, GLOBE, "@plandesk severity EX-1 1", thread)

    assert "“section 1”" in story.private_messages(CONTACT_THREE)[0]


# What cannot be


async def test_an_unknown_severity_is_answered_with_those_there_are(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, HIGH)

    answer = await story.runs(AGENT_ONE, TRIAGE, "/ticket", "severity EX-1 7")

    assert "“7”" in answer
    assert "Level 4 – Normal" in answer


async def test_the_severity_that_it_has_already_changes_nothing(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, HIGH)
    before = len(story.replies(ACME, thread))

    answer = await story.runs(AGENT_ONE, TRIAGE, "/ticket", "severity EX-1 high")

    assert f"{HIGH} already" in answer
    assert len(story.replies(ACME, thread)) == before


async def test_a_resolved_ticket_can_still_be_put_right_for_the_record(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, HIGH)
    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "resolve EX-1")

    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "severity EX-1 1: as we found")

    assert CRITICAL in story.card("EX-1").text
    assert "Reopen" in labels(story.card("EX-1"))
