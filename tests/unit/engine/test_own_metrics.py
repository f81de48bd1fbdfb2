"""What a pack names itself: a diagnosis, an analysis of the cause (the example pack of Fernhill)."""

from datetime import datetime, timedelta

import pytest

from bot.events import PromiseMissed, WaitingOnCustomer
from bot.model.milestone import Milestone, Outcome
from bot.model.ticket import Status
from tests.shipped import EXAMPLES
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO, TRIAGE

HOUR = timedelta(hours=1)
CARE = EXAMPLES.plan("fernhill/till-care", zone="America/Chicago")
DIAGNOSIS, ANALYSIS = "own/diagnosis", "own/root-cause-analysis"


@pytest.fixture
def desk() -> FrontDesk:
    """A desk whose customer Acme is on Fernhill's plan."""
    one = FrontDesk()
    one.agrees(ACME, CARE)
    return one


@pytest.fixture
def down(desk: FrontDesk) -> FrontDesk:
    """A stopped shop of Monday 09:00, which Agent One has acknowledged at 09:10."""
    desk.opened(CONTACT_ONE, "stopped", "No till takes money")
    desk.passes(minutes=10)
    desk.types(AGENT_ONE, "ack EX-1")
    return desk


def own(desk: FrontDesk, about: str, number: str = "EX-1") -> Milestone:
    return next(one for one in desk.ticket(number).milestones if one.id == about)


def due(desk: FrontDesk, about: str, number: str = "EX-1") -> datetime | None:
    found = (one.due_at for one in desk.ticket(number).open_milestones if one.id == about)
    return next(found, None)


def outcome(desk: FrontDesk, about: str) -> Outcome | None:
    ended = own(desk, about).ended
    return ended.outcome if ended else None


# It begins and is watched


def test_it_counts_from_the_message(down: FrontDesk) -> None:
    assert due(down, DIAGNOSIS) == MONDAY_NINE + 4 * HOUR


def test_a_severity_that_it_is_not_promised_of_has_none(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "hindered")

    assert due(desk, DIAGNOSIS) is None


def test_triage_is_reminded_of_it_by_its_name_and_told_how_to_give_it(down: FrontDesk) -> None:
    down.passes(hours=3, minutes=10)

    told = [post.text for post in down.under(down.ticket().card_in(TRIAGE)) if "diagnosis" in post.text][-1]
    assert "diagnosis, due in 48 min (Mon 23 Nov, 1:00 PM CST)" in told
    assert "“milestone EX-1 diagnosis …” gives it to the customer." in told


def test_late_it_is_a_breach_and_stays_due(down: FrontDesk) -> None:
    down.passes(hours=4)

    assert DIAGNOSIS in [one.about for one in down.history("EX-1") if isinstance(one, PromiseMissed)]
    assert "diagnosis overdue since" in down.card_in(down.ticket())
    assert own(down, DIAGNOSIS).is_open


def test_the_card_the_queue_and_why_name_it(down: FrontDesk) -> None:
    down.passes(hours=2)

    assert "diagnosis due Mon 23 Nov, 1:00 PM CST" in down.card_in(down.ticket())
    assert "Diagnosis due Mon 23 Nov, 1:00 PM CST." in down.standing(down.ticket().card)
    why = down.types(CONTACT_ONE, "why EX-1")
    assert "The root cause analysis is due Mon 7 Dec, 9:00 AM CST, which is 10 business days for Stopped" in why
    assert "Fernhill Till Care terms, “5”" in why


def test_the_question_and_the_plan_name_it(desk: FrontDesk) -> None:
    asked = desk.new_in(desk.hears(CONTACT_ONE, "No till takes money"))[-1].text

    for said in (asked, desk.types(CONTACT_ONE, "plan")):
        assert "a diagnosis within 4 business hours (paused while we wait for an answer)" in said
        assert "a root cause analysis within 10 business days" in said


# It is kept


@pytest.mark.parametrize("typed", ["diagnosis", "Diagnosis:", "DIAGNOSIS"])
def test_it_is_met_by_its_name_and_the_customer_reads_it(down: FrontDesk, typed: str) -> None:
    told = down.types(AGENT_ONE, f"milestone EX-1 {typed} The card reader has no network.")

    assert told == "Sent to the customer of EX-1, as the diagnosis."
    said = down.new_in(down.ticket().thread)[-1].text
    assert said.startswith("Agent One has a diagnosis for EX-1: The card reader has no network.")
    assert outcome(down, DIAGNOSIS) is Outcome.MET


@pytest.mark.parametrize("typed", ["root-cause-analysis", "root cause analysis:", "RCA", "rca:"])
def test_a_name_of_several_words_is_written_as_people_say_it(down: FrontDesk, typed: str) -> None:
    down.types(AGENT_ONE, f"milestone EX-1 {typed} A cable was cut.")

    assert outcome(down, ANALYSIS) is Outcome.MET
    assert "Agent One gave a root cause analysis: “A cable was cut.”" in down.types(AGENT_ONE, "history EX-1")
    assert "Agent One gave you a root cause analysis: “A cable was cut.”" in down.types(CONTACT_ONE, "history EX-1")


def test_giving_one_leaves_the_others(down: FrontDesk) -> None:
    down.types(AGENT_ONE, "milestone EX-1 diagnosis The card reader has no network.")

    assert due(down, ANALYSIS)
    assert due(down, "workaround")


@pytest.mark.parametrize("typed", ["", "diagnosis", "diagnoses It is the network.", "rcax It is the network."])
def test_what_may_be_reported_is_said(down: FrontDesk, typed: str) -> None:
    told = down.types(AGENT_ONE, f"milestone EX-1 {typed}".strip())

    assert own(down, DIAGNOSIS).is_open
    if typed:
        assert "“milestone EX-1 diagnosis …” gives them a diagnosis." in told
        assert "“milestone EX-1 root-cause-analysis …” gives them a root cause analysis." in told


def test_a_solution_meets_it_unless_the_pack_says_otherwise(down: FrontDesk) -> None:
    down.types(AGENT_ONE, "resolve EX-1 The cable is mended.")

    assert outcome(down, DIAGNOSIS) is Outcome.MET
    assert own(down, ANALYSIS).is_open


# It goes on where the rest is over


@pytest.fixture
def solved(down: FrontDesk) -> FrontDesk:
    """Resolved at 09:10; the analysis is promised still."""
    down.types(AGENT_ONE, "resolve EX-1 The cable is mended.")
    return down


def test_what_is_owed_of_a_solved_ticket_is_reminded_of(solved: FrontDesk) -> None:
    solved.passes(days=11)

    told = solved.under(solved.ticket().card_in(TRIAGE))[-1]
    assert "root cause analysis, " in told.text
    assert told.buttons == []
    assert solved.ticket().status is Status.RESOLVED


def test_it_is_in_the_queue_and_on_the_cards_as_resolved(solved: FrontDesk) -> None:
    queue = solved.types(AGENT_ONE, "queue")

    assert "resolved · root cause analysis due Mon 7 Dec, 9:00 AM CST" in queue
    assert "resolved · root cause analysis due Mon 7 Dec, 9:00 AM CST" in solved.card_in(solved.ticket())


def test_it_is_closed_a_week_after_the_last_of_it(solved: FrontDesk) -> None:
    solved.passes(days=9)
    solved.types(AGENT_ONE, "milestone EX-1 rca A cable was cut.")
    given = solved.ticket().status

    solved.passes(days=6, hours=23)
    before = solved.ticket().status
    solved.passes(hours=1)

    assert [given, before, solved.ticket().status] == [Status.RESOLVED, Status.RESOLVED, Status.CLOSED]


def test_nothing_else_is_given_for_what_is_over(solved: FrontDesk) -> None:
    told = solved.types(AGENT_ONE, "milestone EX-1 workaround Pay in cash.")

    assert "resolved" in told
    assert solved.ticket().status is Status.RESOLVED


# It follows the ticket


def test_its_time_rests_as_the_pack_says(down: FrontDesk) -> None:
    down.types(AGENT_ONE, "wait EX-1 Which shop?")
    assert isinstance(down.history("EX-1")[-1], WaitingOnCustomer)
    while_waiting = due(down, DIAGNOSIS)
    down.passes(hours=1)

    down.hears(CONTACT_ONE, "The one in the high street", down.ticket().thread)

    assert (while_waiting, due(down, DIAGNOSIS)) == (None, MONDAY_NINE + 5 * HOUR)


def test_it_follows_the_severity_each_by_its_own_name(down: FrontDesk) -> None:
    before = due(down, DIAGNOSIS), due(down, ANALYSIS)
    down.types(AGENT_ONE, "severity EX-1 hindered: one office")
    lowered = due(down, DIAGNOSIS), due(down, ANALYSIS)

    down.types(AGENT_ONE, "severity EX-1 stopped: one office")

    assert lowered == (None, None)
    assert (due(down, DIAGNOSIS), due(down, ANALYSIS)) == before


def test_one_that_was_given_is_not_asked_for_again(down: FrontDesk) -> None:
    down.types(AGENT_ONE, "milestone EX-1 diagnosis The card reader has no network.")
    down.types(AGENT_ONE, "severity EX-1 hindered: one office")

    down.types(AGENT_ONE, "severity EX-1 stopped: one office")

    assert due(down, DIAGNOSIS) is None
    assert due(down, ANALYSIS)


def test_it_goes_on_where_the_ticket_is_merged_into_and_is_met_there(down: FrontDesk) -> None:
    down.opened(CONTACT_TWO, "question", "How do I change the paper?")
    down.types(AGENT_ONE, "merge EX-1 into EX-2")
    assert due(down, "EX-1/own/diagnosis", "EX-2")
    assert "diagnosis of EX-1 due" in down.card_in(down.ticket("EX-2"))

    down.types(AGENT_ONE, "milestone EX-2 diagnosis The card reader has no network.")

    assert due(down, "EX-1/own/diagnosis", "EX-2") is None


def test_what_its_customer_closes_is_withdrawn(down: FrontDesk) -> None:
    down.types(CONTACT_ONE, "close EX-1")

    assert outcome(down, ANALYSIS) is Outcome.WITHDRAWN
