"""FAULTS 49 to 52: nobody reads, presses or learns what is another customer's, and each try leaves a trace.

Row 49 as one table: every command, by everybody, about what is their own, another's, and not there at all.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest

from bot.catalogue import TABLE
from bot.commands import (
    Ask,
    CheckTimers,
    Close,
    Command,
    ExplainForm,
    Hear,
    Help,
    ListTickets,
    OpenHome,
    Origin,
    PlaceCommand,
    Point,
    Pointed,
    Queue,
    Reroute,
    ShowContacts,
    ShowPlan,
    Submit,
    Via,
)
from bot.engine.situation import Refusal
from bot.model.form import Filled
from bot.model.ids import IntakeId, SubjectId, TicketId
from bot.model.people import CUSTOMER_ROLES, Role
from bot.model.places import Account, Place
from bot.shell.refusal_log import MANY, MOST_ACCOUNTS, RefusalLog
from bot.wording.spans import plain
from tests.unit import plain_reading
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    AGENT_ONE,
    COLLEAGUE,
    CONTACT_ONE,
    CONTACT_TWO,
    GLOBE_ONE,
    PRIVATE,
    STRANGER,
    TRIAGE,
)
from tests.unit.engine.test_tenancy import ABOUT_A_REQUEST, ABOUT_A_TICKET, kept
from tests.unit.engine.test_tenancy_of_messages import ABOUT_A_MESSAGE

ABOUT_NOTHING: dict[type[Command], Callable[[Origin], Command]] = {
    Ask: lambda o: Ask(origin=o, text="Nobody can log in"),
    ExplainForm: lambda o: ExplainForm(origin=o),
    Help: lambda o: Help(origin=o),
    Hear: lambda o: Hear(origin=o, message="1.000100", text="Nobody can log in", mentions_desk=True),
    ListTickets: lambda o: ListTickets(origin=o),
    OpenHome: lambda o: OpenHome(origin=o),
    Point: lambda o: Point(
        origin=o, pointed=Pointed(message="2.000100", writer=CONTACT_ONE, at=o.at, text="Nobody can log in")
    ),
    Queue: lambda o: Queue(origin=o),
    ShowContacts: lambda o: ShowContacts(origin=o),
    ShowPlan: lambda o: ShowPlan(origin=o),
    Submit: lambda o: Submit(origin=o, filled=Filled(id="f1", customer="", plan="", answers={})),
}
BY_THE_DESK: dict[type[Command], Callable[[Origin], Command]] = {
    CheckTimers: lambda o: CheckTimers(origin=o, subject=SubjectId("EX-1"), timers=()),
    Reroute: lambda o: Reroute(origin=o, subject=SubjectId("EX-1"), message=plain("secret")),
}
BY_THE_PLATFORM = get_args(PlaceCommand)  # what it tells of its own channels: nobody gives these
ROWS = {*ABOUT_A_TICKET, *ABOUT_A_REQUEST, *ABOUT_A_MESSAGE, *ABOUT_NOTHING, *BY_THE_DESK, *BY_THE_PLATFORM}

ACMES, GLOBES = people.channel(people.ACME), people.channel(people.GLOBE)
OWN: dict[str, tuple[Account, Place, frozenset[Role]]] = {
    "requester": (CONTACT_ONE, ACMES, frozenset({Role.CONTACT, Role.REQUESTER})),
    "contact": (CONTACT_TWO, ACMES, frozenset({Role.CONTACT})),
    "colleague": (COLLEAGUE, ACMES, frozenset({Role.COLLEAGUE})),
    "agent": (AGENT_ONE, TRIAGE, frozenset({Role.AGENT})),
}
ANOTHERS: dict[str, tuple[Account, Place, frozenset[Role]]] = {
    "another's contact": (GLOBE_ONE, GLOBES, frozenset({Role.CONTACT})),
    "another's contact, in this channel": (GLOBE_ONE, ACMES, frozenset({Role.STRANGER})),
    "this contact, in another's channel": (CONTACT_ONE, GLOBES, frozenset({Role.STRANGER})),
    "nobody known": (STRANGER, PRIVATE, frozenset({Role.STRANGER})),
}
ALLOWED = {row.command: row.roles for row in TABLE}
Tried = tuple[str, str | None]
"""What came back, and why not, if they were refused."""


def tries(desk: FrontDesk, who: tuple[Account, Place, frozenset[Role]], make: Callable[[Origin], Command]) -> Tried:
    """Somebody gives a command as a slash command."""
    account, place, _ = who
    outcome = desk.service.handle(make(Origin(by=account, place=place, at=desk.clock.at, via=Via.SLASH)))
    assert not desk.store.kept.quarantined
    return plain_reading.body(outcome.answer) if outcome.answer else "", outcome.refusal and outcome.refusal.why


def test_row_49_every_command_has_a_row() -> None:
    assert set(get_args(Command)) == ROWS
    assert {role for *_, roles in (OWN | ANOTHERS).values() for role in roles} >= CUSTOMER_ROLES | {Role.STRANGER}


@pytest.mark.parametrize("who", OWN)
@pytest.mark.parametrize("kind", ABOUT_A_TICKET, ids=lambda kind: kind.__name__)
def test_row_49_and_51_of_ones_own_the_table_of_permissions_decides(who: str, kind: type[Command]) -> None:
    desk, person = FrontDesk(), OWN[who]
    number = desk.opened(CONTACT_ONE, "2").id
    before, allowed = kept(desk), bool(person[2] & ALLOWED[kind])

    _, why = tries(desk, person, lambda origin: ABOUT_A_TICKET[kind](origin, number))

    assert why == (None if allowed else "role")
    assert allowed or kept(desk) == before


@pytest.mark.parametrize("who", ANOTHERS)
@pytest.mark.parametrize("kind", [*ABOUT_A_TICKET, *ABOUT_A_REQUEST], ids=lambda kind: kind.__name__)
def test_row_49_50_and_52_anothers_is_told_as_absent_and_traced(who: str, kind: type[Command]) -> None:
    desk, person = FrontDesk(), ANOTHERS[who]
    number, asked = desk.opened(CONTACT_ONE, "2").id, desk.intake(desk.hears(CONTACT_TWO, "The report is empty")).id
    before = kept(desk)

    def make(ticket: str, intake: str) -> Callable[[Origin], Command]:
        if kind in ABOUT_A_TICKET:
            return lambda origin: ABOUT_A_TICKET[kind](origin, TicketId(ticket))
        return lambda origin: ABOUT_A_REQUEST[kind](origin, IntakeId(intake))

    anothers, absent = tries(desk, person, make(number, asked)), tries(desk, person, make("EX-9", "in-0"))

    assert anothers[0].replace(number, "EX-9") == absent[0]
    assert anothers[1]
    assert absent[1]
    assert kept(desk) == before


@pytest.mark.parametrize("kind", ABOUT_A_MESSAGE, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("who", ANOTHERS)
def test_row_49_a_message_of_anothers_is_left_as_it_is(who: str, kind: type[Command]) -> None:
    desk = FrontDesk()
    message = desk.hears(CONTACT_ONE, "Nobody can log in").root
    before = kept(desk)

    told, _ = tries(desk, ANOTHERS[who], lambda origin: ABOUT_A_MESSAGE[kind](origin, message))

    assert (told, kept(desk)) == ("", before)


@pytest.mark.parametrize("kind", ABOUT_NOTHING, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("who", ["another's contact, in this channel", "this contact, in another's channel"])
def test_row_52_in_a_strange_channel_nothing_can_be_ordered(who: str, kind: type[Command]) -> None:
    desk = FrontDesk()
    desk.opened(CONTACT_ONE, "2", "Our secret")
    desk.opened(GLOBE_ONE, "2", "Our secret")
    before = desk.store.kept.tickets | {}, desk.store.kept.intakes | {}

    told, why = tries(desk, ANOTHERS[who], ABOUT_NOTHING[kind])

    assert why == "place"
    assert told.startswith("I can't help you in this channel.")
    assert (desk.store.kept.tickets, desk.store.kept.intakes) == before


@pytest.mark.parametrize("kind", BY_THE_DESK, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("who", OWN)
def test_row_49_nobody_orders_what_the_desk_orders_itself(who: str, kind: type[Command]) -> None:
    desk = FrontDesk()
    desk.opened(CONTACT_ONE, "2")
    before = kept(desk)

    told, _ = tries(desk, OWN[who], BY_THE_DESK[kind])

    assert (told, kept(desk)) == ("", before)


def test_row_49_an_agent_who_mistypes_a_number_leaves_no_trace() -> None:
    assert tries(FrontDesk(), OWN["agent"], lambda o: ABOUT_A_TICKET[Close](o, TicketId("EX-9")))[1] is None


def test_row_51_the_trace_says_who_tried_what_on_which_subject_and_no_word(caplog: pytest.LogCaptureFixture) -> None:
    desk = FrontDesk()
    desk.opened(CONTACT_ONE, "2", "Our secret")

    with caplog.at_level(logging.WARNING):
        desk.types(COLLEAGUE, "resolve EX-1 our other secret")

    (line,) = [record for record in caplog.records if getattr(record, "action", "") == "refused"]
    said = {key: vars(line)[key] for key in ("account", "command", "subject", "customer", "why")}
    assert said == {
        "account": str(COLLEAGUE),
        "command": "Resolve",
        "subject": "EX-1",
        "customer": "acme",
        "why": "role",
    }
    assert "secret" not in str(vars(line))


def test_row_51_many_tries_in_a_minute_alarm_triage_once() -> None:
    desk = FrontDesk()
    desk.opened(CONTACT_ONE, "2")
    before = len(desk.triage())

    for _ in range(3 * MANY):
        desk.types(GLOBE_ONE, "close EX-1")

    (alarm,) = desk.triage()[before:]
    assert "keeps trying what they may not do or see" in alarm.text
    assert "Contact Three (Globe)" in alarm.text


def test_row_51_a_few_tries_alarm_nobody() -> None:
    desk = FrontDesk()

    for _ in range(3 * MANY):
        desk.types(COLLEAGUE, "ack EX-1")
        desk.passes(seconds=10)

    assert desk.triage() == []


def test_row_51_who_tries_doors_by_many_accounts_fills_no_memory() -> None:
    refusals, now = RefusalLog(), FrontDesk().clock.at
    one = Refusal(account=STRANGER, command="Close", subject="EX-1", customer=None, why="foreign")

    for number in range(2 * MOST_ACCOUNTS):
        refusals.record(replace(one, account=replace(STRANGER, user=f"U{number}")), now)

    assert len(vars(refusals)["_lately"]) == MOST_ACCOUNTS
