"""What wants the vendor's people next: in which order, and narrowed by which words."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.model.ids import TicketId
from bot.model.message import Buttons, Message
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
    assert "Level 2 · −30 min · unassigned" in told


def test_nights_and_weekends_make_nothing_later() -> None:
    friday = datetime.fromisoformat("2026-11-20T16:00:00-06:00")
    desk = FrontDesk(clock=HandClock(friday))
    desk.opened(CONTACT_ONE, "1")

    desk.stands_still(hours=65)

    assert "−1 h · unassigned" in desk.types(AGENT_ONE, "queue")
    assert "overdue by 1 h (Fri 20 Nov, 5:00 PM CST)." in desk.triage()[-1].text


def test_a_line_says_what_it_is_who_has_it_and_how_it_stands(busy: FrontDesk) -> None:
    counts, found, row = busy.types(AGENT_TWO, "queue 1").splitlines()

    assert (counts, found) == ("1 waiting on us", "1 · 1 ticket")
    assert row == (
        "EX-3 Acme – Nobody can log in · Level 1 – Critical · "
        "next response, our goal: tomorrow, 9:00 AM CST (in 1 day) · Agent One"
    )


def test_how_much_waits_is_said_first_whatever_part_is_shown(busy: FrontDesk) -> None:
    busy.passes(hours=7, minutes=30)

    for part in ("", "overdue", "waiting", "unanswered page 2"):
        counts = busy.types(AGENT_ONE, f"queue {part}").splitlines()[0]
        assert counts == "1 overdue · 1 due within 1 h · 4 waiting on us · 1 waiting on customer", part


def test_a_broken_promise_stands_before_our_own_goals(busy: FrontDesk) -> None:
    busy.passes(hours=8, minutes=30)

    assert numbers(busy.types(AGENT_ONE, "queue"))[:2] == ["EX-2", "EX-5"]


def test_a_line_has_its_own_act_and_the_parts_are_a_click_away(busy: FrontDesk) -> None:
    busy.presses(AGENT_ONE, "queue", "waiting globe")

    shown = busy.private_messages(AGENT_ONE)[-1]
    assert shown.buttons == ["Open", "All", "Mine", "Unassigned", "Overdue", "Snoozed"]
    assert [one.subject for one in shown.message.buttons][1:3] == ["globe", "mine globe"]

    busy.presses(AGENT_ONE, "queue", "mine")

    assert busy.private_messages(AGENT_ONE)[-1].buttons[:2] == ["Open", "All"]
    assert "Acknowledge" in [one.label for one in _queue(busy).buttons]


def _queue(desk: FrontDesk) -> Message:
    desk.presses(AGENT_ONE, "queue", "")
    return desk.private_messages(AGENT_ONE)[-1].message


def test_a_goal_of_our_own_is_called_one(busy: FrontDesk) -> None:
    assert "our goal: 10:00 AM CST (in 1 h)" in busy.types(AGENT_ONE, "queue orbit")


def test_where_nothing_is_promised_the_queue_names_our_goal(desk: FrontDesk) -> None:
    desk.opened(HELIO_ONE, "other")

    assert "Other · our goal" in desk.types(AGENT_ONE, "queue helio")


def test_who_looks_at_a_ticket_reads_the_goal_that_the_queue_names(desk: FrontDesk) -> None:
    desk.opened(HELIO_ONE, "other")

    assert "Our goal: " in desk.types(AGENT_ONE, "show EX-1")
    assert "goal" not in desk.types(HELIO_ONE, "show EX-1")


def test_what_a_line_says_is_due_in_an_hour_counts_as_due_within_one(busy: FrontDesk) -> None:
    told = busy.types(AGENT_ONE, "queue")

    assert told.startswith("1 due within 1 h · ")
    assert told.count("(in 1 h)") == 1


@pytest.mark.parametrize("verb", ["resolve EX-1", "close EX-1"])
def test_what_is_over_is_not_in_the_queue(busy: FrontDesk, verb: str) -> None:
    busy.types(AGENT_ONE, verb)

    assert "EX-1" not in numbers(busy.types(AGENT_ONE, "queue"))


def test_a_long_queue_says_how_many_more_there_are(desk: FrontDesk) -> None:
    for _ in range(15):
        desk.opened(CONTACT_ONE, "4")

    told = desk.types(AGENT_ONE, "queue")

    assert told.splitlines()[:2] == ["15 waiting on us", "15 tickets (1–12 of 15)"]
    assert len(numbers(told)) == 12
    assert "“queue page 2” shows the next 3." in told


def test_the_next_page_of_a_queue_is_narrowed_likewise(desk: FrontDesk) -> None:
    for _ in range(14):
        desk.opened(CONTACT_ONE, "4")
    desk.opened(GLOBE_ONE, "1")

    told = desk.types(AGENT_ONE, "queue acme page 2")

    assert told.splitlines()[1] == "Acme · 14 tickets (13–14 of 14)"
    assert numbers(told) == ["EX-13", "EX-14"]


def test_a_queue_of_hundreds_is_counted_whole(desk: FrontDesk) -> None:
    ticket = replace(desk.opened(CONTACT_ONE, "4"), version=1)
    with desk.store.unit_of_work() as work:
        for number in range(2, 601):
            work.save(replace(ticket, id=TicketId(f"EX-{number}")), [opened(ticket)])
        work.commit()

    told = desk.types(AGENT_ONE, "queue")

    assert told.splitlines()[:2] == ["600 waiting on us", "600 tickets (1–12 of 600)"]


def test_an_empty_queue_says_so(desk: FrontDesk) -> None:
    assert desk.types(AGENT_ONE, "queue") == "Nothing is in the queue."


def test_what_cannot_be_understood_is_named_with_what_can(busy: FrontDesk) -> None:
    told = busy.types(AGENT_ONE, "queue mine tomorrow")

    assert told.startswith("I can't narrow the queue by “tomorrow”.")
    assert "mine, unassigned, unanswered, waiting, overdue or snoozed" in told


def test_customers_have_no_queue(busy: FrontDesk) -> None:
    assert busy.types(CONTACT_ONE, "queue").startswith("Only our team at Example Support")


def test_what_a_customer_says_that_begins_like_a_command_is_a_request(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "queue processing is down", mention=True)

    assert desk.intake(asked).is_open


def test_who_has_left_has_nothing_any_more(busy: FrontDesk) -> None:
    left = tuple(person for person in busy.file.people if person.id != "agent-one")
    after = FrontDesk(file=replace(busy.file, people=left), clock=busy.clock, store=busy.store)

    assert "EX-3" in numbers(after.types(AGENT_TWO, "queue unassigned"))


def test_what_nobody_has_answered_can_be_opened_from_the_queue_too(busy: FrontDesk) -> None:
    shown = _queue(busy)
    (menu,) = (menu for block in shown.blocks if isinstance(block, Buttons) for menu in block.menus)
    acknowledged = {one.subject for one in shown.buttons if one.verb == "ack"}

    assert {one.subject for one in menu.options} == acknowledged
    told = busy.presses(AGENT_ONE, menu.options[0].verb, menu.options[0].subject)
    assert f"{menu.options[0].subject} · " in told
