"""`plan remote access`: what a plan says about one thing, for customers and staff alike."""

from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE


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
