"""FAULTS 49 to 52: nobody reads, presses or learns what is another customer's, and each try leaves a trace.

Row 49 as one table: every command, by everybody, about what is their own, another's, and not there at all.
"""

import logging
from collections.abc import Callable, Iterator
from itertools import product
from typing import get_args

import pytest
from msgspec.structs import replace

from bot import commands
from bot.catalogue import TABLE
from bot.commands import (
    ArrangeAccess,
    Choose,
    Close,
    Command,
    Dismiss,
    LogWork,
    LookingCommand,
    Merge,
    Origin,
    Reopen,
    ReportCall,
    Snooze,
    Via,
)
from bot.engine.situation import Refusal
from bot.model import plain_text
from bot.model.ids import IntakeId, TicketId
from bot.model.people import CUSTOMER_ROLES, STAFF_ROLES, Role
from bot.shell.refusal_log import MANY, MAX_ACCOUNTS, RefusalLog
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.every_command import (
    ABOUT_A_MESSAGE,
    ABOUT_A_REQUEST,
    ABOUT_A_TICKET,
    AT_ALL,
    BY_THE_DESK,
    CUSTOMERS,
    OUTSIDERS,
    ROWS,
    VENDORS,
    Who,
    kept,
)
from tests.unit.engine.people import COLLEAGUE, CONTACT_ONE, CONTACT_TWO, GLOBE_ONE, STRANGER
from tests.unit.engine.twins import twin

EVERYBODY = CUSTOMERS | VENDORS | OUTSIDERS
ALLOWED = {row.command: row.roles for row in TABLE}
REFUSED = ("Only our team at", "On your plan (Premier), that's up to a des", "That's for the customer's ")
CHANGES_SOMETHING = {Choose, Dismiss, *ABOUT_A_TICKET} - {
    *get_args(LookingCommand),
    ArrangeAccess,
    Reopen,
    ReportCall,
    Snooze,
    Merge,
    LogWork,
    commands.SetKind,
    *(commands.Split, commands.Publish, commands.Unsend, commands.ConfirmSolved, commands.Rate),
    *(commands.CheckLevel, commands.AppealSeverity, commands.GrantAppeal, commands.RefuseAppeal),
}
"""Given by who may, on what is open, it leaves its mark."""

Tried = tuple[str, str | None]
"""What came back, and why not, if they were refused."""


def tries(desk: FrontDesk, who: Who, make: Callable[[Origin], Command]) -> Tried:
    """Somebody gives a command as a slash command."""
    account, place, _ = who
    result = desk.service.handle(make(Origin(by=account, place=place, at=desk.clock.at, via=Via.SLASH)))
    assert not desk.store.kept.quarantined
    return plain_text.body(result.answer) if result.answer else "", result.refusal and result.refusal.why


def about(kind: type[Command], ticket: TicketId, intake: IntakeId) -> Callable[[Origin], Command]:
    """Such a command, about whichever of the two it is for."""
    if kind in ABOUT_A_TICKET:
        return lambda origin: ABOUT_A_TICKET[kind](origin, ticket)
    return lambda origin: ABOUT_A_REQUEST[kind](origin, intake)


def opened() -> tuple[FrontDesk, TicketId, IntakeId]:
    """A desk where Acme has a ticket, and a request that nobody has chosen for; each case goes on with a twin of it."""
    desk = FrontDesk()
    return desk, desk.opened(CONTACT_ONE, "2").id, desk.intake(desk.hears(CONTACT_TWO, "The report is empty")).id


def each(people: dict[str, Who], *kinds: type[Command]) -> Iterator[tuple[str, Who, type[Command]]]:
    """Everybody with every command, and what that case is called."""
    for (name, who), kind in product(people.items(), kinds):
        yield f"{name}: {kind.__name__}", who, kind


def test_row_49_every_command_and_every_role_has_a_row() -> None:
    assert set(get_args(Command)) == ROWS
    roles = {role for *_, roles in EVERYBODY.values() for role in roles}
    assert roles == CUSTOMER_ROLES | STAFF_ROLES | {Role.STRANGER}


def test_row_49_and_51_of_ones_own_the_table_decides(subtests: pytest.Subtests) -> None:
    first, ticket, intake = opened()
    for case, who, kind in each(CUSTOMERS | VENDORS, *ABOUT_A_TICKET, *ABOUT_A_REQUEST):
        with subtests.test(case):
            desk = twin(first)
            before, allowed = kept(desk), bool(who[2] & ALLOWED[kind])

            told, why = tries(desk, who, about(kind, ticket, intake))

            is_traced = not allowed and case.partition(":")[0] not in VENDORS
            assert why == ("role" if is_traced else None)
            assert told.startswith(REFUSED) is not allowed
            assert (kept(desk) != before) is allowed or (allowed and kind not in CHANGES_SOMETHING)


def test_row_49_50_and_52_anothers_is_told_as_absent_and_traced(subtests: pytest.Subtests) -> None:
    first, ticket, intake = opened()
    for case, who, kind in each(OUTSIDERS, *ABOUT_A_TICKET, *ABOUT_A_REQUEST):
        with subtests.test(case):
            desk = twin(first)
            before = kept(desk)

            anothers, why = tries(desk, who, about(kind, ticket, intake))
            absent, why_absent = tries(desk, who, about(kind, TicketId("EX-9"), IntakeId("in-0")))

            assert anothers.replace(ticket, "EX-9") == absent
            assert why
            assert why_absent
            assert kept(desk) == before


def test_row_49_a_message_of_anothers_is_left_as_it_is(subtests: pytest.Subtests) -> None:
    for case, who, kind in each(OUTSIDERS, *ABOUT_A_MESSAGE):
        with subtests.test(case):
            desk = FrontDesk()
            message = desk.hears(CONTACT_ONE, "Nobody can log in").root
            before = kept(desk)

            told, _ = tries(desk, who, lambda o, kind=kind, message=message: ABOUT_A_MESSAGE[kind](o, message))

            assert (told, kept(desk)) == ("", before)


def test_row_49_ones_own_message_may_change(subtests: pytest.Subtests) -> None:
    for case, who, kind in each({"requester": CUSTOMERS["requester"]}, *ABOUT_A_MESSAGE):
        with subtests.test(case):
            desk = FrontDesk()
            message = desk.hears(CONTACT_ONE, "Nobody can log in").root
            before = kept(desk)

            tries(desk, who, lambda o, kind=kind, message=message: ABOUT_A_MESSAGE[kind](o, message))

            assert kept(desk) != before


def test_row_52_in_a_strange_channel_nothing_can_be_ordered(subtests: pytest.Subtests) -> None:
    strangely = {name: who for name, who in OUTSIDERS.items() if name.endswith("channel")}
    both, *_ = opened()
    both.opened(GLOBE_ONE, "2", "Our secret")
    for case, who, kind in each(strangely, *AT_ALL):
        with subtests.test(case):
            desk = twin(both)
            before = desk.store.kept.tickets | {}, desk.store.kept.intakes | {}

            told, why = tries(desk, who, AT_ALL[kind])

            assert why == "place"
            assert told.startswith("I can't help you in this channel.")
            assert (desk.store.kept.tickets, desk.store.kept.intakes) == before


def test_row_49_nobody_orders_what_the_desk_orders_itself(subtests: pytest.Subtests) -> None:
    first, *_ = opened()
    for case, who, kind in each(CUSTOMERS | VENDORS, *BY_THE_DESK):
        with subtests.test(case):
            desk = twin(first)
            before = kept(desk)

            told, _ = tries(desk, who, BY_THE_DESK[kind])

            assert (told, kept(desk)) == ("", before)


def test_row_49_the_vendors_people_are_told_that_it_is_not_there(subtests: pytest.Subtests) -> None:
    for case, who, kind in each(VENDORS, *(ABOUT_A_TICKET.keys() - {commands.GrantAppeal, commands.RefuseAppeal})):
        with subtests.test(case):
            told, _ = tries(FrontDesk(), who, about(kind, TicketId("EX-9"), IntakeId("in-0")))

            assert told.startswith("I can't find a ticket EX-9 here. “list” shows the ones you can see.")


def test_row_49_an_agent_who_mistypes_a_number_leaves_no_trace() -> None:
    assert tries(FrontDesk(), VENDORS["agent"], lambda o: ABOUT_A_TICKET[Close](o, TicketId("EX-9")))[1] is None


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


def test_row_51_many_tries_in_a_minute_alert_triage_once() -> None:
    desk, *_ = opened()
    before = len(desk.triage())

    for _ in range(3 * MANY):
        desk.types(GLOBE_ONE, "close EX-1")

    (alert,) = desk.triage()[before:]
    assert "keeps trying what they may not do or see" in alert.text
    assert "Contact Three (Globe)" in alert.text


def test_row_51_a_few_tries_alert_nobody() -> None:
    desk = FrontDesk()

    for _ in range(3 * MANY):
        desk.types(COLLEAGUE, "ack EX-1")
        desk.passes(seconds=10)

    assert desk.triage() == []


def test_row_51_who_tries_endpoints_by_many_accounts_fills_no_memory() -> None:
    refusals, now = RefusalLog(), FrontDesk().clock.at
    one = Refusal(account=STRANGER, command="Close", subject="EX-1", customer=None, why="foreign")

    for number in range(2 * MAX_ACCOUNTS):
        refusals.record(replace(one, account=replace(STRANGER, user=f"U{number}")), now)

    assert len(vars(refusals)["_lately"]) == MAX_ACCOUNTS
