"""The tables of the engine are complete: what is added to a union must be added to them, or a test fails here."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from bot.catalogue import PRESSED, TABLE, VERBS
from bot.catalogue import ROWS as CATALOGUE
from bot.catalogue.row import Needs, Row
from bot.commands import Command
from bot.engine.evolve import begin_intake, begin_ticket, evolve_intake, evolve_ticket
from bot.engine.evolve.transitions import NEXT
from bot.engine.handlers import HANDLERS, ROWS
from bot.events import Absorbed, CustomerWrote, IntakeEvent, IntakeRefused, IntakeStarted, TicketEvent, TicketOpened
from bot.model.people import Role
from bot.model.ticket import Status, Ticket
from tests.contract.any_value import any_value
from tests.rounds import tried

COMMANDS = set(get_args(Command))
FOUND_BY = {
    Needs.UNDER_WAY: "origin",
    Needs.TICKET: "ticket",
    Needs.OTHER: "into",
    Needs.REMARK: "text",
    Needs.TIMELINE: "ticket",
    Needs.REQUEST: "intake",
    Needs.SUBJECT: "subject",
    Needs.TIMERS: "subject",
    Needs.MESSAGE: "message",
    Needs.FORM: "filled",
    Needs.CONTRACT: "origin",
    Needs.APPROVAL: "number",
    Needs.INCIDENT: "text",
    Needs.ADDRESSED: "filled",
}
TICKET_EVENTS = set(get_args(TicketEvent))
LATER = TICKET_EVENTS - {TicketOpened}


def test_every_command_has_one_row_in_the_catalogue() -> None:
    assert CATALOGUE.keys() == COMMANDS
    assert len(TABLE) == len(COMMANDS)


def test_every_command_has_one_handler() -> None:
    assert HANDLERS.keys() == COMMANDS
    assert len(ROWS) == len(COMMANDS)


def test_no_verb_means_two_commands() -> None:
    assert len({**VERBS, **PRESSED}) == sum(len(row.verbs) for row in TABLE)


def test_a_command_has_the_fields_by_which_what_it_needs_is_found() -> None:
    lacking = {row.command.__name__: found_by(row) - {field.name for field in fields(row.command)} for row in TABLE}

    assert {name: missing for name, missing in lacking.items() if missing} == {}


def test_every_role_may_do_something() -> None:
    assert set().union(*(row.roles for row in TABLE)) == set(Role)


def test_every_status_has_a_row_of_moves() -> None:
    assert NEXT.keys() == set(Status)


def test_every_event_of_a_ticket_can_happen_somewhere() -> None:
    assert set().union(*NEXT.values()) == LATER


def test_every_status_can_be_reached_from_new() -> None:
    reached = {Status.NEW}
    for _ in Status:
        reached |= {to for status in reached for to in NEXT[status].values()}

    assert reached == set(Status)


@pytest.mark.parametrize("kind", sorted(LATER, key=str))
@tried(2, 300)
@given(data=st.data())
def test_an_event_leads_where_the_table_says_and_counts_once_and_elsewhere_is_a_bug(
    kind: type[Any], data: st.DataObject
) -> None:
    ticket, event = data.draw(any_value(Ticket)), data.draw(any_value(kind))

    for status in Status:
        before = replace(ticket, status=status)
        if kind in NEXT[status]:
            after = evolve_ticket(before, event)
            leads = CustomerWrote if isinstance(event, Absorbed) and event.is_word else kind
            assert (after.status, after.version) == (NEXT[status][leads], ticket.version + 1)
        else:
            with pytest.raises(KeyError):
                evolve_ticket(before, event)


@pytest.mark.parametrize("kind", get_args(IntakeEvent))
@tried(2, 50)
@given(data=st.data())
def test_every_event_of_an_intake_is_one_more(kind: type[Any], data: st.DataObject) -> None:
    intake = begin_intake(data.draw(any_value(IntakeStarted)))

    assert evolve_intake(intake, data.draw(any_value(kind))).version == 2


@pytest.mark.parametrize("kind", [IntakeStarted, IntakeRefused])
@tried(5, 200)
@given(data=st.data())
def test_a_first_event_makes_an_intake(kind: type[Any], data: st.DataObject) -> None:
    event = data.draw(any_value(kind))

    intake = begin_intake(event)

    assert (intake.version, intake.first, intake.is_open) == (1, event.customer_message, kind is IntakeStarted)


@tried(5, 200)
@given(any_value(TicketOpened))
def test_a_first_event_makes_a_ticket(event: TicketOpened) -> None:
    ticket = begin_ticket(event)

    assert (ticket.version, ticket.status, ticket.cycle) == (1, Status.NEW, 1)


def found_by(row: Row) -> set[str]:
    """The fields by which what a command needs is found."""
    return {FOUND_BY[need] for need in row.needs}
