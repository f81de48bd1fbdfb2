"""Approvals: a sixth designated contact whom the terms don't include, and whoever decides it (walk 7)."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.commands import CheckSubject, Origin, Via
from bot.model.ids import PersonId
from bot.model.milestone import Outcome
from bot.model.oncall import OnCallOverride
from bot.shell.live import LiveLoader
from bot.shell.loader import Loader
from storage.memory.kept import key_of
from storage.states import TimerState
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, HELIO, HELIO_ONE, LEAD_ONE, TAM_ONE, channel
from tests.unit.engine.roster_acts import CORA, TAM_TWO, a_desk, asks_for_cora, contract, manager, names, says


@pytest.fixture
def desk() -> FrontDesk:
    """Helio has the five contacts that its plan includes."""
    return a_desk()


def test_a_sixth_contact_is_put_to_the_account_manager_with_two_buttons(desk: FrontDesk) -> None:
    told = asks_for_cora(desk)

    assert "I've asked TAM One, your account manager, about Cora Lane" in told
    (card,) = desk.direct(TAM_ONE)
    assert (
        "Helio: Helio One would like Cora Lane as a designated contact. That makes 6, and 5 are included." in card.text
    )
    assert card.buttons == ["Approve", "Decline"]
    assert "Cora Lane" not in names(desk)


def test_granted_the_sixth_has_a_seat_with_the_fee_on_record(desk: FrontDesk) -> None:
    asks_for_cora(desk)

    told = says(desk, TAM_ONE, "approve 1 200 a year")

    seat = contract(desk).roster[-1]
    assert (seat.contact.name, seat.grant and seat.grant.fee) == ("Cora Lane", "200 a year")
    assert "number 6 for Helio. The fee on record: 200 a year." in told
    assert "Cora Lane is a designated contact for Helio now" in desk.posts()[-2].text


def test_walk_7_who_left_meanwhile_makes_the_fee_needless(desk: FrontDesk) -> None:
    asks_for_cora(desk)
    says(desk, HELIO_ONE, "contacts remove Helio Five")

    told = says(desk, TAM_ONE, "approve 1 200 a year")

    assert contract(desk).roster[-1].grant is None
    assert "with 5 of 5 included no approval is needed and no fee is due" in told


def test_walk_7_a_grant_stays_when_others_leave_later_and_lapses_with_its_seat(desk: FrontDesk) -> None:
    asks_for_cora(desk)
    says(desk, TAM_ONE, "approve 1")
    says(desk, HELIO_ONE, "contacts remove Helio Five")
    granted = [seat.grant for seat in contract(desk).roster if seat.grant]

    says(desk, HELIO_ONE, "contacts remove Cora Lane")

    assert [one.approval for one in granted] == [1]
    assert [seat.grant for seat in contract(desk).roster] == [None] * 4


def test_declined_nothing_changes_and_the_asker_reads_why_in_their_channel(desk: FrontDesk) -> None:
    asks_for_cora(desk)

    says(desk, TAM_ONE, "decline 1 Five are plenty")

    last = desk.posts()[-2]  # the latest is the edit of what asked
    assert last.held.entry.place == channel(HELIO)
    assert "not to add Cora Lane as a designated contact for Helio: Five are plenty." in last.text
    assert len(names(desk)) == 5


@pytest.mark.parametrize("verb", ["approve 1", "decline 1 no"])
def test_somebody_elses_account_manager_decides_nothing(desk: FrontDesk, verb: str) -> None:
    asks_for_cora(desk)

    assert "nothing to decide under number 1" in says(desk, TAM_TWO, verb)
    assert "lead" in says(desk, AGENT_ONE, verb)
    assert contract(desk).approvals[0].is_open


def test_a_lead_may_decide_for_every_customer_and_only_once(desk: FrontDesk) -> None:
    asks_for_cora(desk)
    says(desk, LEAD_ONE, "approve 1")

    assert "Lead One has approved Cora Lane already" in says(desk, TAM_ONE, "decline 1")


def test_the_same_wish_is_put_to_them_once(desk: FrontDesk) -> None:
    asks_for_cora(desk)

    assert "waiting for TAM One to decide already" in asks_for_cora(desk)
    assert len(desk.direct(TAM_ONE)) == 1


def test_undecided_for_a_business_day_manager_and_leads_are_reminded_each_business_day(desk: FrontDesk) -> None:
    desk.passes(days=4, hours=1)  # Friday, 10:00
    asks_for_cora(desk)
    desk.passes(days=3)

    desk.passes(days=1, hours=23)  # Wednesday, 09:00

    reminders = [post for post in manager(desk) if "still waits to hear" in post]
    assert len(reminders) == 2  # Monday and Tuesday, 10:00
    assert len(desk.direct(LEAD_ONE)) == len(reminders)


def test_decided_nobody_is_reminded_any_more(desk: FrontDesk) -> None:
    asks_for_cora(desk)
    says(desk, TAM_ONE, "decline 1 no")
    before = manager(desk)

    desk.passes(days=7)

    assert manager(desk) == before
    (ended,) = contract(desk).milestones
    assert ended.ended
    assert ended.ended.outcome is Outcome.MET
    assert desk.waiting(contract(desk).id) == []


def test_due_after_one_business_day_of_the_managers_hours(desk: FrontDesk) -> None:
    asks_for_cora(desk)

    (milestone,) = contract(desk).open_milestones
    assert milestone.due - milestone.since == timedelta(days=1)
    assert [timer.due_at for timer in desk.waiting(contract(desk).id)] == [milestone.due]


def test_who_has_been_approved_asks_like_any_other_contact_at_once(desk: FrontDesk) -> None:
    asks_for_cora(desk)
    says(desk, TAM_ONE, "approve 1")

    assert "Helio" in says(desk, CORA, "contacts", place=channel(HELIO))
    assert "Whom should I add?" in says(desk, CORA, "contacts add somebody@", place=channel(HELIO))
    assert says(desk, HELIO_ONE, "contacts remove Cora Lane").startswith("Done")


def test_an_approval_that_has_lost_its_timer_is_reminded_of_again_and_triage_is_told(desk: FrontDesk) -> None:
    asks_for_cora(desk)
    subject, (lost,) = contract(desk).id, desk.waiting(contract(desk).id)
    desk.store.kept.timers[key_of(lost)] = (lost, TimerState.VOID)

    desk.gives(CheckSubject(origin=Origin(by=None, at=desk.clock.at, via=Via.TIMER), subject=subject))

    (again,) = desk.waiting(subject)
    assert (again.due_at, again.cycle) == (lost.due_at, lost.cycle + 1)
    assert "The reminders of what is to be decided for Helio had been lost." in desk.triage()[-1].text


def test_where_nobody_can_be_reached_the_first_line_reads_it_in_triage(desk: FrontDesk) -> None:
    people = tuple(replace(one, accounts=()) if one.id == "tam-one" else one for one in desk.file.people)
    loader = desk.service.loader
    assert isinstance(loader, LiveLoader)
    loader.swap(Loader(desk=replace(loader.desk, people=people), plans=loader.plans))

    asks_for_cora(desk)

    assert "Helio One would like Cora Lane as a designated contact." in desk.triage()[-1].text
    assert "Agent One" in desk.triage()[-1].text


def test_who_stands_in_for_the_manager_is_asked_and_decides_whatever_their_own_role(desk: FrontDesk) -> None:
    away = OnCallOverride(
        since=desk.clock.at, until=desk.clock.at + timedelta(days=9), off=PersonId("tam-one"), on=PersonId("agent-two")
    )
    loader = desk.service.loader
    assert isinstance(loader, LiveLoader)
    loader.swap(Loader(desk=replace(loader.desk, on_call_overrides=(away,)), plans=loader.plans))
    asks_for_cora(desk)

    says(desk, AGENT_TWO, "approve 1")

    assert desk.direct(AGENT_TWO)[0].buttons == ["Approve", "Decline"]
    assert names(desk)[-1] == "Cora Lane"


def test_a_wish_that_is_taken_back_is_not_decided_any_more(desk: FrontDesk) -> None:
    asks_for_cora(desk)
    assert "Waiting for the account manager's decision: Cora Lane." in says(desk, HELIO_ONE, "contacts")

    told = says(desk, HELIO_ONE, "contacts remove Cora Lane")

    assert told == "Done: nobody is asked about Cora Lane any more."
    assert "Helio One no longer asks for Cora Lane" in manager(desk)[-1]
    assert desk.waiting(contract(desk).id) == []
    assert "nothing left to decide" in says(desk, TAM_ONE, "approve 1")


def test_who_is_added_once_there_is_room_leaves_nothing_to_decide(desk: FrontDesk) -> None:
    asks_for_cora(desk)
    says(desk, HELIO_ONE, "contacts remove Helio Five")

    told = asks_for_cora(desk)

    assert told.startswith("Done: Cora Lane is a designated contact")
    assert [one.is_open for one in contract(desk).approvals] == [False]
    assert desk.waiting(contract(desk).id) == []
