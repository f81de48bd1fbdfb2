"""Turns what Slack delivers into commands.

Pure: a payload in, a command out, or None for what the desk needn't hear.
"""

import hashlib
import json
from datetime import datetime

from adapters.http.payload import EMPTY, Payload, part, parts, words
from adapters.platform.keys import keys
from adapters.slack import email, mrkdwn, speech, whereabouts
from adapters.slack.click import click_keys
from adapters.slack.config import SlackConfig
from adapters.slack.ident import ident
from bot.commands import Command, OpenHome, Origin, ReceiveMessage, Room, Via
from bot.language import verbs
from bot.model.places import Account, MessageRef, Place, Thread

MENU = "menu"
"""The `action_id` of a list to choose from begins so: the verb is in each of its options. No verb is called that."""

HEARD = frozenset({"", "file_share", "thread_broadcast", "me_message"})
"""Subtypes of messages that people wrote. Edits and deletions are `rewritten`; others are joins and the like."""
BY_BOT = "bot_message"
"""The subtype of what a bot wrote as no user of its own."""


def heard(payload: Payload, config: SlackConfig) -> ReceiveMessage | None:
    """Return a message event or a mention as a message; None if nobody wrote it, or there is nothing in it.

    What a bot wrote as no user is a message only if it is to the desk.

    Both events of one post carry the same meaning key, so that the second is absorbed.
    """
    event = part(payload, "event")
    stamp = words(event, "ts")
    place, at = whereabouts.event_place(payload, config), whereabouts.instant(stamp)
    bots, sent = speech.bots(payload, config), email.email(event)
    if place is None or at is None or not _is_a_persons(event, bots, sent) or config.own.wrote(event):
        return None
    said = speech.spoken(event, bots)
    room = Room.DIRECT if words(event, "channel_type") == "im" else Room.CHANNEL
    mentioned = said.is_to_the_desk or room is Room.DIRECT
    if (said.is_empty and not mentioned) or (_bot(event) and not said.is_to_the_desk):
        return None
    team = _team(payload, event, place)
    by, name = email.sender(sent) if sent else _writer(event, team, config)
    return ReceiveMessage(
        origin=Origin(
            by=by,
            by_name=name,
            place=place,
            thread=whereabouts.thread(place, words(event, "thread_ts"), stamp),
            at=at,
            via=Via.MENTION if mentioned else Via.MESSAGE,
            keys=_message_keys(payload, place, stamp),
            mentions=whereabouts.mentions(words(event, "text"), bots, config),
            is_workspace_assumed=not (sent or whereabouts.is_workspace(team)),
            by_program=bool(words(event, "bot_id")) and not sent,
        ),
        message=stamp,
        text=said.text,
        files=said.files,
        carried=said.carried,
        mentions_desk=mentioned,
        called=whereabouts.called(words(event, "text"), bots, config),
        room=room,
    )


def typed(payload: Payload, config: SlackConfig, at: datetime) -> Command | None:
    """Return the order of a slash command, given `at`, since it says no time; None if its name isn't one of ours."""
    prefix = config.verbs.get(words(payload, "command"))
    channel, user = ident(payload, "channel_id"), ident(payload, "user_id")
    if prefix is None or not channel or not user:
        return None
    origin = Origin(
        by=whereabouts.account(ident(payload, "team_id"), user, config),
        by_name=words(payload, "user_name"),
        place=whereabouts.place(config.installed, channel),
        at=at,
        via=Via.SLASH,
        is_channel=whereabouts.is_channel(channel),
        keys=(f"slack:command:{words(payload, 'trigger_id') or _digest(payload)}",),
        mentions=whereabouts.mentions(words(payload, "text"), frozenset(), config),
    )
    return verbs.typed(prefix + mrkdwn.meant(words(payload, "text")), origin)


def pressed(payload: Payload, config: SlackConfig, at: datetime) -> Command | None:
    """Return the order of a button of ours, or of an option of a menu; None if it is somebody else's.

    `at` is for a click that doesn't say when it was.
    """
    action = next(iter(parts(payload, "actions")), EMPTY)
    verb, subject, argument = _meant(action)
    channel, user = _clicked_channel(payload), ident(payload, "user", "id")
    at_home = words(payload, "view", "type") == "home"
    if not (channel or at_home) or not user or not verbs.is_of_a_button(verb, subject):
        return None
    place = whereabouts.place(config.installed, channel) if channel else None
    origin = Origin(
        by=whereabouts.account(ident(payload, "user", "team_id"), user, config),
        place=place,
        thread=_clicked_thread(payload, place) if place else None,
        at=whereabouts.instant(words(action, "action_ts")) or at,
        via=Via.BUTTON if place else Via.HOME,
        keys=click_keys(payload, action, user),
    )
    return verbs.pressed(verb, subject, argument, origin)


def _meant(action: Payload) -> tuple[str, str, str]:
    """Return verb, subject and argument. The verb is in the `action_id`, of a menu in the option that was chosen."""
    verb = words(action, "action_id").rpartition(":")[0]
    value = words(action, "value") or words(action, "selected_option", "value")
    if verb == MENU:
        verb, _, value = value.partition(" ")
    subject, _, argument = value.partition(" ")
    return verb, subject, argument


def opened_home(payload: Payload, config: SlackConfig, at: datetime) -> OpenHome | None:
    """Return the order to show somebody the Home tab that they have opened; None for another tab.

    `at` is for an event that doesn't say when it was.
    """
    event = part(payload, "event")
    user = ident(event, "user")
    if words(event, "tab") != "home" or not user:
        return None
    origin = Origin(
        by=whereabouts.account(ident(payload, "team_id"), user, config),
        at=whereabouts.instant(words(event, "event_ts")) or at,
        via=Via.HOME,
        keys=keys(("slack:event", words(payload, "event_id"))),
    )
    return OpenHome(origin=origin)


def _team(payload: Payload, event: Payload, place: Place) -> str:
    """Return the writer's workspace.

    If the message doesn't say, the delivery may, since it names one side of a shared channel: if that isn't ours it is
    theirs.
    """
    outer = ident(payload, "team_id")
    return whereabouts.own_team(payload, event) or (outer if outer != place.workspace else "")


def _writer(event: Payload, team: str, config: SlackConfig) -> tuple[Account, str]:
    """Return who wrote it, and what they are called."""
    by = ident(event, "user") or _bot(event)
    return whereabouts.account(team, by, config), speech.name(part(event, "user_profile"))


def _is_a_persons(event: Payload, bots: frozenset[str], sent: Payload | None) -> bool:
    """Return whether a user wrote it, or a program for them or itself: whether that counts is the desk's question."""
    user = ident(event, "user")
    return (
        (words(event, "subtype") in HEARD or bool(_bot(event)))
        and bool(user or _bot(event))
        and user not in bots
        and (user != email.SLACKBOT or sent is not None)
        and not event.get("hidden")
        and not event.get("edited")  # a mention that was edited in: its message was heard when it was written
    )


def _bot(event: Payload) -> str:
    """Return the id of the bot that wrote a message as no user; empty for any other message."""
    is_its_own = words(event, "subtype") == BY_BOT and not ident(event, "user")
    return ident(event, "bot_id") if is_its_own else ""


def _message_keys(payload: Payload, place: Place, stamp: str) -> tuple[str, ...]:
    """Return the keys of the delivery, the post, and the post as the client named it.

    A post can, rarely, come twice under two stamps; the client's name for it is the same then.
    """
    client = words(payload, "event", "client_msg_id")
    return (
        *keys(("slack:event", words(payload, "event_id"))),
        str(MessageRef(place=place, id=stamp)),
        *((f"{place}/client/{client}",) if client else ()),
    )


def _clicked_channel(payload: Payload) -> str:
    """Return the channel of the button. The two places that say so agree, or it isn't a click of ours."""
    channel, container = ident(payload, "channel", "id"), ident(payload, "container", "channel_id")
    return "" if channel and container and channel != container else channel or container


def _clicked_thread(payload: Payload, place: Place) -> Thread | None:
    root = words(payload, "container", "thread_ts") or words(payload, "message", "thread_ts")
    return whereabouts.thread(place, root, words(payload, "container", "message_ts") or words(payload, "message", "ts"))


def _digest(payload: Payload) -> str:
    return hashlib.sha256(json.dumps(payload, sort_keys=True, default=str).encode("utf-8", "replace")).hexdigest()
