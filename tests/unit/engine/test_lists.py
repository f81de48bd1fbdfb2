"""How many there are, in which order, and the way to those that are not shown."""

from itertools import product

import pytest

from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO


@pytest.fixture
def many(desk: FrontDesk) -> FrontDesk:
    """Forty-five tickets of Acme."""
    for _ in range(45):
        desk.opened(CONTACT_ONE, "4")
    return desk


def numbers(told: str) -> list[str]:
    """The tickets of a list, in its order."""
    return [row.split()[0] for row in told.splitlines() if row.startswith("EX-")]


PAGES = {
    "list": ("45 open tickets (1–20 of 45)", (1, 20), "“list 2” shows the next 20."),
    "list 1": ("45 open tickets (1–20 of 45)", (1, 20), "“list 2” shows the next 20."),
    "list 2": ("45 open tickets (21–40 of 45)", (21, 40), "“list 3” shows the next 5."),
    "list page 3": ("45 open tickets (41–45 of 45)", (41, 45), ""),
    "list 99": ("45 open tickets (41–45 of 45)", (41, 45), ""),
    "list 0": ("45 open tickets (1–20 of 45)", (1, 20), "“list 2” shows the next 20."),
}
"""What is typed, and of what is answered the head, the tickets, and how to go on."""


def test_a_list_says_how_many_there_are_and_goes_on(many: FrontDesk, subtests: pytest.Subtests) -> None:
    for who, typed in product((CONTACT_ONE, AGENT_ONE), PAGES):
        head, (first, last), on = PAGES[typed]
        with subtests.test(f"{typed} by {who}"):
            told = many.types(who, typed)

            assert told.startswith(head)
            assert numbers(told) == [f"EX-{number}" for number in range(first, last + 1)]
            assert on in told
            assert ("shows the next" in told) is bool(on)


def test_buttons_go_on_and_back(many: FrontDesk) -> None:
    first, second = many.presses(CONTACT_ONE, "list", ""), many.presses(CONTACT_ONE, "list", "2")

    labels = [post.buttons for post in many.private_messages(CONTACT_ONE)]
    assert labels == [[*["Open"] * 20, "Next"], [*["Open"] * 20, "Back", "Next"]]
    assert ("EX-20 " in first, "EX-21 " in first, "EX-21 " in second) == (True, False, True)


def test_what_is_no_page_is_answered_with_the_form(desk: FrontDesk) -> None:
    for typed in ("list everything", "list 2 3", "list two", "list 9999999", "list EX-1"):
        assert "“list”" in desk.types(CONTACT_ONE, typed), typed


def test_what_nobody_has_answered_stands_before_what_is_answered_and_resolved(desk: FrontDesk) -> None:
    for severity in ("1", "1", "1", "1", "4", "3"):
        desk.opened(CONTACT_ONE, severity)
    desk.types(AGENT_ONE, "resolve EX-1")
    desk.types(AGENT_ONE, "wait EX-2 Which browser?")
    desk.types(AGENT_ONE, "ack EX-3")
    desk.types(AGENT_ONE, "ack EX-4")
    desk.types(AGENT_ONE, "snooze EX-4 2h")

    theirs, ours = desk.types(CONTACT_ONE, "list"), desk.types(AGENT_ONE, "list")

    assert theirs.splitlines()[0] == ours.splitlines()[0] == "5 open tickets and 1 resolved"
    assert numbers(ours) == ["EX-6", "EX-5", "EX-3", "EX-2", "EX-4", "EX-1"]
    assert numbers(theirs) == ["EX-2", "EX-6", "EX-5", "EX-3", "EX-4", "EX-1"]  # what waits for them is first


def test_where_all_are_resolved_none_is_called_open(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.types(AGENT_ONE, "resolve EX-1")

    assert desk.types(CONTACT_ONE, "list").startswith("1 resolved ticket")


def test_what_others_said_to_the_desk_alone_is_not_counted(many: FrontDesk) -> None:
    asked = many.tells(CONTACT_TWO, "My password does not work")
    many.presses(CONTACT_TWO, "choose", many.intake(asked).id, "1")

    assert many.types(CONTACT_ONE, "list").startswith("45 open tickets")
    assert many.types(CONTACT_TWO, "list").startswith("46 open tickets")


def test_a_question_after_them_says_how_many_there_are_and_leads_to_the_rest(many: FrontDesk) -> None:
    many.hears(CONTACT_ONE, "any update?")

    told = many.private_messages(CONTACT_ONE)[-1]
    assert "You have 45 open tickets:" in told.text
    assert "40 more; “list” shows them all." in told.text
    assert told.buttons == [*["Open"] * 5, "All tickets"]
