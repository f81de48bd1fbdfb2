"""A contact's first day, and a customer's term, begin and end in the customer's zone."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.commands import OpenHome, Origin, Via
from bot.model.desk import Term
from bot.model.people import Contact, Role
from bot.model.places import Account
from bot.shell.reading import read
from tests.hand_clock import HandClock
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO, a_desk_file, home


def a_desk(zone: str, now: datetime, **acme: object) -> FrontDesk:
    """The desk at that instant, with Acme in that zone."""
    file = a_desk_file()
    first, *others = file.customers
    file = replace(file, customers=(replace(first, timezone=zone, **acme), *others))
    return FrontDesk(file=file, clock=HandClock(now))


BEGINNINGS = [
    ("Asia/Kolkata", date(2026, 11, 24), datetime(2026, 11, 23, 18, 30, tzinfo=UTC)),
    ("America/Los_Angeles", date(2026, 11, 24), datetime(2026, 11, 24, 8, 0, tzinfo=UTC)),
    ("UTC", date(2026, 11, 24), datetime(2026, 11, 24, 0, 0, tzinfo=UTC)),
    ("Europe/Berlin", date(2026, 3, 29), datetime(2026, 3, 28, 23, 0, tzinfo=UTC)),  # summer time begins that day
    ("Europe/Berlin", date(2026, 3, 30), datetime(2026, 3, 29, 22, 0, tzinfo=UTC)),
    ("America/Chicago", date(2026, 11, 1), datetime(2026, 11, 1, 5, 0, tzinfo=UTC)),  # and ends that day
    ("America/Chicago", date(2026, 11, 2), datetime(2026, 11, 2, 6, 0, tzinfo=UTC)),
    ("Africa/Cairo", date(2026, 4, 24), datetime(2026, 4, 23, 22, 0, tzinfo=UTC)),  # a day that has no midnight
]


@pytest.mark.parametrize(("zone", "day", "begins"), BEGINNINGS)
def test_a_contact_may_ask_from_their_first_midnight_on(zone: str, day: date, begins: datetime) -> None:
    desk = a_desk(zone, begins - timedelta(minutes=1), contacts=since(day))
    role = _role(desk)

    desk.clock.at = begins

    assert (role, _role(desk)) == (Role.COLLEAGUE, Role.CONTACT)


def since(day: date) -> tuple[Contact, ...]:
    """Contact Two begins on that day."""
    one, two = a_desk_file().customers[0].contacts
    return (one, replace(two, since=day))


def _role(desk: FrontDesk) -> Role:
    listed = Origin(by=CONTACT_TWO, place=home(CONTACT_TWO), at=desk.clock.at, via=Via.SLASH)
    with desk.store.unit_of_work() as work:
        _, situation = read(OpenHome(origin=listed), desk.service.loader, work, desk.clock.at)
    (role,) = situation.actor.roles
    return role


@pytest.mark.parametrize(("zone", "day", "begins"), BEGINNINGS)
def test_a_term_begins_with_its_first_day_and_ends_with_its_last(zone: str, day: date, begins: datetime) -> None:
    minute, after = timedelta(minutes=1), begins + timedelta(hours=26)
    first = Term(start=day, end=day + timedelta(days=90))
    last = Term(start=day - timedelta(days=90), end=day - timedelta(days=1))

    outside = {
        "before the first": _is_outside(a_desk(zone, begins - minute, term=first)),
        "on the first": _is_outside(a_desk(zone, begins, term=first)),
        "on the last": _is_outside(a_desk(zone, begins - minute, term=last)),
        "after the last": _is_outside(a_desk(zone, begins, term=last)),
        "the day after": _is_outside(a_desk(zone, after, term=last)),
    }

    assert outside == {
        "before the first": True,
        "on the first": False,
        "on the last": False,
        "after the last": True,
        "the day after": True,
    }


def _is_outside(desk: FrontDesk) -> bool:
    desk.hears(CONTACT_ONE, "Nobody can log in")
    return "Mind that the term of Acme" in desk.triage()[0].text


def test_a_contact_of_two_customers_begins_with_each_on_its_own_day() -> None:
    desk = a_desk("Asia/Tokyo", datetime(2026, 11, 23, 15, tzinfo=UTC), contacts=since(date(2026, 11, 24)))  # midnight
    acme, globe, *others = desk.file.customers
    globe = replace(globe, timezone="America/Los_Angeles", contacts=(*globe.contacts, acme.contacts[1]))
    desk = FrontDesk(file=replace(desk.file, customers=(acme, globe, *others)), clock=desk.clock)

    desk.tells(CONTACT_TWO, "Nobody can log in")

    assert [intake.customer for intake in desk.store.kept.intakes.values()] == [ACME]


@pytest.mark.parametrize(
    "named",
    [
        lambda desk: desk.types(CONTACT_ONE, "contacts"),
        lambda desk: desk.types(AGENT_ONE, "contacts acme"),
        lambda desk: "".join(post.text for post in desk.new_in(desk.hears(Account.parse("slack:T0ACME/U0X"), "Down"))),
    ],
)
def test_a_contact_is_named_from_their_first_day_on(named: Callable[[FrontDesk], str]) -> None:
    midnight = datetime(2026, 11, 24, 6, tzinfo=UTC)
    instants = (midnight - timedelta(minutes=1), midnight)
    before, after = (named(a_desk("America/Chicago", at, contacts=since(date(2026, 11, 24)))) for at in instants)

    assert ("follows on 24 Nov 2026" in before or "Contact Two" not in before, "follows on" in after) == (True, False)
    assert "Contact Two" in after or "U0TWO" in after
