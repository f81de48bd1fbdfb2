"""A further message doesn't have a document written again; what is read is all the same what its timeline says."""

from functools import partial
from typing import Any

import pytest
from sqlalchemy import text

from bot.commands import Acknowledge, Choose, Command, Origin, ReceiveMessage, Via
from bot.engine.evolve.timeline import fold_intake, fold_ticket
from bot.engine.intake.question import intake_id
from bot.model.ids import IntakeId, TicketId
from bot.model.places import Thread
from bot.shell.loader import Loader
from bot.shell.service import DeskService
from storage.database import Database
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.test_trips import NINE, message
from tests.hand_clock import HandClock
from tests.unit.engine import people
from tests.unit.engine.people import CONTACT_ONE

HOME = people.home(CONTACT_ONE)
REQUEST = intake_id(HOME, message(CONTACT_ONE).message)
TICKET = TicketId("EX-1")
THREAD = Thread(place=HOME, root=message(CONTACT_ONE).message)


@pytest.fixture
def service(database: Database) -> DeskService:
    """A desk on each database."""
    file = people.a_desk_file()
    return DeskService(
        open_work=partial(SqlUnitOfWork, database),
        loader=Loader(desk=file, plans={customer.id: people.plan(customer.plan) for customer in file.customers}),
        clock=HandClock(NINE),
        on_commit=lambda: None,
    )


def further(number: int) -> ReceiveMessage:
    """What the same person writes in the thread of their request."""
    asked = message(CONTACT_ONE, number)
    return ReceiveMessage(
        origin=Origin(by=CONTACT_ONE, place=HOME, thread=THREAD, at=NINE, via=Via.MESSAGE, keys=asked.origin.keys),
        message=asked.message,
        text="Since this morning, all users.",
    )


def chosen() -> Choose:
    """Their severity."""
    origin = Origin(by=CONTACT_ONE, place=HOME, at=NINE, via=Via.BUTTON, keys=("chosen",))
    return Choose(origin=origin, intake=REQUEST, severity="1")


def taken() -> Acknowledge:
    """The answer of an agent."""
    origin = Origin(by=people.AGENT_ONE, place=people.TRIAGE, at=NINE, via=Via.BUTTON, keys=("taken",))
    return Acknowledge(origin=origin, ticket=TICKET)


COURSE: tuple[Command, ...] = (
    message(CONTACT_ONE),
    message(CONTACT_ONE, 2),
    further(3),
    chosen(),
    further(4),
    further(5),
    taken(),
    further(6),
    further(7),
)


def document(database: Database, table: str) -> str:
    """What is written of the only request, or the only ticket."""
    with database.view() as connection:
        return str(connection.execute(text(f"SELECT document FROM {table}")).scalar_one())  # noqa: S608 - ours


def test_a_further_message_of_a_request_leaves_its_document_as_it_is(service: DeskService, database: Database) -> None:
    service.handle(message(CONTACT_ONE))
    before = document(database, "intakes")

    service.handle(message(CONTACT_ONE, 2))
    service.handle(further(3))

    with SqlUnitOfWork(database) as work:
        intake = work.intake(REQUEST)
    assert document(database, "intakes") == before
    assert intake is not None
    assert (intake.more, intake.version) == (2, len(timeline(database, REQUEST)))


def test_a_further_message_of_a_ticket_leaves_its_document_as_it_is(service: DeskService, database: Database) -> None:
    for command in COURSE[:4]:
        service.handle(command)
    before = document(database, "tickets")

    service.handle(further(4))

    with SqlUnitOfWork(database) as work:
        ticket = work.ticket(TICKET)
    assert document(database, "tickets") == before
    assert ticket is not None
    assert ticket.version == len(timeline(database, TICKET)) == 2


def test_what_is_read_is_always_what_its_timeline_says(service: DeskService, database: Database) -> None:
    for command in COURSE:
        service.handle(command)

        with SqlUnitOfWork(database) as work:
            intake, ticket = work.intake(REQUEST), work.ticket(TICKET)
        assert intake == fold_intake(None, timeline(database, REQUEST))
        assert ticket is None or ticket == fold_ticket(None, timeline(database, TICKET))


def timeline(database: Database, subject: IntakeId | TicketId) -> list[Any]:
    """Everything that happened to it."""
    with SqlUnitOfWork(database) as work:
        return [one.event for one in work.timeline(subject)]
