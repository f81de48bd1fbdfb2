"""Turns what happens to channels and teams, and to the app in them, into commands. Pure, as `inbound` is.

Of a team the platform names its first channel alone, whose id is the team's.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from adapters.http.payload import Payload, parts, words
from adapters.platform.keys import keys
from adapters.teams import inbound
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


def happened(activity: Payload, at: datetime) -> PlaceCommand | None:
    """Return what the activity tells; None if it says nothing of the desk's. `at` is for one without a time."""
    if not inbound.is_shared(activity):
        return None
    event, at = words(activity, "channelData", "eventType"), inbound.instant(activity) or at
    if _is_the_desk_removed(activity):
        return _team(activity, ChannelChange.LEFT, at)
    if event in TEAMS:
        return _team(activity, TEAMS[event], at)
    if event in CHANNELS and (place := _place(activity, "channel")):
        name = words(activity, "channelData", "channel", "name")
        return NoteChannel(origin=_origin(activity, place, at), change=CHANNELS[event], name=name)
    return _movement(activity, at)


def turned_away(activity: Payload, config: TeamsConfig, at: datetime) -> NoteTenant | None:
    """Return what is to be said of an activity of a tenant that isn't served; None if it names no such tenant."""
    foreign = sorted(
        one for one in inbound.tenants(activity) if inbound.NAMED.fullmatch(one) and not config.serves(one)
    )
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
    origin = _origin(activity, place, at)
    if change is ChannelChange.LEFT:  # the platform says so twice, by two kinds of activities
        origin = replace(origin, keys=keys(*(("teams:left", f"{place}/{each}") for each in spans(at))))
    return NoteChannel(origin=origin, change=change, name=name, is_team=True)


def _movement(activity: Payload, at: datetime) -> NoteDeparture | NoteReturn | None:
    """Return the first person whom the activity says to have left, or else to have come."""
    left = _moved(activity, "membersRemoved", at)
    came = None if left else _moved(activity, "membersAdded", at)
    return NoteDeparture(origin=left) if left else NoteReturn(origin=came) if came else None


def _moved(activity: Payload, list_of: str, at: datetime) -> Origin | None:
    place = _place(activity, "team")
    who = next((words(one, "aadObjectId") for one in parts(activity, list_of)), "")
    if place is None or not inbound.NAMED.fullmatch(who):
        return None
    by = Account(platform=Platform.TEAMS, workspace=place.workspace, user=who)
    return replace(_origin(activity, place, at), by=by)


def _is_the_desk_removed(activity: Payload) -> bool:
    own = words(activity, "recipient", "id")
    left = any(own and words(one, "id") == own for one in parts(activity, "membersRemoved"))
    return left or (words(activity, "type") == "installationUpdate" and words(activity, "action") == "remove")


def _place(activity: Payload, of: str) -> Place | None:
    tenant, channel = inbound.tenant_of(activity), words(activity, "channelData", of, "id")
    if not inbound.NAMED.fullmatch(tenant) or not inbound.NAMED.fullmatch(channel):
        return None
    return Place(platform=Platform.TEAMS, workspace=tenant, channel=channel)


def _origin(activity: Payload, place: Place, at: datetime) -> Origin:
    happened = keys(("teams:happened", words(activity, "id")))
    return Origin(by=None, place=place, at=at, via=Via.PLATFORM, keys=happened)
