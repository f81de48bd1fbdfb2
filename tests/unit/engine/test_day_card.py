"""The card with which an account manager's day begins."""

from datetime import UTC, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from bot.engine.escalation.day_card import wanted
from bot.model.desk import Desk
from bot.model.ids import PersonId
from bot.model.people import Person
from tests.unit.engine import people
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.on_call import away
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, GLOBE_ONE, LEAD_ONE, TAM_ONE

DAY = timedelta(days=1)
TUESDAY_EIGHT = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
"""08:00 in Chicago, where TAM One is."""


def cards(desk: FrontDesk, who: object = TAM_ONE) -> list[str]:
    """The cards of days that somebody got, as they were sent."""
    return [
        post.text
        for post in desk.direct(who)  # type: ignore[arg-type]
        if (post.held.entry.fills or "").startswith("day:")
    ]


def with_person(file: Desk, person: str, **changes: object) -> Desk:
    """A desk file in which one of the people is otherwise."""

    def otherwise(one: Person) -> Person:
        return replace(one, **changes) if one.id == person else one  # type: ignore[arg-type]

    return replace(file, people=tuple(map(otherwise, file.people)))


def until(desk: FrontDesk, at: datetime) -> None:
    desk.sweeps()
    desk.passes(seconds=(at - desk.clock.at).total_seconds())


def test_each_working_day_begins_with_what_there_is_to_look_at() -> None:
    desk = FrontDesk()
    desk.opened(CONTACT_ONE, "4")
    desk.opened(GLOBE_ONE, "1", "The canary is dead")

    until(desk, TUESDAY_EIGHT - timedelta(minutes=1))
    assert cards(desk) == []
    until(desk, TUESDAY_EIGHT)

    (card,) = cards(desk)
    assert "EX-1 Acme" in card
    assert "1 with us overnight · 1 new" in card
    assert "canary" not in card
    assert cards(desk, LEAD_ONE) == []


def test_nothing_to_say_is_not_said() -> None:
    desk = FrontDesk()
    desk.opened(GLOBE_ONE, "1")

    until(desk, TUESDAY_EIGHT + DAY)

    assert cards(desk) == []


def test_there_is_none_at_the_weekend_and_a_new_one_shrinks_the_last() -> None:
    desk = FrontDesk()
    desk.opened(CONTACT_ONE, "4")

    until(desk, TUESDAY_EIGHT + 7 * DAY)

    keys = (post.held.entry.fills or "" for post in desk.direct(TAM_ONE))
    days = sorted(key for key in keys if key.startswith("day:"))
    assert days == [f"day:tam-one/2026-11-{day}" for day in (24, 25, 26, 27, 30)] + ["day:tam-one/2026-12-01"]
    edited = desk.standing(days[-2])  # type: ignore[arg-type]
    assert "A newer one is below." in edited
    assert "EX-1" not in edited
    assert "EX-1" in desk.standing(days[-1])  # type: ignore[arg-type]


@pytest.mark.parametrize("days", [1, 3, 8])
def test_after_a_standstill_there_is_one_card(days: int) -> None:
    desk = FrontDesk()
    desk.opened(CONTACT_ONE, "4")
    desk.sweeps()

    desk.stands_still(seconds=(TUESDAY_EIGHT + days * DAY + timedelta(hours=2) - desk.clock.at).total_seconds())
    desk.sweeps()

    assert len(cards(desk)) == 1


def test_after_a_standstill_nobody_is_woken_outside_their_hours() -> None:
    desk = FrontDesk()
    desk.opened(CONTACT_ONE, "4")
    desk.sweeps()

    desk.stands_still(seconds=(TUESDAY_EIGHT + timedelta(hours=12) - desk.clock.at).total_seconds())
    assert cards(desk) == []
    until(desk, TUESDAY_EIGHT + DAY)

    assert len(cards(desk)) == 1


def test_the_next_days_card_is_asked_for_before_todays_goes_out() -> None:
    desk = FrontDesk()
    desk.opened(CONTACT_ONE, "4")
    desk.sweeps()

    waiting = desk.waiting("day:tam-one")

    assert [one.due_at for one in waiting] == [TUESDAY_EIGHT, TUESDAY_EIGHT + DAY]
    assert set(waiting) == wanted(desk.file, desk.clock.at)


def test_it_comes_when_the_desk_file_says_or_not_at_all() -> None:
    late = FrontDesk(file=with_person(people.a_desk_file(), "tam-one", day_card=time(8, 30)))
    never = FrontDesk(file=with_person(people.a_desk_file(), "tam-one", wants_day_card=False))
    for desk in (late, never):
        desk.opened(CONTACT_ONE, "4")
        until(desk, TUESDAY_EIGHT + timedelta(minutes=29))
    assert cards(late) == []

    for desk in (late, never):
        until(desk, TUESDAY_EIGHT + timedelta(minutes=30))

    assert len(cards(late)) == 1
    assert cards(never) == []


def test_while_they_are_away_whoever_stands_in_gets_it_and_is_told_whose_customers_they_are() -> None:
    leave = away("tam-one", MONDAY_NINE, TUESDAY_EIGHT + timedelta(hours=12), "agent-one")
    desk = FrontDesk(file=replace(people.a_desk_file(), on_call_overrides=(leave,)))
    desk.opened(CONTACT_ONE, "4")

    until(desk, TUESDAY_EIGHT + DAY)

    (card,) = cards(desk, AGENT_ONE)
    assert "TAM One is away: until then you look after Acme, too." in card
    assert "EX-1 Acme" in card
    assert len(cards(desk)) == 1  # the next day they are back


def test_who_is_away_without_anybody_in_their_place_gets_none() -> None:
    leave = away("tam-one", MONDAY_NINE, TUESDAY_EIGHT + timedelta(hours=12))
    desk = FrontDesk(file=replace(people.a_desk_file(), on_call_overrides=(leave,)))
    desk.opened(CONTACT_ONE, "4")

    until(desk, TUESDAY_EIGHT)

    assert cards(desk) == []


def test_who_looks_after_nobody_any_more_gets_none() -> None:
    desk = FrontDesk()
    desk.opened(CONTACT_ONE, "4")
    desk.sweeps()
    customers = tuple(replace(one, tam=PersonId("lead-one")) for one in desk.file.customers)
    desk.is_set_up(customers=customers)

    until(desk, TUESDAY_EIGHT)

    assert cards(desk) == []
    assert len(cards(desk, LEAD_ONE)) == 1
