"""Who is told of edits and deletions, and who is not."""

from bot.events import CustomerEdited, CustomerRetracted, IntakeEdited
from bot.model.intake import IntakeState
from bot.model.ticket import Status
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE, CONTACT_TWO, STERLING_ONE, TRIAGE
from tests.unit.engine.test_edits import BETTER, WRITTEN, deletes, edits


def test_a_request_that_waits_for_a_contact_follows_too(desk: FrontDesk) -> None:
    asked = desk.hears(COLLEAGUE, WRITTEN)
    assert desk.intake(asked).is_held

    edits(desk, asked, BETTER, COLLEAGUE)

    assert BETTER in desk.standing(desk.intake(asked).card_in(TRIAGE))
    assert desk.intake(asked).is_held


def test_of_a_refused_request_triage_is_told(desk: FrontDesk) -> None:
    asked = desk.hears(STERLING_ONE, WRITTEN)
    assert desk.intake(asked).state is IntakeState.REFUSED

    edits(desk, asked, BETTER, STERLING_ONE)

    assert BETTER in desk.under(desk.intake(asked).card_in(TRIAGE))[-1].text
    assert desk.intake(asked).state is IntakeState.REFUSED


def test_of_what_is_no_request_nobody_is_told(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, WRITTEN)
    desk.presses(CONTACT_ONE, "dismiss", desk.intake(asked).id)
    before = desk.posts()

    edits(desk, asked, BETTER)

    assert desk.posts() == before
    assert isinstance(desk.history(desk.intake(asked).id)[-1], IntakeEdited)


def test_of_a_closed_ticket_nobody_is_told(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "2", WRITTEN)
    desk.types(AGENT_ONE, "close EX-1")
    before = desk.posts()

    edits(desk, ticket.thread, BETTER)
    deletes(desk, ticket.thread)

    assert desk.posts() == before
    assert [type(event) for event in desk.history("EX-1")[-2:]] == [CustomerEdited, CustomerRetracted]


def test_a_resolved_ticket_stays_resolved(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "2", WRITTEN)
    desk.types(AGENT_ONE, "resolve EX-1")

    edits(desk, ticket.thread, "It is broken again")

    assert desk.ticket().status is Status.RESOLVED
    assert "It is broken again" in desk.under(ticket.card_in(TRIAGE))[-1].text


def test_the_customer_reads_nothing_of_it(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "2", WRITTEN)
    before = desk.new_in(ticket.thread)

    edits(desk, ticket.thread, BETTER)
    deletes(desk, ticket.thread)

    assert desk.new_in(ticket.thread) == before


def test_a_message_that_somebody_else_deleted_is_told_as_its_writers(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "2")

    deletes(desk, ticket.thread, CONTACT_TWO)

    assert "A message of Contact One of Acme on EX-1 was deleted" in desk.under(ticket.card_in(TRIAGE))[-1].text
