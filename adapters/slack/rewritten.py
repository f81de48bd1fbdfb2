"""Turns edits and deletions into commands. Pure, as `inbound` is.

Slack tells of both as messages that nobody wrote, around the message that somebody did.
"""

from msgspec.structs import replace

from adapters.http.payload import Payload, part, words
from adapters.platform.keys import keys
from adapters.slack import files, inbound
from adapters.slack.config import SlackConfig
from adapters.slack.whereabouts import instant
from bot.commands import DeleteMessage, EditMessage, ReceiveMessage, Via

CHANGED, DELETED = "message_changed", "message_deleted"
TOMBSTONE = "tombstone"
"""The subtype of what replaces a deleted message that has a thread: the platform calls that a change."""


def rewritten(payload: Payload, config: SlackConfig) -> EditMessage | DeleteMessage | None:
    """Return what became of a person's message.

    None for previews that the platform adds, for bots' messages, and for all that is neither an edit nor a deletion,
    except the words of a voice message.
    """
    event = part(payload, "event")
    after, before = part(event, "message"), part(event, "previous_message")
    kind = words(event, "subtype") if words(event, "type") == "message" else ""
    if kind == DELETED or (kind == CHANGED and words(after, "subtype") == TOMBSTONE):
        return _retracted(payload, before, config)
    if kind == CHANGED and (_edit(after) not in ("", _edit(before)) or _says_more(after, before)):
        return _rewritten(payload, after, config)
    return None


def _rewritten(payload: Payload, after: Payload, config: SlackConfig) -> EditMessage | None:
    found = _about(payload, after, "edited", config)
    if found is None:
        return None
    written = instant(found.message) or found.origin.at
    heard = replace(found, origin=replace(found.origin, via=Via.MENTION, at=written)) if found.mentions_desk else None
    return EditMessage(
        origin=found.origin,
        message=found.message,
        text=found.text,
        files=found.files,
        carried=found.carried,
        mention=heard,
    )


def _retracted(payload: Payload, before: Payload, config: SlackConfig) -> DeleteMessage | None:
    found = _about(payload, before, "deleted", config)
    return DeleteMessage(origin=found.origin, message=found.message) if found else None


def _about(payload: Payload, message: Payload, what: str, config: SlackConfig) -> ReceiveMessage | None:
    """Return the message as if it were heard now, with the time and the keys of what happened to it."""
    event = part(payload, "event")
    there = {"type": "message", "channel": event.get("channel"), "edited": None}
    heard = inbound.heard({**payload, "event": {**message, **there}}, config)
    stamp = words(event, "event_ts") or words(event, "ts")
    if heard is None:
        return None
    delivery = keys(("slack:event", words(payload, "event_id")))
    change = f"{heard.origin.place}/{heard.message}/{what}/{stamp}"
    at = instant(stamp) or heard.origin.at
    return replace(heard, origin=replace(heard.origin, via=Via.MESSAGE, at=at, keys=(*delivery, change)))


def _says_more(after: Payload, before: Payload) -> bool:
    """Return whether Slack has found words in a file by now: those of a voice message come after it."""
    told = {file.text for file in files.read(before)}
    return bool(before) and any(file.text and file.text not in told for file in files.read(after))


def _edit(message: Payload) -> str:
    """Return the time at which a person last changed it, as its stamp; empty if nobody has."""
    return words(message, "edited", "ts")
