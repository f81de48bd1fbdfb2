"""What waits until it is known who gave it, and what the directory said of whom."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from bot.commands import (
    Acknowledge,
    Choose,
    CreateIntake,
    Deferrable,
    DeleteMessage,
    EditMessage,
    ListTickets,
    OpenFromMessage,
    Origin,
    Pointed,
    ReceiveMessage,
    Via,
)
from bot.model.ids import IntakeId, TicketId
from bot.model.people import Membership, Profile
from bot.model.places import Account
from tests.contract.examples import CHANNEL, CONTACT_ONE, NOW, THREAD, keep, look
from tests.contract.stores import Store

OTHER = Account.parse("slack:T0DESK/U0OTHER")
ORIGIN = Origin(by=CONTACT_ONE, by_name="Contact One", place=CHANNEL, thread=THREAD, at=NOW, via=Via.MENTION)
SAID = ReceiveMessage(origin=ORIGIN, message="7.000100", text="Nobody can log in \u2014 \U0001f525", mentions_desk=True)


def deferred(store: Store, *commands: Deferrable, account: Account = CONTACT_ONE, at: Any = NOW) -> None:
    for command in commands:
        keep(store, lambda work, command=command: work.defer(command, account, at))  # type: ignore[misc]


def taken(store: Store, account: Account = CONTACT_ONE) -> Deferrable | None:
    return keep(store, lambda work: work.undefer(account))


@pytest.mark.parametrize(
    "command",
    [
        SAID,
        EditMessage(origin=ORIGIN, message="7.000100", text="Nobody", mention=SAID),
        DeleteMessage(origin=ORIGIN, message="7.000100"),
        OpenFromMessage(
            origin=ORIGIN, pointed=Pointed(message="7.000100", writer=OTHER, at=NOW, text="Nobody can log in")
        ),
        OpenFromMessage(origin=ORIGIN, pointed=None),
        CreateIntake(origin=ORIGIN, text="Nobody can log in"),
        Choose(origin=ORIGIN, intake=IntakeId("intake"), severity="1"),
        Acknowledge(origin=ORIGIN, ticket=TicketId("EX-1")),
        ListTickets(origin=ORIGIN),
    ],
    ids=lambda command: type(command).__name__,
)
def test_a_command_comes_back_as_it_was_deferred(store: Store, command: Deferrable) -> None:
    deferred(store, command)

    assert taken(store) == command


def test_commands_come_back_one_by_one_in_the_order_in_which_they_came(store: Store) -> None:
    first, second = SAID, replace(SAID, message="8.000100")
    deferred(store, first, second)

    assert [taken(store) for _ in range(3)] == [first, second, None]


def test_what_waits_for_another_account_stays(store: Store) -> None:
    deferred(store, SAID)

    assert taken(store, OTHER) is None
    assert taken(store) == SAID


def test_what_was_taken_out_and_not_decided_waits_again(store: Store) -> None:
    deferred(store, SAID)

    look(store, lambda work: work.undefer(CONTACT_ONE))

    assert taken(store) == SAID


def test_accounts_for_which_something_waits_are_named_once_longest_waiting_first(store: Store) -> None:
    deferred(store, SAID, account=OTHER)
    deferred(store, SAID, SAID)

    assert look(store, lambda work: work.waited_for(10)) == (OTHER, CONTACT_ONE)
    assert look(store, lambda work: work.waited_for(1)) == (OTHER,)


def test_those_for_which_it_waits_too_long_can_be_told_from_the_others(store: Store) -> None:
    deferred(store, SAID, account=OTHER)
    deferred(store, SAID, at=NOW + timedelta(seconds=30))

    assert look(store, lambda work: work.waited_for(10, NOW)) == (OTHER,)


def test_nobody_is_waited_for_at_first(store: Store) -> None:
    assert look(store, lambda work: work.waited_for(10)) == ()


def test_what_is_known_of_an_account_is_the_latest_that_was_kept(store: Store) -> None:
    earlier = Membership(profile=Profile(is_full_member=False), until=NOW)
    later = Membership(profile=Profile(is_full_member=True, name="Agent\0 Nine"), until=NOW + timedelta(days=1))

    for one in (earlier, later):
        keep(store, lambda work, one=one: work.keep_membership(CONTACT_ONE, one))  # type: ignore[misc]

    known = look(store, lambda work: work.membership(CONTACT_ONE))
    assert known == replace(later, profile=Profile(is_full_member=True, name="Agent Nine"))
    assert look(store, lambda work: work.membership(OTHER)) is None
