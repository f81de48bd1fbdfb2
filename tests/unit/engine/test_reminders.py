"""Who is told what, and when, while an answer is due; and that it stops."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.events import PromiseMissed, Reminded
from bot.model.ticket import Ticket
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk, Post
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, GLOBE_ONE, TAM_ONE, TRIAGE

FIRST, SECOND = {"Agent One"}, {"Agent Two", "Lead One"}
BEYOND = SECOND | {"Engineer One", "Manager One"}
EVERYBODY = FIRST | BEYOND


def reminders(desk: FrontDesk, ticket: Ticket) -> list[Post]:
    """What stands under the triage card, without what people have written."""
    return [post for post in desk.under(ticket.card_in(TRIAGE)) if post.held.entry.series is None]


def called(post: Post) -> set[str]:
    """Who is mentioned."""
    return {name for name in EVERYBODY if f"@{name}" in post.text}


@pytest.mark.parametrize(
    ("percent", "minutes", "lines", "tam"),
    [(50, 120, FIRST, False), (75, 180, FIRST, True), (90, 216, FIRST | SECOND, True), (100, 240, BEYOND, True)],
)
def test_each_rung_calls_its_lines_and_from_three_quarters_the_account_manager(
    desk: FrontDesk, percent: int, minutes: int, lines: set[str], tam: bool
) -> None:
    ticket = desk.opened(CONTACT_ONE, "3")
    desk.passes(minutes=minutes - 1)
    before, direct = len(reminders(desk, ticket)), len(desk.direct(TAM_ONE))

    desk.passes(minutes=1)

    (reminder,) = reminders(desk, ticket)[before:]
    assert called(reminder) == lines
    assert len(desk.direct(TAM_ONE)) - direct == tam


def test_a_reminder_says_what_is_due_to_whom_by_when_and_can_be_acknowledged(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "3")

    desk.passes(hours=2)

    (reminder,) = reminders(desk, ticket)
    assert "EX-1 · Acme – no response yet," in reminder.text
    assert "due in 2 h (Mon 23 Nov, 1:00 PM CST)." in reminder.text
    assert reminder.buttons == ["Acknowledge"]


def test_the_account_manager_reads_the_request_too(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")

    desk.passes(hours=3)

    (direct,) = desk.direct(TAM_ONE)
    assert "Nobody can log in" in direct.text
    assert direct.buttons == ["Acknowledge"]


def test_a_customer_without_an_account_manager_is_reminded_of_all_the_same(desk: FrontDesk) -> None:
    ticket = desk.opened(GLOBE_ONE, "2")

    desk.passes(hours=8)

    assert len(reminders(desk, ticket)) == 4
    assert desk.direct(TAM_ONE) == []


def test_percentages_are_of_covered_time(desk: FrontDesk) -> None:
    desk.clock.at = datetime(2026, 11, 27, 22, 0, tzinfo=UTC)  # Friday 16:00 in Chicago, an hour before closing
    ticket = desk.opened(CONTACT_ONE, "3")

    desk.passes(days=2, hours=16, minutes=59)
    assert reminders(desk, ticket) == []

    desk.passes(minutes=1)  # Monday 09:00, when two of the four hours are gone
    assert len(reminders(desk, ticket)) == 1


def test_the_customer_reads_nothing_of_it_but_one_apology(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "3")
    said = len(desk.new_in(ticket.thread))

    desk.passes(days=2)

    (apology,) = desk.new_in(ticket.thread)[said:]
    assert "we're sorry" in apology.text


# The breach


def test_at_the_breach_the_miss_is_recorded_and_both_cards_say_so(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "3")

    desk.passes(hours=4)

    assert [breach.due_at for breach in desk.ticket().breaches] == [ticket.due_at]
    assert "overdue since" in desk.card_in(ticket)
    assert "We're late with our first response, which was due" in desk.standing(ticket.card)


def test_a_miss_is_recorded_once_however_long_it_lasts(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")

    desk.passes(days=4)
    desk.types(AGENT_ONE, "ack EX-1")

    assert len([event for event in desk.history("EX-1") if isinstance(event, PromiseMissed)]) == 1


def test_it_stays_on_the_record_after_an_answer(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "3")
    desk.passes(hours=5)

    desk.types(AGENT_ONE, "ack EX-1")

    assert [breach.due_at for breach in desk.ticket().breaches] == [ticket.due_at]
    assert "later than promised" in desk.card_in(ticket)


def test_after_the_breach_it_is_recalled_every_half_hour_three_times_and_then_daily(desk: FrontDesk) -> None:
    desk.opened(GLOBE_ONE, "1")

    desk.passes(days=2, hours=4)

    steps = [e for e in desk.history("EX-1") if isinstance(e, Reminded) and e.kind == "repeat"]
    after = [event.due_at - MONDAY_NINE - timedelta(hours=2) for event in steps]
    half, day = timedelta(minutes=30), timedelta(days=1)
    assert after == [half, 2 * half, 3 * half, 3 * half + day, 3 * half + 2 * day]


def test_half_hours_after_the_breach_are_covered_ones(desk: FrontDesk) -> None:
    desk.clock.at = datetime(2026, 11, 23, 22, 45, tzinfo=UTC)  # Monday 16:45 in Chicago: due on Tuesday at 08:45
    desk.opened(CONTACT_ONE, "1")

    desk.passes(days=1)  # until Tuesday 16:45

    repeats = [e.due_at for e in desk.history("EX-1") if isinstance(e, Reminded) and e.kind == "repeat"]
    assert [f"{at:%H:%M}" for at in repeats] == ["15:15", "15:45", "16:15"]


def test_a_repeat_says_still_and_calls_who_was_called_at_the_breach(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "3")

    desk.passes(hours=4, minutes=30)

    reminder = reminders(desk, ticket)[-1]
    assert "overdue by" in reminder.text
    assert called(reminder) == BEYOND


def test_a_goal_of_our_own_that_passes_is_no_miss(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.passes(hours=3)

    assert desk.ticket().breaches == ()
    assert "our goal" in reminders(desk, desk.ticket())[-1].text.casefold()


# They stop


@pytest.mark.parametrize("text", ["ack EX-1", "reply EX-1 We look.", "wait EX-1 Which?", "resolve EX-1", "close EX-1"])
def test_once_it_is_answered_or_over_nobody_is_reminded_of_a_first_response(desk: FrontDesk, text: str) -> None:
    ticket = desk.opened(CONTACT_ONE, "3")
    desk.passes(hours=2)
    desk.types(AGENT_ONE, text)

    desk.passes(days=6)

    assert len([post for post in reminders(desk, ticket) if "no response yet" in post.text]) == 1


@pytest.mark.parametrize("text", ["ack EX-1", "reply EX-1 We look.", "wait EX-1 Which?", "resolve EX-1", "close EX-1"])
def test_a_reminder_that_is_not_out_yet_is_taken_back(desk: FrontDesk, text: str) -> None:
    ticket = desk.opened(CONTACT_ONE, "3")
    desk.platform_takes = False
    desk.passes(hours=3)

    desk.types(AGENT_ONE, text)

    assert all(post.is_withdrawn for post in [*reminders(desk, ticket), *desk.direct(TAM_ONE)])


def test_what_opened_again_is_reminded_of_anew(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "resolve EX-1")
    desk.types(CONTACT_ONE, "reopen EX-1")
    before = len(reminders(desk, ticket))

    desk.passes(hours=2)

    assert len(reminders(desk, ticket)) == before + 1
    assert "our goal" in reminders(desk, ticket)[-1].text.casefold()
