"""A tenant that the desk doesn't serve: its people are turned away, and triage hears of it."""

import pytest

from bot.commands import NoteTenant, Origin, Via
from bot.model.places import Account, Place
from tests.unit.engine.desk import FrontDesk

ON_TEAMS = Place.parse("teams:TENANT/19:new@thread.tacv2")


@pytest.fixture
def desk() -> FrontDesk:
    return FrontDesk()


@pytest.mark.parametrize(
    ("place", "account", "wanted"),
    [
        (ON_TEAMS, None, f'channels = ["{ON_TEAMS}"]'),
        (None, Account.parse("teams:TENANT/somebody"), 'accounts = ["teams:TENANT/somebody"]'),
        (None, None, "TEAMS_TENANT_ID"),
    ],
)
def test_triage_reads_once_a_day_of_a_tenant_that_is_not_served_across_restarts(
    desk: FrontDesk, place: Place | None, account: Account | None, wanted: str
) -> None:
    for here in (desk, FrontDesk(clock=desk.clock, store=desk.store)):
        origin = Origin(by=None, place=place, at=desk.clock.at, via=Via.PLATFORM)
        here.gives(NoteTenant(origin=origin, tenant="TENANT", account=account))

    (told,) = desk.triage()
    assert "a Teams tenant that this desk doesn't serve (TENANT)" in told.text
    assert wanted in told.text
