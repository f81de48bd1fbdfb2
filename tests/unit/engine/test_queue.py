"""What wants the vendor's people next: in which order, and narrowed by which words."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.model.ids import TicketId
from tests.contract.examples import opened
from tests.hand_clock import HandClock
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, GLOBE_ONE, HELIO_ONE, ORBIT_ONE


@pytest.fixture
def busy(desk: FrontDesk) -> FrontDesk:
    """EX-1 Acme level 4, EX-2 Globe 2, EX-3 Acme 1 with Agent One, EX-4 Globe waits, EX-5 Orbit is not classified."""
    for who, severity in (
        (CONTACT_ONE, "4"),
        (GLOBE_ONE, "2"),
        (CONTACT_ONE, "1"),
        (GLOBE_ONE, "3"),
        (ORBIT_ONE, None),
    ):
        desk.opened(who, severity)
    desk.types(AGENT_ONE, "ack EX-3")
    desk.types(AGENT_TWO, "wait EX-4 Which browser?")
    return desk


def numbers(told: str) -> list[str]:
    """The tickets of a list, in its order."""
    return [row.split()[0] for row in told.splitlines() if row.startswith("EX-")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["EX-5", "EX-2", "EX-1", "EX-3", "EX-4"]),
        ("mine", ["EX-3"]),
        ("unassigned", ["EX-5", "EX-2", "EX-1"]),
        ("unanswered", ["EX-5", "EX-2", "EX-1"]),
        ("waiting", ["EX-4"]),
        ("acme", ["EX-1", "EX-3"]),
        ("Acme", ["EX-1", "EX-3"]),
        ("1", ["EX-3"]),
        ("level 2", ["EX-2"]),
        ("severity 4", ["EX-1"]),
        ("globe unassigned", ["EX-2"]),
        ("unassigned level 4 acme", ["EX-1"]),
        ("mine waiting", []),
        ("overdue", []),
    ],
)
def test_the_queue_is_narrowed_by_words_in_any_order(busy: FrontDesk, words: str, found: list[str]) -> None:
    assert numbers(busy.types(AGENT_ONE, f"queue {words}")) == found


def test_what_is_overdue_says_by_how_much(busy: FrontDesk) -> None:
    busy.passes(hours=8, minutes=30)

    told = busy.types(AGENT_ONE, "queue overdue globe")

    assert numbers(told) == ["EX-2"]
    assert "Not answered, overdue by 30 min: " in told


def test_nights_and_weekends_make_nothing_later() -> None:
    friday = datetime.fromisoformat("2026-11-20T16:00:00-06:00")
    desk = FrontDesk(clock=HandClock(friday))
    desk.opened(CONTACT_ONE, "1")

    desk.stands_still(hours=65)

    assert "Not answered, overdue by 1 business hour: " in desk.types(AGENT_ONE, "queue")
    assert "overdue by 1 business hour (Fri 20 Nov, 17:00 CST)." in desk.triage()[-1].text


def test_a_line_says_what_it_is_who_has_it_and_how_it_stands(busy: FrontDesk) -> None:
    (row,) = busy.types(AGENT_TWO, "queue 1").splitlines()[1:]

    assert row == (
        "EX-3 · Acme · Level 1 – Critical: “Nobody can log in” Answered, and open. "
        "Our own goal for the next response is Tue 24 Nov, 09:00 CST, in 1 day. Agent One has it."
    )


def test_a_goal_of_our_own_is_called_one(busy: FrontDesk) -> None:
    assert "our own goal is" in busy.types(AGENT_ONE, "queue orbit")


def test_where_nothing_is_promised_the_queue_says_so(desk: FrontDesk) -> None:
    desk.opened(HELIO_ONE, "other")

    assert "Not answered" in desk.types(AGENT_ONE, "queue helio")


@pytest.mark.parametrize("verb", ["resolve EX-1", "close EX-1"])
def test_what_is_over_is_not_in_the_queue(busy: FrontDesk, verb: str) -> None:
    busy.types(AGENT_ONE, verb)

    assert "EX-1" not in numbers(busy.types(AGENT_ONE, "queue"))


def test_a_long_queue_says_how_many_more_there_are(desk: FrontDesk) -> None:
    for _ in range(15):
        desk.opened(CONTACT_ONE, "4")

    told = desk.types(AGENT_ONE, "queue")

    assert told.startswith("15 tickets (1–12 of 15)")
    assert len(numbers(told)) == 12
    assert "3 more; narrow it with" in told
    assert "“queue page 2” shows the next 3." in told


def test_the_next_page_of_a_queue_is_narrowed_likewise(desk: FrontDesk) -> None:
    for _ in range(14):
        desk.opened(CONTACT_ONE, "4")
    desk.opened(GLOBE_ONE, "1")

    told = desk.types(AGENT_ONE, "queue acme page 2")

    assert told.startswith("14 tickets (13–14 of 14)")
    assert numbers(told) == ["EX-13", "EX-14"]


def test_a_queue_of_hundreds_is_counted_whole(desk: FrontDesk) -> None:
    ticket = replace(desk.opened(CONTACT_ONE, "4"), version=1)
    with desk.store.unit_of_work() as work:
        for number in range(2, 601):
            work.save(replace(ticket, id=TicketId(f"EX-{number}")), [opened(ticket)])
        work.commit()

    told = desk.types(AGENT_ONE, "queue")

    assert told.startswith("600 tickets (1–12 of 600)")


def test_an_empty_queue_says_so(desk: FrontDesk) -> None:
    assert desk.types(AGENT_ONE, "queue") == "Nothing is in the queue."


def test_what_cannot_be_understood_is_named_with_what_can(busy: FrontDesk) -> None:
    told = busy.types(AGENT_ONE, "queue mine tomorrow")

    assert told.startswith("The queue cannot be narrowed by “tomorrow”.")
    assert "mine, unassigned, unanswered, waiting, overdue and snoozed" in told


def test_customers_have_no_queue(busy: FrontDesk) -> None:
    assert busy.types(CONTACT_ONE, "queue").startswith("Only our team at Example Support")


def test_what_a_customer_says_that_begins_like_a_command_is_a_request(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "queue processing is down", mention=True)

    assert desk.intake(asked).is_open


def test_who_has_left_has_nothing_any_more(busy: FrontDesk) -> None:
    left = tuple(person for person in busy.file.people if person.id != "agent-one")
    after = FrontDesk(file=replace(busy.file, people=left), clock=busy.clock, store=busy.store)

    assert "EX-3" in numbers(after.types(AGENT_TWO, "queue unassigned"))
