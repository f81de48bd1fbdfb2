"""Two tickets about the same: no promise is lost, and no word of the customer."""

import pytest
from msgspec.structs import replace

from bot.events import Absorbed, CustomerWrote, Merged, PromiseMissed
from bot.model.milestone import Outcome
from bot.model.ticket import Status
from bot.model.timer import TimerKind
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO, GLOBE_ONE, TRIAGE


@pytest.fixture
def two(desk: FrontDesk) -> FrontDesk:
    """EX-1 of Acme at Level 2, and EX-2 of Acme at Level 3, a quarter of an hour later."""
    desk.opened(CONTACT_ONE, "2")
    desk.passes(minutes=15)
    desk.opened(CONTACT_TWO, "3", "The login page is white")
    return desk


@pytest.fixture
def merged(two: FrontDesk) -> FrontDesk:
    """The same, EX-2 merged into EX-1."""
    two.types(AGENT_ONE, "merge EX-2 into EX-1")
    return two


def test_the_one_is_closed_and_both_timelines_say_why(merged: FrontDesk) -> None:
    assert (merged.ticket("EX-2").status, merged.ticket("EX-2").merged_into) == (Status.CLOSED, "EX-1")
    assert merged.ticket("EX-1").absorbed == ("EX-2",)
    assert isinstance(merged.history("EX-2")[-1], Merged)
    assert isinstance(merged.history("EX-1")[-1], Absorbed)


def test_the_customer_is_told_where_it_goes_on(merged: FrontDesk) -> None:
    told = merged.new_in(merged.ticket("EX-2").thread)[-1].text

    assert "EX-2 is about the same thing as EX-1, so we'll go on there: open EX-1." in told


def test_neither_card_says_that_nothing_is_promised(merged: FrontDesk) -> None:
    cards = [merged.card_in(merged.ticket(number)) for number in ("EX-2", "EX-1")]

    assert "First response" not in cards[0]
    assert "first response to EX-2 due Mon 23 Nov, 1:15 PM CST" in cards[1]


def test_triage_is_told_under_both_cards(merged: FrontDesk) -> None:
    under = [merged.under(merged.ticket(number).card_in(TRIAGE))[-1].text for number in ("EX-2", "EX-1")]

    assert "Agent One merged EX-2 into EX-1. It goes on there." in under[0]
    assert "Agent One merged EX-2 into this one, where it goes on: “The login page is white”" in under[1]


def test_its_reminders_end_and_those_of_the_other_go_on(merged: FrontDesk) -> None:
    assert merged.waiting("EX-2") == []
    assert merged.waiting("EX-1")


def test_what_the_customer_writes_there_from_now_on_reaches_the_other(merged: FrontDesk) -> None:
    merged.hears(CONTACT_TWO, "Still white in every browser", merged.ticket("EX-2").thread)

    assert "Still white in every browser" in merged.under(merged.ticket("EX-1").card_in(TRIAGE))[-1].text
    assert isinstance(merged.history("EX-1")[-1], CustomerWrote)
    assert merged.ticket("EX-2").status is Status.CLOSED


def test_what_an_agent_writes_there_answers_the_other(merged: FrontDesk) -> None:
    merged.hears(AGENT_ONE, "We have found it", merged.ticket("EX-2").thread)

    assert merged.ticket("EX-1").response
    assert merged.ticket("EX-2").response is None


def test_an_order_in_that_thread_is_about_the_other(merged: FrontDesk) -> None:
    merged.hears(AGENT_ONE, "ack", merged.ticket("EX-2").thread, mention=True)

    assert merged.ticket("EX-1").status is Status.ACKNOWLEDGED


@pytest.mark.parametrize("order", ["ack EX-2", "reopen EX-2", "reply EX-2 Hello", "merge EX-2 into EX-1", "take EX-2"])
def test_whatever_is_ordered_of_it_is_sent_to_the_other(merged: FrontDesk, order: str) -> None:
    before = merged.ticket("EX-2")

    assert merged.types(AGENT_ONE, order) == "EX-2 is merged into EX-1 already, so it goes on there."
    assert merged.ticket("EX-2") == before


def test_it_can_still_be_looked_at(merged: FrontDesk) -> None:
    assert "Merged into EX-1, where it goes on" in merged.types(CONTACT_TWO, "status EX-2")


def test_what_was_merged_twice_over_reaches_the_last(merged: FrontDesk) -> None:
    merged.opened(CONTACT_ONE, "1", "All is down")
    merged.types(AGENT_ONE, "ack EX-1")
    merged.types(AGENT_ONE, "merge EX-1 EX-3")

    merged.hears(CONTACT_TWO, "Still white", merged.ticket("EX-2").thread)

    assert isinstance(merged.history("EX-3")[-1], CustomerWrote)


# No promise is lost


def test_what_is_promised_to_it_goes_on_in_the_other(two: FrontDesk) -> None:
    (promised,) = two.ticket("EX-1").milestones

    two.types(AGENT_ONE, "merge EX-1 into EX-2")

    guest = two.ticket("EX-2").milestones[-1]
    assert (guest.id, guest.due_at, guest.severity) == ("EX-1/first-response", promised.due_at, promised.severity)
    assert [one.outcome for one in (each.ended for each in two.ticket("EX-1").milestones) if one] == [Outcome.MOVED]


def test_a_change_of_the_others_severity_leaves_it_alone(two: FrontDesk) -> None:
    due_at = two.ticket("EX-1").due_at
    two.types(AGENT_ONE, "merge EX-1 into EX-2")

    two.types(AGENT_ONE, "severity EX-2 4: one office")

    assert [one.due_at for one in two.ticket("EX-2").promises] == [due_at]
    assert {timer.about for timer in two.waiting("EX-2")} >= {"EX-1/first-response"}


def test_reminders_of_both_are_one_message_that_names_both(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1", "All is down")
    desk.opened(CONTACT_TWO, "1", "Nothing works")
    desk.types(AGENT_ONE, "merge EX-2 into EX-1")

    desk.passes(minutes=30)

    said = [post.text for post in desk.under(desk.ticket("EX-1").card_in(TRIAGE))]
    (reminder,) = [text for text in said if "no response yet" in text]
    assert "First response to EX-2 due" in reminder


def test_an_answer_there_meets_both(two: FrontDesk) -> None:
    two.types(AGENT_ONE, "merge EX-2 into EX-1")

    two.types(AGENT_ONE, "reply EX-1 We have found it")

    assert {one.id for one in two.ticket("EX-1").milestones if one.ended and one.ended.outcome is Outcome.MET} == {
        "first-response",
        "EX-2/first-response",
    }
    assert not [timer for timer in two.waiting("EX-1") if timer.kind is TimerKind.REMIND]


def test_what_is_answered_can_be_acknowledged_for_the_one_that_is_not(two: FrontDesk) -> None:
    two.types(AGENT_ONE, "ack EX-1")
    two.types(AGENT_ONE, "merge EX-2 into EX-1")

    two.types(AGENT_ONE, "ack EX-1")

    assert not two.ticket("EX-1").awaits_response


def test_a_promise_of_another_plan_does_not_go_on_in_the_other(two: FrontDesk) -> None:
    kept, other = two.store.kept, two.ticket("EX-1")
    changed = replace(kept.plans[other.plan_version], version="another")
    kept.plans[changed.version] = changed
    kept.tickets["EX-1"] = replace(other, plan_version=changed.version)

    told = two.types(AGENT_ONE, "merge EX-2 into EX-1")

    assert told.startswith("EX-2 still waits for a first response, and its plan isn't EX-1's.")
    assert two.ticket("EX-2").merged_into is None


def test_once_it_is_answered_it_can_be_merged(two: FrontDesk) -> None:
    two.types(AGENT_ONE, "ack EX-1")

    two.types(AGENT_ONE, "merge EX-1 into EX-2")

    assert two.ticket("EX-1").merged_into == "EX-2"


def test_a_promise_that_is_broken_by_then_is_on_the_record(two: FrontDesk) -> None:
    two.stands_still(hours=9)

    two.types(AGENT_ONE, "merge EX-2 into EX-1")

    assert [type(event) for event in two.history("EX-2")].count(PromiseMissed) == 1


# What cannot be merged


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("merge EX-2 into EX-2", "EX-2 can't be merged into itself."),
        ("merge EX-2 into EX-9", "I can't find a ticket EX-9 here."),
        ("merge EX-2 into EX-3", "EX-2 and EX-3 are two customers' tickets"),
    ],
)
def test_a_merger_that_makes_no_sense_is_answered(two: FrontDesk, order: str, told: str) -> None:
    two.opened(GLOBE_ONE, "2")
    before = two.store.kept.copy()

    assert two.types(AGENT_ONE, order).startswith(told)
    assert two.store.kept == before


@pytest.mark.parametrize("over", ["resolve", "close"])
def test_nothing_is_merged_into_what_is_over(two: FrontDesk, over: str) -> None:
    two.types(AGENT_ONE, f"{over} EX-1")

    assert two.types(AGENT_ONE, "merge EX-2 into EX-1").startswith("EX-1 is ")
    assert two.ticket("EX-2").merged_into is None


def test_into_one_that_was_merged_itself_the_last_is_named(merged: FrontDesk) -> None:
    merged.opened(CONTACT_ONE, "4")

    assert merged.types(AGENT_ONE, "merge EX-3 into EX-2").startswith("EX-2 is merged into EX-1")
