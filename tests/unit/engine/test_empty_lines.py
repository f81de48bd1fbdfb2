"""Who is called where nobody is on a line: the next line, then the leads; never nobody while there is somebody."""

import pytest
from msgspec.structs import replace

from bot.model.people import Person
from bot.oncall import duty
from policies.terms import Line
from tests.unit.engine import people
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import CONTACT_ONE

STAFF = people.a_desk_file().people


def without(*lines: Line) -> tuple[Person, ...]:
    """The staff, with nobody on these lines."""
    return tuple(replace(person, lines=person.lines - set(lines)) for person in STAFF)


def called(staff: tuple[Person, ...], lines: tuple[Line, ...]) -> tuple[Person, ...]:
    """Who of these people is called for these lines."""
    return duty.called(replace(people.a_desk_file(), people=staff), lines, MONDAY_NINE)


@pytest.mark.parametrize(
    ("empty", "stands_in"),
    [
        ((), Line.FIRST),
        ((Line.FIRST,), Line.SECOND),
        ((Line.FIRST, Line.SECOND), Line.ENGINEERING),
        ((Line.FIRST, Line.SECOND, Line.ENGINEERING), Line.LEADERSHIP),
    ],
)
def test_an_empty_line_goes_to_the_next_that_has_somebody(empty: tuple[Line, ...], stands_in: Line) -> None:
    staff = without(*empty)

    assert called(staff, (Line.FIRST,)) == tuple(one for one in staff if stands_in in one.lines and one.accounts)


def test_after_the_last_line_the_leads_are_called() -> None:
    staff = without(*Line)

    assert called(staff, (Line.FIRST,)) == tuple(one for one in staff if "lead" in one.roles and one.accounts)
    assert called(staff, (Line.FIRST,))


def test_who_has_no_account_is_not_taken_for_somebody() -> None:
    staff = tuple(replace(one, accounts=()) if Line.FIRST in one.lines else one for one in STAFF)

    assert (
        called(staff, (Line.FIRST,)) == called(without(Line.FIRST), (Line.FIRST,))[: len(called(staff, (Line.FIRST,)))]
    )


def test_a_reminder_of_an_empty_line_mentions_who_stands_in() -> None:
    desk = FrontDesk(file=replace(people.a_desk_file(), people=without(Line.FIRST)))
    ticket = desk.opened(CONTACT_ONE, "1")

    desk.passes(minutes=30)

    (second, *_) = [one for one in STAFF if Line.SECOND in one.lines]
    assert f"@{second.name}" in desk.under(ticket.card_in(desk.file.triage[0]))[-1].text
