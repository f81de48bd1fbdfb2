"""What a plan promises beyond the first response: the next update, a workaround, a resolution (README's Northwind)."""

from datetime import datetime, timedelta

import pytest

from bot.events import PromiseMissed
from bot.model.attainment import Verdict
from bot.model.milestone import Milestone, MilestoneType, Outcome
from bot.sla.judged import judged
from tests.shipped import readme_pack
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO, TRIAGE

HOUR = timedelta(hours=1)
CARE = readme_pack("northwind").plans["care"]


@pytest.fixture
def desk() -> FrontDesk:
    """A desk whose customer Acme is on Northwind's plan."""
    one = FrontDesk()
    one.agrees(ACME, CARE)
    return one


@pytest.fixture
def down(desk: FrontDesk) -> FrontDesk:
    """An emergency of Monday 09:00, which Agent One has acknowledged at 09:10."""
    desk.opened(CONTACT_ONE, "P0", "Nobody can ship")
    desk.passes(minutes=10)
    desk.types(AGENT_ONE, "ack EX-1")
    return desk


def all_of(desk: FrontDesk, kind: MilestoneType) -> list[Milestone]:
    return [one for one in desk.ticket().milestones if one.type is kind]


def due(desk: FrontDesk, kind: MilestoneType) -> datetime | None:
    return next((one.due_at for one in all_of(desk, kind) if one.is_open), None)


def missed(desk: FrontDesk) -> list[str]:
    return [event.about for event in desk.history("EX-1") if isinstance(event, PromiseMissed)]


# They begin


def test_a_workaround_and_a_resolution_count_from_the_message(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "P0")

    assert due(desk, MilestoneType.WORKAROUND) == MONDAY_NINE + 48 * HOUR
    assert due(desk, MilestoneType.RESOLUTION) == MONDAY_NINE.replace(month=12)


def test_the_next_update_counts_from_the_first_response(down: FrontDesk) -> None:
    assert due(down, MilestoneType.NEXT_UPDATE) == down.clock.at + 4 * HOUR


def test_each_answer_is_an_update_and_the_next_counts_from_it(down: FrontDesk) -> None:
    down.passes(minutes=50)

    down.types(AGENT_ONE, "reply EX-1 We have found the queue that is full.")

    assert due(down, MilestoneType.NEXT_UPDATE) == down.clock.at + 4 * HOUR
    assert [one.id for one in all_of(down, MilestoneType.NEXT_UPDATE)] == ["next-update/1", "next-update/2"]


def test_a_severity_without_them_has_none(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "A")

    assert desk.ticket().promises == ()


# They are watched


def test_before_an_update_is_late_triage_is_reminded_of_it_by_name(down: FrontDesk) -> None:
    down.passes(hours=3)

    told = down.under(down.ticket().card_in(TRIAGE))[-1]
    assert "next update, due in" in told.text
    assert "answered yet" not in told.text
    assert told.buttons == ["Reply", "Resolve"]  # a day's snooze would be refused


def test_an_update_that_does_not_come_is_a_breach_and_stays_due(down: FrontDesk) -> None:
    down.passes(hours=4)

    assert missed(down) == ["next-update/1"]
    assert due(down, MilestoneType.NEXT_UPDATE) == down.clock.at
    assert "next update overdue since" in down.card_in(down.ticket())


def test_a_late_update_meets_it_and_the_next_counts_from_then(down: FrontDesk) -> None:
    down.passes(hours=5)

    down.types(AGENT_ONE, "reply EX-1 It is still the queue.")

    first, second = all_of(down, MilestoneType.NEXT_UPDATE)
    assert first.is_breached
    assert second.due_at == down.clock.at + 4 * HOUR


def test_the_queue_says_what_is_promised_next(down: FrontDesk) -> None:
    assert "next update due" in down.types(AGENT_ONE, "queue")


def test_a_ticket_cannot_be_snoozed_beyond_what_is_promised_next(down: FrontDesk) -> None:
    refused = down.types(AGENT_ONE, "snooze EX-1 5h")
    down.types(AGENT_ONE, "snooze EX-1 3h")

    assert "The next update of EX-1 is due" in refused
    assert down.ticket().snoozed_until == down.clock.at + 3 * HOUR


# They end


def test_a_workaround_is_met_by_giving_one(down: FrontDesk) -> None:
    told = down.types(AGENT_ONE, "milestone EX-1 workaround Use the old export until then.")

    assert told == "Sent to the customer of EX-1, as the workaround."
    assert "Agent One has a workaround for EX-1: Use the old export" in down.new_in(down.ticket().thread)[-1].text
    assert due(down, MilestoneType.WORKAROUND) is None
    assert due(down, MilestoneType.RESOLUTION)


@pytest.mark.parametrize("order", ["milestone EX-1 workaround", "milestone EX-1 rca It was the queue."])
def test_what_else_it_may_report_is_said(down: FrontDesk, order: str) -> None:
    told = down.types(AGENT_ONE, order)

    assert "workaround what the customer can do" in told
    assert due(down, MilestoneType.WORKAROUND)


def test_resolving_meets_all_of_them(down: FrontDesk) -> None:
    down.types(AGENT_ONE, "resolve EX-1 The queue is empty again.")

    ended = {one.type: one.ended.outcome for one in down.ticket().milestones if one.ended}
    assert ended[MilestoneType.RESOLUTION] == ended[MilestoneType.WORKAROUND] == Outcome.MET
    assert ended[MilestoneType.NEXT_UPDATE] == Outcome.MET
    assert down.ticket().promises == ()


def test_what_was_not_solved_after_all_has_the_time_that_was_left(down: FrontDesk) -> None:
    before = due(down, MilestoneType.RESOLUTION)
    assert before
    down.types(AGENT_ONE, "resolve EX-1 The queue is empty again.")
    down.passes(hours=3)

    down.hears(CONTACT_ONE, "It is full again, and nothing ships", down.ticket().thread)

    assert due(down, MilestoneType.RESOLUTION) == before + 3 * HOUR
    assert due(down, MilestoneType.NEXT_UPDATE) == down.clock.at + 4 * HOUR


def test_what_its_customer_closes_is_withdrawn(down: FrontDesk) -> None:
    down.types(CONTACT_ONE, "close EX-1")

    assert [one.ended.outcome for one in all_of(down, MilestoneType.RESOLUTION) if one.ended] == [Outcome.WITHDRAWN]


# They follow the severity


def test_lowered_they_are_those_of_the_lower_severity(down: FrontDesk) -> None:
    down.types(AGENT_ONE, "severity EX-1 P1: one office")

    assert due(down, MilestoneType.RESOLUTION) == MONDAY_NINE.replace(year=2027, month=2)
    assert due(down, MilestoneType.NEXT_UPDATE) is None
    assert [judged(one, down.clock.at) for one in all_of(down, MilestoneType.WORKAROUND)] == [None]


def test_raised_again_they_are_due_as_if_nothing_had_been(down: FrontDesk) -> None:
    before = due(down, MilestoneType.WORKAROUND)
    down.types(AGENT_ONE, "severity EX-1 P1: one office")

    down.types(AGENT_ONE, "severity EX-1 P0: one office")

    assert due(down, MilestoneType.WORKAROUND) == before


def test_a_missed_one_stays_missed_though_the_new_severity_has_none(down: FrontDesk) -> None:
    was_due = due(down, MilestoneType.WORKAROUND)
    down.passes(days=3)

    down.types(AGENT_ONE, "severity EX-1 P1: one office")

    (workaround,) = all_of(down, MilestoneType.WORKAROUND)
    assert workaround.ended
    assert (workaround.ended.outcome, workaround.due_at, workaround.severity) == (Outcome.LAPSED, was_due, "P0")
    assert judged(workaround, down.clock.at) is Verdict.BROKEN


def test_a_detour_over_such_a_severity_neither_forgives_nor_counts_it_twice(down: FrontDesk) -> None:
    down.passes(days=3)
    down.types(AGENT_ONE, "severity EX-1 P1: one office")

    down.types(AGENT_ONE, "severity EX-1 P0: all offices")

    assert [(one.is_open, len(one.breaches)) for one in all_of(down, MilestoneType.WORKAROUND)] == [(True, 1)]
    assert missed(down).count("workaround") == 1


# A merged ticket


def test_they_go_on_where_a_ticket_is_merged_into(down: FrontDesk) -> None:
    down.passes(minutes=20)
    down.opened(CONTACT_TWO, "A", "How do I rename a warehouse?")
    resolution = due(down, MilestoneType.RESOLUTION)

    down.types(AGENT_ONE, "merge EX-1 into EX-2")

    kept = {one.id: one.due_at for one in down.ticket("EX-2").promises}
    assert kept["EX-1/resolution"] == resolution
    assert "EX-1/next-update/1" in kept


# They are explained


def test_why_explains_each_down_to_its_clause(down: FrontDesk) -> None:
    told = down.types(CONTACT_ONE, "why EX-1")

    assert "The resolution is due" in told
    assert "which is 1 month for P0 – Emergency" in told
    assert told.count("5, table") >= 3


def test_the_question_and_the_plan_name_them(desk: FrontDesk) -> None:
    asked = desk.new_in(desk.hears(CONTACT_ONE, "Nobody can ship"))[-1].text

    for said in (asked, desk.types(CONTACT_ONE, "plan")):
        assert "a workaround within 2 business days, a resolution within 1 month" in said


def test_what_may_be_snoozed_for_a_day_is_offered_that(down: FrontDesk) -> None:
    down.types(AGENT_ONE, "severity EX-1 P1: one office")
    down.types(AGENT_ONE, "reply EX-1 We are on it.")

    down.passes(days=70)

    told = next(post for post in reversed(down.triage()) if "resolution, due in" in post.text)
    assert told.buttons == ["Reply", "Snooze 1 day", "Resolve"]
