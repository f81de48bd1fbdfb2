"""A customer who chose the wrong level at three in the morning says so in the thread, and changes it by one click."""

from datetime import timedelta

import pytest

from bot.model.places import Account
from bot.model.ticket import Ticket
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE, GLOBE_ONE, HELIO_ONE, ORBIT_ONE

HOUR = timedelta(hours=1)


@pytest.fixture
def ticket(desk: FrontDesk) -> Ticket:
    """EX-1 of Acme at Level 3, where the customer decides."""
    return desk.opened(CONTACT_ONE, "3")


@pytest.mark.parametrize(
    "text",
    [
        "oh no I pressed the wrong level, it is critical!",
        "wrong level",
        "can you change the severity please",
        "falsche Stufe",
    ],
)
def test_words_that_it_is_the_wrong_level_get_the_other_levels(desk: FrontDesk, ticket: Ticket, text: str) -> None:
    desk.hears(CONTACT_ONE, text, ticket.thread)  # type: ignore[arg-type]

    told = desk.private_messages(CONTACT_ONE)[-1]
    assert "pick the level that fits EX-1" in told.text
    assert told.buttons == ["Level 1 – Critical", "Level 2 – Urgent", "Level 4 – Normal"]
    assert text in desk.under(ticket.card_in(desk.file.triage[0]))[-1].text


@pytest.mark.parametrize("text", ["level 1", "Level 1 – Critical", "critical"])
def test_a_level_that_is_named_is_offered_by_itself(desk: FrontDesk, ticket: Ticket, text: str) -> None:
    desk.hears(CONTACT_ONE, text, ticket.thread)  # type: ignore[arg-type]

    told = desk.private_messages(CONTACT_ONE)[-1]
    assert "Shall I change EX-1 to Level 1 – Critical?" in told.text
    assert told.buttons == ["Level 1 – Critical"]
    assert desk.ticket().severity == "3"


def test_the_button_changes_it_and_the_time(desk: FrontDesk, ticket: Ticket) -> None:
    desk.hears(CONTACT_ONE, "wrong level", ticket.thread)  # type: ignore[arg-type]

    desk.presses(CONTACT_ONE, "severity", "EX-1", "1")

    assert (desk.ticket().severity, desk.ticket().due_at) == ("1", MONDAY_NINE + HOUR)


@pytest.mark.parametrize("text", ["1", "level 3", "the server is down", "the wrong one of our users was deleted", "no"])
def test_other_words_are_no_wish(desk: FrontDesk, ticket: Ticket, text: str) -> None:
    desk.hears(CONTACT_ONE, text, ticket.thread)  # type: ignore[arg-type]

    assert not desk.private_messages(CONTACT_ONE)


def test_who_may_not_choose_is_offered_nothing(desk: FrontDesk, ticket: Ticket) -> None:
    desk.hears(COLLEAGUE, "wrong level", ticket.thread)  # type: ignore[arg-type]

    assert not desk.private_messages(COLLEAGUE)


@pytest.mark.parametrize("who", [GLOBE_ONE, ORBIT_ONE])
def test_where_staff_set_it_the_customer_may_change_what_they_suggested(desk: FrontDesk, who: Account) -> None:
    ticket = desk.opened(who, "2")
    desk.passes(minutes=5)
    desk.hears(who, "sorry, wrong level", ticket.thread)  # type: ignore[arg-type]

    assert desk.private_messages(who)[-1].buttons
    desk.presses(who, "severity", "EX-1", "1")

    assert desk.ticket().severity == "1"
    assert desk.ticket().due_at < ticket.due_at  # type: ignore[operator]
    assert "(suggested)" in desk.card_in(desk.ticket())


@pytest.mark.parametrize("who", [GLOBE_ONE, ORBIT_ONE])
def test_a_suggestion_that_was_changed_is_still_confirmed_by_staff(desk: FrontDesk, who: Account) -> None:
    desk.opened(who, "2")
    desk.presses(who, "severity", "EX-1", "1")

    desk.types(AGENT_ONE, "severity EX-1 1")

    assert "Agent One confirmed" in desk.new_in(desk.ticket().thread)[-1].text
    assert "(suggested)" not in desk.card_in(desk.ticket())


def test_once_staff_have_set_it_the_customer_reads_who_sees_their_wish(desk: FrontDesk) -> None:
    ticket = desk.opened(ORBIT_ONE, "2")
    desk.types(AGENT_ONE, "ack EX-1")
    desk.types(AGENT_ONE, "severity EX-1 2")

    desk.hears(ORBIT_ONE, "wrong level, it's much worse", ticket.thread)  # type: ignore[arg-type]

    assert (
        "leaves the level of EX-1 to us, and Agent One sees what you wrote" in desk.private_messages(ORBIT_ONE)[-1].text
    )
    assert "it's much worse" in desk.direct(AGENT_ONE)[-1].text
    assert desk.ticket().severity == "2"


@pytest.mark.parametrize("text", ["can I call you?", "please get me your manager", "is there a workaround?"])
def test_what_is_said_to_the_desk_in_a_thread_never_stays_without_a_reply(
    desk: FrontDesk, ticket: Ticket, text: str
) -> None:
    desk.hears(CONTACT_ONE, text, ticket.thread, mention=True)  # type: ignore[arg-type]

    assert "I've added that to EX-1. Our team sees it." in desk.private_messages(CONTACT_ONE)[-1].text


@pytest.mark.parametrize(("text", "mention"), [("thanks!", True), ("any news?", True), ("it got worse", False)])
def test_thanks_what_is_answered_already_and_words_to_people_get_no_such_reply(
    desk: FrontDesk, ticket: Ticket, text: str, *, mention: bool
) -> None:
    desk.hears(CONTACT_ONE, text, ticket.thread, mention=mention)  # type: ignore[arg-type]

    assert not [post for post in desk.private_messages(CONTACT_ONE) if "added that" in post.text]


def test_a_plan_without_times_promises_none_for_a_level(desk: FrontDesk) -> None:
    thread = desk.hears(HELIO_ONE, "The export fails")
    desk.passes(minutes=60)

    said = "\n".join(post.text for post in desk.new_in(thread))
    assert "Still there? Pick a level and we'll know how urgent it is." in said
    assert "Pick a level any time, and we'll know how urgent it is." in said
    assert "get a time" not in said
