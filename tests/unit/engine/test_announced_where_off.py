"""An announcement while a platform is off: the channels there aren't counted, and what goes to them waits."""

import pytest
from msgspec.structs import replace

from bot.model.form import FieldName
from bot.model.places import Place, Platform
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, HELIO, ORBIT, TRIAGE, channel
from tests.unit.engine.test_announcement_withdrawn import announced, answered, asked, taken_back
from tests.unit.engine.test_announcing import SECOND, TEXT, choices, desk, read, shown, types
from tests.unit.engine.ticket_form_acts import form_of, said
from tests.unit.engine.ticket_form_acts import sends as fills_in

__all__ = ["announced", "desk"]  # the fixtures

TEAMS = Place(platform=Platform.TEAMS, workspace="T", channel="19:acme@thread.tacv2")


@pytest.fixture
def without_teams(desk: FrontDesk) -> FrontDesk:
    """The same with channels of Acme and Helio on Teams, which is off."""
    also = {ACME: (channel(ACME), TEAMS), HELIO: (replace(TEAMS, channel="19:helio@thread.tacv2"),)}
    customers = tuple(replace(one, channels=also.get(one.id, one.channels)) for one in desk.file.customers)
    desk.is_set_up(customers=customers, off=frozenset({Platform.TEAMS}))
    return desk


def test_channels_of_a_platform_that_is_off_are_not_counted(without_teams: FrontDesk) -> None:
    offered, form = form_of(types(without_teams)), shown(without_teams)

    labels = [one.label for one in choices(offered, FieldName.CUSTOMERS).options]
    assert "Acme · 1 channel" in labels
    assert "Helio · no channel" in labels
    assert form.send == "Send to 4 channels"
    assert "This goes to 4 channels of 3 customers, once in each: Acme, Globe and Orbit." in said(form)
    assert "Teams is off, so 2 channels there read it only once it's on." in said(form)
    assert "please tell them yourself" not in said(form)


def test_what_goes_to_a_platform_that_is_off_waits(without_teams: FrontDesk) -> None:
    fills_in(without_teams, shown(without_teams))

    (told,) = without_teams.private_messages(AGENT_ONE)
    assert "Announcement 1 goes out to 4 channels now." in told.text
    assert len(read(without_teams, TEAMS)) == 1


def test_who_has_channels_only_where_it_is_off_would_not_read_it(without_teams: FrontDesk) -> None:
    (fault,) = fills_in(without_teams, form_of(types(without_teams)), text=TEXT, customers="helio").faults

    assert fault.says.startswith("None of them has a channel on a platform that is on, so nobody would read it.")


def test_those_are_not_counted_either_when_it_is_taken_back(announced: FrontDesk) -> None:
    off = replace(SECOND, platform=Platform.TEAMS)
    there = {ORBIT: (channel(ORBIT), off)}
    customers = tuple(replace(one, channels=there.get(one.id, one.channels)) for one in announced.file.customers)
    announced.is_set_up(customers=customers, off=frozenset({Platform.TEAMS}))

    form = asked(announced)
    result = fills_in(announced, form)

    assert "This takes back announcement 1 in 2 channels of 2 customers: Acme and Orbit." in said(form)
    assert "Teams is off, so a channel there reads it only once it's on." in said(form)
    assert "Announcement 1 is taken back in 2 channels now." in answered(result)
    assert len(taken_back(announced, off)) == 1
    told = read(announced, TRIAGE)[-1]
    assert "They read it in 2 channels. Teams is off, so a channel there reads it only once it's on." in told
