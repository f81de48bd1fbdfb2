"""An outage told by several people of a customer becomes one request, by a click each."""

from msgspec.structs import replace

from bot.model.places import Account
from tests.unit.engine import people
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.offered import joins, offer_in
from tests.unit.engine.people import COLLEAGUE, CONTACT_ONE, CONTACT_TWO, GLOBE_ONE

COLLEAGUE_TWO = Account.parse("slack:T0ACME/U0OTHER")


def test_an_outage_told_by_another_is_offered_the_first_telling(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "Everything is down")
    desk.passes(minutes=9)

    second = desk.hears(CONTACT_TWO, "Nothing loads here")

    assert desk.new_in(second)[0].buttons == ["It's the same", "It's something new"]
    assert "Contact One wrote just before you: “Everything is down”" in desk.new_in(second)[0].text


def test_an_outage_told_by_four_becomes_one_request(desk: FrontDesk) -> None:
    first = desk.hears(CONTACT_ONE, "Everything is down")
    others = [desk.hears(who, "Down for me, too") for who in (CONTACT_TWO, COLLEAGUE, COLLEAGUE_TWO)]

    for who, thread in zip((CONTACT_TWO, COLLEAGUE, COLLEAGUE_TWO), others, strict=True):
        joins(desk, thread, who)
    desk.presses(CONTACT_ONE, "choose", desk.intake(first).id, "1")

    (ticket,) = desk.tickets()
    assert ticket.text.count("Down for me, too") == 3
    assert ticket.opened_at == MONDAY_NINE


def test_who_may_not_ask_joins_by_a_click_and_waits_for_nobody(desk: FrontDesk) -> None:
    first = desk.hears(CONTACT_ONE, "Everything is down")
    second = desk.hears(COLLEAGUE, "Down for me, too")

    told = joins(desk, second, COLLEAGUE)

    assert told == ""
    assert desk.asked_for(first) == ["Everything is down", "Down for me, too"]
    assert "Put together with what Contact One wrote" in offer_in(desk, second)


def test_what_a_colleague_wrote_waits_for_a_contact_if_nobody_presses(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "Everything is down")
    second = desk.hears(COLLEAGUE, "Down for me, too")

    desk.passes(minutes=5)

    assert desk.intake(second).is_held
    assert "a designated contact opens tickets" in desk.new_in(second)[-1].text


def test_a_contact_takes_up_by_a_click_what_waits_of_a_colleague(desk: FrontDesk) -> None:
    first = desk.hears(COLLEAGUE, "Nobody can log in")
    desk.passes(minutes=2)
    second, written = desk.hears(CONTACT_ONE, "Everything is down"), desk.clock.at
    desk.passes(minutes=1)

    joins(desk, second)
    desk.presses(CONTACT_ONE, "choose", desk.intake(first).id, "1")

    assert desk.ticket().requester == CONTACT_ONE
    assert desk.ticket().opened_at == written


def test_an_outage_of_long_ago_is_offered_to_nobody(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "Everything is down")
    desk.passes(minutes=10, seconds=1)

    second = desk.hears(CONTACT_TWO, "Nothing loads here")

    assert desk.intake(second).is_open


def test_two_people_with_two_troubles_have_two_requests(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "Everything is down")

    second = desk.hears(CONTACT_TWO, "The report is empty")

    assert desk.intake(second).is_open


def test_the_third_person_within_ten_minutes_is_offered_the_first_request(desk: FrontDesk) -> None:
    first = desk.hears(CONTACT_ONE, "The export hangs")
    desk.hears(CONTACT_TWO, "The report is empty")

    third = desk.hears(COLLEAGUE, "Invoices look odd")

    offer = desk.intake(third).offer
    assert offer
    assert offer.intake == desk.intake(first).id


def test_a_desk_says_what_else_an_outage_is_called() -> None:
    desk = FrontDesk(file=replace(people.a_desk_file(), words={"outage": ("line stopped",)}))
    desk.hears(CONTACT_ONE, "Our line stopped at eight")

    second = desk.hears(CONTACT_TWO, "The whole line stopped")

    assert desk.intake(second).is_offered


def test_another_customers_outage_is_offered_to_nobody(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "Everything is down")

    other = desk.hears(GLOBE_ONE, "Everything is down")

    assert desk.intake(other).is_open
