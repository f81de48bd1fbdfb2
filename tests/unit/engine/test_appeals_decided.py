"""The decision of an appeal by the account manager or a lead, its lapse, and what is on record of it."""

from datetime import timedelta

import pytest

from bot.events import AppealDecided, Appealed, ApprovalAsked, ApprovalWithdrawn, Approved, Declined
from bot.model.approval import Ruling
from tests.unit.engine.appeal_acts import a_desk, a_lowered_ticket, button, kinds, thread
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import (
    ACME,
    AGENT_ONE,
    CONTACT_ONE,
    CONTACT_TWO,
    LEAD_ONE,
    ORBIT_ONE,
    TAM_ONE,
    TRIAGE,
)
from tests.unit.engine.roster_acts import TAM_TWO

HOUR = timedelta(hours=1)


@pytest.fixture
def desk() -> FrontDesk:
    return a_desk()


@pytest.fixture
def lowered() -> FrontDesk:
    return a_lowered_ticket()


def test_set_back_both_read_so_and_what_was_left_of_the_time_goes_on(lowered: FrontDesk) -> None:
    lowered.passes(minutes=10)
    lowered.presses(CONTACT_ONE, "appeal", "EX-1", "#1")
    card = lowered.direct(TAM_ONE)[-1].held.entry.fills
    assert card

    told = lowered.types(TAM_ONE, "appeal grant EX-1 two sites are down")

    ticket = lowered.ticket()
    assert (ticket.severity, ticket.due_at) == ("1", MONDAY_NINE + HOUR)
    assert "TAM One set this from Level 2 – Urgent to Level 1 – Critical: two sites are down." in thread(lowered)[-1]
    assert button(lowered, 2) == []
    assert told == "Done: EX-1 is Level 1 – Critical, and the customer knows."
    assert "TAM One approved Level 1 – Critical for EX-1" in lowered.standing(card)
    assert kinds(lowered) == [ApprovalAsked, Approved]
    assert lowered.waiting(lowered.store.kept.contracts[ACME].id) == []


def test_kept_both_read_why(lowered: FrontDesk) -> None:
    lowered.presses(CONTACT_ONE, "appeal", "EX-1", "#1")

    lowered.types(LEAD_ONE, "appeal refuse EX-1 Paris works, as your own test shows")

    told = thread(lowered)[-1]
    assert "Lead One looked at it again, and this stays Level 2 – Urgent: Paris works, as your own test shows." in told
    assert "Lead One keeps Level 2 – Urgent" in lowered.under(lowered.ticket().card_in(TRIAGE))[-1].text
    assert lowered.ticket().severity == "2"
    assert kinds(lowered) == [ApprovalAsked, Declined]


def test_kept_without_a_reason_asks_for_it(lowered: FrontDesk) -> None:
    lowered.presses(CONTACT_ONE, "appeal", "EX-1", "#1")

    told = lowered.types(TAM_ONE, "decline 1")

    assert "Please say why; the customer reads it" in told
    assert lowered.ticket().appeal


@pytest.mark.parametrize(("verb", "severity"), [("approve 1", "1"), ("decline 1 Paris works", "2")])
def test_it_is_decided_by_the_number_of_the_approval_as_well(lowered: FrontDesk, verb: str, severity: str) -> None:
    lowered.presses(CONTACT_ONE, "appeal", "EX-1", "#1")

    lowered.types(TAM_ONE, verb)

    assert lowered.ticket().severity == severity
    assert lowered.ticket().appeal is None


@pytest.mark.parametrize("verb", ["appeal grant EX-1 why", "appeal refuse EX-1 why"])
def test_another_customers_account_manager_and_agents_decide_nothing(lowered: FrontDesk, verb: str) -> None:
    lowered.presses(CONTACT_ONE, "appeal", "EX-1", "#1")

    assert lowered.types(AGENT_ONE, verb).startswith("That's for the customer's account manager, or for a lead.")
    assert lowered.ticket().appeal


def test_the_same_change_is_appealed_against_once(lowered: FrontDesk) -> None:
    lowered.presses(CONTACT_ONE, "appeal", "EX-1", "#1")
    again = lowered.types(CONTACT_TWO, "appeal EX-1")
    lowered.types(TAM_ONE, "appeal refuse EX-1 Paris works")

    late = lowered.types(CONTACT_TWO, "appeal EX-1")

    assert again == "TAM One has been asked about it already; you'll read here what comes of it."
    assert "That's decided. If something has changed since, tell us here" in late
    assert len(lowered.ticket().appeals) == 1


def test_what_was_granted_is_not_appealed_against_again(lowered: FrontDesk) -> None:
    lowered.presses(CONTACT_ONE, "appeal", "EX-1", "#1")
    lowered.types(TAM_ONE, "appeal grant EX-1")

    lowered.types(CONTACT_ONE, "appeal EX-1")

    assert len(lowered.ticket().appeals) == 1


def test_decided_once_only(lowered: FrontDesk) -> None:
    lowered.presses(CONTACT_ONE, "appeal", "EX-1", "#1")
    lowered.types(LEAD_ONE, "appeal grant EX-1")

    told = lowered.types(TAM_ONE, "appeal refuse EX-1 no")

    assert told == "Nobody waits for a decision about the level of EX-1."
    assert lowered.ticket().severity == "1"


def test_the_button_of_an_earlier_change_does_nothing(lowered: FrontDesk) -> None:
    lowered.types(AGENT_ONE, "severity EX-1 3: one user")

    told = lowered.presses(CONTACT_ONE, "appeal", "EX-1", "#1")

    assert "The level has changed again since." in told
    assert lowered.ticket().appeal is None


# Lapsing


@pytest.mark.parametrize("act", ["severity EX-1 3: one user", "close EX-1", "severity EX-1 1: all sites after all"])
def test_changed_again_or_closed_there_is_nothing_to_decide_any_more(lowered: FrontDesk, act: str) -> None:
    lowered.presses(CONTACT_ONE, "appeal", "EX-1", "#1")
    card = lowered.direct(TAM_ONE)[-1].held.entry.fills
    assert card

    lowered.types(AGENT_ONE, act)

    (appeal,) = lowered.ticket().appeals
    assert appeal.decided
    assert appeal.decided.ruling is Ruling.WITHDRAWN
    assert "there's nothing to decide about Level 1" in lowered.standing(card)
    assert kinds(lowered) == [ApprovalAsked, ApprovalWithdrawn]


def test_what_was_changed_again_can_be_appealed_against_anew(lowered: FrontDesk) -> None:
    lowered.presses(CONTACT_ONE, "appeal", "EX-1", "#1")
    lowered.types(AGENT_ONE, "severity EX-1 3: one user")

    lowered.presses(CONTACT_ONE, "appeal", "EX-1", "#2")

    assert lowered.ticket().appeal
    assert lowered.direct(TAM_ONE)[-1].buttons == ["Set back to Level 2", "Keep Level 3"]


# On record


def test_why_show_and_history_have_it_for_both_sides(lowered: FrontDesk) -> None:
    lowered.types(CONTACT_ONE, "appeal EX-1 Paris too")
    lowered.types(TAM_ONE, "appeal refuse EX-1 Paris works")

    for who in (AGENT_ONE, CONTACT_ONE):
        why, show, history = (lowered.types(who, f"{verb} EX-1") for verb in ("why", "show", "history"))
        said = "Contact One disagreed, asking for Level 1 – Critical: “Paris too”; TAM One kept it: “Paris works”"
        assert said in why
        assert said in show
        assert "disagreed with it: “Paris too”" in history
        assert "TAM One kept the severity: “Paris works”" in history
    assert [type(event) for event in lowered.history("EX-1")][-2:] == [Appealed, AppealDecided]


def test_where_the_vendor_decides_alone_its_classification_can_be_appealed_against(desk: FrontDesk) -> None:
    desk.opened(ORBIT_ONE, "1")
    desk.types(AGENT_ONE, "severity EX-1 2: it is only slow")

    desk.presses(ORBIT_ONE, "appeal", "EX-1", "#1")

    assert desk.direct(TAM_ONE)[-1].buttons == ["Set to Severity 1", "Keep Severity 2"]


def test_somebody_elses_account_manager_is_told_that_it_is_not_theirs(lowered: FrontDesk) -> None:
    lowered.presses(CONTACT_ONE, "appeal", "EX-1", "#1")

    lowered.types(TAM_TWO, "appeal grant EX-1")

    assert lowered.ticket().appeal
