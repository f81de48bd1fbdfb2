"""“Is your production site completely down?”: asked at the level that wants it, and nothing waits for the answer."""

import pytest

from bot.events import LevelChecked
from bot.model.places import Thread
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE, GLOBE_ONE, TRIAGE

ASKS = "Is your production site completely down?"


@pytest.fixture
def site_down(desk: FrontDesk) -> FrontDesk:
    desk.opened(GLOBE_ONE, "1", "The site is down")
    return desk


def under_card(desk: FrontDesk) -> list[str]:
    return [post.text for post in desk.under(desk.ticket().card_in(TRIAGE))]


def test_it_is_asked_on_the_card_of_a_ticket_that_is_open_already(site_down: FrontDesk) -> None:
    (card,) = [post for post in site_down.new_in(site_down.ticket().thread) if ASKS in post.text]

    assert card.buttons[:2] == ["Yes", "No"]
    assert site_down.ticket().due_at


def test_no_is_told_to_triage_with_the_way_to_lower_it(site_down: FrontDesk) -> None:
    due = site_down.ticket().due_at

    site_down.presses(GLOBE_ONE, "level-check", "EX-1", "no")

    told = site_down.under(site_down.ticket().card_in(TRIAGE))[-1]
    assert f"EX-1 · Globe – “{ASKS}” Contact Three: no. Is the level right? @Agent One" in told.text
    assert told.buttons == ["Confirm Level 1", "Set Level 2"]
    assert "Thanks. We'll look at the level with you" in site_down.new_in(site_down.ticket().thread)[-1].text
    assert (site_down.ticket().severity, site_down.ticket().due_at) == ("1", due)


def test_yes_is_told_without_a_question_and_calls_nobody(site_down: FrontDesk) -> None:
    site_down.presses(GLOBE_ONE, "level-check", "EX-1", "yes")

    told = site_down.under(site_down.ticket().card_in(TRIAGE))[-1]
    assert "Contact Three: yes." in told.text
    assert "@Agent One" not in told.text
    assert told.buttons == []


def test_the_answer_is_a_fact_of_the_ticket(site_down: FrontDesk) -> None:
    site_down.presses(GLOBE_ONE, "level-check", "EX-1", "no")

    said = f"“{ASKS}” Contact Three: no."
    assert said in site_down.types(AGENT_ONE, "show EX-1")
    assert said in site_down.card_in(site_down.ticket())
    assert "Contact Three answered no to what the level asks." in site_down.types(GLOBE_ONE, "history EX-1")
    assert isinstance(site_down.history("EX-1")[-1], LevelChecked)


def test_answered_it_is_asked_no_more_and_the_button_of_before_says_so(site_down: FrontDesk) -> None:
    site_down.presses(GLOBE_ONE, "level-check", "EX-1", "no")

    again = site_down.presses(GLOBE_ONE, "level-check", "EX-1", "yes")

    assert "answered already" in again
    assert ASKS not in site_down.standing(site_down.ticket().card)


def test_an_agent_lowers_it_and_what_was_due_follows(site_down: FrontDesk) -> None:
    site_down.presses(GLOBE_ONE, "level-check", "EX-1", "no")

    site_down.types(AGENT_ONE, "severity EX-1 2: the site still works")

    assert site_down.ticket().severity == "2"
    assert not [one for one in site_down.ticket().open_milestones if one.type.value in {"phone-call", "confirmation"}]
    assert "Contact Three: no" not in site_down.card_in(site_down.ticket())


@pytest.mark.parametrize("who", [AGENT_ONE, COLLEAGUE])
def test_only_the_customers_own_contacts_answer(site_down: FrontDesk, who: object) -> None:
    site_down.presses(who, "level-check", "EX-1", "no")  # type: ignore[arg-type]

    assert site_down.ticket().check is None


def test_a_level_that_asks_for_nothing_has_no_question(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")

    told = desk.presses(CONTACT_ONE, "level-check", "EX-1", "yes")

    assert "isn't asked" in told
    assert desk.ticket().check is None


@pytest.mark.parametrize(("text", "said"), [("No, only the reports are", "no"), ("yes", "yes")])
def test_a_typed_yes_or_no_in_its_thread_is_the_answer(site_down: FrontDesk, text: str, said: str) -> None:
    thread = site_down.ticket().thread
    assert isinstance(thread, Thread)

    site_down.hears(GLOBE_ONE, text, thread)

    assert f"“{ASKS}” Contact Three: {said}." in site_down.types(AGENT_ONE, "show EX-1")
    assert any(text in post for post in under_card(site_down))
    assert site_down.ticket().severity == "1"


def test_once_somebody_of_staff_has_answered_a_yes_is_to_them(site_down: FrontDesk) -> None:
    thread = site_down.ticket().thread
    assert isinstance(thread, Thread)
    site_down.hears(AGENT_ONE, "Is it the EU region?", thread)

    site_down.hears(GLOBE_ONE, "yes", thread)

    assert site_down.ticket().check is None


def test_words_that_only_begin_like_one_are_no_answer(site_down: FrontDesk) -> None:
    thread = site_down.ticket().thread
    assert isinstance(thread, Thread)

    site_down.hears(GLOBE_ONE, "no one can log in", thread)

    assert site_down.ticket().check is None
