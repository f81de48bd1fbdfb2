"""The place and time at which something happened, and whose account it was, as Slack says each.

A place is the workspace that the bot is installed in, and a channel. An account is the person's own workspace or
organisation, which in a shared channel is another one, and a user.
"""

import re
from datetime import UTC, datetime
from typing import Final

from adapters.http.payload import EMPTY, Payload, parts
from adapters.slack import mrkdwn
from adapters.slack.config import SlackConfig
from adapters.slack.ident import ident
from bot.commands import Called
from bot.model.places import Account, Place, Platform, Thread

ORGANISATION: Final = "E"
"""The letter that ids of organisations begin with, which have many workspaces (Enterprise Grid)."""
STAMP = re.compile(r"[0-9]{1,11}(\.[0-9]{1,6})?")


def instant(stamp: str) -> datetime | None:
    """Return the time (UTC) that one of Slack's stamps names; None if it isn't one."""
    if not STAMP.fullmatch(stamp):
        return None
    seconds, _, fraction = stamp.partition(".")
    return datetime.fromtimestamp(int(seconds), UTC).replace(microsecond=int(fraction.ljust(6, "0")))


def event_place(payload: Payload, config: SlackConfig) -> Place | None:
    """Return where it was said.

    `team_id` can be the other side of a shared channel; the authorization says which workspace is ours.
    """
    channel = ident(payload, "event", "channel")
    return place(workspace(payload, config), channel) if channel else None


def workspace(payload: Payload, config: SlackConfig) -> str:
    """Return the workspace that the app is installed in, as a delivery has it.

    For an installation in a whole organisation it may name none, or that of the other side: then a channel, whose id no
    other workspace has, is looked for in ours.
    """
    first = next(iter(parts(payload, "authorizations")), EMPTY)
    named = ident(first, "team_id") or ident(payload, "context_team_id")
    if not named and first.get("is_enterprise_install") is not True:
        named = ident(payload, "team_id")
    return named or config.installed


def own_team(payload: Payload, event: Payload) -> str:
    """Return the author's own workspace; empty if Slack doesn't say.

    It may name their organisation (`E…`) instead; if it says which workspace of that organisation this is about, that
    one is meant. A message with files names nobody's workspace, but that of who has put a file there
    (slack-api-specs#62).
    """
    team = ident(event, "user_team") or ident(event, "source_team") or ident(event, "team") or _team_by_files(event)
    if not team.startswith(ORGANISATION):
        return team
    first = next(iter(parts(payload, "authorizations")), EMPTY)
    known = {
        ident(payload, "context_enterprise_id"): ident(payload, "context_team_id"),
        ident(payload, "enterprise_id"): ident(payload, "team_id"),
        ident(first, "enterprise_id"): ident(first, "team_id"),
    }
    return known.get(team) or team


def _team_by_files(event: Payload) -> str:
    """Return the workspace that one of the author's own files names; empty if none does."""
    user = ident(event, "user")
    named = (ident(file, "user_team") for file in parts(event, "files") if user and ident(file, "user") == user)
    return next((team for team in named if team), "")


def is_workspace(team: str) -> bool:
    """Return whether this names a workspace; an organisation has many, and nothing names none."""
    return bool(team) and not team.startswith(ORGANISATION)


def account(team: str, user: str, config: SlackConfig) -> Account:
    """Return the account of a user, in our own workspace if Slack doesn't say."""
    return Account(platform=Platform.SLACK, workspace=team or config.installed, user=user)


def mentions(text: str, bots: frozenset[str], config: SlackConfig) -> tuple[Account, ...]:
    """Return whom it mentions beside the desk. Slack doesn't say whose people they are: they count as the vendor's."""
    return tuple(account(config.installed, user, config) for user in mrkdwn.mentioned(text) if user not in bots)


def called(text: str, bots: frozenset[str], config: SlackConfig) -> Called | None:
    """Return whom it begins by mentioning, unless that is the desk; their workspace is as uncertain as above."""
    found = mrkdwn.called(text)
    if found is None or found[0] in bots:
        return None
    return Called(account=account(config.installed, found[0], config), name=found[1].lstrip("@"))


def place(workspace: str, channel: str) -> Place:
    """Return a channel as a place."""
    return Place(platform=Platform.SLACK, workspace=workspace, channel=channel)


def is_channel(conversation: str) -> bool:
    """Return whether a conversation is more than one between two, whose ids begin with D."""
    return not conversation.startswith("D")


def thread(there: Place, root: str, stamp: str) -> Thread | None:
    """Return the thread that a reply is in; None for the message that a thread hangs under, which isn't a reply."""
    return Thread(place=there, root=root) if instant(root) and root != stamp else None
