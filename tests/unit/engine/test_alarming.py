"""Who hears of it when the desk itself is in trouble: never by the way that has just failed, and never in circles."""

from dataclasses import replace

from bot.effects import InChannel, ToPerson
from bot.engine.alarming import told
from bot.model.places import Place
from tests.unit.engine.people import AGENT_ONE, LEAD_ONE, MANAGER_ONE, TRIAGE, a_desk_file

OTHER = Place.parse("slack:T0DESK/C0OTHER")
DESK = a_desk_file()


def test_triage_hears_of_it() -> None:
    assert told(DESK) == (InChannel(place=TRIAGE),)


def test_where_one_triage_channel_failed_the_others_hear_of_it() -> None:
    desk = replace(DESK, triage=(TRIAGE, OTHER))

    assert told(desk, {str(TRIAGE)}) == (InChannel(place=OTHER),)


def test_where_triage_itself_failed_leads_and_managers_hear_of_it() -> None:
    assert told(DESK, {str(TRIAGE)}) == (ToPerson(account=LEAD_ONE), ToPerson(account=MANAGER_ONE))


def test_a_customers_channel_that_failed_is_told_to_triage() -> None:
    assert told(DESK, {"slack:T0DESK/C0ACME"}) == (InChannel(place=TRIAGE),)


def test_a_failed_message_to_a_lead_alarms_nobody() -> None:
    assert told(DESK, {str(LEAD_ONE)}) == ()


def test_a_failed_message_to_an_agent_is_told_to_triage() -> None:
    assert told(DESK, {str(AGENT_ONE)}) == (InChannel(place=TRIAGE),)
