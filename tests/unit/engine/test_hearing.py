"""What the desk says fits the place: where only what names it is heard, it asks to be named."""

import pytest
from msgspec.structs import replace

from bot.model.desk import Customer
from bot.model.hearing import hears_all, inviting, own_command
from bot.model.places import Account, Place
from bot.model.plain_text import body
from bot.wording.ticket import news
from bot.wording.views import help
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, CONTACT_ONE

HERE, THEIRS = "5c0d0000-0000-4000-8000-000000000001", "5c0d0000-0000-4000-8000-000000000002"
SHARED, OWN = Place.parse(f"teams:{HERE}/19:acme@thread.tacv2"), Place.parse(f"teams:{HERE}/19:globe@thread.tacv2")
CHANNEL = people.channel(ACME)
DESK = people.a_desk_file()


@pytest.fixture
def desk() -> FrontDesk:
    """Acme has a channel on each platform, and a contact of another organisation on both."""
    theirs = Account.parse(f"teams:{THEIRS}/1")

    def with_both(one: Customer) -> Customer:
        contacts = tuple(replace(each, accounts=(*each.accounts, theirs)) for each in one.contacts[:1])
        return replace(one, channels=(*one.channels, SHARED), contacts=(*contacts, *one.contacts[1:]))

    customers = tuple(with_both(one) if one.id == ACME else one for one in DESK.customers)
    return FrontDesk(file=replace(DESK, customers=customers))


def test_what_is_heard_is_a_matter_of_the_place(desk: FrontDesk) -> None:
    assert [hears_all(place, desk.file) for place in (SHARED, OWN, CHANNEL, None)] == [False, True, True, True]
    assert [own_command(place) for place in (SHARED, OWN, CHANNEL)] == ["/plandesk", "/plandesk", ""]


@pytest.mark.parametrize(
    ("place", "to_staff", "to_customers"),
    [
        (
            CHANNEL,
            "/ticket or @plandesk, then:",
            "Just write here what's happening. You can also say, after @plandesk:",
        ),
        (
            OWN,
            "/plandesk or @plandesk, then:",
            "Just write here what's happening. You can also say, after @plandesk or /plandesk:",
        ),
        (
            SHARED,
            "/plandesk or @plandesk, then:",
            "Write @plandesk and what's happening. You can also say, after @plandesk or /plandesk:",
        ),
    ],
)
def test_help_says_how_to_speak_to_the_desk_there(
    desk: FrontDesk, place: Place, to_staff: str, to_customers: str
) -> None:
    assert help.way(desk.file, place, staff=True) == to_staff
    assert help.way(desk.file, place, staff=False) == to_customers


def test_an_invitation_to_reply_asks_to_be_named_only_where_that_is_needed(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "2")
    said = news.closed(ticket)

    assert body(inviting(said, CHANNEL, desk.file)) == "EX-1 is closed. Reply here if it comes back."
    assert body(inviting(said, SHARED, desk.file)) == "EX-1 is closed. Reply here with @plandesk if it comes back."
