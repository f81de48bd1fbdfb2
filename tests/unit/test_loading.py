"""What a command is about, and who gives it, as read inside its transaction."""

import pytest
from msgspec.structs import replace

from bot.commands import (
    Acknowledge,
    Choose,
    Command,
    ExplainDueTime,
    Help,
    ListTickets,
    Origin,
    ReceiveMessage,
    ShowTicket,
    Via,
)
from bot.engine.situation import Situation
from bot.model.desk import Customer
from bot.model.ids import IntakeId, TicketId
from bot.model.places import Account, Place, Thread
from bot.shell.reading import read
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    ACME,
    AGENT_ONE,
    COLLEAGUE,
    CONTACT_ONE,
    CONTACT_TWO,
    GLOBE_ONE,
    PRIVATE,
    STRANGER,
    TRIAGE,
)

EX_1 = TicketId("EX-1")


@pytest.fixture
def desk() -> FrontDesk:
    """A desk that nobody has written to yet."""
    return FrontDesk()


def loaded(desk: FrontDesk, command: Command) -> tuple[Command, Situation]:
    """The command as it is understood, and its situation."""
    with desk.store.unit_of_work() as work:
        return read(command, desk.service.loader, work, desk.clock.at)


def origin(desk: FrontDesk, by: Account, place: Place | None = None, thread: Thread | None = None) -> Origin:
    """Somebody acts, by default where they belong."""
    home = TRIAGE if desk.file.staff(by) else people.home(by)
    at = thread.place if thread else place or home
    return Origin(by=by, by_name="As the platform says", place=at, thread=thread, at=desk.clock.at, via=Via.MESSAGE)


def said(
    desk: FrontDesk, by: Account, text: str, thread: Thread | None = None, *, mention: bool = False
) -> ReceiveMessage:
    """A message."""
    return ReceiveMessage(origin=origin(desk, by, thread=thread), message="1.000100", text=text, mentions_desk=mention)


# What it is about


def test_a_message_in_the_channel_is_about_what_its_writer_has_open_there(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    _, situation = loaded(desk, said(desk, CONTACT_ONE, "It began at eight"))

    assert situation.intake == desk.intake(asked)


def test_and_not_about_what_others_have_open(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "Nobody can log in")

    _, situation = loaded(desk, said(desk, CONTACT_TWO, "The report is empty"))

    assert situation.intake is None


def test_a_message_in_a_thread_is_about_that_threads_ticket(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "2")

    _, situation = loaded(desk, said(desk, COLLEAGUE, "Me too", ticket.thread))

    assert situation.ticket == ticket
    assert situation.intake == desk.intake(ticket.thread)


def test_a_pressed_answer_is_about_its_request_and_the_ticket_that_it_became(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "2")

    _, situation = loaded(desk, Choose(origin=origin(desk, CONTACT_ONE), intake=ticket.intake, severity="1"))

    assert (situation.intake, situation.ticket) == (desk.intake(ticket.thread), ticket)


@pytest.mark.parametrize("kind", [ShowTicket, ExplainDueTime, Acknowledge])
def test_what_is_not_there_leaves_the_situation_empty(
    desk: FrontDesk, kind: type[ShowTicket | ExplainDueTime | Acknowledge]
) -> None:
    _, situation = loaded(desk, kind(origin=origin(desk, CONTACT_ONE), ticket=TicketId("EX-9")))

    assert situation.ticket is None


def test_a_request_that_is_not_there_leaves_the_situation_empty(desk: FrontDesk) -> None:
    _, situation = loaded(desk, Choose(origin=origin(desk, CONTACT_ONE), intake=IntakeId("in-0"), severity="1"))

    assert situation.intake is None


# What is said to the desk


def test_a_command_said_to_the_desk_is_that_command(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")

    command, situation = loaded(desk, said(desk, CONTACT_ONE, "status EX-1", mention=True))

    assert isinstance(command, ShowTicket)
    assert command.origin.via is Via.MENTION
    assert situation.ticket == desk.ticket()


def test_a_request_said_to_the_desk_stays_a_message(desk: FrontDesk) -> None:
    command, _ = loaded(desk, said(desk, CONTACT_ONE, "help me, nobody can log in", mention=True))

    assert isinstance(command, ReceiveMessage)


def test_where_no_customer_is_known_a_mention_asks_for_help(desk: FrontDesk) -> None:
    spoken = ReceiveMessage(
        origin=origin(desk, STRANGER, TRIAGE), message="1.000100", text="hello you", mentions_desk=True
    )

    command, _ = loaded(desk, spoken)

    assert isinstance(command, Help)


# Under which plan


def test_a_ticket_keeps_the_plan_that_it_was_opened_under(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    later = moved_to(desk, "mpowr/priority")

    _, situation = loaded(later, ShowTicket(origin=origin(later, CONTACT_ONE), ticket=EX_1))

    assert situation.plan == people.plan("mpowr/premier")


def test_an_open_request_keeps_the_plan_that_it_was_asked_under(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    later = moved_to(desk, "mpowr/priority")

    _, situation = loaded(later, said(later, CONTACT_ONE, "2", asked))

    assert situation.plan == people.plan("mpowr/premier")


def test_a_new_request_falls_under_the_present_plan(desk: FrontDesk) -> None:
    later = moved_to(desk, "mpowr/priority")

    _, situation = loaded(later, said(later, CONTACT_ONE, "Nobody can log in"))

    assert situation.plan == people.plan("mpowr/priority")


def test_a_ticket_of_a_customer_that_has_left_goes_by_its_id(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    rest = tuple(customer for customer in desk.file.customers if customer.id != ACME)
    later = FrontDesk(file=replace(desk.file, customers=rest), clock=desk.clock, store=desk.store)

    _, situation = loaded(later, ShowTicket(origin=origin(later, AGENT_ONE), ticket=EX_1))

    assert situation.customer
    assert (situation.customer.name, situation.plan) == ("acme", people.plan("mpowr/premier"))


def test_a_list_is_read_for_those_who_may_see_it_alone(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.opened(GLOBE_ONE, "2")

    read = {
        who: sum(page.found for page in loaded(desk, ListTickets(origin=origin(desk, who, place)))[1].pages)
        for who, place in ((AGENT_ONE, TRIAGE), (COLLEAGUE, None), (GLOBE_ONE, None), (STRANGER, PRIVATE))
    }

    assert read == {AGENT_ONE: 2, COLLEAGUE: 1, GLOBE_ONE: 1, STRANGER: 0}


def moved_to(desk: FrontDesk, ref: str) -> FrontDesk:
    """The same desk after Acme has changed its plan."""
    return with_acme(desk, replace(desk.file.customers[0], plan=ref))


def with_acme(desk: FrontDesk, acme: Customer) -> FrontDesk:
    """The same desk with another entry for Acme."""
    file = replace(desk.file, customers=(acme, *desk.file.customers[1:]))
    return FrontDesk(file=file, clock=desk.clock, store=desk.store)
