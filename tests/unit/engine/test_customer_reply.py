"""The customer's answer to what we asked: they are asked again twice, and then it isn't waited for in silence."""

from datetime import timedelta

import pytest

from bot.model.milestone import MilestoneType, Owner
from bot.model.targets import Goals
from bot.model.ticket import Status
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, TRIAGE


@pytest.fixture
def waiting(desk: FrontDesk) -> FrontDesk:
    """A ticket of Monday 09:00, on which Agent One has asked the customer something."""
    desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "wait EX-1 Which offices are affected?")
    return desk


def nudges(desk: FrontDesk) -> list[str]:
    return [post.text for post in desk.new_in(desk.ticket().thread) if "still need your answer" in post.text]


def test_it_is_the_customer_who_owes_it(waiting: FrontDesk) -> None:
    (one,) = waiting.ticket().open_milestones

    assert (one.type, one.owner) == (MilestoneType.CUSTOMER_REPLY, Owner.CUSTOMER)
    assert one.due_at == MONDAY_NINE + timedelta(days=3)


def test_after_three_business_days_they_are_asked_again_with_the_question(waiting: FrontDesk) -> None:
    waiting.passes(days=3)

    (nudge,) = nudges(waiting)
    assert "@Contact One, we still need your answer on EX-1 (asked" in nudge
    assert "Which offices are affected?" in nudge


def test_they_are_asked_twice_and_no_more(waiting: FrontDesk) -> None:
    waiting.passes(days=30)

    assert len(nudges(waiting)) == 2
    assert waiting.ticket().status is Status.WAITING


def test_after_that_its_assignee_is_told_that_nothing_came(waiting: FrontDesk) -> None:
    waiting.passes(days=13)

    assert "no answer from the customer after two reminders" in waiting.direct(AGENT_ONE)[-1].text


@pytest.mark.parametrize("text", ["Any news?", "any update on this?", "Hello??", "Thanks!", "Are you open now?"])
def test_who_asks_for_news_or_says_thanks_has_not_answered(waiting: FrontDesk, text: str) -> None:
    waiting.hears(CONTACT_ONE, text, waiting.ticket().thread)

    assert waiting.ticket().status is Status.WAITING
    assert [one.type for one in waiting.ticket().open_milestones] == [MilestoneType.CUSTOMER_REPLY]


def test_who_asks_for_news_reads_that_it_is_their_turn_and_what_was_asked(waiting: FrontDesk) -> None:
    waiting.hears(CONTACT_ONE, "Any news?", waiting.ticket().thread)

    told = waiting.new_in(waiting.ticket().thread)[-1].text
    assert "Waiting for you: we need your answer in this thread." in told
    assert "Which offices are affected?" in told


def test_its_assignee_sees_that_the_customer_asks_and_what_they_were_told(waiting: FrontDesk) -> None:
    waiting.hears(CONTACT_ONE, "Any news?", waiting.ticket().thread)

    told = waiting.direct(AGENT_ONE)[-1].text
    assert "asks for news on EX-1" in told
    assert "It's waiting for their answer" in told
    assert "Any news?" in waiting.under(waiting.ticket().card_in(TRIAGE))[-1].text


def test_who_asks_for_news_in_the_channel_has_not_answered_either(waiting: FrontDesk) -> None:
    waiting.hears(CONTACT_ONE, "any news on EX-1?", mention=True)

    assert waiting.ticket().status is Status.WAITING
    assert "Which offices are affected?" in waiting.private_messages(CONTACT_ONE)[-1].text


def test_after_they_have_read_it_they_are_asked_again_three_business_days_later(waiting: FrontDesk) -> None:
    waiting.passes(days=2)
    waiting.hears(CONTACT_ONE, "Any news?", waiting.ticket().thread)

    waiting.passes(days=1)
    before = nudges(waiting)
    waiting.passes(days=4)  # over a weekend

    assert (before, len(nudges(waiting))) == ([], 1)


def test_an_answer_after_a_question_for_news_ends_the_waiting(waiting: FrontDesk) -> None:
    waiting.hears(CONTACT_ONE, "Any news?", waiting.ticket().thread)

    waiting.hears(CONTACT_ONE, "Berlin and Paris", waiting.ticket().thread)

    assert waiting.ticket().status is Status.ACKNOWLEDGED


def test_a_question_for_news_brings_a_snoozed_ticket_back(waiting: FrontDesk) -> None:
    waiting.types(AGENT_ONE, "snooze EX-1 5h")

    waiting.hears(CONTACT_ONE, "Any news?", waiting.ticket().thread)

    assert (waiting.ticket().snoozed_until, waiting.ticket().status) == (None, Status.WAITING)


def test_where_we_are_not_waiting_a_question_for_news_wants_an_answer_of_ours(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "reply EX-1 We're looking for the cause.")

    desk.hears(CONTACT_ONE, "Any news?", desk.ticket().thread)

    assert MilestoneType.NEXT_RESPONSE in [one.type for one in desk.ticket().open_milestones]


@pytest.mark.parametrize("text", ["Berlin and Paris", "yes", "Any news? It's Berlin and Paris."])
def test_whatever_they_write_meets_it(waiting: FrontDesk, text: str) -> None:
    waiting.hears(CONTACT_ONE, text, waiting.ticket().thread)

    waiting.passes(days=10)

    assert nudges(waiting) == []


def test_another_question_begins_anew(waiting: FrontDesk) -> None:
    waiting.passes(days=2)
    waiting.types(AGENT_ONE, "wait EX-1 And which browser?")

    waiting.passes(days=1)

    assert nudges(waiting) == []


def test_a_further_question_without_that_verb_renews_it_from_then_on(waiting: FrontDesk) -> None:
    waiting.passes(days=2)
    waiting.hears(AGENT_ONE, "Does it happen in Safari too?", waiting.ticket().thread)

    waiting.passes(days=1)
    before = nudges(waiting)
    waiting.passes(days=4)  # over a weekend

    (nudge,) = nudges(waiting)
    assert before == []
    assert "Does it happen in Safari too?" in nudge


@pytest.mark.parametrize("text", ["We found the cause meanwhile.", "See https://status.example/now?page=1 for it"])
def test_words_that_ask_nothing_renew_nothing(waiting: FrontDesk, text: str) -> None:
    waiting.passes(days=2)
    waiting.hears(AGENT_ONE, text, waiting.ticket().thread)

    waiting.passes(days=1)

    assert len(nudges(waiting)) == 1


def test_a_question_to_a_customer_whom_nobody_waits_for_is_not_chased(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "reply EX-1 We renew the certificate. Is Berlin affected too?")

    assert not [one for one in desk.ticket().open_milestones if one.type is MilestoneType.CUSTOMER_REPLY]


def test_a_reply_by_way_of_the_channel_meets_it_too(waiting: FrontDesk) -> None:
    waiting.hears(CONTACT_ONE, "EX-1 it is Berlin and Paris", mention=True)

    waiting.passes(days=10)

    assert nudges(waiting) == []


def test_a_resolved_ticket_asks_for_nothing_more(waiting: FrontDesk) -> None:
    waiting.types(AGENT_ONE, "resolve EX-1 Done.")

    waiting.passes(days=5)

    assert nudges(waiting) == []


def test_if_the_desk_file_wants_it_the_ticket_is_closed_with_notice(desk: FrontDesk) -> None:
    desk.is_set_up(goals=Goals(close_waiting=True))
    desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "wait EX-1 Which offices are affected?")

    desk.passes(days=13)

    assert desk.ticket().status is Status.CLOSED
    assert "We haven't heard from you, so EX-1 is closed for now." in desk.new_in(desk.ticket().thread)[-1].text
    assert "hasn't answered" not in "".join(post.text for post in desk.under(desk.ticket().card_in(TRIAGE)))


def test_a_desk_without_that_goal_waits_without_a_word(desk: FrontDesk) -> None:
    desk.is_set_up(goals=Goals(nudge=None))
    desk.opened(CONTACT_ONE, "3")

    desk.types(AGENT_ONE, "wait EX-1 Which offices are affected?")

    assert desk.ticket().open_milestones == ()
