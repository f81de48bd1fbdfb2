"""Turns what happens to channels, to who is in them, and to the app itself into commands. Pure, as `inbound` is."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from msgspec.structs import replace

from adapters.http.payload import Payload, part, words
from adapters.platform.keys import keys
from adapters.slack import whereabouts
from adapters.slack.config import SlackConfig
from adapters.slack.ident import ident
from bot.commands import (
    ChannelChange,
    FollowChannel,
    InstallationChange,
    NoteChannel,
    NoteDeactivation,
    NoteDeparture,
    NoteInstallation,
    NoteReturn,
    Origin,
    PlaceCommand,
    Via,
)
from bot.model.places import Place, Platform

CHANGES: Final[Mapping[str, ChannelChange]] = {
    "channel_shared": ChannelChange.SHARED,
    "channel_unshared": ChannelChange.UNSHARED,
    "channel_archive": ChannelChange.ARCHIVED,
    "group_archive": ChannelChange.ARCHIVED,
    "channel_unarchive": ChannelChange.UNARCHIVED,
    "group_unarchive": ChannelChange.UNARCHIVED,
    "channel_deleted": ChannelChange.DELETED,
    "group_deleted": ChannelChange.DELETED,
    "channel_left": ChannelChange.LEFT,
    "group_left": ChannelChange.LEFT,
}
"""The change of a channel that each event tells of; private channels are called groups there."""
MOVED: Final = "channel_id_changed"
LEFT: Final = "member_left_channel"
CAME: Final = "member_joined_channel"
DEACTIVATED: Final = "user_change"
"""Slack tells of every change of a user in the desk's own workspace by it."""
INSTALLATION: Final[Mapping[str, InstallationChange]] = {
    "app_uninstalled": InstallationChange.UNINSTALLED,
    "tokens_revoked": InstallationChange.REVOKED,
}
KINDS: Final = (*CHANGES, MOVED, LEFT, CAME, DEACTIVATED, *INSTALLATION)


def happened(payload: Payload, config: SlackConfig, at: datetime) -> PlaceCommand | None:
    """Return what the event tells; None if it says nothing of the desk's. `at` is for one that doesn't say when."""
    kind = words(payload, "event", "type")
    if kind in INSTALLATION:
        return _installation(INSTALLATION[kind], payload, at)
    if kind == MOVED:
        return _moved(payload, config, at)
    if kind == DEACTIVATED:
        return _deactivation(payload, config, at)
    place = whereabouts.event_place(payload, config)
    if place is None:
        return None
    if kind in (LEFT, CAME):
        return _movement(kind, payload, place, config, at)
    event = part(payload, "event")
    other = ident(event, "connected_team_id") or ident(event, "previously_connected_team_id")
    return NoteChannel(origin=_origin(payload, place, at), change=CHANGES[kind], other=other)


def _moved(payload: Payload, config: SlackConfig, at: datetime) -> FollowChannel | None:
    """Return a channel's new id: a private one gets it when it is first shared, and the old one is dead then."""
    event = part(payload, "event")
    old, new = ident(event, "old_channel_id"), ident(event, "new_channel_id")
    if not old or not new:
        return None
    workspace = whereabouts.workspace(payload, config)
    origin = _origin(payload, whereabouts.place(workspace, old), at)
    return FollowChannel(origin=origin, to=whereabouts.place(workspace, new))


def _installation(change: InstallationChange, payload: Payload, at: datetime) -> NoteInstallation | None:
    """Return what became of the app. Of tokens only the bot's count: the desk has none of users."""
    tokens = part(payload, "event", "tokens")
    if change is InstallationChange.REVOKED and tokens and not tokens.get("bot"):
        return None
    return NoteInstallation(origin=_origin(payload, None, at), platform=Platform.SLACK, change=change)


def _movement(
    kind: str, payload: Payload, place: Place, config: SlackConfig, at: datetime
) -> NoteDeparture | NoteReturn | None:
    """Return who left or came; None for the desk itself, of which Slack says so by another event."""
    event = part(payload, "event")
    user = ident(event, "user")
    if not user or user == config.own.user:
        return None
    team = whereabouts.own_team(payload, event)
    by = whereabouts.account(team, user, config)
    origin = replace(_origin(payload, place, at), by=by, is_workspace_assumed=not whereabouts.is_workspace(team))
    return NoteDeparture(origin=origin) if kind == LEFT else NoteReturn(origin=origin)


def _deactivation(payload: Payload, config: SlackConfig, at: datetime) -> NoteDeactivation | None:
    """Return whose account was deactivated; None for any other change of a user."""
    user = part(payload, "event", "user")
    if user.get("deleted") is not True or not ident(user, "id"):
        return None
    by = whereabouts.account(ident(user, "team_id"), ident(user, "id"), config)
    return NoteDeactivation(origin=replace(_origin(payload, None, at), by=by))


def _origin(payload: Payload, place: Place | None, at: datetime) -> Origin:
    return Origin(
        by=None,
        place=place,
        at=whereabouts.instant(words(payload, "event", "event_ts")) or at,
        via=Via.PLATFORM,
        keys=keys(("slack:event", words(payload, "event_id"))),
    )
