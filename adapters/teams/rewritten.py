"""Turns edits and deletions into commands: activities with the message's own id that say what became of it. Pure."""

import hashlib
from datetime import datetime

from msgspec.structs import replace

from adapters.http.payload import Payload, words
from adapters.teams import aside, inbound, speech
from bot.commands import DeleteMessage, EditMessage, Origin, ReceiveMessage, Room

EDITED = frozenset({("messageUpdate", "editMessage"), ("messageUpdate", "undeleteMessage")})
DELETED = ("messageDelete", "softDeleteMessage")


def rewritten(activity: Payload, at: datetime) -> EditMessage | DeleteMessage | None:
    """Return what became of a person's message; None for everything else. What is brought back is as good as edited.

    What was said to the desk alone is an order, done already. `at` is for an activity that doesn't say when it was.
    """
    if aside.is_aside(activity):
        return None
    happened = words(activity, "type"), words(activity, "channelData", "eventType")
    origin, message = _origin(activity, at), words(activity, "id")
    if origin is None:
        return None
    if happened == DELETED:
        return DeleteMessage(origin=origin, message=message)
    said = speech.spoken(activity)
    if happened not in EDITED or said.is_empty:
        return None
    return EditMessage(
        origin=origin,
        message=message,
        text=said.text,
        files=said.files,
        carried=said.carried,
        mention=_mention(activity, origin),
    )


def _mention(activity: Payload, origin: Origin) -> ReceiveMessage | None:
    """Return the message as it would have been heard at its own time, if it speaks to the desk in a channel."""
    heard = inbound.heard(activity, origin.at)
    if heard is None or not heard.mentions_desk or heard.room is not Room.CHANNEL:
        return None
    at = inbound.written_at(heard.message) or origin.at
    return replace(heard, origin=replace(heard.origin, at=at, keys=origin.keys))


def _origin(activity: Payload, at: datetime) -> Origin | None:
    """Return who did it, where and when, with a key of the message and of what happened to it when.

    A delivery that comes again says the same.
    """
    origin = inbound.written(activity, at)
    if origin is None or origin.by_program:
        return None
    told = "/".join(words(activity, name) for name in ("type", "timestamp", "text"))
    digest = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]
    return replace(origin, keys=tuple(f"{message}/{digest}" for message in origin.keys))
