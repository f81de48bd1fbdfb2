"""Who hears of it when the desk itself is in trouble: never by the way that has just failed, and never in circles."""

from msgspec.structs import replace

from bot.effects import InChannel, ToPerson
from bot.engine.escalation.operator_alerts import destinations
from bot.model.places import Place
from tests.unit.engine.people import AGENT_ONE, LEAD_ONE, MANAGER_ONE, TRIAGE, a_desk_file

OTHER = Place.parse("slack:T0DESK/C0OTHER")
DESK = a_desk_file()


def test_triage_hears_of_it() -> None:
    assert destinations(DESK) == (InChannel(place=TRIAGE),)


def test_where_one_triage_channel_failed_the_others_hear_of_it() -> None:
    desk = replace(DESK, triage=(TRIAGE, OTHER))

    assert destinations(desk, {TRIAGE}.__contains__) == (InChannel(place=OTHER),)


def test_where_triage_itself_failed_leads_and_managers_hear_of_it() -> None:
    assert destinations(DESK, {TRIAGE}.__contains__) == (ToPerson(account=LEAD_ONE), ToPerson(account=MANAGER_ONE))


def test_where_nobody_of_them_is_reached_everybody_who_can_be_hears_of_it() -> None:
    found = destinations(DESK, {TRIAGE, LEAD_ONE, MANAGER_ONE}.__contains__)

    assert ToPerson(account=AGENT_ONE) in found
    assert ToPerson(account=LEAD_ONE) not in found


def test_where_nobody_is_reached_at_all_only_the_log_is_left() -> None:
    assert destinations(DESK, lambda _: True) == ()
