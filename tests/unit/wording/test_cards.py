"""What a card says first at three in the morning: what it is, by when, who has it, and what to press."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.model.message import Message, Text, Title, Tone
from bot.model.milestone import Basis, Breach, Ended, MilestoneId, MilestoneType, Outcome
from bot.model.plain_text import body, summary
from bot.model.response import Response
from bot.model.ticket import Status, Ticket
from bot.wording.labels import MAX_LABEL
from bot.wording.ticket import news, triage_card
from tests.unit.wording.examples import OPEN, Promise, a_ticket, shipped

PLANS = {str(one): one for one in shipped()}
PREMIER, PROPOSED, DECIDED = PLANS["mpowr/premier"], PLANS["cpi/standard"], PLANS["m3ter/gold"]
ANSWERED = Response(by="agent-one", name="Agent One", at=OPEN + timedelta(minutes=20))


def of_triage(ticket: Ticket, one: Promise) -> Message:
    return triage_card.card(ticket, one.plan, one.customer, (Text(text="Agent One"),))


def menus(card: Message) -> dict[str, list[str]]:
    return {menu.label: [one.label for one in menu.options] for b in card.blocks for menu in getattr(b, "menus", ())}


@pytest.mark.parametrize(
    ("status", "pressed", "more"),
    [
        (Status.NEW, ["Acknowledge", "Reply", "Assign"], "Resolve"),
        (Status.ACKNOWLEDGED, ["Reply", "Assign"], "Snooze"),
        (Status.WAITING, ["Reply", "Assign"], "Snooze"),
        (Status.RESOLVED, ["Reopen"], "Close"),
        (Status.CLOSED, ["Reopen"], "History"),
    ],
)
def test_a_triage_card_offers_what_works_now_and_nothing_else(status: Status, pressed: list[str], more: str) -> None:
    ticket = replace(a_ticket(PREMIER, "2"), status=status, assignee="Agent One")
    if status is not Status.NEW:
        ticket = replace(ticket, milestones=())

    card = of_triage(ticket, PREMIER)

    assert [button.label for button in card.buttons] == pressed
    assert more in menus(card)["More"]
    assert ("Snooze" in menus(card)["More"]) is (more == "Snooze")


@pytest.mark.parametrize("one", [PROPOSED, DECIDED], ids=str)
def test_where_the_decision_is_the_vendors_the_card_offers_it_the_suggested_one_first(one: Promise) -> None:
    options = menus(of_triage(a_ticket(one, "2"), one))["Confirm severity"]

    assert options[0].startswith("Confirm ")
    assert options[1].startswith("Set ")
    assert len(set(options)) == len(one.plan.severities)


@pytest.mark.parametrize("one", PLANS.values(), ids=str)
def test_without_a_severity_each_of_the_plan_can_be_set(one: Promise) -> None:
    ticket = replace(a_ticket(one, one.plan.severities[0].id), history=())

    options = menus(of_triage(ticket, one))["Set severity"]

    assert len(set(options)) == len(one.plan.severities)
    assert max(map(len, options)) <= MAX_LABEL


def test_what_is_decided_is_not_offered_again() -> None:
    assert menus(of_triage(a_ticket(DECIDED, "2", own=False), DECIDED)).keys() == {"More"}


def test_after_an_answer_the_title_names_what_is_due_next_and_not_the_first_response() -> None:
    ticket = replace(a_ticket(PREMIER, "2"), status=Status.ACKNOWLEDGED, response=ANSWERED, assignee="Agent One")
    (first,) = ticket.milestones
    met = replace(first, ended=Ended(at=ANSWERED.at, outcome=Outcome.MET, by="agent-one", name="Agent One"))
    update = replace(first, id=MilestoneId("next-update/1"), type=MilestoneType.NEXT_UPDATE)

    title = body(of_triage(replace(ticket, milestones=(met, update)), PREMIER)).splitlines()[0]

    assert "· next update due " in title
    assert "first response" not in title


def test_what_is_only_a_goal_of_ours_is_not_called_due() -> None:
    ticket = replace(a_ticket(PREMIER, "2"), status=Status.ACKNOWLEDGED, response=ANSWERED, assignee="Agent One")
    (first,) = ticket.milestones
    goal = replace(first, id=MilestoneId("next-response/1"), type=MilestoneType.NEXT_RESPONSE, basis=Basis.GOAL)

    title = body(of_triage(replace(ticket, milestones=(goal,)), PREMIER)).splitlines()[0]

    assert "· next response, our goal: " in title
    assert " due " not in title


def test_an_overdue_one_says_so_in_red_whatever_its_severity() -> None:
    ticket = a_ticket(PREMIER, "3")
    (first,) = ticket.milestones
    breach = Breach(severity="3", due_at=first.due, at=first.due)

    title = of_triage(replace(ticket, milestones=(replace(first, breaches=(breach,)),)), PREMIER).blocks[0]

    assert isinstance(title, Title)
    assert title.tone is Tone.ATTENTION
    assert "overdue since" in "".join(getattr(span, "text", "") for span in title.spans)


def test_a_card_says_no_more_than_45_words_beside_the_customers() -> None:
    texts = (
        body(of_triage(replace(a_ticket(one, level.id), status=status, assignee="Agent One"), one))
        for one in PLANS.values()
        for level in one.plan.severities
        for status in Status
    )

    assert [said for said in texts if len([word for word in said.split() if word != "·"]) > 45 + 4] == []


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
        Status.ACKNOWLEDGED: ("Agent One has been on it", "Assigned to Agent One"),
        Status.WAITING: ("Waiting for you: we need your answer", "Waiting for the customer"),
        Status.RESOLVED: ("Agent One has resolved this", "Resolved by Agent One"),
        Status.CLOSED: ("Closed", "Closed"),
    }[status]

    assert customers in summary(news.card(ticket, PREMIER.plan))
    assert triages in summary(of_triage(ticket, PREMIER))


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

    assert "asked by @somebody" in body(triage_card.card(ticket, PREMIER.plan, PREMIER.customer))
