"""The customers of an account manager in a line each, by name, and while somebody stands in for them."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.shell.live import LiveLoader
from bot.shell.loader import Loader
from tests.unit.engine.assistants import assisted
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.on_call import away
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, LEAD_ONE, TAM_ONE
from tests.unit.engine.roster_acts import a_desk, asks_for_cora
from tests.unit.engine.test_radar import set_up

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> FrontDesk:
    """TAM One looks after Acme and Helio; nobody after the others."""
    return a_desk()


def test_who_stands_in_sees_the_customers_of_both_meanwhile(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    leave = away("tam-one", desk.clock.at, desk.clock.at + DAY, "agent-one")
    desk.service = replace(
        desk.service,
        loader=LiveLoader(Loader(desk=replace(desk.file, on_call_overrides=(leave,)), plans=desk.service.loader.plans)),
    )

    assert "EX-1 Acme" in desk.types(AGENT_ONE, "radar")
    desk.passes(days=1)
    assert "EX-1 Acme" not in desk.types(AGENT_ONE, "radar")


def test_one_customer_alone_is_shown(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    asks_for_cora(desk)

    told = desk.types(TAM_ONE, "radar acme")

    assert "EX-1" in told
    assert "Cora Lane" not in told


def test_words_that_mean_nothing_are_named(desk: FrontDesk) -> None:
    assert "I can't narrow the radar by “banana”" in desk.types(TAM_ONE, "radar banana")
    assert "You have no customer called “banana”" in desk.types(TAM_ONE, "accounts banana")


def test_an_account_is_a_line_with_plan_term_contacts_tickets_and_last_word(desk: FrontDesk) -> None:
    desk = set_up(desk, timezone="America/Chicago")
    desk.opened(CONTACT_ONE, "1")
    desk.opened(CONTACT_ONE, "4")
    desk.passes(hours=2)

    told = desk.types(TAM_ONE, "accounts")

    assert told.startswith("2 customers\n")
    assert "Acme – 2 open, 1 overdue · last word today at 9:00 AM CST" in told
    assert "term ends in 403 days (31 Dec 2027) · 2 of 5 contacts · TAM One" in told
    assert "Helio – no open ticket · no word yet" in told
    assert "admin tasks: 5 of 5 requests left this month" in told.lower()


def test_the_assistants_of_each_account_are_named_and_beside_them_those_of_the_desk() -> None:
    desk = assisted()

    told = desk.types(LEAD_ONE, "accounts")

    (acme,) = [line for line in told.splitlines() if "contacts" in line and "Acme Helper (assistant)" in line]
    assert "2 of 5 contacts · Acme Helper (assistant) · " in acme
    assert told.count("Acme Helper") == 1
    assert "Reading along on our side: Helper (assistant)." in told


def test_help_begins_with_the_radar_for_account_managers(desk: FrontDesk) -> None:
    assert desk.types(TAM_ONE, "help").splitlines()[1].startswith("• radar – ")
    assert "radar" not in desk.types(AGENT_ONE, "help")
