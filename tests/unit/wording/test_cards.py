"""What a card says first at three in the morning: what it is, by when, who has it, and what to press."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.plain_text import body, summary
from bot.model.ticket import Response, Status
from bot.wording.ticket import news, triage
from tests.unit.wording.examples import OPEN, Promise, a_ticket, shipped

PLANS = {str(one): one for one in shipped()}
PREMIER, PROPOSED, DECIDED = PLANS["mpowr/premier"], PLANS["cpi/standard"], PLANS["m3ter/gold"]
ANSWERED = Response(by="agent-one", name="Agent One", at=OPEN + timedelta(minutes=20))


@pytest.mark.parametrize(
    ("status", "pressed"),
    [
        (Status.NEW, ["Acknowledge", "Why this time?"]),
        (Status.ACKNOWLEDGED, ["Resolve", "Take over", "Why this time?"]),
        (Status.WAITING, ["Resolve", "Take over", "Why this time?"]),
        (Status.RESOLVED, ["Reopen", "Why this time?"]),
        (Status.CLOSED, ["Reopen", "Why this time?"]),
    ],
)
def test_a_triage_card_offers_what_can_be_done_next(status: Status, pressed: list[str]) -> None:
    ticket = replace(a_ticket(PREMIER, "2"), status=status, assignee="Agent One")
    if status is not Status.NEW:
        ticket = replace(ticket, milestones=())

    assert [button.label for button in triage.card(ticket, PREMIER.plan, PREMIER.customer).buttons] == pressed


@pytest.mark.parametrize("one", [PROPOSED, DECIDED], ids=str)
def test_where_the_decision_is_the_vendors_the_card_offers_it(one: Promise) -> None:
    ticket = a_ticket(one, "2")

    labels = [button.label for button in triage.card(ticket, one.plan, one.customer).buttons]

    assert labels[1] == f"Confirm {one.plan.severity('2').name}"
    assert labels[0] == f"Set {one.plan.severity('1').name}"


def test_what_is_decided_is_not_offered_again() -> None:
    ticket = a_ticket(DECIDED, "2", own=False)

    labels = [button.label for button in triage.card(ticket, DECIDED.plan, DECIDED.customer).buttons]

    assert labels == ["Acknowledge", "Why this time?"]


@pytest.mark.parametrize("status", [Status.RESOLVED, Status.CLOSED])
def test_a_card_of_what_is_over_asks_for_nothing_any_more(status: Status) -> None:
    ticket = replace(a_ticket(PROPOSED, "1"), status=status, assignee="Agent One")

    told = body(news.card(ticket, PROPOSED.plan))

    assert not any(word in told for word in ("call", "confirm", "due"))


def test_a_duty_to_phone_ends_with_the_call_that_somebody_confirms() -> None:
    ticket = replace(a_ticket(PROPOSED, "1"), status=Status.ACKNOWLEDGED, response=ANSWERED, assignee="Agent One")

    before, after = (news.card(one, PROPOSED.plan) for one in (ticket, replace(ticket, phoned_at=ticket.opened_at)))

    assert "by phone" in body(before)
    assert "phone" not in body(after)


@pytest.mark.parametrize("status", list(Status))
def test_both_cards_say_in_one_line_where_the_ticket_stands(status: Status) -> None:
    fresh = status is Status.NEW
    ticket = replace(a_ticket(PREMIER, "2"), status=status, assignee="Agent One", response=None if fresh else ANSWERED)
    customers, triages = {
        Status.NEW: ("You'll hear from a person by", "due"),
        Status.ACKNOWLEDGED: ("Agent One is on it", "Agent One is on it"),
        Status.WAITING: ("We need your answer", "Waiting for the customer"),
        Status.RESOLVED: ("Agent One has resolved this", "Resolved by Agent One"),
        Status.CLOSED: ("Closed", "Closed"),
    }[status]

    assert customers in summary(news.card(ticket, PREMIER.plan))
    assert triages in summary(triage.card(ticket, PREMIER.plan, PREMIER.customer))


def test_a_customer_who_wrote_outside_hours_reads_when_the_clock_starts() -> None:
    ticket = a_ticket(PREMIER, "2", OPEN.replace(hour=2))

    assert "We open" in summary(news.card(ticket, PREMIER.plan))


@pytest.mark.parametrize(("severity", "is_called"), [("1", True), ("2", True), ("3", False)])
def test_whose_level_does_not_wait_for_the_hours_reads_that_somebody_is_called(severity: str, is_called: bool) -> None:
    ticket = a_ticket(PREMIER, severity, OPEN.replace(hour=2))

    assert (
        "We're calling the people on duty before that, too" in summary(news.card(ticket, PREMIER.plan))
    ) is is_called


def test_who_has_no_name_is_shown_as_the_platform_knows_them() -> None:
    ticket = replace(a_ticket(PREMIER, "2"), requester_name="")

    assert "Asked by: @somebody" in body(triage.card(ticket, PREMIER.plan, PREMIER.customer))
