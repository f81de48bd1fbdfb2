"""What is said to the desk alone stays between the two: nobody else of that customer learns even its number."""

import pytest
from msgspec.structs import replace

from bot.commands import OpenHome, Origin, Via
from bot.model import plain_text
from bot.model.places import Account, Place
from bot.model.privacy import is_private
from bot.model.ticket import Ticket
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE, CONTACT_TWO

ACMES, SECOND = people.channel(people.ACME), Place.parse("slack:T0DESK/C0ACME2")
OTHERS = [(CONTACT_TWO, ACMES), (CONTACT_TWO, people.direct(CONTACT_TWO)), (COLLEAGUE, ACMES), (COLLEAGUE, SECOND)]
SECRET = "Nobody may know that we migrate"


@pytest.fixture
def desk() -> FrontDesk:
    """A desk at which Acme has a second channel, and has asked something privately: EX-1."""
    file = people.a_desk_file()
    acme = file.customers[0]
    acme = replace(acme, channels=(*acme.channels, SECOND))
    one = FrontDesk(file=replace(file, customers=(acme, *file.customers[1:])))
    asked = one.tells(CONTACT_ONE, SECRET)
    one.presses(CONTACT_ONE, "choose", one.intake(asked).id, "2", asked.place)
    return one


@pytest.mark.parametrize(("who", "place"), OTHERS)
@pytest.mark.parametrize("verb", ["show", "status", "why", "history", "close", "severity {} 1", "reopen"])
def test_for_the_others_of_that_customer_it_is_as_good_as_absent(
    desk: FrontDesk, who: Account, place: Place, verb: str
) -> None:
    form = verb if "{}" in verb else f"{verb} {{}}"
    before = desk.ticket()

    private = desk.types(who, form.format("EX-1"), place)

    assert private == desk.types(who, form.format("EX-9"), place).replace("EX-9", "EX-1")
    assert desk.ticket() == before


@pytest.mark.parametrize(("who", "place"), OTHERS)
def test_the_others_see_it_in_no_list(desk: FrontDesk, who: Account, place: Place) -> None:
    listed = desk.types(who, "list", place)

    assert "EX-1" not in listed
    assert SECRET not in listed


def test_the_others_see_it_on_no_home_page(desk: FrontDesk) -> None:
    home = OpenHome(origin=Origin(by=CONTACT_TWO, at=desk.clock.at, via=Via.CONSOLE))

    answer = desk.service.handle(home).answer

    assert answer
    assert "EX-1" not in plain_text.body(answer)


def test_the_others_press_nothing_of_it(desk: FrontDesk) -> None:
    desk.passes(minutes=6)
    asked = desk.tells(CONTACT_ONE, "And the report is empty")
    later = desk.intake(asked)

    told = desk.presses(CONTACT_TWO, "dismiss", later.id, place=ACMES)

    assert "isn't there any more" in told
    assert desk.intake(asked) == later


@pytest.mark.parametrize("place", [people.direct(CONTACT_ONE), ACMES, SECOND])
def test_who_wrote_sees_it_wherever_they_ask(desk: FrontDesk, place: Place) -> None:
    assert SECRET in desk.types(CONTACT_ONE, "show EX-1", place)
    assert "EX-1" in desk.types(CONTACT_ONE, "list", place)


def test_who_wrote_sees_it_by_their_other_account_too(desk: FrontDesk) -> None:
    elsewhere = Account.parse("teams:TENANT/ONE")
    acme, *rest = desk.file.customers
    one, *others = acme.contacts
    one = replace(one, accounts=(*one.accounts, elsewhere))
    file = replace(desk.file, customers=(replace(acme, contacts=(one, *others)), *rest))
    later = FrontDesk(file=file, clock=desk.clock, store=desk.store)

    assert SECRET in later.types(elsewhere, "show EX-1", Place.parse("teams:TENANT/a:private"))


def test_the_vendors_people_see_it(desk: FrontDesk) -> None:
    assert SECRET in desk.types(AGENT_ONE, "show EX-1")


def test_what_is_said_in_a_channel_is_for_all_of_that_customer(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3", "The report is empty")

    assert "The report is empty" in desk.types(COLLEAGUE, "show EX-2", SECOND)


def test_nothing_of_a_channel_is_merged_into_it(desk: FrontDesk) -> None:
    desk.opened(CONTACT_TWO, "3", "The report is empty")

    told = desk.types(AGENT_ONE, "merge EX-2 into EX-1")

    assert "was written to me alone" in told
    assert desk.ticket("EX-2").merged_into is None


def test_it_may_go_on_in_a_channel(desk: FrontDesk) -> None:
    desk.types(AGENT_ONE, "ack EX-1")
    desk.opened(CONTACT_TWO, "2", "The report is empty")

    desk.types(AGENT_ONE, "merge EX-1 into EX-2")

    assert desk.ticket("EX-1").merged_into == "EX-2"
    assert "EX-1" not in desk.types(COLLEAGUE, "show EX-2", ACMES)


@pytest.mark.parametrize(("place", "private"), [(people.direct(CONTACT_ONE), True), (ACMES, False)])
def test_of_a_ticket_kept_before_it_was_noted_the_place_tells(desk: FrontDesk, place: Place, private: bool) -> None:
    old: Ticket = replace(desk.ticket(), private=None)

    assert is_private(replace(old, thread=replace(old.thread, place=place)), desk.file.customers[0]) is private
