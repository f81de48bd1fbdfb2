"""Somebody points at a message: by 🎫, which asks for a ticket about it, or by an entry in its menu.

The menu brings the message along. A reaction brings its whereabouts alone, so that the message must be read first.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from adapters.http.payload import Payload, part, words
from adapters.platform.keys import keys
from adapters.slack import email, speech, whereabouts
from adapters.slack.config import SlackConfig
from adapters.slack.ident import ident
from adapters.slack.scopes import OPEN_TICKET, REPLY_TO_CUSTOMER, SPLIT_TICKET
from bot.commands import (
    OpenFromMessage,
    Origin,
    Pointed,
    PointingCommand,
    ReceiveMessage,
    ReplyFromMessage,
    SplitFromMessage,
    Via,
)
from bot.language import verbs
from bot.model.places import Account

TICKET: Final = "ticket"
"""The name of 🎫 on Slack."""
MENU: Final[Mapping[str, type[OpenFromMessage] | type[ReplyFromMessage] | type[SplitFromMessage]]] = {
    OPEN_TICKET: OpenFromMessage,
    REPLY_TO_CUSTOMER: ReplyFromMessage,
    SPLIT_TICKET: SplitFromMessage,
}
"""The command of each entry in the menu of a message."""


class ReactionGiven(Struct, frozen=True, kw_only=True):
    """🎫 on the message `stamp` of a channel; `team` is the workspace of who put it there."""

    channel: str
    stamp: str
    user: str
    team: str
    at: datetime


def reacted(payload: Payload, config: SlackConfig) -> ReactionGiven | None:
    """Return 🎫 on somebody's message; None for another emoji, and for one on what the desk itself said."""
    event = part(payload, "event")
    channel, stamp = ident(event, "item", "channel"), words(event, "item", "ts")
    user, at = ident(event, "user"), whereabouts.instant(words(event, "event_ts"))
    own = speech.bots(payload, config)
    asks = words(event, "reaction").partition(":")[0] == TICKET and words(event, "item", "type") == "message"
    if not (asks and channel and user and at and whereabouts.instant(stamp)):
        return None
    if user in own or ident(event, "item_user") in own:
        return None
    team = whereabouts.own_team(payload, event) or ident(payload, "team_id")
    return ReactionGiven(channel=channel, stamp=stamp, user=user, team=team, at=at)


def by_reaction(
    reaction: ReactionGiven, said: Payload | None, payload: Payload, config: SlackConfig
) -> OpenFromMessage:
    """Return the order that a reaction is, once its message was read; `said` is None if it couldn't be.

    Taken away and put there again it is the same order. Those who react to their own message are of the workspace that
    the message names: for a reaction the delivery may name another.
    """
    place = whereabouts.place(config.installed, reaction.channel)
    is_own = said is not None and ident(said, "user") == reaction.user
    team = (whereabouts.own_team(payload, said) if is_own and said else "") or reaction.team
    origin = Origin(
        by=whereabouts.account(team, reaction.user, config),
        place=place,
        thread=whereabouts.thread(place, words(said, "thread_ts"), reaction.stamp) if said else None,
        at=reaction.at,
        via=Via.REACTION,
        is_channel=whereabouts.is_channel(reaction.channel),
        keys=keys(
            ("slack:event", words(payload, "event_id")),
            ("slack:pointed", f"{place}/{reaction.stamp}/{reaction.user}"),
        ),
    )
    return OpenFromMessage(origin=origin, pointed=_pointed(said, payload, config) if said else None)


def root_of(command: ReceiveMessage) -> tuple[str, str] | None:
    """Return the channel and stamp of the message in whose thread somebody says `open` to the desk."""
    thread = command.origin.thread
    if thread is None or not command.mentions_desk:
        return None
    asks = isinstance(verbs.read(command.text, command.origin), OpenFromMessage)
    return (thread.place.channel, thread.root) if asks else None


def by_mention(command: ReceiveMessage, said: Payload | None, payload: Payload, config: SlackConfig) -> OpenFromMessage:
    """Return the order that `open` is, once the message above the thread was read; `said` is None if it couldn't be."""
    origin = replace(command.origin, via=Via.MENTION, thread=None if said else command.origin.thread)
    return OpenFromMessage(origin=origin, pointed=_pointed(said, payload, config) if said else None)


def along(command: ReceiveMessage, said: Payload, payload: Payload, config: SlackConfig) -> OpenFromMessage | None:
    """Return the order to take along the message above a mention's thread; None if it can't be told when it was."""
    pointed, root = _pointed(said, payload, config), command.origin.thread
    if pointed is None or root is None:
        return None
    keys = (f"slack:along:{root}/{command.message}",)
    return OpenFromMessage(origin=replace(command.origin, via=Via.ALONG, keys=keys), pointed=pointed)


def by_menu(payload: Payload, config: SlackConfig, at: datetime) -> OpenFromMessage | PointingCommand | None:
    """Return the order of an entry in the menu of a message; None if it isn't one of ours.

    `at` is for a payload that doesn't say when it was.
    """
    said, channel, user = part(payload, "message"), ident(payload, "channel", "id"), ident(payload, "user", "id")
    stamp = words(said, "ts")
    command = MENU.get(words(payload, "callback_id"))
    if command is None or not (channel and user and whereabouts.instant(stamp)):
        return None
    place = whereabouts.place(config.installed, channel)
    trigger, chosen = words(payload, "trigger_id"), words(payload, "action_ts")
    team = ident(payload, "user", "team_id") or ident(payload, "team", "id")
    origin = Origin(
        by=whereabouts.account(team, user, config),
        by_name=words(payload, "user", "name") or words(payload, "user", "username"),
        place=place,
        thread=whereabouts.thread(place, words(said, "thread_ts"), stamp),
        at=whereabouts.instant(chosen) or at,
        via=Via.SHORTCUT,
        is_channel=whereabouts.is_channel(channel),
        keys=keys(("slack:trigger", trigger), ("slack:shortcut", f"{user}/{chosen}" if chosen else "")),
    )
    return command(origin=origin, pointed=_pointed(said, payload, config))


def _pointed(said: Payload, payload: Payload, config: SlackConfig) -> Pointed | None:
    stamp = words(said, "ts")
    at = whereabouts.instant(stamp)
    if at is None:
        return None
    found, sent = speech.spoken(said, speech.bots(payload, config)), email.email(said)
    return Pointed(
        message=stamp,
        writer=email.sender(sent)[0] if sent else _writer(said, payload, config),
        writer_name=email.sender(sent)[1] if sent else speech.name(part(said, "user_profile")),
        at=at,
        text=found.text,
        files=found.files,
        carried=found.carried,
        is_workspace_assumed=not (sent or whereabouts.is_workspace(whereabouts.own_team(payload, said))),
        by_program=bool(words(said, "bot_id")) and sent is None,
    )


def _writer(said: Payload, payload: Payload, config: SlackConfig) -> Account | None:
    """Return who wrote it, or in whose name a program did; None if that was the desk or a program of its own accord."""
    user = ident(said, "user")
    if not user or user in speech.bots(payload, config) or config.own.wrote(said):
        return None
    return whereabouts.account(whereabouts.own_team(payload, said), user, config)
