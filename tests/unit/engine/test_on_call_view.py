"""`oncall` shows who is on duty, until when, who takes over then, and who is away."""

from datetime import timedelta

from msgspec.structs import replace

from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.on_call import a_desk_on_call, away
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE

DAY = timedelta(days=1)


def test_each_line_with_its_people_and_the_next_hand_over() -> None:
    said = FrontDesk(file=a_desk_on_call()).types(AGENT_ONE, "oncall")

    assert said.splitlines() == [
        "First line: Agent One until tomorrow, 9:00 AM CST, then Agent Two.",
        "Second line: Agent Two and Lead One.",
        "Engineering: Engineer One.",
        "Leadership: Manager One.",
    ]


def test_who_steps_in_and_who_is_away() -> None:
    desk = FrontDesk(file=a_desk_on_call(away("agent-one", MONDAY_NINE, MONDAY_NINE + DAY)))

    said = desk.types(AGENT_TWO, "oncall")

    assert "First line: nobody; Agent Two and Lead One step in until" in said
    assert "Away: Agent One until tomorrow, 9:00 AM CST." in said


def test_who_has_left_is_not_shown() -> None:
    desk = FrontDesk(file=a_desk_on_call())
    desk.is_set_up(people=tuple(one for one in desk.file.people if one.id != "agent-one"))

    assert "Agent One" not in desk.types(AGENT_TWO, "oncall")


def test_a_desk_without_lines_says_what_to_do() -> None:
    desk = FrontDesk()
    desk.is_set_up(people=tuple(replace(one, lines=frozenset()) for one in desk.file.people))

    assert "Nobody is in a line." in desk.types(AGENT_ONE, "oncall")


def test_it_is_the_staffs_own_affair() -> None:
    assert "Agent One" not in FrontDesk(file=a_desk_on_call()).types(CONTACT_ONE, "oncall")
