"""What the people of a customer say to each other: it starts nothing, or belongs to what one of them began."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.commands import Called, Origin, ReceiveMessage, Via
from bot.model.desk import IntakeMode
from bot.model.places import Account, Thread
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE, GLOBE_ONE, TRIAGE
from tests.unit.engine.test_edits import deletes

OTHER_COLLEAGUE = Account.parse("slack:T0ACME/U0OTHER")
THIRD_COLLEAGUE = Account.parse("slack:T0ACME/U0THIRD")
UNKNOWN = Account.parse("slack:T0DESK/U0TWO")


def calls(
    desk: FrontDesk,
    called: Called,
    *,
    who: Account = CONTACT_ONE,
    mention: bool = False,
    thread: Thread | None = None,
    text: str = "@U0TWO can you look at this?",
) -> None:
    """Somebody writes a line that begins by mentioning somebody."""
    place = people.home(who)
    origin = Origin(by=who, place=place, thread=thread, at=desk.clock.at, via=Via.MESSAGE)
    desk.gives(
        ReceiveMessage(origin=origin, message="1900000001.000100", text=text, called=called, mentions_desk=mention)
    )


def mention_desk() -> FrontDesk:
    """A desk that customers must speak to."""
    return FrontDesk(file=replace(people.a_desk_file(), intake=IntakeMode.MENTION))


# Colleagues who may not ask


def test_colleagues_who_write_within_five_minutes_get_one_notice(desk: FrontDesk) -> None:
    first = desk.hears(COLLEAGUE, "Nobody can log in")
    desk.passes(minutes=4)
    second = desk.hears(OTHER_COLLEAGUE, "Same for me")
    desk.passes(minutes=4)

    third = desk.hears(THIRD_COLLEAGUE, "The portal, too")

    assert [len(desk.new_in(thread)) for thread in (first, second, third)] == [1, 0, 0]
    assert desk.asked_for(first) == ["Nobody can log in", "Same for me", "The portal, too"]


def test_triage_reads_at_once_what_a_colleague_adds(desk: FrontDesk) -> None:
    first = desk.hears(COLLEAGUE, "Nobody can log in")

    desk.hears(OTHER_COLLEAGUE, "Same for me")

    (shown,) = desk.under(desk.intake(first).card_in(TRIAGE))
    assert "Same for me" in shown.text


def test_what_a_colleague_adds_is_in_the_ticket_that_a_contact_opens(desk: FrontDesk) -> None:
    first = desk.hears(COLLEAGUE, "Nobody can log in")
    desk.hears(OTHER_COLLEAGUE, "Same for me")

    desk.presses(CONTACT_ONE, "choose", desk.intake(first).id, "1")

    assert desk.ticket().text == "Nobody can log in\nSame for me"


def test_after_five_minutes_a_colleague_gets_a_notice_of_their_own(desk: FrontDesk) -> None:
    desk.hears(COLLEAGUE, "Nobody can log in")
    desk.passes(minutes=5, seconds=1)

    second = desk.hears(OTHER_COLLEAGUE, "The report is empty")

    assert len(desk.new_in(second)) == 1


def test_a_contact_is_asked_beside_what_waits_of_a_colleague(desk: FrontDesk) -> None:
    desk.hears(COLLEAGUE, "Nobody can log in")

    second = desk.hears(CONTACT_ONE, "The report is empty")

    assert desk.intake(second).is_open


def test_a_contact_takes_up_what_several_colleagues_wrote_in_its_thread(desk: FrontDesk) -> None:
    first = desk.hears(COLLEAGUE, "Nobody can log in")
    desk.hears(OTHER_COLLEAGUE, "Same for me")

    desk.hears(CONTACT_ONE, "level 1", first)

    assert desk.ticket().requester == CONTACT_ONE


def test_where_the_desk_must_be_spoken_to_a_colleagues_talk_joins_nothing() -> None:
    desk = mention_desk()
    first = desk.hears(COLLEAGUE, "Nobody can log in", mention=True)

    desk.hears(OTHER_COLLEAGUE, "Lunch at noon?")

    assert desk.asked_for(first) == ["Nobody can log in"]


def test_what_waits_and_whose_only_message_was_deleted_takes_in_nothing(desk: FrontDesk) -> None:
    first = desk.hears(COLLEAGUE, "Nobody can log in")
    deletes(desk, first, COLLEAGUE)

    second = desk.hears(OTHER_COLLEAGUE, "Same for me")

    assert desk.asked_for(first) == ["Nobody can log in"]
    assert desk.asked_for(second) == ["Same for me"]


# Lines to a colleague


def test_a_line_that_begins_by_mentioning_a_colleague_starts_nothing(desk: FrontDesk) -> None:
    calls(desk, Called(account=UNKNOWN))

    assert desk.posts() == []


def test_nor_does_it_belong_to_what_the_writer_or_a_colleague_has_open(desk: FrontDesk) -> None:
    asked = desk.hears(COLLEAGUE, "Nobody can log in")

    calls(desk, Called(account=UNKNOWN), who=OTHER_COLLEAGUE)
    calls(desk, Called(account=UNKNOWN), who=COLLEAGUE)

    assert desk.asked_for(asked) == ["Nobody can log in"]


def test_in_the_thread_of_a_request_it_is_part_of_that(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    calls(desk, Called(account=UNKNOWN), thread=asked)

    assert desk.asked_for(asked) == ["Nobody can log in", "@U0TWO can you look at this?"]


@pytest.mark.parametrize(
    "called", [Called(account=AGENT_ONE), Called(account=UNKNOWN, name="Agent One")], ids=["account", "name"]
)
def test_a_line_to_one_of_the_vendors_people_is_a_request(desk: FrontDesk, called: Called) -> None:
    calls(desk, called)

    assert len(desk.store.kept.intakes) == 1


def test_a_line_to_a_colleague_that_mentions_the_desk_too_is_a_request(desk: FrontDesk) -> None:
    calls(desk, Called(account=UNKNOWN), mention=True)

    assert len(desk.store.kept.intakes) == 1


def test_another_customers_waiting_request_is_joined_by_nobody(desk: FrontDesk) -> None:
    first = desk.hears(COLLEAGUE, "Nobody can log in")

    second = desk.hears(GLOBE_ONE, "The report is empty", ago=timedelta(seconds=1))

    assert desk.intake(second).id != desk.intake(first).id
