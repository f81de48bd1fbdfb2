"""Whether somebody may give a command at all, asked of the gate itself."""

from collections.abc import Iterable

import pytest
from msgspec.structs import replace

from bot import commands
from bot.commands import Command, Via
from bot.engine.gate import Barred, barred
from bot.engine.situation import Situation
from bot.model.people import SYSTEM, Actor
from bot.model.places import Place
from tests.unit.engine.actors import A_COLLEAGUE, A_STRANGER, AN_AGENT, AN_UNLISTED, OF_GLOBE, THE_WRITER
from tests.unit.engine.at_hand import (
    ANSWERS,
    AT_ALL,
    CONTACTS,
    EVERY,
    LOOKING,
    OFFERS,
    STAFFS,
    THEIRS,
    acmes,
    given,
    nothing,
)
from tests.unit.engine.every_command import ABOUT_A_MESSAGE, ACMES, BY_THE_DESK


def answers(by: Actor, kinds: Iterable[type[Command]], situation: Situation, place: Place | None = None) -> set[str]:
    """Why they may not, over all these commands; "may" if they may."""
    return {barred(*given(kind, by, situation, place)) or "may" for kind in kinds}


# About one ticket


@pytest.mark.parametrize(
    ("kinds", "by", "of_acme_or_absent"),
    [
        (STAFFS, AN_AGENT, ("may", Barred.ABSENT)),
        (STAFFS, THE_WRITER, (Barred.ROLE, Barred.ROLE)),
        (STAFFS, OF_GLOBE, (Barred.ROLE, Barred.ROLE)),
        (STAFFS, A_STRANGER, (Barred.ROLE, Barred.ROLE)),
        (CONTACTS, AN_AGENT, ("may", Barred.ABSENT)),
        (CONTACTS, THE_WRITER, ("may", Barred.ABSENT)),
        (CONTACTS, A_COLLEAGUE, (Barred.ROLE, Barred.ABSENT)),
        (CONTACTS, OF_GLOBE, (Barred.FOREIGN, Barred.ABSENT)),
        (CONTACTS, A_STRANGER, (Barred.FOREIGN, Barred.ABSENT)),
        (THEIRS, AN_AGENT, (Barred.ROLE, Barred.ABSENT)),
        (THEIRS, THE_WRITER, ("may", Barred.ABSENT)),
        (LOOKING, AN_AGENT, ("may", Barred.ABSENT)),
        (LOOKING, A_COLLEAGUE, ("may", Barred.ABSENT)),
        (LOOKING, OF_GLOBE, (Barred.FOREIGN, Barred.ABSENT)),
        (ANSWERS, AN_AGENT, ("may", Barred.ABSENT)),
        (ANSWERS, THE_WRITER, ("may", Barred.ABSENT)),
        (ANSWERS, A_COLLEAGUE, (Barred.ROLE, Barred.ABSENT)),
        (ANSWERS, OF_GLOBE, (Barred.FOREIGN, Barred.ABSENT)),
        (OFFERS, A_COLLEAGUE, ("may", Barred.ABSENT)),
        (OFFERS, A_STRANGER, (Barred.FOREIGN, Barred.ABSENT)),
    ],
)
def test_of_what_has_a_number_the_part_decides_once_one_may_see_it(
    kinds: list[type[Command]], by: Actor, of_acme_or_absent: tuple[str, str]
) -> None:
    assert (answers(by, kinds, acmes()), answers(by, kinds, nothing())) == tuple({one} for one in of_acme_or_absent)


# About a message or a form


@pytest.mark.parametrize("kind", [*ABOUT_A_MESSAGE, commands.OpenFromMessage, commands.Submit])
def test_what_belongs_to_anothers_request_is_barred_and_all_else_is_not(kind: type[Command]) -> None:
    elsewhere = replace(nothing(), foreign=acmes().ticket)

    assert [answers(by, [kind], acmes()) for by in (OF_GLOBE, THE_WRITER, AN_AGENT)] == [{"foreign"}, {"may"}, {"may"}]
    assert [answers(by, [kind], nothing()) for by in (OF_GLOBE, A_STRANGER)] == [{"may"}, {"may"}]
    assert answers(THE_WRITER, [kind], elsewhere) == {"foreign"}


# About nothing that has a number


def test_what_is_about_nothing_goes_by_the_part_alone() -> None:
    for_known = [commands.ListTickets, commands.ShowContacts, commands.ShowPlan]

    assert answers(A_COLLEAGUE, AT_ALL, nothing()) == {"may"}
    assert answers(A_STRANGER, for_known, nothing()) == {"role"}
    assert [answers(by, [commands.Queue], nothing()) for by in (THE_WRITER, AN_AGENT)] == [{"role"}, {"may"}]


def test_to_ask_is_for_everybody_since_the_plan_decides_that() -> None:
    asking = [commands.ReceiveMessage, commands.CreateIntake, commands.ExplainForm, commands.Help, commands.OpenHome]

    assert answers(A_STRANGER, asking, nothing()) == {"may"}


def test_what_the_desk_orders_itself_nobody_else_may() -> None:
    assert [answers(by, BY_THE_DESK, acmes()) for by in (SYSTEM, AN_AGENT, THE_WRITER)] == [{"may"}, {"role"}, {"role"}]


# In a strange channel, and by staff who aren't listed


def test_a_stranger_in_a_customers_channel_may_nothing_but_change_their_own_words() -> None:
    given_by_people = [kind for kind in EVERY if kind not in {*ABOUT_A_MESSAGE, *BY_THE_DESK}]

    assert answers(A_STRANGER, given_by_people, acmes(), ACMES) == {"place"}
    assert answers(A_STRANGER, ABOUT_A_MESSAGE, acmes(), ACMES) == {"foreign"}
    assert answers(A_STRANGER, ABOUT_A_MESSAGE, replace(acmes(), intake=None), ACMES) == {"may"}
    assert answers(THE_WRITER, LOOKING, acmes(), ACMES) == {"may"}


def test_staff_who_are_not_listed_may_nothing() -> None:
    assert answers(AN_UNLISTED, EVERY, acmes()) == {"unlisted"}
    assert answers(AN_UNLISTED, EVERY, nothing(), ACMES) == {"unlisted"}


def test_but_their_own_page_is_shown_to_them_too() -> None:
    at_home = barred(*given(commands.OpenHome, AN_UNLISTED, nothing(), via=Via.HOME))
    typed = barred(*given(commands.OpenHome, AN_UNLISTED, nothing(), via=Via.SLASH))
    something_else = barred(*given(commands.ListTickets, AN_UNLISTED, nothing(), via=Via.HOME))

    assert (at_home, typed, something_else) == (None, Barred.UNLISTED, Barred.UNLISTED)
