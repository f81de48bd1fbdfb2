"""A customer whose plan nobody knows: heard all the same, told that a person will answer, and promised nothing."""

import pytest
from msgspec.structs import replace

from bot.model.intake import IntakeState
from bot.model.milestone import Basis
from bot.model.places import Account
from bot.shell.loader import Loader
from policies.unknown_plan import unknown_plan
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, COLLEAGUE, CONTACT_ONE, plan

LEGACY = unknown_plan("mpowr/legacy")


@pytest.fixture
def desk() -> FrontDesk:
    """A desk that has Acme under a plan that it does not know."""
    desk = FrontDesk()
    plans = {one.id: LEGACY if one.id == ACME else plan(one.plan) for one in desk.file.customers}
    desk.service = replace(desk.service, loader=Loader(desk=desk.file, plans=plans))
    return desk


@pytest.mark.parametrize("who", [CONTACT_ONE, COLLEAGUE])
def test_who_writes_hears_that_a_person_will_answer_and_no_time(desk: FrontDesk, who: Account) -> None:
    asked = desk.hears(who, "Nobody can log in")

    (told,) = desk.new_in(asked)
    assert "A person will answer you here. Your plan isn't set up here yet, so I can't say by when" in told.text
    assert told.buttons == ["Not a request"]


def test_triage_reads_it_at_once_with_what_to_do(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "Nobody can log in")

    (pending,) = desk.triage()
    assert "of Acme (legacy), a plan that nobody knows here, wrote" in pending.text
    assert "“Nobody can log in”" in pending.text
    assert pending.buttons == ["Open the ticket", "Not a request"]


def test_what_the_same_person_adds_joins_it(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.passes(minutes=2)
    desk.hears(CONTACT_ONE, "Not even the admins")

    assert desk.asked_for(asked) == ["Nobody can log in", "Not even the admins"]


def test_after_five_minutes_it_is_a_ticket_without_a_promise(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.passes(minutes=5)

    ticket = desk.ticket()
    assert (desk.intake(asked).state, ticket.due_at) == (IntakeState.OPENED, None)
    opened = desk.new_in(asked)[-1].text
    assert "EX-1 · Request" in opened
    assert "A person will answer here as soon as they can." in opened
    assert "A person will answer here as soon as they can." in opened
    assert "The terms" not in opened
    assert any("Acknowledge" in post.buttons for post in desk.triage())


def test_people_are_reminded_by_the_desks_own_goal(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.passes(minutes=30)

    ticket = desk.ticket()
    assert ticket.milestone is not None
    assert ticket.milestone.basis is Basis.GOAL
    assert desk.under(ticket.card_in(desk.file.triage[0]))


def test_an_agent_opens_it_at_once_by_the_button_in_triage(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.presses(AGENT_ONE, "choose", desk.intake(asked).id, LEGACY.severities[0].id)

    assert desk.ticket().due_at is None


@pytest.mark.parametrize("asked", ["why EX-1", "plan acme", "contacts acme"])
def test_what_is_asked_about_the_plan_is_answered_in_plain_words(desk: FrontDesk, asked: str) -> None:
    desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.passes(minutes=5)

    told = desk.types(AGENT_ONE, asked)

    assert "That plan isn't set up here yet, so no time is promised." in told
    assert "reading" not in told
