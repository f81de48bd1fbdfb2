"""Requests outside their customer's term: the account manager decides; what is most severe is served meanwhile."""

from datetime import timedelta

import pytest

from bot.events import ApprovalAsked
from bot.model.desk import Term
from bot.model.intake import IntakeState
from tests.unit.engine.appeal_acts import kinds
from tests.unit.engine.desk import MONDAY_NINE
from tests.unit.engine.people import CONTACT_ONE, TAM_ONE
from tests.unit.engine.term_acts import OVER, RUNS, TO_COME, a_desk, asks, standing


@pytest.mark.parametrize(("term", "when"), [(OVER, "ended on 20 Nov 2026"), (TO_COME, "begins on 01 Dec 2026")])
def test_a_request_outside_the_term_waits_for_the_account_manager(term: Term, when: str) -> None:
    desk = a_desk(term)

    thread = asks(desk, "3")

    assert f"Your support term {when}, so TAM One, your account manager, decides" in standing(desk, thread)
    assert desk.intake(thread).state is IntakeState.REFERRED
    assert (desk.tickets(), desk.waiting(desk.intake(thread).id)) == ((), [])


def test_the_card_quotes_it_and_previews_what_the_customer_would_read() -> None:
    desk = a_desk()

    asks(desk, "3")

    (card,) = desk.direct(TAM_ONE)
    assert "Contact One asks for this at Level 3 – High, and their term ended on 20 Nov 2026." in card.text
    assert "Exports time out" in card.text
    assert "they read: “Your support term ended on 20 Nov 2026, so we can't take this up now." in card.text
    assert card.buttons == ["Serve", "Refuse"]


def test_the_most_severe_level_is_served_while_they_decide() -> None:
    desk = a_desk()

    thread = asks(desk, "1")

    ticket = desk.ticket_in(thread)
    assert ticket.due_at == MONDAY_NINE + timedelta(hours=1)
    assert "We're on this all the same, and TAM One, your account manager, decides how it goes on." in "\n".join(
        post.text for post in desk.new_in(thread)
    )
    (card,) = [post for post in desk.direct(TAM_ONE) if "Serve" in post.buttons]
    assert "EX-1 is of the most severe level, so we serve it while you decide." in card.text


def test_one_that_waits_opens_at_once_when_it_gets_most_severe_and_else_waits_on() -> None:
    desk = a_desk()
    thread = asks(desk, "3")

    told = desk.presses(CONTACT_ONE, "choose", desk.intake(thread).id, "2")
    desk.presses(CONTACT_ONE, "choose", desk.intake(thread).id, "1")

    assert "This waits for TAM One already" in told
    assert (desk.ticket_in(thread).severity, kinds(desk)) == ("1", [ApprovalAsked])


def test_when_nobody_chooses_it_waits_too() -> None:
    desk = a_desk()
    thread = desk.hears(CONTACT_ONE, "Exports time out")

    desk.passes(minutes=31)

    assert desk.intake(thread).state is IntakeState.REFERRED
    assert "without a level" in desk.direct(TAM_ONE)[-1].text


def test_the_account_manager_is_reminded_of_it() -> None:
    desk = a_desk()
    asks(desk, "3")

    desk.passes(days=3)

    last = desk.direct(TAM_ONE)[-1]
    assert "Contact One still waits to hear whether we take this up outside their term" in last.text
    assert last.buttons == ["Serve", "Refuse"]


def test_why_says_that_it_was_outside_the_term_and_who_decided() -> None:
    desk = a_desk()
    asks(desk, "3")
    desk.presses(TAM_ONE, "approve", "1")

    told = desk.types(CONTACT_ONE, "why EX-1")

    assert "outside the term of your contract (01 Nov 2025 to 20 Nov 2026), and TAM One decided on it" in told


def test_within_the_term_nobody_is_asked() -> None:
    desk = a_desk(RUNS)

    thread = asks(desk, "3")

    assert (desk.ticket_in(thread).severity, desk.direct(TAM_ONE)) == ("3", [])


@pytest.mark.parametrize("asked", ["plan", "plan term"])
def test_the_plan_says_when_the_term_runs_and_who_decides_while_it_doesnt(asked: str) -> None:
    told = a_desk().types(CONTACT_ONE, asked)

    assert "The term runs from 01 Nov 2025 to 20 Nov 2026. It isn't running now: the account manager decides" in told


def test_timers_of_a_ticket_ask_about_it_though_its_contract_is_at_hand_and_has_timers_too() -> None:
    desk = a_desk()
    asks(desk, "1")
    before = len(desk.direct(TAM_ONE))

    desk.passes(hours=2)

    assert desk.ticket().is_breached
    assert any("EX-1" in post.text and "Serve" not in post.buttons for post in desk.direct(TAM_ONE)[before:])
    assert [one.about for one in desk.waiting("contract/acme")] == ["approval/1"] * len(desk.waiting("contract/acme"))
    assert desk.waiting("contract/acme")
