"""A request that waits for a contact is reminded of by a goal of the desk's own, and ends aloud if nobody comes."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.events import IntakeLapsed, IntakeReassured, IntakeReminded
from bot.model.intake import Intake, IntakeState
from bot.model.milestone import Basis, Milestone, Outcome, Owner
from bot.model.places import Account, Thread
from bot.model.timer import TimerKind
from tests.hand_clock import HandClock
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk, Post
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_TWO, LEAD_ONE, TAM_ONE, TRIAGE

ASKED = "Production is down for everybody"
REMINDS = "this still waits for one of you"
WAITS = "still waits for a designated contact"
OTHER_COLLEAGUE = Account.parse("slack:T0ACME/U0OTHER")


@pytest.fixture
def held(desk: FrontDesk) -> Thread:
    """A colleague has asked at 09:00, and may not. The plan's strictest first response is one business hour."""
    return desk.hears(COLLEAGUE, ASKED)


def in_thread(desk: FrontDesk, held: Thread) -> list[Post]:
    return [post for post in desk.new_in(held) if REMINDS in post.text]


def in_triage(desk: FrontDesk, held: Thread) -> list[Post]:
    return [post for post in desk.under(desk.intake(held).card_in(TRIAGE)) if WAITS in post.text]


def counts(desk: FrontDesk, held: Thread) -> tuple[int, int, int]:
    """How many reminders the thread, triage and the account manager have had."""
    return len(in_thread(desk, held)), len(in_triage(desk, held)), len(desk.direct(TAM_ONE))


def take_up_of(intake: Intake) -> Milestone:
    (one,) = intake.milestones
    return one


def test_it_is_a_goal_of_the_contacts_by_the_strictest_target(desk: FrontDesk, held: Thread) -> None:
    take_up = take_up_of(desk.intake(held))

    assert (take_up.id, take_up.basis, take_up.owner) == ("take-up", Basis.GOAL, Owner.CONTACTS)
    assert (take_up.since, take_up.due_at) == (MONDAY_NINE, MONDAY_NINE + timedelta(hours=1))


@pytest.mark.parametrize(("verb", "outcome"), [("choose", Outcome.MET), ("dismiss", Outcome.MET)])
def test_a_contact_who_opens_it_or_puts_it_away_has_met_it(
    desk: FrontDesk, held: Thread, verb: str, outcome: Outcome
) -> None:
    desk.passes(minutes=50)

    desk.presses(CONTACT_TWO, verb, desk.intake(held).id, "4")

    ended = take_up_of(desk.intake(held)).ended
    assert ended
    assert (ended.outcome, ended.at, ended.by) == (outcome, desk.clock.at, "acme-two")


def test_the_contacts_at_half_the_goal_the_first_line_at_three_quarters_the_tam_at_its_end(
    desk: FrontDesk, held: Thread
) -> None:
    seen = []
    for minutes in (29, 1, 14, 1, 14, 1):
        desk.passes(minutes=minutes)
        seen.append(counts(desk, held))

    assert seen == [(0, 0, 0), (1, 0, 0), (1, 0, 0), (1, 1, 0), (1, 1, 0), (1, 1, 1)]
    assert "@Contact One and @Contact Two: this still waits" in in_thread(desk, held)[0].text
    assert "Our goal: Mon 23 Nov, 10:00 AM CST (15 min). @Agent One" in in_triage(desk, held)[0].text
    assert ASKED in desk.direct(TAM_ONE)[0].text


def test_afterwards_all_of_them_as_often_as_the_pack_repeats(desk: FrontDesk, held: Thread) -> None:
    desk.passes(minutes=60)

    desk.passes(minutes=90)

    assert counts(desk, held) == (4, 4, 4)
    sent = [(e.kind, e.step) for e in desk.history(desk.intake(held).id) if isinstance(e, IntakeReminded)]
    assert sent == [*((TimerKind.REMIND, n) for n in (50, 75, 100)), *((TimerKind.REPEAT, n) for n in (1, 2, 3))]


def test_the_goal_counts_covered_time_from_when_it_was_held() -> None:
    desk = FrontDesk(clock=HandClock(datetime.fromisoformat("2026-11-28T12:00:00-06:00")))
    held = desk.hears(COLLEAGUE, ASKED)

    desk.passes(hours=43)

    assert counts(desk, held) == (0, 0, 0)
    desk.passes(hours=1, minutes=30)
    assert counts(desk, held) == (1, 0, 0)


def test_after_a_standstill_over_all_rungs_each_reads_one_message_marked_late(desk: FrontDesk, held: Thread) -> None:
    desk.stands_still(minutes=80)

    assert counts(desk, held) == (1, 1, 1)
    assert all("20 min late" in post.text for post in (*in_thread(desk, held), *in_triage(desk, held)))
    desk.passes(minutes=10)
    assert counts(desk, held) == (2, 2, 2)


@pytest.mark.parametrize("who", [CONTACT_TWO, AGENT_ONE])
@pytest.mark.parametrize("verb", ["choose", "dismiss"])
def test_once_it_is_opened_or_put_away_nobody_is_reminded(
    desk: FrontDesk, held: Thread, who: Account, verb: str
) -> None:
    desk.hears(COLLEAGUE, "still down, nobody answers", held)
    desk.passes(minutes=50)
    intake = desk.intake(held)
    take_up = take_up_of(intake)

    desk.presses(who, verb, intake.id, "4")

    assert desk.waiting(intake.id) == []
    reminders = [post for post in desk.posts() if post.held.entry.tag == intake.tag_of(take_up)]
    assert len(reminders) == 3
    assert all(post.is_withdrawn for post in reminders)


def test_a_click_at_any_rung_opens_it_and_the_clock_counts_from_there(desk: FrontDesk, held: Thread) -> None:
    desk.passes(minutes=50)

    desk.presses(CONTACT_TWO, "choose", desk.intake(held).id, "1")

    assert desk.ticket().opened_at == MONDAY_NINE + timedelta(minutes=50)


# Who goes on


def test_a_later_line_is_shown_in_triage_and_answered_once_until_the_next_reminder(
    desk: FrontDesk, held: Thread
) -> None:
    desk.hears(COLLEAGUE, "still down, nobody answers", held)
    desk.hears(OTHER_COLLEAGUE, "same here", held)

    (_, told) = desk.new_in(held)
    assert "It waits for Contact One or Contact Two, who can open it" in told.text
    assert "nobody answers" in desk.triage()[1].text
    assert "same here" in desk.triage()[2].text

    desk.passes(minutes=31)
    desk.hears(COLLEAGUE, "hello, is anybody reading this at all", held)

    assert len([post for post in desk.new_in(held) if "Passed on." in post.text]) == 2
    assert len([e for e in desk.history(desk.intake(held).id) if isinstance(e, IntakeReassured)]) == 2


# Where nobody can be told


def test_where_no_contact_can_be_mentioned_the_first_line_is_told_at_half_the_goal(desk: FrontDesk) -> None:
    nobody = tuple(replace(customer, contacts=()) for customer in desk.file.customers)
    lonely = FrontDesk(file=replace(desk.file, customers=nobody))
    held = lonely.hears(COLLEAGUE, ASKED)

    lonely.passes(minutes=30)

    assert counts(lonely, held) == (0, 1, 0)


def test_where_there_is_no_account_manager_the_first_line_is_told_at_its_end(desk: FrontDesk) -> None:
    without = tuple(replace(customer, tam=None) for customer in desk.file.customers)
    desk = FrontDesk(file=replace(desk.file, customers=without))
    held = desk.hears(COLLEAGUE, ASKED)

    desk.passes(minutes=60)

    assert counts(desk, held) == (1, 2, 0)
    assert desk.direct(LEAD_ONE) == []


# Nobody comes


def test_after_seven_days_it_ends_aloud(desk: FrontDesk, held: Thread) -> None:
    intake = desk.intake(held)
    desk.passes(days=6, hours=23)
    assert desk.intake(held).is_held

    desk.passes(hours=1)

    assert desk.intake(held).state is IntakeState.DISMISSED
    assert isinstance(desk.history(intake.id)[-1], IntakeLapsed)
    assert "nobody has opened this within 7 days" in desk.new_in(held)[-1].text
    assert "@somebody" in desk.new_in(held)[-1].text
    assert "nobody has opened the request of @somebody within 7 days" in desk.triage()[-1].text
    assert "within 7 days" in desk.direct(TAM_ONE)[-1].text
    (take_up,) = desk.intake(held).milestones
    assert take_up.ended
    assert take_up.ended.outcome is Outcome.WITHDRAWN
    assert "closed" in desk.standing(intake.question) + desk.standing(intake.card_in(TRIAGE))
    assert desk.waiting(intake.id) == []
