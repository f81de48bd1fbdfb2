"""What has happened to a ticket: all of it for the vendor's people, for a customer's what they wrote and were told."""

import pytest
from msgspec.structs import replace

from bot.commands import DeleteMessage, EditMessage
from bot.commands.origin import Origin, Via
from bot.engine.views.history import LINES
from bot.events import Closed, CustomerWrote, Event, Reopened, SeverityChanged
from bot.model.places import Account, Thread
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    AGENT_ONE,
    COLLEAGUE,
    CONTACT_ONE,
    CONTACT_TWO,
    GLOBE_ONE,
)

EVERYBODY = (AGENT_ONE, CONTACT_ONE, CONTACT_TWO, COLLEAGUE)


def told(desk: FrontDesk, who: Account, page: str = "") -> list[str]:
    """The lines that somebody reads, each without its time."""
    return [line.partition(" · ")[2] for line in desk.types(who, f"history EX-1 {page}").splitlines() if " · " in line]


def a_course(desk: FrontDesk) -> Thread:
    """EX-1, with a word of each kind."""
    ticket = desk.opened(CONTACT_ONE, "2")
    thread = ticket.thread
    assert isinstance(thread, Thread)
    for typed in (
        "ack EX-1",
        "note EX-1 Mind the old version.",
        "assign EX-1 Agent Two",
        "reply EX-1 We found it.",
    ):
        desk.passes(minutes=1)
        desk.types(AGENT_ONE, typed)
    desk.hears(COLLEAGUE, "It also hits the mobile app", thread)
    desk.types(AGENT_ONE, "snooze EX-1 2h")
    desk.types(AGENT_ONE, "resolve EX-1 Restarted.")
    return thread


def test_the_vendors_people_read_all_that_is_on_record(desk: FrontDesk) -> None:
    a_course(desk)

    read = "\n".join(told(desk, AGENT_ONE))

    for text in ("We asked how urgent it is", "EX-1 was opened", "First response due", "Agent One acknowledged"):
        assert text in read
    for text in ("Mind the old version", "It was assigned to Agent Two", "We found it", "snoozed it until "):
        assert text in read


@pytest.mark.parametrize("who", [CONTACT_ONE, CONTACT_TWO, COLLEAGUE])
def test_a_customers_people_read_what_they_wrote_and_were_told(desk: FrontDesk, who: Account) -> None:
    a_course(desk)

    assert [line.split(" First response due")[0] for line in told(desk, who)] == [
        "Contact One wrote: “Nobody can log in”",
        "EX-1 was opened: Level 2 – Urgent.",
        "Agent One started looking into it.",
        "Agent One wrote: “We found it.”",
        "Somebody at Acme wrote: “It also hits the mobile app”",
        "Agent One resolved it: “Restarted.”",
    ]


@pytest.mark.parametrize("who", [AGENT_ONE, CONTACT_ONE])
def test_a_change_of_severity_is_told_with_its_level_and_reason_once(desk: FrontDesk, who: Account) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_ONE, "ack EX-1")
    desk.types(AGENT_ONE, "severity EX-1 3: only Berlin is affected")

    assert told(desk, who)[-1] == "Agent One set its severity to Level 3 – High: “only Berlin is affected”."


def test_a_goal_of_the_desks_own_is_read_by_its_own_people_alone(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_ONE, "resolve EX-1 Restarted.")
    desk.types(CONTACT_ONE, "reopen EX-1")

    goals = {who: sum("Our goal" in line for line in told(desk, who)) for who in EVERYBODY}

    assert goals == {AGENT_ONE: 1, CONTACT_ONE: 0, CONTACT_TWO: 0, COLLEAGUE: 0}


def test_reminders_and_what_was_missed_are_told_to_each_side_as_they_heard_of_it(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(hours=3)

    agents, contacts = "\n".join(told(desk, AGENT_ONE)), "\n".join(told(desk, CONTACT_ONE))

    assert "A reminder of the first response went out" in agents
    assert "reminder" not in contacts
    assert "The first response was late. It was due" in contacts


def test_a_time_is_told_below_the_day_of_its_line_whenever_that_is_read(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(days=1)

    for who in (AGENT_ONE, CONTACT_ONE):
        assert any(line.endswith(" It was due 10:00 AM.") for line in told(desk, who))
        assert "yesterday" not in desk.types(who, "history EX-1")


def test_a_time_of_another_day_is_told_with_that_day(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "4")

    assert told(desk, AGENT_ONE)[-1] == "EX-1 was opened: Level 4 – Normal. First response due Tue 24 Nov, 9:00 AM."


@pytest.mark.parametrize("reader", [AGENT_ONE, CONTACT_ONE])
@pytest.mark.parametrize("closer", [AGENT_ONE, CONTACT_ONE])
def test_who_closed_it_and_who_reopened_it_is_told(desk: FrontDesk, closer: Account, reader: Account) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.types(closer, "close EX-1")
    desk.types(closer, "reopen EX-1")

    name = "Agent One" if closer == AGENT_ONE else "Contact One"
    read = [line.partition(" Our goal")[0] for line in told(desk, reader)]
    assert read[-2:] == [f"{name} closed it.", f"{name} reopened it."]


@pytest.mark.parametrize("reader", [AGENT_ONE, CONTACT_ONE])
def test_what_closes_when_its_time_has_come_is_closed_by_nobody(desk: FrontDesk, reader: Account) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.types(AGENT_ONE, "resolve EX-1 Restarted.")
    desk.passes(days=9)

    assert "Its time had come, so it was closed." in told(desk, reader)


@pytest.mark.parametrize("reader", [AGENT_ONE, CONTACT_ONE])
def test_of_what_was_kept_before_names_were_it_is_said_that_who_did_it_is_not_known(
    desk: FrontDesk, reader: Account
) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.types(AGENT_ONE, "severity EX-1 2: it is one user")
    desk.types(AGENT_ONE, "close EX-1")
    desk.types(CONTACT_ONE, "reopen EX-1")
    timelines = desk.store.kept.timelines
    timelines["EX-1"] = tuple(replace(one, event=_without_names(one.event)) for one in timelines["EX-1"])

    read = "\n".join(told(desk, reader))
    for did in ("set its severity to Level 2 – Urgent", "closed it", "reopened it"):
        assert f"\nSomebody {did}; the record doesn't say who." in read


def _without_names(event: Event) -> Event:
    if isinstance(event, SeverityChanged):
        return replace(event, classification=replace(event.classification, name="", reason=""))
    return replace(event, name="") if isinstance(event, Closed | Reopened) else event


def test_what_is_said_to_the_desk_alone_is_read_by_who_said_it_and_the_vendor(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.tells(CONTACT_TWO, "EX-1 hits the merger too, keep it quiet")

    readers = {who: "merger" in "\n".join(told(desk, who)) for who in EVERYBODY}

    assert readers == {AGENT_ONE: True, CONTACT_ONE: False, CONTACT_TWO: True, COLLEAGUE: False}


def test_what_was_kept_before_it_was_noted_where_it_was_said_is_read_by_its_writer_alone(desk: FrontDesk) -> None:
    thread = a_course(desk)
    desk.hears(CONTACT_TWO, "And the reports", thread)
    timelines = desk.store.kept.timelines
    timelines["EX-1"] = tuple(
        replace(one, event=replace(one.event, private=None)) if isinstance(one.event, CustomerWrote) else one
        for one in timelines["EX-1"]
    )

    readers = {who: "And the reports" in "\n".join(told(desk, who)) for who in EVERYBODY}

    assert readers == {AGENT_ONE: True, CONTACT_ONE: False, CONTACT_TWO: True, COLLEAGUE: False}


@pytest.mark.parametrize("change", ["edited", "deleted"])
def test_what_its_writer_took_back_is_not_repeated_to_their_colleagues(desk: FrontDesk, change: str) -> None:
    thread = desk.hears(CONTACT_ONE, "The password is secret")
    desk.presses(CONTACT_ONE, "choose", desk.intake(thread).id, "2")
    desk.passes(minutes=1)
    origin = Origin(by=CONTACT_ONE, place=thread.place, at=desk.clock.at, via=Via.MESSAGE)
    retracted = DeleteMessage(origin=origin, message=thread.root)
    desk.gives(EditMessage(origin=origin, message=thread.root, text="Removed") if change == "edited" else retracted)

    assert "secret" not in "\n".join(told(desk, CONTACT_TWO))
    assert "secret" in "\n".join(told(desk, AGENT_ONE))


def test_each_day_has_a_heading_each_line_its_time_and_the_oldest_is_first(desk: FrontDesk) -> None:
    a_course(desk)
    desk.passes(hours=24)
    desk.types(AGENT_ONE, "note EX-1 Nothing new.")

    head, *lines = desk.types(AGENT_ONE, "history EX-1").splitlines()

    assert head == "History of EX-1, oldest first:"
    assert [line for line in lines if " · " not in line] == ["Mon 23 Nov 2026, CST", "Tue 24 Nov 2026, CST"]
    times = [line.partition(" · ")[0] for line in lines[1:-2]]
    assert times == sorted(times)
    assert (times[0], lines[-1]) == ("9:00 AM", "9:04 AM · Agent One noted: “Nothing new.”")


def test_a_customer_reads_times_in_their_own_zone() -> None:
    file = people.a_desk_file()
    acme = replace(file.customers[0], timezone="Asia/Tokyo")
    desk = FrontDesk(file=replace(file, customers=(acme, *file.customers[1:])))
    a_course(desk)

    theirs, ours = desk.types(CONTACT_ONE, "history EX-1"), desk.types(AGENT_ONE, "history EX-1")

    assert ("JST" in theirs, "JST" in ours) == (True, False)


def test_a_long_history_is_cut_with_the_number_and_the_way_to_the_rest(desk: FrontDesk) -> None:
    thread = a_course(desk)
    before = len(told(desk, CONTACT_ONE))
    for number in range(LINES):
        desk.hears(CONTACT_ONE, f"Line {number} of the log", thread)

    first, second = desk.types(CONTACT_ONE, "history EX-1"), desk.types(CONTACT_ONE, "history EX-1 2")

    found = len(told(desk, CONTACT_ONE)) + len(told(desk, CONTACT_ONE, "2"))
    assert f"(1–{LINES} of {found})" in first
    assert f"“history EX-1 2” shows the next {found - LINES}." in first
    assert f"Line {LINES - 1} of the log" in second
    assert found >= LINES + before
    assert desk.types(CONTACT_ONE, "history EX-1 9") == second


def test_of_what_was_merged_it_can_still_be_read(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.opened(CONTACT_ONE, "2", "Login is broken for all")
    desk.types(AGENT_ONE, "merge EX-1 into EX-2")

    assert told(desk, CONTACT_ONE)[-1] == "It's about the same as EX-2, and goes on there."


def test_another_customers_is_as_good_as_absent(desk: FrontDesk) -> None:
    a_course(desk)

    assert desk.types(GLOBE_ONE, "history EX-1") == desk.types(GLOBE_ONE, "history EX-9").replace("EX-9", "EX-1")
