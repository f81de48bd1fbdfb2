"""Nobody learns what others have: every command, by every kind of person, of their own, of another's, of nothing.

Absent and forbidden are told in the same words, and change nothing.
"""

from collections.abc import Callable
from functools import partial
from typing import get_args

import pytest

from bot.catalogue import ROWS, TABLE
from bot.catalogue.row import Arguments, Needs, Verb
from bot.commands import (
    Choose,
    Command,
    DesksOwnCommand,
    Dismiss,
    FormCommand,
    Hear,
    Help,
    ListTickets,
    OpenHome,
    Origin,
    PlaceCommand,
    Point,
    Queue,
    Retract,
    Rewrite,
    ShowContacts,
    ShowPlan,
    Via,
)
from bot.model.ids import IntakeId, TicketId
from bot.model.people import CUSTOMER_ROLES, VENDOR_ROLES, Role
from bot.model.places import Account, Place, Thread
from tests.unit import plain_reading
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    AGENT_ONE,
    COLLEAGUE,
    CONTACT_ONE,
    CONTACT_TWO,
    GLOBE_ONE,
    LEAD_ONE,
    MANAGER_ONE,
    PRIVATE,
    STRANGER,
    TAM_ONE,
    TRIAGE,
)


def _of_ticket(verb: Verb[Command], origin: Origin, ticket: TicketId) -> Command:
    return verb.make(origin, Arguments(ticket=ticket, into=ticket, words=WORDS.get(verb.name, "Restarted.")))


def _of_request(verb: Verb[Command], origin: Origin, request: IntakeId) -> Command:
    return verb.make(origin, Arguments(request=request, words=WORDS.get(verb.name, "")))


def about(need: Needs) -> dict[type[Command], Verb[Command]]:
    """Every command that needs this, with its last verb."""
    return {row.command: row.verbs[-1] for row in TABLE if need in row.needs}


WORDS = {"assign": "Agent Two", "snooze": "2h", "severity": "3", "choose": "2"}
ABOUT_A_TICKET: dict[type[Command], Callable[[Origin, TicketId], Command]] = {
    kind: partial(_of_ticket, verb) for kind, verb in about(Needs.TICKET).items()
}
ABOUT_A_REQUEST: dict[type[Command], Callable[[Origin, IntakeId], Command]] = {
    kind: partial(_of_request, verb) for kind, verb in about(Needs.REQUEST).items()
}
ABOUT_A_MESSAGE = {Rewrite, Retract}
"""Told of in `test_tenancy_of_messages`."""
ABOUT_NEITHER = {
    Hear,
    Point,
    Help,
    ListTickets,
    Queue,
    OpenHome,
    ShowContacts,
    ShowPlan,
    *get_args(DesksOwnCommand | PlaceCommand | FormCommand),
}

ACME_CHANNEL = people.channel(people.ACME)
CUSTOMERS: dict[str, tuple[Account, Place, frozenset[Role]]] = {
    "requester": (CONTACT_ONE, ACME_CHANNEL, frozenset({Role.REQUESTER, Role.CONTACT})),
    "contact": (CONTACT_TWO, ACME_CHANNEL, frozenset({Role.CONTACT})),
    "contact, in private": (CONTACT_TWO, PRIVATE, frozenset({Role.CONTACT})),
    "colleague": (COLLEAGUE, ACME_CHANNEL, frozenset({Role.COLLEAGUE})),
}
OUTSIDERS: dict[str, tuple[Account, Place]] = {
    "another customer's contact": (GLOBE_ONE, people.channel(people.GLOBE)),
    "another customer's contact, in private": (GLOBE_ONE, PRIVATE),
    "a contact, in another customer's channel": (CONTACT_ONE, people.channel(people.GLOBE)),
    "a stranger, in private": (STRANGER, PRIVATE),
}
VENDORS: dict[str, tuple[Account, Place]] = {
    "agent": (AGENT_ONE, TRIAGE),
    "lead": (LEAD_ONE, TRIAGE),
    "tam": (TAM_ONE, TRIAGE),
    "manager": (MANAGER_ONE, TRIAGE),
}
REFUSED = ("Only the people of", "Under Premier, a designated contact decides this")


@pytest.fixture
def ticket(desk: FrontDesk) -> TicketId:
    """Acme's EX-1."""
    return desk.opened(CONTACT_ONE, "2").id


@pytest.fixture
def request_(desk: FrontDesk) -> Thread:
    """An open request of Acme."""
    return desk.hears(CONTACT_ONE, "Nobody can log in")


def test_every_command_has_a_row_here() -> None:
    assert {*ABOUT_A_TICKET, *ABOUT_A_REQUEST, *ABOUT_A_MESSAGE, *ABOUT_NEITHER} == set(get_args(Command))


@pytest.mark.parametrize("kind", ABOUT_A_TICKET)
@pytest.mark.parametrize("who", OUTSIDERS)
def test_anothers_ticket_is_as_good_as_none(desk: FrontDesk, ticket: TicketId, who: str, kind: type[Command]) -> None:
    before = kept(desk)

    forbidden = told(desk, *OUTSIDERS[who], lambda origin: ABOUT_A_TICKET[kind](origin, ticket))
    absent = told(desk, *OUTSIDERS[who], lambda origin: ABOUT_A_TICKET[kind](origin, TicketId("EX-9")))

    assert forbidden.replace(ticket, "EX-9") == absent
    assert kept(desk) == before


@pytest.mark.parametrize("kind", ABOUT_A_REQUEST)
@pytest.mark.parametrize("who", OUTSIDERS)
def test_anothers_request_is_as_good_as_none(desk: FrontDesk, request_: Thread, who: str, kind: type[Command]) -> None:
    intake, before = desk.intake(request_).id, kept(desk)

    forbidden = told(desk, *OUTSIDERS[who], lambda origin: ABOUT_A_REQUEST[kind](origin, intake))
    absent = told(desk, *OUTSIDERS[who], lambda origin: ABOUT_A_REQUEST[kind](origin, IntakeId("in-0")))

    assert forbidden == absent
    assert kept(desk) == before


@pytest.mark.parametrize("kind", ABOUT_A_TICKET)
@pytest.mark.parametrize("who", CUSTOMERS)
def test_a_customers_people_do_with_their_ticket_what_the_table_allows(
    desk: FrontDesk, ticket: TicketId, who: str, kind: type[Command]
) -> None:
    account, place, roles = CUSTOMERS[who]
    before = kept(desk)

    answer = told(desk, account, place, lambda origin: ABOUT_A_TICKET[kind](origin, ticket))

    allowed = bool(roles & ROWS[kind].roles)
    assert answer.startswith(REFUSED) is not allowed
    assert allowed or kept(desk) == before


@pytest.mark.parametrize("kind", [Choose, Dismiss])
@pytest.mark.parametrize("who", CUSTOMERS)
def test_a_customers_people_do_with_their_request_what_the_table_allows(
    desk: FrontDesk, request_: Thread, who: str, kind: type[Command]
) -> None:
    account, place, roles = CUSTOMERS[who]
    intake = desk.intake(request_).id

    told(desk, account, place, lambda origin: ABOUT_A_REQUEST[kind](origin, intake))

    assert desk.intake(request_).is_open is not bool(roles & ROWS[kind].roles)


@pytest.mark.parametrize("kind", ABOUT_A_TICKET)
@pytest.mark.parametrize("who", VENDORS)
def test_the_vendors_people_may_do_it_for_any_customer(
    desk: FrontDesk, ticket: TicketId, who: str, kind: type[Command]
) -> None:
    answer = told(desk, *VENDORS[who], lambda origin: ABOUT_A_TICKET[kind](origin, ticket))

    assert not answer.startswith((*REFUSED, "There is no"))


@pytest.mark.parametrize("kind", ABOUT_A_TICKET)
@pytest.mark.parametrize("who", VENDORS)
def test_what_is_not_there_is_said_to_the_vendors_people_too(desk: FrontDesk, who: str, kind: type[Command]) -> None:
    answer = told(desk, *VENDORS[who], lambda origin: ABOUT_A_TICKET[kind](origin, TicketId("EX-9")))

    assert answer == "There is no ticket EX-9 here. “list” shows those that you can see."


@pytest.mark.parametrize(
    ("who", "place", "seen"),
    [
        (CONTACT_ONE, ACME_CHANNEL, {"EX-1"}),
        (COLLEAGUE, ACME_CHANNEL, {"EX-1"}),
        (CONTACT_ONE, PRIVATE, {"EX-1"}),
        (GLOBE_ONE, people.channel(people.GLOBE), {"EX-2"}),
        (STRANGER, PRIVATE, set()),
        (AGENT_ONE, TRIAGE, {"EX-1", "EX-2"}),
    ],
)
def test_a_list_shows_ones_own(desk: FrontDesk, who: Account, place: Place, seen: set[str]) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.opened(GLOBE_ONE, "2")

    listed = desk.types(who, "list", place)

    assert {number for number in ("EX-1", "EX-2") if number in listed} == seen


def told(desk: FrontDesk, who: Account, place: Place, make: Callable[[Origin], Command]) -> str:
    """What this person alone is answered."""
    answer = desk.service.handle(make(Origin(by=who, place=place, at=desk.clock.at, via=Via.SLASH))).answer
    return plain_reading.body(answer) if answer else ""


def kept(desk: FrontDesk) -> tuple[object, ...]:
    """Everything that a command could change."""
    store = desk.store.kept
    return dict(store.tickets), dict(store.intakes), dict(store.timelines), dict(store.timers), dict(store.deliveries)


def test_the_roles_of_both_sides_are_all_here() -> None:
    assert {role for *_, roles in CUSTOMERS.values() for role in roles} == CUSTOMER_ROLES
    assert len(VENDORS) == len(VENDOR_ROLES)
