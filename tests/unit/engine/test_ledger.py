"""Allowances: work is logged against them, requests of some kinds count by themselves, and nothing is slowed by it."""

from datetime import timedelta

import pytest

from bot.events import Reserved, Reversed, Settled, ToppedUp, WorkLogged
from bot.model.form import FieldName
from bot.model.ids import CustomerId
from policies.terms import Beyond
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.form_acts import choice, shown
from tests.unit.engine.ledger_acts import BLOCK, TASK, a_block, a_desk, asks, balance, in_thread, manager
from tests.unit.engine.people import (
    AGENT_ONE,
    AGENT_TWO,
    CONTACT_ONE,
    GLOBE,
    GLOBE_ONE,
    HELIO,
    HELIO_ONE,
    TAM_ONE,
    TRIAGE,
    channel,
)

ENTRIES = (Reserved, Settled, Reversed, ToppedUp)


@pytest.fixture
def block() -> FrontDesk:
    """EX-1 and EX-2 of Globe, for each of which twenty minutes of its ten hours are held back."""
    desk = a_desk(a_block(reserve_minutes=20))
    asks(desk, GLOBE_ONE, BLOCK, "4")
    asks(desk, GLOBE_ONE, BLOCK, "4")
    return desk


@pytest.fixture
def tasks() -> FrontDesk:
    """A desk where Helio may ask for five admin tasks a month."""
    return a_desk()


def entries(desk: FrontDesk, customer: CustomerId = GLOBE) -> list[type[object]]:
    timeline = desk.store.kept.contract_timelines
    return [
        type(event)
        for key, events in timeline.items()
        if key == customer
        for event in events
        if isinstance(event, ENTRIES)
    ]


def test_a_request_of_its_kind_holds_back_what_the_pack_says(block: FrontDesk) -> None:
    assert balance(block) == (40, 0, 0)


def test_a_request_of_another_kind_holds_back_nothing(block: FrontDesk) -> None:
    asks(block, GLOBE_ONE, "Problem", "1")

    assert balance(block) == (40, 0, 0)


def test_work_is_taken_from_what_is_held_back_for_its_ticket_first(block: FrontDesk) -> None:
    told = block.types(AGENT_ONE, "log EX-1 15m moved two accounts")

    assert balance(block) == (25, 15, 0)
    assert "Logged: 15 min for EX-1. Block of hours: 9 h 20 min of 10 h left this term." in told
    assert (
        "Agent One logged 15 min for EX-1: “moved two accounts”" in block.under(block.ticket().card_in(TRIAGE))[-1].text
    )


def test_walk_8_two_log_and_the_second_finds_too_little_left(block: FrontDesk) -> None:
    block.types(AGENT_ONE, "log EX-1 9h20m moved everybody")
    block.types(AGENT_ONE, "log EX-1 10m and one more")

    told = block.types(AGENT_TWO, "log EX-2 40m new report")

    assert balance(block) == (20, 570, 0)
    assert "That's 40 min. Block of hours: 10 min of 10 h left this term." in told
    assert "EX-2 needs 40 min of the block of hours, with 10 min left. “new report”" in manager(block)[-1]
    assert block.ticket("EX-2").awaits_response


def test_granted_only_what_is_missing_by_then_is_added(block: FrontDesk) -> None:
    block.types(AGENT_ONE, "log EX-1 9h30m moved everybody")
    block.types(AGENT_TWO, "log EX-2 40m new report")
    block.types(AGENT_ONE, "log EX-1 reverse 15m typed twice")

    told = block.types(TAM_ONE, "approve 1")

    assert balance(block) == (20, 595, 15)
    assert "Approved by TAM One: 40 min of Globe's block of hours for EX-2 (15 min added)." in told
    assert "Approved by TAM One" in block.direct(AGENT_TWO)[-1].text
    assert [type(event) for event in block.history("EX-2")][-1] is WorkLogged


def test_declined_nothing_is_logged_and_who_logged_hears_why(block: FrontDesk) -> None:
    block.types(AGENT_ONE, "log EX-1 9h30m moved everybody")
    block.types(AGENT_TWO, "log EX-2 40m new report")

    block.types(TAM_ONE, "decline 1 next term")

    assert balance(block) == (20, 570, 0)
    assert "TAM One doesn't add 40 min of the block of hours for EX-2. next term." in block.direct(AGENT_TWO)[-1].text


def test_a_mistake_is_one_more_entry(block: FrontDesk) -> None:
    block.types(AGENT_ONE, "log EX-1 1h30m moved everybody")

    told = block.types(AGENT_ONE, "log EX-1 reverse 30m typed too much")

    assert balance(block) == (20, 60, 0)
    assert "Agent One gave back 30 min of EX-1: “typed too much”" in told
    assert entries(block) == [Reserved, Reserved, Settled, Reversed]


def test_no_more_is_given_back_than_was_logged(block: FrontDesk) -> None:
    block.types(AGENT_ONE, "log EX-1 30m moved everybody")

    assert "30 min is logged for EX-1 in all" in block.types(AGENT_ONE, "log EX-1 reverse 31m oops")


def test_closed_the_rest_is_available_again(block: FrontDesk) -> None:
    block.types(AGENT_ONE, "log EX-1 15m moved two accounts")

    block.types(AGENT_ONE, "merge EX-2 into EX-1")
    block.types(AGENT_ONE, "close EX-1")

    assert balance(block) == (0, 15, 0)
    assert entries(block)[-2:] == [Reversed, Reversed]


def test_at_eighty_percent_the_account_manager_hears_once_in_a_period(block: FrontDesk) -> None:
    block.types(AGENT_ONE, "log EX-1 7h moved everybody")
    before = len(manager(block))

    block.types(AGENT_ONE, "log EX-1 1h and more")
    block.types(AGENT_ONE, "log EX-1 10m and more")

    assert before == 0
    assert [text.partition("\n")[0] for text in manager(block)] == [
        "Globe is running low. Block of hours: 1 h 40 min of 10 h left this term."
    ]


def test_where_the_plan_lets_nobody_approve_more_it_is_refused_with_the_clause() -> None:
    desk = a_desk(a_block(beyond=Beyond.REFUSE))
    desk.opened(GLOBE_ONE, "4")

    told = desk.types(AGENT_ONE, "log EX-1 11h everything")

    assert "More can't be taken off it." in told
    assert "“section 2”" in told


def test_without_a_kind_work_goes_to_the_one_allowance_that_counts_so(tasks: FrontDesk) -> None:
    tasks.opened(GLOBE_ONE, "4")

    tasks.types(AGENT_ONE, "log EX-1 1h30m moved everybody")

    assert balance(tasks) == (0, 90, 0)


def test_of_several_that_count_so_it_asks_which(tasks: FrontDesk) -> None:
    tasks.opened(HELIO_ONE, "other")

    asked = tasks.types(AGENT_ONE, "log EX-1 1 imported the list")
    tasks.types(AGENT_ONE, "log EX-1 advisory 1 reviewed the campaign")

    assert "“admin-tasks” (AdvocateHub admin tasks) or “advisory”" in asked
    assert balance(tasks, HELIO) == (0, 1, 0)


@pytest.mark.parametrize("typed", ["moved everybody", "1h30m", "reverse", "2 apples"])
def test_what_cannot_be_read_is_answered_with_the_form(block: FrontDesk, typed: str) -> None:
    assert "Say how much, and what for: “log EX-1 1h30m why”." in block.types(AGENT_ONE, f"log EX-1 {typed}")


def test_a_plan_that_counts_nothing_says_so(tasks: FrontDesk) -> None:
    tasks.opened(CONTACT_ONE, "2")

    assert "counts no work" in tasks.types(AGENT_ONE, "log EX-1 1h looked")


def test_a_request_says_what_is_left_of_the_month(tasks: FrontDesk) -> None:
    ticket = asks(tasks, HELIO_ONE, TASK, "other")

    (said,) = [text for text in in_thread(tasks, ticket) if "counts as one of your" in text]
    assert "4 of 5 requests left this month." in said


def test_the_sixth_request_of_a_month_goes_on_while_the_account_manager_decides(tasks: FrontDesk) -> None:
    for _ in range(5):
        asks(tasks, HELIO_ONE, TASK, "other")

    sixth = asks(tasks, HELIO_ONE, TASK, "other")

    assert sixth.id == "EX-6"
    assert sixth.awaits_response
    assert balance(tasks, HELIO) == (5, 0, 0)
    assert "I've asked TAM One whether EX-6 can be on top; we go on with it meanwhile." in in_thread(tasks, sixth)[-1]
    assert "EX-6 needs 1 request of the AdvocateHub admin tasks" in manager(tasks)[-1]

    tasks.types(TAM_ONE, "approve 1")

    assert balance(tasks, HELIO) == (5, 1, 1)
    assert "TAM One approved 1 request more" in in_thread(tasks, sixth)[-1]


def test_the_next_month_begins_anew(tasks: FrontDesk) -> None:
    for _ in range(5):
        asks(tasks, HELIO_ONE, TASK, "other")
    tasks.clock.at += timedelta(days=10)

    asks(tasks, HELIO_ONE, TASK, "other")

    assert balance(tasks, HELIO) == (1, 0, 0)


def test_served_and_closed_a_request_counts_and_withdrawn_it_does_not(tasks: FrontDesk) -> None:
    asks(tasks, HELIO_ONE, TASK, "other")
    asks(tasks, HELIO_ONE, TASK, "other")
    tasks.types(AGENT_ONE, "reply EX-1 It is imported.")
    tasks.types(AGENT_ONE, "close EX-1")

    tasks.types(HELIO_ONE, "close EX-2")

    assert balance(tasks, HELIO) == (0, 1, 0)


def test_both_histories_say_what_was_taken_off(block: FrontDesk) -> None:
    block.types(AGENT_ONE, "log EX-1 15m moved two accounts")

    for who in (AGENT_ONE, GLOBE_ONE):
        assert "Agent One logged 15 min of the block of hours: “moved two accounts”" in block.types(who, "history EX-1")


def test_the_plan_and_the_form_say_what_is_left_before_it_is_spent(tasks: FrontDesk) -> None:
    asks(tasks, HELIO_ONE, TASK, "other")

    assert "AdvocateHub admin tasks: 4 of 5 requests left this month." in tasks.types(HELIO_ONE, "plan")
    form = shown(tasks, HELIO_ONE, channel(HELIO))
    assert "Admin task · 4 of 5 requests left this month" in [one.label for one in choice(form, FieldName.KIND).options]
