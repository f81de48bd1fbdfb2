"""Appeals: a contact disagrees with a severity that staff gave, by a click or in words, and nothing else moves."""

from datetime import timedelta

import pytest

from bot.events import Appealed
from bot.model.milestone import MilestoneType
from bot.model.places import Account
from tests.unit.engine.appeal_acts import a_desk, a_lowered_ticket, button, thread
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import (
    ACME,
    AGENT_ONE,
    COLLEAGUE,
    CONTACT_ONE,
    CONTACT_TWO,
    GLOBE_ONE,
    LEAD_ONE,
    ORBIT_ONE,
    TAM_ONE,
    TRIAGE,
)

HOUR = timedelta(hours=1)


@pytest.fixture
def desk() -> FrontDesk:
    return a_desk()


@pytest.fixture
def lowered() -> FrontDesk:
    return a_lowered_ticket()


# A change carries a reason


def test_a_change_by_staff_without_a_reason_asks_for_it_and_changes_nothing(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")

    told = desk.types(AGENT_ONE, "severity EX-1 2")

    assert "Please say why – Acme reads it: “severity EX-1 2: why”, or use the form." in told
    assert desk.ticket().severity == "1"


@pytest.mark.parametrize("who", [GLOBE_ONE, ORBIT_ONE])
def test_so_does_one_that_differs_from_what_the_customer_proposed(desk: FrontDesk, who: Account) -> None:
    desk.opened(who, "1")

    desk.presses(AGENT_ONE, "severity", "EX-1", "2")

    assert desk.ticket().severity == "1"


def test_a_first_severity_and_a_confirmation_need_none(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, None)
    desk.types(AGENT_ONE, "severity EX-1 2: one office")
    desk.opened(GLOBE_ONE, "1")

    desk.types(AGENT_ONE, "severity EX-2 1: one office")

    assert [desk.ticket(number).severity for number in ("EX-1", "EX-2")] == ["2", "1"]


def test_the_customer_reads_before_and_after_and_why_with_one_click_to_disagree(lowered: FrontDesk) -> None:
    told = thread(lowered)[-1]

    assert "Agent One set this from Level 1 – Critical to Level 2 – Urgent: only Berlin is affected." in told
    assert "You'll hear from a person by Mon 23 Nov, 10:00 AM CST." in told
    assert button(lowered) == ["I disagree"]


def test_after_the_first_response_it_says_no_more_of_a_time_that_is_met(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.types(AGENT_ONE, "ack EX-1")

    desk.types(AGENT_ONE, "severity EX-1 2: only Berlin")

    assert thread(desk)[-1].endswith("to Level 2 – Urgent: only Berlin.")


# Disagreeing


def test_one_click_puts_it_to_the_account_manager_with_the_two_ways_to_decide(lowered: FrontDesk) -> None:
    lowered.presses(CONTACT_TWO, "appeal", "EX-1", "#1")

    (card,) = lowered.direct(TAM_ONE)
    assert "Contact Two disagrees with Level 2 – Urgent, which Agent One set: only Berlin is affected." in card.text
    assert card.buttons == ["Set back to Level 1", "Keep Level 2"]
    assert "I've asked TAM One, your account manager, to decide, and you'll read it here." in thread(lowered)[-1]
    assert "Until then it stays Level 2 – Urgent." in thread(lowered)[-1]
    assert button(lowered) == []
    assert "Contact Two (Acme) disagrees with Level 2" in lowered.under(lowered.ticket().card_in(TRIAGE))[-1].text
    assert "the account manager decides" in lowered.card_in(lowered.ticket())


def test_words_do_as_well_and_the_reason_is_read_by_who_decides(lowered: FrontDesk) -> None:
    lowered.types(CONTACT_ONE, "appeal EX-1 Paris is down by now, too")

    assert "“Paris is down by now, too”" in lowered.under(lowered.ticket().card_in(TRIAGE))[-1].text
    assert "Paris is down by now, too" in lowered.direct(TAM_ONE)[-1].text


def test_what_is_added_before_it_is_decided_reaches_who_decides(lowered: FrontDesk) -> None:
    lowered.presses(CONTACT_ONE, "appeal", "EX-1", "#1")

    told = lowered.types(CONTACT_ONE, "appeal EX-1 Paris is down by now, too")

    assert "I've passed that on to TAM One" in told
    assert "Contact One adds to their disagreement" in lowered.direct(TAM_ONE)[-1].text
    assert "Paris is down by now, too" in lowered.under(lowered.ticket().card_in(TRIAGE))[-1].text
    assert len(lowered.ticket().appeals) == 1


def test_a_contact_who_raises_what_staff_have_lowered_appeals_and_changes_nothing_yet(lowered: FrontDesk) -> None:
    lowered.types(CONTACT_ONE, "severity EX-1 1: Paris too")

    assert lowered.ticket().severity == "2"
    assert [type(event) for event in lowered.history("EX-1")][-1] is Appealed


def test_a_contact_may_lower_what_staff_have_raised_where_the_customer_decides(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_ONE, "severity EX-1 1: all sites are down")

    desk.types(CONTACT_ONE, "severity EX-1 3")

    assert desk.ticket().severity == "3"


def test_a_colleague_who_may_not_ask_may_not_appeal(lowered: FrontDesk) -> None:
    told = lowered.types(COLLEAGUE, "appeal EX-1")

    assert "Contact One or Contact Two" in told
    assert lowered.ticket().appeal is None


def test_nothing_else_moves_meanwhile_and_reminders_go_on(lowered: FrontDesk) -> None:
    due, before = lowered.ticket().due_at, len(lowered.triage())
    lowered.presses(CONTACT_ONE, "appeal", "EX-1", "#1")

    lowered.passes(minutes=50)

    assert lowered.ticket().due_at == due == MONDAY_NINE + HOUR
    assert any("no response yet" in post.text for post in lowered.triage()[before:])
    assert lowered.ticket().is_breached


def test_the_decision_is_a_goal_of_one_business_day_that_is_reminded_of(lowered: FrontDesk) -> None:
    lowered.types(AGENT_ONE, "ack EX-1")
    lowered.presses(CONTACT_ONE, "appeal", "EX-1", "#1")
    (milestone,) = lowered.store.kept.contracts[ACME].open_milestones

    lowered.passes(days=1, hours=1)

    assert (milestone.type, milestone.due) == (MilestoneType.APPROVAL, milestone.since + timedelta(days=1))
    reminder = lowered.direct(LEAD_ONE)[-1]
    assert "still waits to hear whether it's Level 1 – Critical or stays Level 2 – Urgent." in reminder.text
    assert reminder.buttons == ["Set back to Level 1", "Keep Level 2"]


def test_only_the_last_message_that_asks_has_buttons(lowered: FrontDesk) -> None:
    lowered.types(AGENT_ONE, "ack EX-1")
    lowered.presses(CONTACT_ONE, "appeal", "EX-1", "#1")
    first = lowered.direct(TAM_ONE)[-1].held.entry.fills
    assert first

    lowered.passes(days=1, hours=1)

    assert "isn't decided yet; see the reminder below" in lowered.standing(first)
