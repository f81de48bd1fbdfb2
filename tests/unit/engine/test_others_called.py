"""A step of the ladder that wants several people: others of its line are called until so many have acknowledged.

Premier's first line takes Level 1 and is called outside its hours; here two of three people in it are to acknowledge.
"""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.commands import Acknowledge, Origin, Via
from bot.events import AcknowledgementCounted, OthersCalled
from bot.model.milestone import FIRST_RESPONSE, Outcome
from bot.model.places import Account, Platform
from bot.model.timer import TimerKind
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk, Post
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, CONTACT_TWO, LEAD_ONE, TRIAGE
from tests.unit.engine.several import wants

HALF_AN_HOUR = timedelta(minutes=30)
CLOSED = MONDAY_NINE + timedelta(hours=9)


@pytest.fixture
def two() -> FrontDesk:
    """Two are to acknowledge."""
    return wants(2)


def called(desk: FrontDesk) -> list[tuple[datetime, tuple[str, ...]]]:
    """When others were called, and who."""
    return [(one.at, one.names) for one in desk.history("EX-1") if isinstance(one, OthersCalled)]


def last_call(desk: FrontDesk) -> Post:
    posts = desk.under(desk.ticket().card_in(TRIAGE))
    return [post for post in posts if "more person is to" in post.text or "more people are to" in post.text][-1]


def test_the_others_are_called_by_the_repeats_once_one_has_acknowledged(two: FrontDesk) -> None:
    two.opened(CONTACT_ONE, "1")
    two.types(AGENT_ONE, "ack EX-1")
    since = two.clock.at

    two.passes(minutes=65)

    assert called(two) == [(since + n * HALF_AN_HOUR, ("Agent Two", "Lead One")) for n in (1, 2)]
    text = last_call(two).text
    assert "Agent One acknowledged it, and one more person is to. @Agent Two @Lead One" in text
    assert "@Agent One" not in text
    assert last_call(two).buttons == ["Acknowledge"]


def test_a_second_person_ends_it_and_changes_neither_the_assignee_nor_what_the_customer_reads(two: FrontDesk) -> None:
    thread = two.opened(CONTACT_ONE, "1").thread
    two.types(AGENT_ONE, "ack EX-1")
    two.passes(minutes=35)
    read = len(two.new_in(thread))

    told = two.types(AGENT_TWO, "ack EX-1")

    assert told == (
        "You've acknowledged EX-1, too. That's all 2, so nobody else is called. It stays assigned to Agent One."
    )
    assert isinstance(two.history("EX-1")[-1], AcknowledgementCounted)
    assert two.ticket().assignee == "Agent One"
    assert len(two.new_in(thread)) == read
    assert last_call(two).is_withdrawn
    two.passes(hours=3)
    assert len(called(two)) == 1


def test_the_promise_is_met_by_the_first(two: FrontDesk) -> None:
    two.opened(CONTACT_ONE, "1")
    two.passes(minutes=5)

    two.types(AGENT_ONE, "ack EX-1")

    (first,) = [one for one in two.ticket().milestones if one.id == FIRST_RESPONSE]
    assert first.ended
    assert (first.ended.outcome, first.ended.name) == (Outcome.MET, "Agent One")


def test_the_same_person_counts_once(two: FrontDesk) -> None:
    two.opened(CONTACT_ONE, "1")
    two.types(AGENT_ONE, "ack EX-1")

    assert "already" in two.types(AGENT_ONE, "ack EX-1")
    two.passes(minutes=31)

    assert len(called(two)) == 1


def test_who_answers_the_customer_counts_too(two: FrontDesk) -> None:
    two.opened(CONTACT_ONE, "1")
    two.types(AGENT_ONE, "ack EX-1")
    two.types(AGENT_TWO, "reply EX-1 We have found the cause and are mending it.")

    two.passes(hours=2)

    assert called(two) == []


def test_of_three_the_two_who_are_there_are_not_called_again() -> None:
    desk = wants(3)
    desk.opened(CONTACT_ONE, "1")
    desk.types(AGENT_ONE, "ack EX-1")

    told = desk.types(LEAD_ONE, "ack EX-1")
    desk.passes(minutes=31)

    assert "That's 2 of 3." in told
    assert called(desk)[-1][1] == ("Agent Two",)


@pytest.mark.parametrize(
    "ends", ["resolve EX-1 Restarted.", "severity EX-1 3: one user", "snooze EX-1 4h", "close EX-1"]
)
def test_what_ends_other_calls_ends_these(two: FrontDesk, ends: str) -> None:
    two.opened(CONTACT_ONE, "1")
    two.types(AGENT_ONE, "ack EX-1")

    two.types(AGENT_ONE, ends)
    two.passes(hours=2)

    assert called(two) == []


def test_what_somebody_else_resolves_is_over_at_once(two: FrontDesk) -> None:
    two.opened(CONTACT_ONE, "1")
    two.types(AGENT_ONE, "ack EX-1")

    two.types(AGENT_TWO, "resolve EX-1 Restarted.")
    two.passes(hours=2)

    assert called(two) == []


def test_raised_after_it_was_acknowledged_by_one_the_others_are_called(two: FrontDesk) -> None:
    two.opened(CONTACT_ONE, "3")
    two.types(AGENT_ONE, "ack EX-1")

    two.types(AGENT_ONE, "severity EX-1 1: everybody after all")
    two.passes(minutes=31)

    assert called(two)[0][1] == ("Agent Two", "Lead One")
    assert "That's all 2" in two.types(AGENT_TWO, "ack EX-1")


def test_raised_again_they_are_called_anew(two: FrontDesk) -> None:
    two.opened(CONTACT_ONE, "1")
    two.types(AGENT_ONE, "ack EX-1")
    two.types(AGENT_ONE, "severity EX-1 3: one user")
    two.types(AGENT_ONE, "severity EX-1 1: everybody after all")

    two.passes(minutes=35)

    assert len(called(two)) == 1


def test_with_wake_they_are_called_at_night_and_without_it_within_the_hours_alone() -> None:
    for wake, at in ((True, CLOSED + HALF_AN_HOUR), (False, MONDAY_NINE + timedelta(hours=23))):
        desk = wants(2, wake=wake)
        desk.passes(hours=9)
        desk.opened(CONTACT_ONE, "1")
        desk.types(AGENT_ONE, "ack EX-1")

        desk.passes(hours=15)

        assert called(desk)[0][0] == at


def test_after_a_standstill_they_are_called_once(two: FrontDesk) -> None:
    two.opened(CONTACT_ONE, "1")
    two.types(AGENT_ONE, "ack EX-1")

    two.stands_still(hours=3)

    assert len(called(two)) == 1
    assert [one.kind for one in two.waiting("EX-1") if one.kind is TimerKind.OTHERS] == [TimerKind.OTHERS]


def test_a_pager_is_called_for_the_others_and_its_answer_counts(two: FrontDesk) -> None:
    paged = {"agent-two", "agent-one"}
    staff = [replace(one, wake_url="https://p.example/" if one.id in paged else None) for one in two.file.people]
    two.is_set_up(people=tuple(staff))
    two.opened(CONTACT_ONE, "1")
    two.types(AGENT_ONE, "ack EX-1")

    two.passes(minutes=35)
    two.gives(Acknowledge(origin=Origin(by=AGENT_TWO, at=two.clock.at, via=Via.BUTTON), ticket=two.ticket().id))

    pagers = [Account(platform=Platform.WAKE, workspace="person", user=name) for name in ("agent-two", "agent-one")]
    assert [len(two.direct(pager)) for pager in pagers] == [1, 0]
    assert len(two.ticket().acknowledged.people) == 2


def test_opened_again_it_is_acknowledged_anew(two: FrontDesk) -> None:
    two.opened(CONTACT_ONE, "1")
    two.types(AGENT_ONE, "ack EX-1")
    two.types(AGENT_TWO, "ack EX-1")
    two.types(AGENT_ONE, "resolve EX-1 Restarted.")
    two.types(CONTACT_ONE, "reopen EX-1")
    two.types(AGENT_ONE, "ack EX-1")

    two.passes(minutes=31)

    assert len(called(two)) == 1


def test_what_is_merged_into_it_and_answered_by_the_same_person_takes_no_call_of_the_others(two: FrontDesk) -> None:
    two.opened(CONTACT_ONE, "1")
    two.types(AGENT_ONE, "ack EX-1")
    since = two.clock.at
    two.passes(minutes=5)
    two.opened(CONTACT_TWO, "1", "The printer smokes")
    two.types(AGENT_ONE, "merge EX-2 into EX-1")

    two.types(AGENT_ONE, "ack EX-1")

    two.passes(minutes=40)
    assert called(two) == [(since + HALF_AN_HOUR, ("Agent Two", "Lead One"))]
