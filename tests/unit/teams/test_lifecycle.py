"""What Teams tells of channels, teams, who is in them and the app, as commands."""

from typing import Any

import pytest

from adapters.teams import lifecycle
from bot.commands import ChannelChange, NoteChannel, NoteDeparture, NoteReturn, Via
from bot.model.places import Account, Place, Platform
from tests.unit.teams.deliveries import ACME, BOT, NOW, ONE, TENANT, Desk, activity, sent

TEAM = Place(platform=Platform.TEAMS, workspace=TENANT, channel="19:team@thread.tacv2")


def happened(event: str = "", kind: str = "conversationUpdate", **changes: Any) -> Any:
    """An activity about a channel or a team."""
    data = {
        "tenant": {"id": TENANT},
        "channel": {"id": ACME.channel, "name": "Support"},
        "team": {"id": TEAM.channel, "name": "Acme Support"},
        "eventType": event,
    }
    return activity(type=kind, id="f:0001", text=None, channelData=data, **changes)


def told(payload: Any) -> Any:
    return lifecycle.happened(payload, NOW)


@pytest.mark.parametrize(("event", "change"), lifecycle.CHANNELS.items())
def test_what_becomes_of_a_channel_is_told(event: str, change: ChannelChange) -> None:
    command = told(happened(event))

    assert isinstance(command, NoteChannel)
    assert (command.change, command.origin.place, command.is_team) == (change, ACME, False)
    assert (command.origin.by, command.origin.via, command.origin.keys) == (
        None,
        Via.PLATFORM,
        ("teams:happened:f:0001",),
    )


@pytest.mark.parametrize(("event", "change"), lifecycle.TEAMS.items())
def test_what_becomes_of_a_team_is_told_by_its_name(event: str, change: ChannelChange) -> None:
    command = told(happened(event))

    assert (command.change, command.origin.place, command.name, command.is_team) == (change, TEAM, "Acme Support", True)


def test_that_the_desk_was_removed_is_told_once_though_the_platform_says_it_twice() -> None:
    removed = told(happened("teamMemberRemoved", membersRemoved=[{"id": BOT}]))
    uninstalled = told(happened(kind="installationUpdate", action="remove"))

    assert [removed.change, uninstalled.change] == [ChannelChange.LEFT] * 2
    assert set(removed.origin.keys) & set(uninstalled.origin.keys)


def test_who_left_a_team_or_came_is_told() -> None:
    command = told(happened("teamMemberRemoved", membersRemoved=[{"id": "29:1one", "aadObjectId": ONE}]))

    came = told(happened("teamMemberAdded", membersAdded=[{"id": "29:1one", "aadObjectId": ONE}]))
    assert isinstance(command, NoteDeparture)
    assert isinstance(came, NoteReturn)
    assert came.origin.by == command.origin.by
    assert command.origin.by == Account(platform=Platform.TEAMS, workspace=TENANT, user=ONE)


def test_of_a_channel_that_is_shared_the_other_tenants_are_named_once_each() -> None:
    teams = [{"id": "19:a", "tenantId": "OTHER"}, {"id": "19:b", "tenantId": TENANT}, {"id": "19:c"}, None]
    shared, unshared = happened("channelShared"), happened("channelUnshared")
    shared["channelData"]["sharedWithTeams"] = [*teams, {"id": "19:d", "tenantId": "OTHER"}]
    unshared["channelData"]["unsharedFromTeams"] = [{"id": "19:a", "tenantId": "OTHER"}]

    assert [told(one).other for one in (shared, unshared)] == ["OTHER", "OTHER"]


@pytest.mark.parametrize(
    ("event", "members", "change"),
    [
        ("channelMemberAdded", "membersAdded", ChannelChange.JOINED),
        ("channelMemberRemoved", "membersRemoved", ChannelChange.LEFT),
    ],
)
def test_that_the_desk_was_added_to_a_shared_channel_or_taken_out_is_told_of_that_channel(
    event: str, members: str, change: ChannelChange
) -> None:
    command = told(happened(event, **{members: [{"id": BOT}]}))

    assert (command.change, command.origin.place, command.is_team) == (change, ACME, False)


def test_who_left_a_shared_channel_left_that_channel_and_is_of_their_own_tenant() -> None:
    somebody = {"id": "29:1one", "aadObjectId": ONE, "tenantId": "OTHER"}

    command = told(happened("channelMemberRemoved", membersRemoved=[somebody]))

    assert isinstance(command, NoteDeparture)
    assert command.origin.place == ACME
    assert command.origin.by == Account(platform=Platform.TEAMS, workspace="OTHER", user=ONE)


@pytest.mark.parametrize(
    "payload",
    [
        happened("channelRenamed"),
        happened("teamMemberAdded", membersAdded=[{"id": BOT}]),
        happened(kind="installationUpdate", action="add"),
        happened("teamMemberRemoved", membersRemoved=[None, {"id": "29:1"}]),
        happened(
            kind="installationUpdate", action="remove", conversation={"conversationType": "personal", "id": "a:1"}
        ),
        happened("channelDeleted") | {"channelData": {"tenant": {"id": TENANT}, "eventType": "channelDeleted"}},
    ],
    ids=str,
)
def test_what_says_nothing_of_the_desks_channels_is_none(payload: Any) -> None:
    assert told(payload) is None


async def test_it_comes_in_by_the_endpoint() -> None:
    desk = Desk()

    answers = [
        await sent(desk, happened("channelDeleted")),
        await sent(desk, happened(kind="installationUpdate", action="remove")),
    ]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert [type(command) for command in desk.told] == [NoteChannel, NoteChannel]
