"""Decisions on requests outside their customer's term: who makes them, what comes of them, and when none is wanted."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.commands import Origin, Via
from bot.events import ApprovalAsked, ApprovalWithdrawn, Approved, Declined
from bot.language import verbs
from bot.model.form import Writing
from bot.model.ids import MessageKey
from bot.model.intake import IntakeState
from bot.model.places import Account, Thread
from bot.model.ticket import Status
from tests.unit.engine.appeal_acts import kinds
from tests.unit.engine.desk import MONDAY_NINE
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO, LEAD_ONE, TAM_ONE, TRIAGE
from tests.unit.engine.term_acts import OVER, RUNS, a_desk, asks, standing


def test_served_it_opens_at_the_level_that_was_chosen_and_counts_from_then() -> None:
    desk = a_desk()
    thread = asks(desk, "3")
    desk.passes(hours=2)

    desk.presses(TAM_ONE, "approve", "1")

    ticket = desk.ticket_in(thread)
    assert (ticket.severity, ticket.opened_at, ticket.requester) == ("3", MONDAY_NINE + timedelta(hours=2), CONTACT_ONE)
    assert ticket.due_at == MONDAY_NINE + timedelta(hours=6)
    assert "TAM One takes this up: EX-1 is open." in standing(desk, thread)
    assert kinds(desk) == [ApprovalAsked, Approved]


def test_refused_the_customer_reads_the_words_and_nothing_is_due() -> None:
    desk = a_desk()
    thread = asks(desk, "3")

    desk.types(TAM_ONE, "decline 1 The renewal isn't signed yet")

    assert "The renewal isn't signed yet. TAM One decided this." in desk.new_in(thread)[-1].text
    assert desk.intake(thread).state is IntakeState.REFUSED
    assert (desk.tickets(), kinds(desk)) == ((), [ApprovalAsked, Declined])


def test_the_form_of_a_refusal_begins_with_the_words_that_the_card_shows() -> None:
    desk = a_desk()
    asks(desk, "3")

    origin = Origin(by=TAM_ONE, place=TRIAGE, at=desk.clock.at, via=Via.SLASH)
    form = desk.looks.handle(verbs.typed("decline 1", origin)).form

    assert form is not None
    assert [part.written for part in form.parts if isinstance(part, Writing)] == [
        "Your support term ended on 20 Nov 2026, so we can't take this up now. Please ask TAM One about renewing it."
    ]


@pytest.mark.parametrize("who", [AGENT_ONE, CONTACT_ONE, CONTACT_TWO])
def test_nobody_else_decides_it(who: Account) -> None:
    desk = a_desk()
    thread = asks(desk, "3")

    desk.presses(who, "approve", "1")

    assert desk.intake(thread).state is IntakeState.REFERRED


def test_another_account_manager_doesnt_either_but_a_lead_does() -> None:
    desk = a_desk(tam="lead-one")
    thread = asks(desk, "3")

    told = desk.types(TAM_ONE, "approve 1")
    desk.presses(LEAD_ONE, "approve", "1")

    assert "nothing to decide under number 1" in told
    assert desk.ticket_in(thread).severity == "3"


def test_what_was_served_meanwhile_goes_on_or_is_closed_with_the_words() -> None:
    served, refused = a_desk(), a_desk()
    for desk in (served, refused):
        asks(desk, "1")

    served.presses(TAM_ONE, "approve", "1")
    refused.types(TAM_ONE, "decline 1 Please sign the renewal first")

    assert (served.ticket().status, refused.ticket().status) == (Status.NEW, Status.CLOSED)
    assert "Please sign the renewal first. TAM One decided this." in refused.new_in(refused.ticket().thread)[-1].text


def test_whoever_decides_and_opens_it_themselves_has_decided() -> None:
    desk = a_desk()
    thread = asks(desk, "3")

    desk.presses(TAM_ONE, "choose", desk.intake(thread).id, "2")

    assert (desk.ticket_in(thread).severity, kinds(desk)) == ("2", [ApprovalAsked, Approved])


def test_it_is_judged_again_once_the_term_runs() -> None:
    desk = a_desk()
    thread = asks(desk, "3")
    renewed = tuple(replace(one, term=RUNS) if one.id == ACME else one for one in desk.file.customers)
    desk.is_set_up(customers=renewed)

    told = desk.types(TAM_ONE, "decline 1 no")
    desk.presses(TAM_ONE, "approve", "1")

    assert "The term of Acme runs by now, so this can't be refused for that." in told
    assert desk.ticket_in(thread).severity == "3"


def test_once_it_isnt_wanted_nobody_has_to_decide() -> None:
    desk = a_desk()
    thread = asks(desk, "3")

    desk.presses(CONTACT_ONE, "dismiss", desk.intake(thread).id)

    assert kinds(desk) == [ApprovalAsked, ApprovalWithdrawn]
    card = desk.standing(MessageKey(f"approval/1/0/{TAM_ONE}"))
    assert "there's nothing to decide about “Exports time out” (Contact One asked) any more." in card


def test_once_its_ticket_is_over_nobody_has_to_decide() -> None:
    desk = a_desk()
    asks(desk, "1")

    desk.types(CONTACT_ONE, "close EX-1")

    assert kinds(desk) == [ApprovalAsked, ApprovalWithdrawn]


@pytest.mark.parametrize(
    ("who", "severity", "is_split"), [(AGENT_ONE, "2", False), (TAM_ONE, "2", True), (AGENT_ONE, "1", True)]
)
def test_a_ticket_is_split_by_who_decides_unless_it_is_most_severe(who: Account, severity: str, is_split: bool) -> None:
    desk = a_desk(RUNS)
    thread = desk.opened(CONTACT_ONE, severity).thread
    assert isinstance(thread, Thread)
    desk.hears(CONTACT_ONE, "And the report is empty", thread)
    customers = tuple(replace(one, term=OVER) if one.id == ACME else one for one in desk.file.customers)
    desk.is_set_up(customers=customers)

    told = desk.types(who, "split EX-1")

    assert (len(desk.tickets()) == 2) is is_split
    assert ("ended on 20 Nov 2026, so TAM One decides what is opened: ask them to split it." in told) is not is_split
