"""Who is asked the one question, and who is not."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.events import IntakeRefused, IntakeStarted
from bot.model.places import Account, Place
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    AGENT_ONE,
    COLLEAGUE,
    CONTACT_ONE,
    GLOBE_ONE,
    HELIO_ONE,
    MANAGER_ONE,
    ORBIT_ONE,
    STERLING_ONE,
    TAM_ONE,
    TRIAGE,
)


def test_a_contact_is_asked_one_question_in_the_thread_of_the_message(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    (question,) = desk.new_in(asked)
    assert question.buttons == [
        "Level 1 – Critical",
        "Level 2 – Urgent",
        "Level 3 – High",
        "Level 4 – Normal",
        "Not a request",
        "Use the form",
    ]


def test_triage_sees_it_at_once(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "Nobody can log in")

    (pending,) = desk.triage()
    assert "Pending: Contact One of Acme (Premier) wrote" in pending.text
    assert "Nobody can log in" in pending.text


def test_the_clock_starts_at_the_message_and_not_at_its_arrival(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in", ago=timedelta(minutes=4))

    assert desk.intake(asked).opened_at == desk.clock.at - timedelta(minutes=4)


def test_a_message_from_the_future_is_from_now(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in", ago=-timedelta(minutes=4))

    assert desk.intake(asked).opened_at == desk.clock.at


def test_the_plan_is_pinned_with_the_first_message(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    assert desk.store.kept.plans[desk.intake(asked).plan_version] == people.plan("mpowr/premier")


@pytest.mark.parametrize("who", [GLOBE_ONE, ORBIT_ONE, HELIO_ONE])
def test_where_the_plan_names_no_contacts_anyone_of_the_customer_is_asked(desk: FrontDesk, who: Account) -> None:
    colleague = Account(platform=who.platform, workspace=who.workspace, user="U0SOMEBODY")

    asked = desk.hears(colleague, "The report is empty")

    assert desk.intake(asked).is_open


def test_files_alone_are_a_request(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "", files=("error.png",))

    assert desk.intake(asked).is_open


def test_a_greeting_with_a_file_is_a_request(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Hi all", files=("error.png",))

    assert desk.intake(asked).is_open


@pytest.mark.parametrize("text", ["Good morning all", "Thanks!", "👍", "   "])
def test_small_talk_starts_nothing(desk: FrontDesk, text: str) -> None:
    desk.hears(CONTACT_ONE, text)

    assert desk.posts() == []


@pytest.mark.parametrize("who", [AGENT_ONE, TAM_ONE, MANAGER_ONE])
def test_the_vendors_people_start_nothing(desk: FrontDesk, who: Account) -> None:
    desk.hears(who, "Nobody can log in", place=people.channel(people.ACME))

    assert desk.posts() == []


@pytest.mark.parametrize("place", [TRIAGE, people.PRIVATE])
def test_nothing_starts_outside_customers_channels(desk: FrontDesk, place: Place) -> None:
    desk.hears(CONTACT_ONE, "Nobody can log in", place=place)

    assert desk.store.kept.intakes == {}


def test_a_colleague_is_told_who_the_contacts_are(desk: FrontDesk) -> None:
    asked = desk.hears(COLLEAGUE, "Nobody can log in")

    (told,) = desk.new_in(asked)
    assert "a designated contact opens tickets, so I've asked @Contact One and @Contact Two" in told.text


def test_where_the_channel_is_not_included_they_are_told_where_to_go(desk: FrontDesk) -> None:
    asked = desk.hears(STERLING_ONE, "Nobody can log in")

    (told,) = desk.new_in(asked)
    assert "https://support.m3ter.com/" in told.text
    assert "“Slack/Teams Channel”" in told.text


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("I forgot my password", "Password resets go fastest through “Don't remember your password?”"),
        ("The reset password page is down for all users", "Something else? Choose below."),
        ("everybody sees 'my account is locked'", "The email that releases the lock is the fastest way in"),
        ("Our VPN fails since you told us to configure our router", "Something else? Choose below."),
    ],
)
def test_what_the_plan_may_leave_out_is_asked_about_with_the_clause_and_the_quicker_way_beside_it(
    desk: FrontDesk, text: str, instead: str
) -> None:
    asked = desk.hears(CONTACT_ONE, text)

    (question,) = desk.new_in(asked)
    assert instead.replace("“", '"').replace("”", '"') in question.text
    assert "“Exclusions”" in question.text
    assert question.buttons[0] == "Level 1 – Critical"
    assert desk.intake(asked).is_open


def test_who_may_help_with_a_password_is_named_where_the_plan_says_so(desk: FrontDesk) -> None:
    (question,) = desk.new_in(desk.hears(HELIO_ONE, "I forgot my password"))

    assert "one of your designated contacts. Your contacts: Contact Six. Something else" in question.text


def test_choosing_opens_it_and_the_clock_counts_from_the_message(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "I forgot my password")
    desk.passes(minutes=20)

    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "1")

    assert desk.ticket().opened_at == desk.clock.at - timedelta(minutes=20)


def test_unanswered_it_opens_after_thirty_minutes_like_any_other(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "I forgot my password")

    desk.passes(minutes=30)

    assert desk.ticket().text == "I forgot my password"


def test_a_long_text_that_mentions_what_is_left_out_is_asked_about_without_a_hint(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in, for any of our users. " * 5 + "I forgot my password too.")

    assert "fastest" not in desk.new_in(asked)[0].text


def test_a_refusal_is_on_the_record_with_its_clause(desk: FrontDesk) -> None:
    asked = desk.hears(STERLING_ONE, "Nobody can log in")

    (event,) = desk.history(desk.intake(asked).id)
    assert isinstance(event, IntakeRefused)
    assert (event.reason, event.clause) == ("channel not included", "Slack/Teams Channel")


def test_triage_learns_of_a_refusal_without_being_asked_for_anything(desk: FrontDesk) -> None:
    desk.hears(STERLING_ONE, "Nobody can log in")

    (line,) = desk.triage()
    assert "nothing was opened" in line.text
    assert line.buttons == []


def test_a_refused_request_is_not_asked_after(desk: FrontDesk) -> None:
    asked = desk.hears(STERLING_ONE, "Nobody can log in")

    assert desk.waiting(desk.intake(asked).id) == []


def test_an_open_request_is_asked_after_in_ten_minutes_and_opens_in_thirty(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    waits = [timer.due_at - desk.clock.at for timer in desk.waiting(desk.intake(asked).id)]
    assert waits == [timedelta(minutes=10), timedelta(minutes=30)]


def test_outside_the_term_triage_is_told_so_and_the_customer_is_asked(desk: FrontDesk) -> None:
    desk.clock.at += timedelta(days=800)

    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    assert desk.intake(asked).is_open
    assert "Mind that the term of Acme ended on 31 Dec 2027: their account manager" in desk.triage()[0].text


def test_a_customer_without_a_term_is_asked_like_any_other(desk: FrontDesk) -> None:
    endless = tuple(replace(customer, term=None) for customer in desk.file.customers)
    other = FrontDesk(file=replace(desk.file, customers=endless))

    other.hears(CONTACT_ONE, "Nobody can log in")

    assert "term" not in other.triage()[0].text


def test_what_happened_says_who_and_under_which_plan(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    (event,) = desk.history(desk.intake(asked).id)
    assert isinstance(event, IntakeStarted)
    assert (event.by, event.customer, event.plan_ref) == ("acme-one", people.ACME, "mpowr/premier")
