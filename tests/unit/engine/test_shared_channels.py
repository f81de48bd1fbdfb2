"""Channels that are shared with a customer's own tenant: what triage reads of them."""

from bot.commands import ChannelChange, NoteTenant, Origin, Via
from bot.model.places import Account
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, channel
from tests.unit.engine.test_places import ON_TEAMS, noted


def test_where_the_desk_was_added_triage_reads_what_it_hears_there(desk: FrontDesk) -> None:
    (said,) = noted(desk, ChannelChange.JOINED, channel(ACME))

    assert "I hear only what mentions @plandesk, and /plandesk" in said


def test_where_the_desk_was_added_and_nobody_is_served_triage_reads_the_line_for_the_desk_file(
    desk: FrontDesk,
) -> None:
    (said,) = noted(desk, ChannelChange.JOINED, ON_TEAMS)

    assert f'channels = ["{ON_TEAMS}"]' in said


def test_of_another_tenant_in_a_customers_channel_triage_reads_once_a_day_with_the_line_to_add(
    desk: FrontDesk,
) -> None:
    somebody = Account.parse("teams:ELSEWHERE/OBJECT")
    origin = Origin(by=None, place=channel(ACME), at=desk.clock.at, via=Via.PLATFORM)

    for _ in range(2):
        desk.gives(NoteTenant(origin=origin, tenant="ELSEWHERE", account=somebody))

    (said,) = [post.text for post in desk.triage()]
    assert "wrote to us in Acme's channel" in said
    assert f'accounts = ["{somebody}"]' in said
