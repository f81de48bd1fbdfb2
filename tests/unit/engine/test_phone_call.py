"""The call that some plans want from the customer: asked for until somebody on the vendor's side confirms it."""

from datetime import datetime, timedelta

import pytest

from bot.model.milestone import Milestone, MilestoneType, Outcome
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, GLOBE_ONE, HELIO_ONE, TRIAGE

MINUTE = timedelta(minutes=1)


@pytest.fixture
def critical(desk: FrontDesk) -> FrontDesk:
    """A ticket of Monday 09:00 at a level that must be phoned in."""
    desk.opened(GLOBE_ONE, "1", "The site is down")
    return desk


def call(desk: FrontDesk) -> Milestone:
    return next(one for one in desk.ticket().milestones if one.type is MilestoneType.PHONE_CALL)


def asked(desk: FrontDesk) -> list[str]:
    return [post.text for post in desk.new_in(desk.ticket().thread) if "about EX-1: 📞 Please call" in post.text]


def next_asked(desk: FrontDesk) -> list[datetime]:
    return [timer.due_at for timer in desk.waiting("EX-1") if timer.about == call(desk).id]


def called(desk: FrontDesk) -> list[str]:
    return [post.text for post in desk.under(desk.ticket().card_in(TRIAGE)) if "o call noted yet" in post.text]


def test_the_card_has_the_button_for_it(critical: FrontDesk) -> None:
    (card,) = [post for post in critical.new_in(critical.ticket().thread) if "I've called" in post.buttons]

    assert "Please call" in card.text


def test_a_quarter_of_an_hour_later_both_sides_are_reminded(critical: FrontDesk) -> None:
    critical.passes(minutes=15)

    assert (len(asked(critical)), len(called(critical))) == (1, 1)


def test_the_customer_is_asked_four_times_and_then_no_more(critical: FrontDesk) -> None:
    critical.passes(hours=5)

    assert (len(asked(critical)), len(called(critical))) == (4, 2)
    ended = call(critical).ended
    assert ended
    assert ended.outcome is Outcome.LAPSED


def test_a_call_that_nobody_has_confirmed_is_asked_about_every_four_hours(critical: FrontDesk) -> None:
    critical.types(GLOBE_ONE, "phoned EX-1")

    critical.passes(hours=3)
    first = next_asked(critical)
    critical.passes(hours=4)

    assert (first, next_asked(critical)) == ([MONDAY_NINE + 255 * MINUTE], [MONDAY_NINE + 495 * MINUTE])
    told = [post.text for post in critical.under(critical.ticket().card_in(TRIAGE))]
    assert any("the customer says they called. Did you take the call? @Agent One" in each for each in told)
    assert asked(critical) == []


def test_it_is_asked_about_until_somebody_confirms_it(critical: FrontDesk) -> None:
    critical.types(GLOBE_ONE, "phoned EX-1")
    critical.passes(hours=30)
    before = next_asked(critical)

    critical.types(AGENT_ONE, "phoned EX-1")

    assert (len(before), next_asked(critical)) == (1, [])


def test_said_when_nobody_asked_any_more_it_is_asked_about_too(critical: FrontDesk) -> None:
    critical.passes(hours=2)

    critical.types(GLOBE_ONE, "phoned EX-1")

    (again,) = [one for one in critical.ticket().open_milestones if one.type is MilestoneType.PHONE_CALL]
    assert again.due_at == critical.clock.at + 30 * MINUTE


def test_it_neither_delays_nor_meets_the_first_response(critical: FrontDesk) -> None:
    due_at = critical.ticket().due_at

    critical.types(GLOBE_ONE, "phoned EX-1")
    critical.types(AGENT_ONE, "phoned EX-1")

    assert critical.ticket().due_at == due_at
    assert critical.ticket().awaits_response


def test_the_thanks_ask_when_it_was_until_that_is_known_or_confirmed(critical: FrontDesk) -> None:
    critical.presses(GLOBE_ONE, "phoned", "EX-1")
    (thanks,) = [post for post in critical.new_in(critical.ticket().thread) if "Add when, to whom" in post.buttons]

    critical.types(AGENT_ONE, "phoned EX-1")

    edits = [post for post in critical.posts() if post.held.entry.awaits == thanks.held.entry.fills]
    assert [(post.text == thanks.text, post.buttons) for post in edits] == [(False, [])]


def test_what_the_customer_says_holds_it_back_and_is_asked_about_in_triage(critical: FrontDesk) -> None:
    critical.passes(minutes=10)

    critical.types(GLOBE_ONE, "phoned EX-1 to Sandra")

    asked_about = critical.under(critical.ticket().card_in(TRIAGE))[-1]
    assert "Contact Three (Globe) says they called about EX-1: “to Sandra”. Did you take the call?" in asked_about.text
    assert asked_about.buttons == ["They called"]
    assert call(critical).due_at == MONDAY_NINE + 30 * MINUTE


def test_only_the_word_of_somebody_on_the_other_side_meets_it(critical: FrontDesk) -> None:
    critical.types(GLOBE_ONE, "phoned EX-1")
    before = call(critical).ended

    critical.types(AGENT_ONE, "phoned EX-1")

    after = call(critical).ended
    assert (before, after.outcome if after else None) == (None, Outcome.MET)
    assert "Agent One confirmed your call. Thank you." in critical.new_in(critical.ticket().thread)[-1].text


def test_the_call_was_when_the_customer_said_so(critical: FrontDesk) -> None:
    critical.passes(minutes=5)
    critical.types(GLOBE_ONE, "phoned EX-1")
    critical.passes(minutes=20)

    critical.types(AGENT_ONE, "phoned EX-1")

    assert critical.ticket().phoned_at == MONDAY_NINE + 5 * MINUTE


def test_lowered_to_a_level_that_need_not_be_phoned_in_nobody_asks_for_it(critical: FrontDesk) -> None:
    critical.types(AGENT_ONE, "severity EX-1 2: one office")

    critical.passes(hours=2)

    assert (asked(critical), called(critical)) == ([], [])


def test_raised_to_such_a_level_it_is_asked_for(desk: FrontDesk) -> None:
    desk.opened(GLOBE_ONE, "2", "The site is slow")

    desk.types(AGENT_ONE, "severity EX-1 1: one office")

    assert call(desk).is_open


def test_closed_and_opened_again_it_is_asked_for_within_a_quarter_of_an_hour(critical: FrontDesk) -> None:
    critical.types(GLOBE_ONE, "close EX-1")
    critical.passes(minutes=10)

    critical.types(GLOBE_ONE, "reopen EX-1")

    (again,) = [one for one in critical.ticket().open_milestones if one.type is MilestoneType.PHONE_CALL]
    assert again.due_at == MONDAY_NINE + 25 * MINUTE


def test_when_and_to_whom_may_be_added_and_hold_nothing_back_again(critical: FrontDesk) -> None:
    critical.passes(minutes=10)
    critical.presses(GLOBE_ONE, "phoned", "EX-1")
    due = call(critical).due_at

    told = critical.types(GLOBE_ONE, "phoned EX-1 5 min ago, to Sandra")

    assert "Noted: you called about EX-1." in told
    assert critical.ticket().call_claimed_at == MONDAY_NINE + 5 * MINUTE
    assert call(critical).due_at == due
    assert "they called about EX-1, " in critical.under(critical.ticket().card_in(TRIAGE))[-1].text


def test_a_call_is_never_taken_to_be_before_its_ticket_or_to_come(critical: FrontDesk) -> None:
    critical.passes(minutes=5)

    critical.types(GLOBE_ONE, "phoned EX-1 3 h ago")

    assert critical.ticket().call_claimed_at == MONDAY_NINE


def test_a_line_that_is_closed_is_to_be_called_when_it_opens_in_the_language_that_it_speaks(desk: FrontDesk) -> None:
    desk.passes(hours=12)  # 22:00 in Toronto

    desk.opened(HELIO_ONE, "1", "Nobody can log in")

    (card,) = [post.text for post in desk.new_in(desk.ticket().thread) if "📞" in post.text]
    assert "Please call 1-888-689-0758 x115 (in English) when the line opens, " in card


def test_an_open_line_is_to_be_called_now(desk: FrontDesk) -> None:
    desk.opened(HELIO_ONE, "1", "Nobody can log in")

    (card,) = [post.text for post in desk.new_in(desk.ticket().thread) if "📞" in post.text]
    assert "Please call 1-888-689-0758 x115 now – this level is handled by phone, in English." in card


def test_a_plan_that_wants_no_call_says_so(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")

    assert desk.types(CONTACT_ONE, "phoned EX-1").startswith("EX-1 doesn't need a call.")
