"""The mark of a ticket follows from the ticket, and each change of it goes out once."""

from typing import Any

import pytest
from msgspec.structs import replace

from bot.delivery.send_check import check
from bot.model.milestone import Basis, Breach
from bot.model.places import Account
from bot.model.state_mark import StateMark, marks_of, tag_of, wanted
from bot.model.ticket import Response, Status, Ticket
from bot.ports import DeliveryKind
from storage.memory.outbox import MemoryOutbox
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO

OPEN, TAKEN, WAITING, SOLVED, LATE = StateMark


@pytest.fixture
def ticket(desk: FrontDesk) -> Ticket:
    """EX-1 of Acme at Level 2, which has just been opened."""
    return desk.opened(CONTACT_ONE, "2")


def changes(desk: FrontDesk) -> list[tuple[str, StateMark | None, StateMark | None]]:
    """The messages that were marked, with what was put on and what was taken off."""
    entries = [post.held.entry for post in desk.posts() if post.held.entry.kind is DeliveryKind.MARK]
    return [(one.thread or "", *marks_of(one.message)) for one in entries]


@pytest.mark.parametrize(
    ("has", "mark"),
    [
        ({}, OPEN),
        ({"assignee": "Agent One"}, OPEN),  # customers don't read of that yet
        ({"assignee": "Agent One", "status": Status.ACKNOWLEDGED}, TAKEN),
        ({"status": Status.ACKNOWLEDGED}, OPEN),  # nobody has it any more
        ({"assignee": "Agent One", "status": Status.WAITING}, WAITING),
        ({"assignee": "Agent One", "status": Status.RESOLVED}, SOLVED),
        ({"status": Status.CLOSED, "is_solved": True}, SOLVED),
        ({"status": Status.CLOSED}, None),
        ({"status": Status.CLOSED, "merged_into": "EX-2"}, None),
        ({"opened_from": ""}, None),
        ({"opened_from": None}, OPEN),  # from before there were marks
    ],
)
def test_the_mark_follows_from_the_ticket(ticket: Ticket, has: dict[str, Any], mark: StateMark | None) -> None:
    assert wanted(replace(ticket, **has)) is mark


@pytest.mark.parametrize(
    ("has", "basis", "mark"),
    [
        ({}, Basis.PROMISE, LATE),
        ({"status": Status.WAITING}, Basis.PROMISE, LATE),
        ({}, Basis.GOAL, OPEN),
        ({"status": Status.RESOLVED}, Basis.PROMISE, SOLVED),
    ],
)
def test_what_was_promised_and_is_overdue_shows_and_no_goal_does(
    ticket: Ticket, has: dict[str, Any], basis: Basis, mark: StateMark
) -> None:
    first = next(one for one in ticket.milestones if one.due_at)
    broken = Breach(due_at=first.due, severity="2", at=first.due)
    others = tuple(one for one in ticket.milestones if one != first)

    late = replace(ticket, milestones=(*others, replace(first, basis=basis, breaches=(broken,))), **has)

    assert wanted(late) is mark


def test_a_reopened_ticket_is_taken_if_somebody_has_it(ticket: Ticket) -> None:
    response = Response(by="agent-one", name="Agent One", at=ticket.opened_at)

    assert wanted(replace(ticket, response=response)) is OPEN
    assert wanted(replace(ticket, response=response, assignee="Agent One")) is TAKEN


def test_each_act_changes_the_mark_once(desk: FrontDesk, ticket: Ticket) -> None:
    for order in ("ack EX-1", "note EX-1 Looks like the proxy", "wait EX-1 Which browser?", "resolve EX-1 Restarted."):
        desk.types(AGENT_ONE, order)

    assert [change[1:] for change in changes(desk)] == [
        (OPEN, None),
        (TAKEN, OPEN),
        (WAITING, TAKEN),
        (SOLVED, WAITING),
    ]
    assert {change[0] for change in changes(desk)} == {ticket.opened_from}


def test_a_promise_that_breaks_shows_when_its_timer_says_so(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")

    desk.passes(hours=1, minutes=1)

    assert changes(desk)[-1][1:] == (LATE, OPEN)


def test_a_merge_takes_the_mark_off(desk: FrontDesk, ticket: Ticket) -> None:
    other = desk.opened(CONTACT_TWO, "3", "The login page is white")

    desk.types(AGENT_ONE, "merge EX-2 into EX-1")

    assert changes(desk)[-1] == (other.opened_from, None, OPEN)


def test_so_does_its_customer_who_takes_it_back(desk: FrontDesk, ticket: Ticket) -> None:
    desk.presses(CONTACT_ONE, "close", "EX-1")

    assert changes(desk)[-1] == (ticket.opened_from, None, OPEN)


@pytest.mark.parametrize(
    ("orders", "mark"),
    [
        (((AGENT_ONE, "close EX-1"),), None),
        (((AGENT_ONE, "ack EX-1"), (AGENT_ONE, "close EX-1")), None),
        (((AGENT_ONE, "resolve EX-1 Restarted."), (AGENT_ONE, "close EX-1")), SOLVED),
        (((AGENT_ONE, "ack EX-1"), (CONTACT_ONE, "close EX-1")), SOLVED),
        (((AGENT_ONE, "resolve EX-1 Restarted."), (AGENT_ONE, "reopen EX-1"), (AGENT_ONE, "close EX-1")), None),
    ],
)
def test_only_what_was_solved_is_marked_so_when_it_is_closed(
    desk: FrontDesk, ticket: Ticket, orders: tuple[tuple[Account, str], ...], mark: StateMark | None
) -> None:
    for who, order in orders:
        desk.types(who, order)

    assert desk.ticket(ticket.id).status is Status.CLOSED
    assert changes(desk)[-1][1] is mark


def test_what_the_desk_posts_for_somebody_or_was_told_alone_has_no_mark(desk: FrontDesk) -> None:
    desk.tells(CONTACT_ONE, "The export hangs")
    private = next(iter(desk.store.kept.intakes.values()))
    desk.presses(CONTACT_ONE, "choose", private.id, "3")
    desk.types(CONTACT_ONE, "new The import hangs")
    posted = list(desk.store.kept.intakes.values())[-1]
    desk.presses(CONTACT_ONE, "choose", posted.id, "3")

    assert [one.opened_from for one in desk.tickets()] == ["", ""]
    assert changes(desk) == []


def test_a_message_that_was_deleted_is_left_alone(desk: FrontDesk, ticket: Ticket) -> None:
    gone = replace(ticket, source_deleted_at=ticket.opened_at)
    desk.store.kept.tickets[ticket.id] = gone

    desk.types(AGENT_ONE, "ack EX-1")

    assert len(changes(desk)) == 1


def test_a_first_mark_that_is_overtaken_before_it_is_on_isnt_put_on(desk: FrontDesk, ticket: Ticket) -> None:
    outbox = MemoryOutbox(desk.store)
    first = outbox.claim(f"{ticket.thread.place}/marks", desk.clock.at)
    assert first
    assert check(desk.service, first) == first
    desk.types(AGENT_ONE, "ack EX-1")

    assert isinstance(check(desk.service, first), str)
    in_doubt = replace(first, in_doubt=True)
    assert check(desk.service, in_doubt) == in_doubt  # it may be on already, and what overtook it takes it off


def test_what_the_mark_says_gives_way_to_it_and_nothing_else_does(desk: FrontDesk, ticket: Ticket) -> None:
    for order in ("ack EX-1", "reply EX-1 We are on it.", "resolve EX-1 Restarted.", "reopen EX-1"):
        desk.types(AGENT_ONE, order)

    said = [(post.text.removeprefix("EX-1: "), post.held.entry.message) for post in desk.new_in(ticket.thread)]
    goes = [text for text, message in said if message.said_by == tag_of(ticket.id)]
    assert [text.partition(".")[0] for text in goes] == ["EX-1 is open again"]
    assert any(text.startswith("Agent One is looking into this now.") for text, _ in said)
    assert len(said) == len(goes) + 5  # the question, the card, the acknowledgement, a reply and what was done


def test_nothing_gives_way_to_the_mark_of_a_message_that_was_deleted(desk: FrontDesk, ticket: Ticket) -> None:
    desk.types(AGENT_ONE, "resolve EX-1 Restarted.")
    desk.store.kept.tickets[ticket.id] = replace(desk.ticket(), source_deleted_at=ticket.opened_at)

    desk.types(AGENT_ONE, "reopen EX-1")

    assert [post.held.entry.message.said_by for post in desk.new_in(ticket.thread)][-1] is None


@pytest.mark.parametrize(("chooser", "said_by"), [(CONTACT_ONE, "marks/EX-1"), (CONTACT_TWO, None), (AGENT_ONE, None)])
def test_who_chose_is_said_unless_it_is_who_asked(desk: FrontDesk, chooser: Account, said_by: str | None) -> None:
    asked = desk.intake(desk.hears(CONTACT_ONE, "Nobody can log in"))

    desk.presses(chooser, "choose", asked.id, "2")

    settled = [post.held.entry.message for post in desk.posts() if post.held.entry.awaits == asked.question]
    assert [one.said_by for one in settled] == [said_by]
