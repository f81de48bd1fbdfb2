"""What Slack delivers, as commands. Pure: a payload in, a command or None out; None is what the desk need not hear.

A place is the workspace that the bot is installed in, and a channel. An account is the person's own workspace or
organisation, which in a shared channel is another one, and a user.
"""

import hashlib
import json
import re
from datetime import UTC, datetime

from adapters.edge.payload import EMPTY, Payload, part, parts, words
from adapters.slack import mrkdwn
from adapters.slack.config import SlackConfig
from adapters.slack.ident import ident
from bot.commands import Command, Hear, Origin, Via
from bot.dialog import verbs
from bot.model.intake import File
from bot.model.places import Account, MessageRef, Place, Platform, Thread

HEARD = frozenset({"", "file_share", "thread_broadcast", "me_message"})
"""Subtypes of messages that people wrote. All others are edits, deletions, joins, bots and the like."""

SLACKBOT = "USLACKBOT"
STAMP = re.compile(r"[0-9]{1,11}(\.[0-9]{1,6})?")


def heard(payload: Payload, config: SlackConfig) -> Hear | None:
    """A message event or a mention. Both of one post carry the same meaning key, so that the second is absorbed."""
    event = part(payload, "event")
    stamp, user = words(event, "ts"), ident(event, "user")
    place, at = _event_place(payload, config), instant(stamp)
    bots = _bots(payload, config)
    if place is None or at is None or not _is_a_persons(event, bots):
        return None
    text, mentioned = _spoken(event, bots)
    files = _files(event)
    if not (text or files or mentioned):
        return None
    return Hear(
        origin=Origin(
            by=_account(_own_team(payload, event), user, config),
            by_name=_name(part(event, "user_profile")),
            place=place,
            thread=_thread(place, words(event, "thread_ts"), stamp),
            at=at,
            via=Via.MENTION if mentioned else Via.MESSAGE,
            keys=_message_keys(payload, place, stamp),
            mentions=_mentions(words(event, "text"), bots, config),
        ),
        message=stamp,
        text=text,
        files=files,
        mentions_desk=mentioned,
    )


def typed(payload: Payload, config: SlackConfig, at: datetime) -> Command | None:
    """A slash command, which carries no time of its own; None if its name is not one of ours."""
    prefix = config.verbs.get(words(payload, "command"))
    channel, user = ident(payload, "channel_id"), ident(payload, "user_id")
    if prefix is None or not channel or not user:
        return None
    origin = Origin(
        by=_account(ident(payload, "team_id"), user, config),
        by_name=words(payload, "user_name"),
        place=_place(config.installed, channel),
        at=at,
        via=Via.SLASH,
        keys=(f"slack:command:{words(payload, 'trigger_id') or _digest(payload)}",),
        mentions=_mentions(words(payload, "text"), frozenset(), config),
    )
    return verbs.typed(prefix + mrkdwn.meant(words(payload, "text")), origin)


def pressed(payload: Payload, config: SlackConfig, at: datetime) -> Command | None:
    """A button of ours, or an option of a menu: the verb is in its `action_id`, subject and argument in its value.

    `at` is for a click that does not say when it was.
    """
    action = next(iter(parts(payload, "actions")), EMPTY)
    verb = words(action, "action_id").rpartition(":")[0]
    value = words(action, "value") or words(action, "selected_option", "value")
    subject, _, argument = value.partition(" ")
    channel, user = _clicked_channel(payload), ident(payload, "user", "id")
    if not channel or not user or not _is_ours(verb, subject):
        return None
    place = _place(config.installed, channel)
    origin = Origin(
        by=_account(ident(payload, "user", "team_id"), user, config),
        by_name=words(payload, "user", "name") or words(payload, "user", "username"),
        place=place,
        thread=_clicked_thread(payload, place),
        at=instant(words(action, "action_ts")) or at,
        via=Via.BUTTON,
        keys=_click_keys(payload, action, user),
    )
    return verbs.pressed(verb, subject, argument, origin)


def instant(stamp: str) -> datetime | None:
    """The time that one of Slack's stamps names; None if it is none."""
    if not STAMP.fullmatch(stamp):
        return None
    seconds, _, fraction = stamp.partition(".")
    return datetime.fromtimestamp(int(seconds), UTC).replace(microsecond=int(fraction.ljust(6, "0")))


def _is_a_persons(event: Payload, bots: frozenset[str]) -> bool:
    user = ident(event, "user")
    return (
        words(event, "subtype") in HEARD
        and bool(user)
        and user not in bots
        and user != SLACKBOT
        and not words(event, "bot_id")
        and not event.get("hidden")
        and not event.get("edited")  # a mention that was edited in: its message was heard when it was written
    )


def _spoken(event: Payload, bots: frozenset[str]) -> tuple[str, bool]:
    """What was said, without the first mention of the desk, and whether there was one."""
    text = words(event, "text")
    for bot in sorted(bots):
        text, mentioned = mrkdwn.without_mention(text, bot)
        if mentioned:
            return mrkdwn.meant(text).strip(), True
    text = mrkdwn.meant(text).strip() or _shared(event)
    return text, words(event, "type") == "app_mention"


def _shared(event: Payload) -> str:
    """What a message without words of its own passes on: a shared message, a link's preview."""
    texts = (words(one, "text") or words(one, "fallback") for one in parts(event, "attachments"))
    return "\n".join(mrkdwn.meant(text) for text in texts if text).strip()


def _files(event: Payload) -> tuple[File, ...]:
    """The files. In a shared channel Slack may tell no more of a file than that there is one."""
    return tuple(
        File(
            name=words(one, "name") or words(one, "title") or words(one, "id") or "file",
            url=words(one, "permalink") or words(one, "url_private") or None,
        )
        for one in parts(event, "files")
    )


def _bots(payload: Payload, config: SlackConfig) -> frozenset[str]:
    """The desk's own users in this workspace."""
    own = {ident(one, "user_id") for one in parts(payload, "authorizations") if one.get("is_bot") is True}
    return frozenset(own | {config.bot_user or ""}) - {""}


def _event_place(payload: Payload, config: SlackConfig) -> Place | None:
    """Where it was said. `team_id` can be the other side of a shared channel; the authorization says which is ours."""
    first = next(iter(parts(payload, "authorizations")), EMPTY)
    workspace = ident(first, "team_id") or ident(payload, "context_team_id") or ident(payload, "team_id")
    channel = ident(payload, "event", "channel")
    return _place(workspace or config.installed, channel) if channel else None


def _own_team(payload: Payload, event: Payload) -> str:
    """The author's own workspace. Slack may name their organisation (`E…`) instead; where it says which workspace of
    that organisation this is about, that one is meant."""
    team = ident(event, "user_team") or ident(event, "source_team") or ident(event, "team")
    if not team.startswith("E"):
        return team
    first = next(iter(parts(payload, "authorizations")), EMPTY)
    known = {
        ident(payload, "context_enterprise_id"): ident(payload, "context_team_id"),
        ident(payload, "enterprise_id"): ident(payload, "team_id"),
        ident(first, "enterprise_id"): ident(first, "team_id"),
    }
    return known.get(team) or team


def _account(team: str, user: str, config: SlackConfig) -> Account:
    return Account(platform=Platform.SLACK, workspace=team or config.installed, user=user)


def _mentions(text: str, bots: frozenset[str], config: SlackConfig) -> tuple[Account, ...]:
    """Whom it mentions beside the desk. Slack does not say whose they are: they are taken for the vendor's own."""
    return tuple(_account(config.installed, user, config) for user in mrkdwn.mentioned(text) if user not in bots)


def _place(workspace: str, channel: str) -> Place:
    return Place(platform=Platform.SLACK, workspace=workspace, channel=channel)


def _thread(place: Place, root: str, stamp: str) -> Thread | None:
    """The thread that a reply is in; the message that a thread hangs under is no reply."""
    return Thread(place=place, root=root) if instant(root) and root != stamp else None


def _message_keys(payload: Payload, place: Place, stamp: str) -> tuple[str, ...]:
    """The delivery, the post, and what the client called it: a post can rarely come twice under two stamps."""
    event, client = words(payload, "event_id"), words(payload, "event", "client_msg_id")
    return (
        *((f"slack:event:{event}",) if event else ()),
        str(MessageRef(place=place, id=stamp)),
        *((f"{place}/client/{client}",) if client else ()),
    )


def _click_keys(payload: Payload, action: Payload, user: str) -> tuple[str, ...]:
    """The delivery, and the one pressing of that button by that person."""
    trigger, stamp = words(payload, "trigger_id"), words(action, "action_ts")
    meaning = f"{user}/{stamp}/{words(action, 'block_id')}/{words(action, 'action_id')}"
    return (
        *((f"slack:trigger:{trigger}",) if trigger else ()),
        *((f"slack:action:{meaning}",) if stamp else ()),
    )


def _clicked_channel(payload: Payload) -> str:
    """Where the button stands. The two places that say so agree, or it is no click of ours."""
    channel, container = ident(payload, "channel", "id"), ident(payload, "container", "channel_id")
    return "" if channel and container and channel != container else channel or container


def _clicked_thread(payload: Payload, place: Place) -> Thread | None:
    root = words(payload, "container", "thread_ts") or words(payload, "message", "thread_ts")
    return _thread(place, root, words(payload, "container", "message_ts") or words(payload, "message", "ts"))


def _is_ours(verb: str, subject: str) -> bool:
    return verb in verbs.TYPED or (verb in verbs.PRESSED and bool(subject))


def _name(profile: Payload) -> str:
    return words(profile, "display_name") or words(profile, "real_name") or words(profile, "name")


def _digest(payload: Payload) -> str:
    return hashlib.sha256(json.dumps(payload, sort_keys=True, default=str).encode("utf-8", "replace")).hexdigest()
