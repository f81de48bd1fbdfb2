"""A card around its elements: within the limits of a message, with whom it mentions. Buttons are kept above all."""

import json
from typing import Any

from adapters.http.fitting import CUT, one_line
from adapters.teams.markdown import Mentions

Json = dict[str, Any]

CARD = "application/vnd.microsoft.card.adaptive"
SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
VERSION = "1.5"
"""The newest that bots may send."""

ELEMENTS = 150
LARGEST = 36_000
"""UTF-16 code units of a card: a message may have 80 KB, and has more in it than the card."""


def held(body: list[Json], summary: str, mentions: Mentions) -> Json:
    """Return what the activity of a card holds whose body is rendered already."""
    card = _within(_framed(body, summary), mentions)
    return {"summary": summary, "attachments": [{"contentType": CARD, "content": card}]}


def size(value: object) -> int:
    """Return how long the platform finds a JSON value, in UTF-16 code units."""
    return len(json.dumps(value, ensure_ascii=False).encode("utf-16-le", "surrogatepass")) // 2


def _framed(body: list[Json], summary: str) -> Json:
    return {"$schema": SCHEMA, "type": "AdaptiveCard", "version": VERSION, "fallbackText": summary, "body": body}


def _within(card: Json, mentions: Mentions) -> Json:
    """Return the card cut to its limits. Buttons are kept before anything else: without them nobody could answer."""
    body: list[Json] = card["body"]
    note = text_block(one_line(CUT), isSubtle=True)
    is_cut = False
    while len(body) > ELEMENTS or size(body) > LARGEST:
        if not _shortened(body):
            raise ValueError(f"more buttons than the {LARGEST} characters of a card")
        is_cut = True
    if is_cut:
        body.append(note)
    written = json.dumps(body, ensure_ascii=False)
    entities = [_entity(text, account.user) for text, account in mentions.items() if text in written]
    return card | {"msteams": {"width": "Full", **({"entities": entities} if entities else {})}}


def _shortened(body: list[Json]) -> bool:
    """Take away the last element that can't be pressed, or else a row's small print; return whether there was one."""
    for place in reversed(range(len(body))):
        if body[place]["type"] != "ActionSet" and "selectAction" not in body[place]:
            del body[place]
            return True
    for row in reversed(body):
        if len(row.get("items", ())) > 1:
            del row["items"][1:]
            return True
    return False


def _entity(text: str, user: str) -> Json:
    name = text.removeprefix("<at>").removesuffix("</at>")
    return {"type": "mention", "text": text, "mentioned": {"id": user, "name": name}}


def text_block(text: str, **look: object) -> Json:
    """Return one element of running text."""
    return {"type": "TextBlock", "text": text, "wrap": True, **look}
