"""The desk's app is removed from a platform, or its token is revoked there."""

import pytest
from msgspec.structs import replace

from bot.commands import InstallationChange, NoteInstallation, Origin, Via
from bot.model.places import Account, Platform
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import LEAD_ONE, a_desk_file


def gone(desk: FrontDesk, change: InstallationChange) -> None:
    """Tell the desk of a change, as Slack does."""
    origin = Origin(by=None, at=desk.clock.at, via=Via.PLATFORM)
    desk.gives(NoteInstallation(origin=origin, platform=Platform.SLACK, change=change))


@pytest.mark.parametrize("change", list(InstallationChange))
def test_triage_and_whom_another_platform_reaches_hear_of_it(change: InstallationChange) -> None:
    file = a_desk_file()
    lead = Account.parse("teams:TENANT/lead")
    people = tuple(replace(one, accounts=(*one.accounts, lead)) if one.id == "lead-one" else one for one in file.people)
    desk = FrontDesk(file=replace(file, people=people))

    gone(desk, change)

    assert [len(desk.triage()), len(desk.direct(lead)), len(desk.direct(LEAD_ONE))] == [1, 1, 0]


def test_what_the_platform_tells_by_two_events_is_one_message(desk: FrontDesk) -> None:
    for change in InstallationChange:
        gone(desk, change)

    assert len(desk.triage()) == 1


def test_a_later_removal_is_told_again(desk: FrontDesk) -> None:
    gone(desk, InstallationChange.UNINSTALLED)
    desk.passes(hours=1)

    gone(desk, InstallationChange.UNINSTALLED)

    assert len(desk.triage()) == 2
