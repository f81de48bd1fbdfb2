"""What else belongs to a request that is open, and what begins another one."""

import pytest
from msgspec.structs import replace

from bot.model.desk import IntakeMode
from bot.model.places import Account
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import COLLEAGUE, CONTACT_ONE, CONTACT_TWO, STERLING_ONE, STERLING_TWO


@pytest.fixture
def mention_desk() -> FrontDesk:
    """A desk that customers must speak to."""
    return FrontDesk(file=replace(people.a_desk_file(), intake=IntakeMode.MENTION))


def test_a_further_message_within_five_minutes_joins_the_request(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.passes(minutes=5)

    desk.hears(CONTACT_ONE, "It began at eight")

    assert desk.asked_for(asked) == ["Nobody can log in", "It began at eight"]
    assert len(desk.new_in(asked)) == 1


def test_what_joins_is_shown_under_the_pending_line(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.hears(CONTACT_ONE, "It began at eight", files=("log.txt",))

    (shown,) = desk.under(desk.intake(asked).card_in(people.TRIAGE))
    assert "It began at eight" in shown.text
    assert "log.txt" in shown.text


def test_after_five_minutes_it_is_another_request(desk: FrontDesk) -> None:
    first = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.passes(minutes=5, seconds=1)

    second = desk.hears(CONTACT_ONE, "The report is empty")

    assert desk.intake(second).id != desk.intake(first).id


def test_somebody_elses_message_is_another_request(desk: FrontDesk) -> None:
    first = desk.hears(CONTACT_ONE, "Nobody can log in")

    second = desk.hears(CONTACT_TWO, "The report is empty")

    assert desk.intake(second).id != desk.intake(first).id


def test_anyones_message_in_the_thread_joins_whenever_it_comes(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.passes(minutes=9)

    desk.hears(COLLEAGUE, "Me neither", asked)

    assert desk.asked_for(asked)[-1] == "Me neither"


def test_small_talk_in_the_thread_joins_nothing(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.hears(CONTACT_ONE, "Thanks!", asked)

    assert desk.intake(asked).more == 0


def test_a_message_long_after_the_ticket_opened_is_a_request_of_its_own(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "2")
    desk.passes(minutes=5, seconds=1)

    other = desk.hears(CONTACT_ONE, "The report is empty")

    assert other != ticket.thread
    assert desk.intake(other).is_open


# After a refusal


@pytest.mark.parametrize("who", [COLLEAGUE, STERLING_ONE])
def test_a_refusal_is_not_said_twice_for_one_request(desk: FrontDesk, who: Account) -> None:
    desk.hears(who, "Nobody can log in")

    second = desk.hears(who, "It began at eight")

    assert desk.new_in(second) == []


def test_a_refusal_is_not_said_again_to_others_in_its_thread(desk: FrontDesk) -> None:
    asked = desk.hears(STERLING_ONE, "Nobody can log in")

    desk.hears(STERLING_TWO, "Where do we go then", asked)

    assert len(desk.new_in(asked)) == 1


def test_a_refusal_is_said_again_to_who_speaks_to_the_desk(desk: FrontDesk) -> None:
    asked = desk.hears(STERLING_ONE, "Nobody can log in")

    desk.hears(STERLING_ONE, "Please open a ticket", asked, mention=True)

    assert len(desk.new_in(asked)) == 2


# Where the desk must be spoken to


def test_where_a_mention_is_wanted_a_plain_message_starts_nothing(mention_desk: FrontDesk) -> None:
    mention_desk.hears(CONTACT_ONE, "Nobody can log in")

    assert mention_desk.posts() == []


def test_where_a_mention_is_wanted_a_mention_starts_it(mention_desk: FrontDesk) -> None:
    asked = mention_desk.hears(CONTACT_ONE, "Nobody can log in", mention=True)

    assert mention_desk.intake(asked).is_open


def test_where_a_mention_is_wanted_more_still_joins_within_five_minutes(mention_desk: FrontDesk) -> None:
    asked = mention_desk.hears(CONTACT_ONE, "Nobody can log in", mention=True)

    mention_desk.hears(CONTACT_ONE, "It began at eight")

    assert "It began at eight" in mention_desk.asked_for(asked)


def test_where_a_mention_is_wanted_an_open_request_makes_no_later_chat_a_request(mention_desk: FrontDesk) -> None:
    mention_desk.hears(CONTACT_ONE, "Nobody can log in", mention=True)
    mention_desk.passes(minutes=8)

    chat = mention_desk.hears(CONTACT_ONE, "Who is coming to lunch")

    assert mention_desk.new_in(chat) == []


def test_where_a_mention_is_wanted_thanks_join_nothing(mention_desk: FrontDesk) -> None:
    asked = mention_desk.hears(CONTACT_ONE, "Nobody can log in", mention=True)

    mention_desk.hears(CONTACT_ONE, "Thanks!")

    assert mention_desk.asked_for(asked) == ["Nobody can log in"]
