"""Remote access: asked of whom the clause names, and granted for a span by one of them alone."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.events import AccessGranted
from bot.model.milestone import Outcome
from bot.model.places import Account
from tests.unit.engine.access_acts import (
    ASK,
    happened,
    mentioned,
    outcome,
    presses,
    question,
    stands,
    under_card,
)
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import (
    AGENT_ONE,
    AGENT_TWO,
    COLLEAGUE,
    CONTACT_ONE,
    CONTACT_TWO,
    GLOBE_ONE,
    HELIO_ONE,
    ORBIT_ONE,
)
from tests.unit.engine.ticket_form_acts import form_of, opens, said, sends

HOUR = timedelta(hours=1)


def test_the_contacts_are_asked_in_the_thread_why_and_for_how_long(asked: FrontDesk) -> None:
    post = question(asked)

    assert mentioned(post) == {CONTACT_ONE, CONTACT_TWO}
    assert "may we have remote access for 2 hours, for work on EX-1? Agent One: “to look at the exports”" in post.text
    assert "Source: MPOWR support service plans, “Cooperation”." in post.text
    assert post.buttons == ["Allow for 2 hours", "Not now"]
    assert "asked Acme for remote access to EX-1 for 2 hours" in under_card(asked)


@pytest.mark.parametrize(("who", "clause"), [(HELIO_ONE, "“Cooperation”"), (ORBIT_ONE, "“Support Access Request”")])
def test_where_any_user_may_be_asked_it_is_the_requester(desk: FrontDesk, who: Account, clause: str) -> None:
    desk.opened(who, None)

    desk.types(AGENT_ONE, ASK)

    assert mentioned(question(desk)) == {who}
    assert clause in question(desk).text


def test_what_was_allowed_for_one_ticket_is_asked_anew_for_another(granted: FrontDesk) -> None:
    granted.opened(CONTACT_ONE, "2", "The exports are empty")

    granted.types(AGENT_ONE, "access EX-2 2h to look at them")

    (asked,) = [post for post in granted.posts() if "may we have remote access" in post.text and "EX-2" in post.text]
    assert mentioned(asked) == {CONTACT_ONE, CONTACT_TWO}
    assert granted.ticket("EX-2").access is None


def test_where_the_plan_says_nothing_whoever_may_ask_is_asked_all_the_same(desk: FrontDesk) -> None:
    desk.opened(GLOBE_ONE, "2")

    desk.types(AGENT_ONE, ASK)
    presses(desk, GLOBE_ONE, "allow 1")

    assert "Your plan says nothing about remote access, so we ask you each time." in question(desk).text
    assert happened(desk) == [AccessGranted]


def test_a_click_grants_it_for_that_long_and_whoever_asked_is_told(granted: FrontDesk) -> None:
    grant = granted.ticket().access

    assert (grant and grant.name, grant and grant.until) == ("Contact Two", MONDAY_NINE + 2 * HOUR)
    assert outcome(granted) is Outcome.MET
    assert "Contact Two allowed remote access for EX-1 until" in stands(granted)
    assert "Contact Two (Acme) allowed remote access for EX-1" in granted.direct(AGENT_ONE)[-1].text
    assert "Contact Two (Acme) allowed remote access for EX-1" in under_card(granted)


def test_not_now_is_an_answer_too(asked: FrontDesk) -> None:
    presses(asked, CONTACT_ONE, "refuse 1")

    assert (outcome(asked), asked.ticket().access) == (Outcome.MET, None)
    assert stands(asked) == "Contact One: not now. We go on with EX-1 without remote access."
    assert "can't allow remote access for EX-1 now" in asked.direct(AGENT_ONE)[-1].text


def test_a_colleague_may_not_allow_it_and_hears_alone_who_can(asked: FrontDesk) -> None:
    before = len(asked.new_in(asked.ticket().thread))

    told = presses(asked, COLLEAGUE, "allow 1")

    assert "Contact One or Contact Two can allow remote access, so it's theirs to answer." in told
    assert (happened(asked), len(asked.new_in(asked.ticket().thread))) == ([], before)


def test_staff_may_not_allow_it_themselves(asked: FrontDesk) -> None:
    assert "Only Acme can allow that." in asked.types(AGENT_TWO, "access EX-1 allow")
    assert happened(asked) == []


@pytest.mark.parametrize("said", ["allow 1", "refuse 1", "end"])
def test_nobody_of_another_customer_can_answer_or_learn_of_it(asked: FrontDesk, said: str) -> None:
    told = asked.presses(GLOBE_ONE, "access", "EX-1", said)

    assert "can't find a ticket EX-1 here" in told
    assert happened(asked) == []


def test_an_answer_to_an_earlier_question_is_none_to_this(asked: FrontDesk) -> None:
    presses(asked, CONTACT_ONE, "refuse 1")
    asked.types(AGENT_ONE, "access EX-1 7d to watch it over a weekend")

    told = presses(asked, CONTACT_ONE, "allow 1")

    assert "Nobody waits for a word on remote access for EX-1 right now." in told
    assert asked.ticket().access is None


def test_without_a_reason_it_asks_for_one(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")

    told = desk.types(AGENT_ONE, "access EX-1 2h")

    assert "What's it for? Acme reads the reason: “access EX-1 2h to look at the exports”." in told
    assert desk.ticket().access_asked is None


def test_a_customer_is_told_that_we_ask_and_offered_no_form(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")

    assert "If we need remote access for EX-1, we'll ask you" in desk.types(CONTACT_ONE, "access EX-1")


@pytest.mark.parametrize("typed", ["to look", "8d to look", "2 minutes to look", "banana split"])
def test_without_a_span_or_a_reason_it_says_how(desk: FrontDesk, typed: str) -> None:
    desk.opened(CONTACT_ONE, "2")

    told = desk.types(AGENT_ONE, f"access EX-1 {typed}")

    assert "Try “access EX-1 2h to look at the exports”" in told
    assert desk.ticket().access_asked is None


def test_it_isnt_asked_for_twice_at_once(asked: FrontDesk) -> None:
    assert "Agent One has asked for remote access to EX-1 already" in asked.types(AGENT_TWO, ASK)


def test_the_form_asks_in_the_same_words(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")

    preview = form_of(sends(desk, form_of(opens(desk, "access")), span="4h", text="to look at the exports"))
    sends(desk, preview)

    assert "may we have remote access for 4 hours, for work on EX-1?" in said(preview)
    assert "may we have remote access for 4 hours, for work on EX-1?" in question(desk).text


def test_where_nobody_can_allow_it_nobody_is_asked(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    acme, *others = desk.file.customers
    desk.is_set_up(customers=(replace(acme, contacts=()), *others))

    told = desk.types(AGENT_ONE, ASK)

    assert "Nobody is named for Acme yet" in told
    assert desk.ticket().access_asked is None


def test_show_and_why_say_what_is_asked_for_and_what_is_granted_by_which_clause(asked: FrontDesk) -> None:
    waiting = asked.types(CONTACT_ONE, "show EX-1")
    presses(asked, CONTACT_TWO, "allow 1")

    assert "Agent One asked for remote access for 2 hours: “to look at the exports” (MPOWR" in waiting
    for verb in ("show", "why"):
        assert "Contact Two allowed remote access until" in asked.types(AGENT_ONE, f"{verb} EX-1")


def test_both_histories_have_all_of_it(granted: FrontDesk) -> None:
    granted.passes(hours=2)

    for who in (AGENT_ONE, CONTACT_ONE):
        told = granted.types(who, "history EX-1")
        assert "Agent One asked for remote access for 2 hours: “to look at the exports” (Cooperation)" in told
        assert "Contact Two allowed remote access. It ends" in told
        assert "Remote access ended." in told


def test_a_customers_plain_words_about_access_are_heard_as_words(asked: FrontDesk) -> None:
    asked.hears(CONTACT_ONE, "access is still denied to the exports", asked.ticket().thread, mention=True)

    assert "access is still denied to the exports" in under_card(asked)


def test_in_the_thread_a_contact_allows_it_in_words(asked: FrontDesk) -> None:
    asked.hears(CONTACT_ONE, "access allow", asked.ticket().thread, mention=True)

    assert happened(asked) == [AccessGranted]


def test_of_what_was_said_to_the_desk_alone_its_writer_is_asked(desk: FrontDesk) -> None:
    thread = desk.tells(CONTACT_ONE, "Nobody can log in")
    desk.presses(CONTACT_ONE, "choose", desk.intake(thread).id, "2")

    desk.types(AGENT_ONE, ASK)

    assert mentioned(question(desk)) == {CONTACT_ONE}
    assert "can't find a ticket EX-1 here" in desk.presses(CONTACT_TWO, "access", "EX-1", "allow 1")
