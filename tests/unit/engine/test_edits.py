"""Edits and deletions of what the desk has heard: what is kept, what is told, and what stays as it is."""

from datetime import timedelta
from typing import Any

import pytest

from bot.commands import DeleteMessage, EditMessage, Origin, Via
from bot.events import CustomerEdited, CustomerRetracted, CustomerWrote, IntakeEdited, IntakeRetracted, IntakeStarted
from bot.model.places import Account, Thread
from bot.model.ticket import Status
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, CONTACT_ONE, TRIAGE

WRITTEN, BETTER = "Nobody can lgo in", "Nobody can log in"


def edits(desk: FrontDesk, thread: Thread, text: str, who: Account = CONTACT_ONE, **how: Any) -> None:
    """Somebody changes the message that the thread hangs under."""
    desk.gives(EditMessage(origin=origin(desk, thread, who, **how), message=thread.root, text=text))


def deletes(desk: FrontDesk, thread: Thread, who: Account = CONTACT_ONE) -> None:
    """Somebody deletes it."""
    desk.gives(DeleteMessage(origin=origin(desk, thread, who), message=thread.root))


def origin(desk: FrontDesk, thread: Thread, who: Account, ago: timedelta = timedelta(), key: str = "") -> Origin:
    keys = (key,) if key else ()
    return Origin(by=who, place=thread.place, at=desk.clock.at - ago, via=Via.MESSAGE, keys=keys)


# What is kept


def test_the_timeline_keeps_what_was_said_before_and_what_is_said_now(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, WRITTEN)

    edits(desk, asked, BETTER)

    started, edited = desk.history(desk.intake(asked).id)
    assert isinstance(started, IntakeStarted)
    assert isinstance(edited, IntakeEdited)
    assert (started.customer_message.text, edited.customer_message.text, edited.by) == (WRITTEN, BETTER, "acme-one")


def test_an_edit_of_what_a_ticket_came_from_is_in_both_timelines(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "2", WRITTEN)

    edits(desk, ticket.thread, BETTER)

    assert isinstance(desk.history(ticket.intake)[-1], IntakeEdited)
    assert isinstance(desk.history("EX-1")[-1], CustomerEdited)
    assert (desk.ticket().text, desk.asked_for(ticket.thread)) == (BETTER, [BETTER])


def test_of_several_messages_the_edited_one_alone_reads_otherwise(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, WRITTEN)
    desk.hears(CONTACT_ONE, "It began at eight")

    edits(desk, asked, BETTER)

    assert desk.asked_for(asked) == [BETTER, "It began at eight"]


def test_a_deleted_message_stays_on_the_record_with_its_words(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "2")

    deletes(desk, ticket.thread)

    last = desk.history("EX-1")[-1]
    assert isinstance(last, CustomerRetracted)
    assert (last.customer_message.text, last.is_source) == ("Nobody can log in", True)
    assert desk.ticket().source_deleted_at == desk.clock.at


def test_a_deletion_changes_nothing_of_what_is_due(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")
    before = desk.waiting("EX-1")

    deletes(desk, ticket.thread)

    after = desk.ticket()
    assert (after.status, after.milestone, after.due_at) == (Status.NEW, ticket.milestone, ticket.due_at)
    assert desk.waiting("EX-1") == before


def test_a_deleted_request_is_asked_about_to_the_end(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, WRITTEN)

    deletes(desk, asked)
    desk.passes(minutes=31)

    assert desk.ticket().source_deleted_at is not None


def test_a_message_that_is_brought_back_is_there_again(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "2", BETTER)
    deletes(desk, ticket.thread)
    desk.passes(minutes=1)

    edits(desk, ticket.thread, BETTER)

    assert "brought a deleted message on EX-1 back" in desk.under(ticket.card_in(TRIAGE))[-1].text
    assert "Source deleted" not in desk.card_in(ticket)
    assert not desk.intake(ticket.thread).is_source_deleted


# News in another order, and news twice


def test_an_older_edit_that_comes_late_is_not_taken(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, WRITTEN)
    edits(desk, asked, BETTER)

    edits(desk, asked, "Nobody", ago=timedelta(seconds=5))

    assert desk.asked_for(asked) == [BETTER]


def test_an_edit_that_comes_after_the_deletion_is_on_the_record_and_brings_nothing_back(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, WRITTEN)
    deletes(desk, asked)

    edits(desk, asked, BETTER, ago=timedelta(minutes=1))
    deletes(desk, asked)

    first = desk.intake(asked).first
    assert (first.text, first.deleted_at) == (BETTER, desk.clock.at)


def test_the_same_edit_delivered_twice_is_one(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, WRITTEN)

    edits(desk, asked, BETTER, key="edit 1")
    edits(desk, asked, WRITTEN, key="edit 2")
    edits(desk, asked, BETTER, key="edit 1")

    assert desk.asked_for(asked) == [WRITTEN]


def test_an_edit_that_comes_before_its_message_starts_nothing(desk: FrontDesk) -> None:
    edits(desk, Thread(place=desk.file.customers[0].channels[0], root="1800000099.000100"), BETTER)

    assert not desk.store.kept.intakes
    assert desk.posts() == []


# Later messages, in the thread of a ticket


@pytest.fixture
def later(desk: FrontDesk) -> Thread:
    """A later message of Contact One in the thread of EX-1, as if it were the root of a thread."""
    ticket = desk.opened(CONTACT_ONE, "2")
    desk.hears(CONTACT_ONE, WRITTEN, ticket.thread)
    wrote = desk.history("EX-1")[-1]
    assert isinstance(wrote, CustomerWrote)
    return Thread(place=ticket.thread.place, root=wrote.customer_message.message)


def test_an_edited_one_is_compared_with_what_it_said_last(desk: FrontDesk, later: Thread) -> None:
    edits(desk, later, BETTER)

    edits(desk, later, "Everybody can log in")

    told = desk.under(desk.ticket().card_in(TRIAGE))[-1].text
    assert f"“Everybody can log in”. Before: “{BETTER}”." in told
    assert desk.ticket().text == "Nobody can log in"


def test_a_deleted_one_is_not_the_source(desk: FrontDesk, later: Thread) -> None:
    deletes(desk, later)

    assert desk.ticket().source_deleted_at is None
    assert not any(isinstance(event, IntakeRetracted) for event in desk.history(desk.ticket().intake))


def test_they_belong_to_the_customer_whose_ticket_it_is(desk: FrontDesk, later: Thread) -> None:
    assert desk.ticket().customer == ACME

    edits(desk, Thread(place=TRIAGE, root=later.root), BETTER)

    assert not isinstance(desk.history("EX-1")[-1], CustomerEdited)
