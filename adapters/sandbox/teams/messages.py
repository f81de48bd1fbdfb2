"""The messages that the connector takes of a bot: a text or one card, with mentions, not too large."""

import json
import re
from collections.abc import Iterator
from typing import Any

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.teams.cards import faults_of
from adapters.sandbox.teams.requests import RequestRefused
from adapters.sandbox.teams.state import Mentioned, PostDraft, TeamsState

ADAPTIVE = "application/vnd.microsoft.card.adaptive"
LARGEST = 80 * 1024
"""Bytes of UTF-16 that a message may have: the platform refuses at about a hundred thousand, and asks for less."""

KNOWN = frozenset(
    "type text textFormat attachments attachmentLayout entities summary channelData from recipient conversation "
    "replyToId serviceUrl channelId inputHint importance locale id timestamp localTimestamp deliveryMode".split()
)
"""The fields that an activity of a bot may have."""

_AT = re.compile(r"<at>.*?</at>")


def draft(state: TeamsState, conversation: str, root: str | None, body: JsonObject) -> PostDraft:
    """Return the message that an activity is; raise RequestRefused with everything that is wrong with it."""
    if size_of(body) > LARGEST:
        raise RequestRefused("MessageSizeTooBig")
    wrong = list(_wrong(state, body))
    if wrong:
        raise RequestRefused("BadSyntax", *wrong)
    cards = [one["content"] for one in body.get("attachments") or []]
    text = str(body.get("text") or "")
    if not text.strip() and not cards:
        raise RequestRefused("BadSyntax", "a message without text or card")
    return PostDraft(
        conversation=conversation,
        author=state.population.bot,
        text=text,
        root=root,
        card=cards[0] if cards else None,
        mentions=tuple(_mentions(body.get("entities")) if not cards else _mentions(_entities(cards[0]))),
    )


def _wrong(state: TeamsState, body: JsonObject) -> Iterator[str]:
    if body.get("type") != "message":
        yield f"an activity of type {body.get('type')}"
    yield from (f"unknown field {name}" for name in sorted(body.keys() - KNOWN))
    if (said_by := body.get("from", {}).get("id", state.population.bot)) != state.population.bot:
        yield f"an activity from {said_by}, who is not the bot"
    attachments = body.get("attachments") or []
    if len(attachments) > 1:
        yield "more than one attachment"
    for one in attachments:
        if one.get("contentType") != ADAPTIVE:
            yield f"an attachment of type {one.get('contentType')}"
        yield from faults_of(one.get("content"))
        yield from _strangers(state, _entities(one.get("content")))
    yield from _unmatched(str(body.get("text") or ""), body.get("entities") or [])
    yield from _strangers(state, body.get("entities") or [])


def _unmatched(text: str, entities: list[JsonObject]) -> Iterator[str]:
    written, named = set(_AT.findall(text)), {one.get("text") for one in entities if one.get("type") == "mention"}
    yield from (f"{mention} has no entity" for mention in sorted(written - named))
    yield from (f"a mention of {mention} is nowhere in the text" for mention in named - written)


def _strangers(state: TeamsState, entities: list[JsonObject]) -> Iterator[str]:
    for one in entities:
        mentioned = str(one.get("mentioned", {}).get("id", ""))
        member = state.member(mentioned) if one.get("type") == "mention" else None
        if one.get("type") == "mention" and (member is None or (member.tenant and mentioned != member.id)):
            yield f"a mention of {mentioned}, who is not in the tenant"


def _entities(card: Any) -> list[JsonObject]:
    msteams = card.get("msteams") if isinstance(card, dict) else None
    found = msteams.get("entities") if isinstance(msteams, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _mentions(entities: list[JsonObject] | None) -> Iterator[Mentioned]:
    for one in entities or []:
        if one.get("type") == "mention":
            yield Mentioned(text=one["text"], id=one["mentioned"]["id"], name=one["mentioned"].get("name", ""))


def size_of(activity: JsonObject) -> int:
    """Return the bytes of a message as the platform counts them: UTF-16."""
    return len(json.dumps(activity, ensure_ascii=False).encode("utf-16-le", "surrogatepass"))
