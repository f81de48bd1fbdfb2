"""The table of who may do what, read row by row."""

from typing import get_args

import pytest

from bot.catalogue import allows, verbs_of
from bot.commands import (
    Acknowledge,
    Ask,
    Assign,
    CheckTimers,
    Choose,
    Close,
    Command,
    Decline,
    Dismiss,
    Explain,
    ExplainForm,
    FollowChannel,
    Hear,
    Help,
    JoinOffered,
    ListTickets,
    Merge,
    Note,
    NoteChannel,
    NoteDeparture,
    NoteInstallation,
    NoteTenant,
    OpenHome,
    Point,
    Queue,
    Reopen,
    Reply,
    Reroute,
    Resolve,
    Retract,
    Rewrite,
    SetApart,
    SetSeverity,
    ShowContacts,
    ShowHistory,
    ShowPlan,
    ShowTicket,
    Snooze,
    Submit,
    Take,
    Wait,
)
from bot.model.people import CUSTOMER_ROLES, VENDOR_ROLES, Actor, Role

FOR_VENDORS = [Acknowledge, Reply, Wait, Resolve, Take, Assign, Note, Snooze, Merge, Queue]
FOR_ASKERS = [Ask, Submit, Choose, Decline, Dismiss, SetSeverity, Reopen, Close]
FOR_THE_KNOWN = [JoinOffered, SetApart, ShowTicket, Explain, ShowHistory, ListTickets, ShowContacts, ShowPlan]
FOR_ALL = [Hear, Rewrite, Retract, Point, OpenHome, Help, ExplainForm, NoteDeparture]
FOR_THE_DESK = [CheckTimers, Reroute, FollowChannel, NoteChannel, NoteInstallation, NoteTenant]


def someone(*roles: Role) -> Actor:
    """Somebody with these roles."""
    return Actor(id="someone", name="Someone", roles=frozenset(roles))


def test_each_command_stands_in_one_of_these_rows() -> None:
    rows = [*FOR_VENDORS, *FOR_ASKERS, *FOR_THE_KNOWN, *FOR_ALL, *FOR_THE_DESK]

    assert sorted(rows, key=str) == sorted(get_args(Command), key=str)


@pytest.mark.parametrize("command", [*FOR_VENDORS, *FOR_ASKERS, *FOR_THE_KNOWN, *FOR_ALL])
@pytest.mark.parametrize("role", sorted(VENDOR_ROLES))
def test_the_vendors_people_may_give_every_command(role: Role, command: type[Command]) -> None:
    assert allows(someone(role), command)


@pytest.mark.parametrize("command", FOR_VENDORS)
@pytest.mark.parametrize("role", sorted(CUSTOMER_ROLES | {Role.STRANGER, Role.SYSTEM}))
def test_nobody_else_answers_customers(role: Role, command: type[Command]) -> None:
    assert not allows(someone(role), command)


@pytest.mark.parametrize("command", FOR_ASKERS)
@pytest.mark.parametrize("role", [Role.REQUESTER, Role.CONTACT])
def test_who_may_ask_may_decide_about_what_they_asked(role: Role, command: type[Command]) -> None:
    assert allows(someone(role), command)


@pytest.mark.parametrize("command", FOR_ASKERS)
@pytest.mark.parametrize("role", [Role.COLLEAGUE, Role.STRANGER, Role.SYSTEM])
def test_who_may_not_ask_decides_nothing(role: Role, command: type[Command]) -> None:
    assert not allows(someone(role), command)


@pytest.mark.parametrize("command", FOR_THE_KNOWN)
@pytest.mark.parametrize("role", sorted(CUSTOMER_ROLES))
def test_a_customers_people_may_look(role: Role, command: type[Command]) -> None:
    assert allows(someone(role), command)


@pytest.mark.parametrize("command", FOR_THE_KNOWN)
@pytest.mark.parametrize("role", [Role.STRANGER, Role.SYSTEM])
def test_strangers_may_not(role: Role, command: type[Command]) -> None:
    assert not allows(someone(role), command)


@pytest.mark.parametrize("command", FOR_ALL)
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SYSTEM}))
def test_anyone_may_speak_and_ask_for_help(role: Role, command: type[Command]) -> None:
    assert allows(someone(role), command)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SYSTEM}))
@pytest.mark.parametrize("command", FOR_THE_DESK)
def test_no_person_orders_what_the_desk_orders_itself(role: Role, command: type[Command]) -> None:
    assert not allows(someone(role), command)


@pytest.mark.parametrize("command", FOR_THE_DESK)
def test_the_desk_orders_it(command: type[Command]) -> None:
    assert allows(someone(Role.SYSTEM), command)


def test_one_of_several_roles_is_enough() -> None:
    assert allows(someone(Role.COLLEAGUE, Role.REQUESTER), Close)


def test_customers_verbs_are_those_of_their_rows() -> None:
    theirs = verbs_of(CUSTOMER_ROLES)

    looking = {"list", "show", "status", "why", "history", "contacts", "plan", "home", "help"}
    assert theirs == looking | {"new", "open", "severity", "reopen", "close"}
