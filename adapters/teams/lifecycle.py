"""Turns what happens to channels and teams, and to the app in them, into commands. Pure, as `inbound` is.

Of a team the platform names its first channel alone, whose id is the team's.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from msgspec.structs import replace

from adapters.http.payload import EMPTY, Payload, part, parts, words
from adapters.platform.keys import keys
from adapters.teams import inbound, tenancy
from adapters.teams.click import spans
from adapters.teams.config import TeamsConfig
from bot.commands import ChannelChange, NoteChannel, NoteDeparture, NoteReturn, NoteTenant, Origin, PlaceCommand, Via
from bot.model.places import Account, Place, Platform

CHANNELS: Final[Mapping[str, ChannelChange]] = {
    "channelDeleted": ChannelChange.DELETED,
    "channelRestored": ChannelChange.RESTORED,
    "channelShared": ChannelChange.SHARED,
    "channelUnshared": ChannelChange.UNSHARED,
}
TEAMS: Final[Mapping[str, ChannelChange]] = {
    "teamArchived": ChannelChange.ARCHIVED,
    "teamUnarchived": ChannelChange.UNARCHIVED,
    "teamDeleted": ChannelChange.DELETED,
    "teamHardDeleted": ChannelChange.DELETED,
    "teamRestored": ChannelChange.RESTORED,
}
"""The change that each event tells of, of a channel and of a whole team."""
JOINED: Final = "channelMemberAdded"
MEMBERS: Final[Mapping[str, str]] = {JOINED: "membersAdded", "channelMemberRemoved": "membersRemoved"}
"""The list in which each event of a shared channel names who came or went."""


def happened(activity: Payload, at: datetime) -> PlaceCommand | None:
    """Return what the activity tells; None if it says nothing of the desk's. `at` is for one without a time."""
    if not inbound.is_shared(activity):
        return None
    event, at = words(activity, "channelData", "eventType"), inbound.instant(activity) or at
    if event in MEMBERS and _has_itself(activity, MEMBERS[event]):
        change = ChannelChange.JOINED if event == JOINED else ChannelChange.LEFT
        return _channel(activity, change, at)
    if _is_the_desk_removed(activity):
        return _team(activity, ChannelChange.LEFT, at)
    if event in TEAMS:
        return _team(activity, TEAMS[event], at)
    if event in CHANNELS and (place := _place(activity, "channel")):
        name = words(activity, "channelData", "channel", "name")
        other = ", ".join(_others(activity, place))
        return NoteChannel(origin=_origin(activity, place, at), change=CHANNELS[event], name=name, other=other)
    return _movement(activity, at)


def turned_away(activity: Payload, config: TeamsConfig, at: datetime) -> NoteTenant | None:
    """Return what is to be said of an activity of a tenant that isn't served; None if it names no such tenant."""
    foreign = sorted(
        one for one in inbound.tenants(activity) if inbound.NAMED.fullmatch(one) and not config.serves(one)
    )
    stranger = None if foreign else tenancy.stranger(activity, config)
    if stranger:
        origin = Origin(by=None, place=inbound.place_of(activity), at=at, via=Via.PLATFORM)
        return NoteTenant(origin=origin, tenant=stranger.workspace, account=stranger)
    if not foreign:
        return None
    is_shared = inbound.is_shared(activity)
    place = inbound.place_of(activity) if is_shared else None
    account = None if is_shared else inbound.account_of(activity)
    return NoteTenant(
        origin=Origin(
            by=None, place=place if place and place.workspace == foreign[0] else None, at=at, via=Via.PLATFORM
        ),
        tenant=foreign[0],
        account=account if account and account.workspace == foreign[0] else None,
    )


def _team(activity: Payload, change: ChannelChange, at: datetime) -> NoteChannel | None:
    place, name = _place(activity, "team"), words(activity, "channelData", "team", "name")
    if place is None:
        return None
    is_twice = change is ChannelChange.LEFT  # the platform says so by two kinds of activities
    origin = _once(activity, place, change, at) if is_twice else _origin(activity, place, at)
    return NoteChannel(origin=origin, change=change, name=name, is_team=True)


def _channel(activity: Payload, change: ChannelChange, at: datetime) -> NoteChannel | None:
    """Return that the desk itself was added to a shared channel, or taken out of it."""
    place, name = _place(activity, "channel"), words(activity, "channelData", "channel", "name")
    return NoteChannel(origin=_once(activity, place, change, at), change=change, name=name) if place else None


def _others(activity: Payload, place: Place) -> list[str]:
    """Return the other tenants that a channel is now, or no longer, shared with."""
    data = part(activity, "channelData")
    teams = (*parts(data, "sharedWithTeams"), *parts(data, "unsharedFromTeams"))
    named = (words(one, "tenantId") for one in teams)
    return sorted({one for one in named if inbound.NAMED.fullmatch(one) and one != place.workspace})


def _movement(activity: Payload, at: datetime) -> NoteDeparture | NoteReturn | None:
    """Return the first person whom the activity says to have left, or else to have come."""
    left = _moved(activity, "membersRemoved", at)
    came = None if left else _moved(activity, "membersAdded", at)
    return NoteDeparture(origin=left) if left else NoteReturn(origin=came) if came else None


def _moved(activity: Payload, list_of: str, at: datetime) -> Origin | None:
    is_of_channel = words(activity, "channelData", "eventType") in MEMBERS
    place, first = _place(activity, "channel" if is_of_channel else "team"), next(iter(parts(activity, list_of)), EMPTY)
    who, tenant = words(first, "aadObjectId"), words(first, "tenantId")
    if place is None or not inbound.NAMED.fullmatch(who):
        return None
    by = Account(platform=Platform.TEAMS, workspace=tenant or place.workspace, user=who)
    return replace(_origin(activity, place, at), by=by, is_workspace_assumed=is_of_channel and not tenant)


def _has_itself(activity: Payload, list_of: str) -> bool:
    own = words(activity, "recipient", "id")
    return any(own and words(one, "id") == own for one in parts(activity, list_of))


def _is_the_desk_removed(activity: Payload) -> bool:
    return _has_itself(activity, "membersRemoved") or (
        words(activity, "type") == "installationUpdate" and words(activity, "action") == "remove"
    )


def _place(activity: Payload, of: str) -> Place | None:
    tenant, channel = inbound.tenant_of(activity), words(activity, "channelData", of, "id")
    if not inbound.NAMED.fullmatch(tenant) or not inbound.NAMED.fullmatch(channel):
        return None
    return Place(platform=Platform.TEAMS, workspace=tenant, channel=channel)


def _once(activity: Payload, place: Place, change: ChannelChange, at: datetime) -> Origin:
    """Return an origin that is the same for all that tells of one change within ten minutes."""
    once = keys(*((f"teams:{change}", f"{place}/{each}") for each in spans(at)))
    return replace(_origin(activity, place, at), keys=once)


def _origin(activity: Payload, place: Place, at: datetime) -> Origin:
    happened = keys(("teams:happened", words(activity, "id")))
    return Origin(by=None, place=place, at=at, via=Via.PLATFORM, keys=happened)
