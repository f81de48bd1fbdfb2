"""`plan remote access`: what a plan says about one thing, for customers and staff alike."""

import pytest

from bot.effects import ReplyToActor
from bot.engine.views.topics import explain_topic
from bot.model import plain_text
from tests.shipped import LIBRARY
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, HELIO_ONE


def test_a_customer_is_told_what_their_plan_says_about_a_topic(desk: FrontDesk) -> None:
    said = desk.types(CONTACT_ONE, "plan remote access")

    assert "needs the customer's approval each time" in said
    assert "“Cooperation”" in said


def test_staff_name_the_customer_before_the_topic(desk: FrontDesk) -> None:
    said = desk.types(AGENT_ONE, "plan acme passwords")

    assert "Don't remember your password?" in said


def test_staff_in_the_channel_of_a_customer_need_not_name_them(desk: FrontDesk) -> None:
    said = desk.types(AGENT_ONE, "plan passwords", people.channel(people.ACME))

    assert "Don't remember your password?" in said


def test_what_is_the_desks_own_affair_is_for_staff_alone(desk: FrontDesk) -> None:
    assert "first" in desk.types(AGENT_ONE, "plan acme reminder at 50 %")

    said = desk.types(CONTACT_ONE, "plan reminder at 50 %")

    assert "says nothing about" in said


def test_who_asks_for_something_unknown_is_told_what_there_is(desk: FrontDesk) -> None:
    said = desk.types(CONTACT_ONE, "plan dragons")

    assert "Premier says nothing about “dragons”" in said
    assert "first response" in said


def test_a_customer_may_ask_the_desk_in_words(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "plan remote access", mention=True)

    (told,) = desk.private_messages(CONTACT_ONE)
    assert "needs the customer's approval each time" in told.text
    assert not desk.store.kept.intakes


def test_words_that_name_no_topic_are_a_request(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "plan for Monday: we need help with the rollout", mention=True)

    assert desk.intake(thread).first.words.startswith("plan for Monday")


def asked(ref: str, topic: str) -> str:
    (told,) = explain_topic(topic, LIBRARY.plan(ref), staff=False).effects
    assert isinstance(told, ReplyToActor)
    return plain_text.body(told.message)


@pytest.mark.parametrize(
    ("ref", "topic", "cited"),
    [
        ("m3ter/gold", "hours", ("“Service Hours”", "“Technical Support Hours”")),
        ("m3ter/gold", "first response", ("“Classification”", "“Note”")),
        ("cpi/standard", "first response", ("is that of the first response.", "due at the upper end of the range")),
        ("mst/standard", "hours", ("the clock of New York", "of London", "time of India", "the clock of Sydney")),
    ],
)
def test_every_clause_behind_a_topic_is_cited_with_how_it_is_read(ref: str, topic: str, cited: tuple[str, ...]) -> None:
    said = asked(ref, topic)

    assert [one for one in cited if one not in said] == []


def test_a_way_in_that_the_terms_name_is_no_reading_of_ours() -> None:
    assert "our reading" not in asked("mpowr/premier", "portal")
    assert "our reading: Chat may be arranged" in asked("mpowr/premier", "chat")


def test_where_anyone_may_ask_no_contact_is_needed() -> None:
    assert "At most 5; the account manager decides" in asked("influitive/premier-success", "number of contacts")
    assert "At least 1, at most 5; more are refused" in asked("mpowr/premier", "number of contacts")


@pytest.mark.parametrize(("ref", "topic"), [("cpi/standard", "contacts"), ("mpowr/premier", "holidays")])
def test_who_asks_for_what_is_left_open_reads_that(ref: str, topic: str) -> None:
    assert f"no {topic}" in asked(ref, topic).casefold()


def test_allowances_are_asked_about_all_at_once_by_both_sides(desk: FrontDesk) -> None:
    desk.tells(HELIO_ONE, "plan allowances")
    told = [desk.posts()[-1].text, desk.types(AGENT_ONE, "plan helio allowances")]

    assert ["AdvocateHub admin tasks" in one and "Advisory" in one for one in told] == [True, True]
    assert not desk.store.kept.intakes
