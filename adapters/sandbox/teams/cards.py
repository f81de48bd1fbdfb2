"""The Adaptive Cards that the platform accepts of a bot: the documented shapes of version 1.5, as a table.

Kinds that the desk has no use for are refused too, so that a new one is a deliberate line here.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.core.shapes import Check, both, by_type, fault, flag, items, link, one_of, record, string
from adapters.sandbox.teams.card_parts import nodes, texts
from adapters.sandbox.teams.card_values import LONG, READ, anything, https, number, width, word

MAX_ACTIONS = 6
"""Primary actions of one set; the rest must be of mode `secondary`, behind three dots."""
VERSIONS = ("1.0", "1.1", "1.2", "1.3", "1.4", "1.5")

_AT = re.compile(r"<at>.*?</at>")


def _elements(value: object, path: str) -> Iterator[str]:
    """Check a list of elements. The table is looked up late, since elements hold elements."""
    yield from items(by_type(ELEMENTS), 200)(value, path)


def _action(value: object, path: str) -> Iterator[str]:
    yield from by_type(ACTIONS)(value, path)


def _select_action(value: object, path: str) -> Iterator[str]:
    """Check the action of what is clicked whole, which opens no card of its own."""
    yield from by_type({kind: check for kind, check in ACTIONS.items() if kind != "Action.ShowCard"})(value, path)


def _shown(value: object, path: str) -> Iterator[str]:
    """Check a card that an action opens: a body, with nothing further to open in it."""
    fields = {"type": one_of("AdaptiveCard"), "body": _elements}
    yield from record(fields, ("type", "body"))(value, path)
    if isinstance(value, dict) and any(node.get("type") == "Action.ShowCard" for node in nodes(value)):
        yield fault("a card that is opened opens no other", path)


def _actions(value: object, path: str) -> Iterator[str]:
    yield from items(_action, 50)(value, path)
    held = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    if sum(one.get("mode", "primary") == "primary" for one in held) > MAX_ACTIONS:
        yield fault(f"no more than {MAX_ACTIONS} primary actions in one set", path)


def _fallback(value: object, path: str) -> Iterator[str]:
    if value != "drop":
        yield from by_type(ACTIONS | ELEMENTS)(value, path)


ID = string(255)

_ELEMENT: dict[str, Check] = {
    "id": ID,
    "isVisible": flag,
    "separator": flag,
    "spacing": word("default", "none", "small", "medium", "large", "extraLarge", "padding"),
    "height": word("auto", "stretch"),
    "fallback": _fallback,
}
_STYLE = word("default", "emphasis", "good", "attention", "warning", "accent")
_COLOR = word("default", "dark", "light", "accent", "good", "warning", "attention")
_SIZE = word("default", "small", "medium", "large", "extraLarge")
_WEIGHT = word("default", "lighter", "bolder")
_ALIGNED = word("left", "center", "right")


def _element(kind: str, fields: Mapping[str, Check], *required: str) -> Check:
    return record({"type": one_of(kind), **_ELEMENT, **fields}, ("type", *required))


_RUN = record(
    {
        "type": one_of("TextRun"),
        "text": string(LONG, minimum=0),
        "color": _COLOR,
        "size": _SIZE,
        "weight": _WEIGHT,
        "isSubtle": flag,
        "italic": flag,
        "strikethrough": flag,
        "underline": flag,
        "highlight": flag,
    },
    ("type", "text"),
)
_COLUMN = record(
    {"type": one_of("Column"), **_ELEMENT, "items": _elements, "width": width, "style": _STYLE},
    (),
)
_FACT = record({"title": READ, "value": READ}, ("title", "value"))
_CHOICE = record({"title": string(LONG), "value": string(LONG)}, ("title", "value"))
_INPUT: dict[str, Check] = {name: string(LONG) for name in ("label", "errorMessage", "placeholder", "value")} | {
    "isRequired": flag
}

ELEMENTS: dict[str, Check] = {
    "TextBlock": _element(
        "TextBlock",
        {
            "text": READ,
            "wrap": flag,
            "color": _COLOR,
            "size": _SIZE,
            "weight": _WEIGHT,
            "isSubtle": flag,
            "maxLines": number,
            "fontType": word("default", "monospace"),
            "horizontalAlignment": _ALIGNED,
            "style": word("default", "heading"),
        },
        "text",
    ),
    "RichTextBlock": _element(
        "RichTextBlock", {"inlines": items(_RUN, 200), "horizontalAlignment": _ALIGNED}, "inlines"
    ),
    "FactSet": _element("FactSet", {"facts": items(_FACT, 100)}, "facts"),
    "Container": _element(
        "Container", {"items": _elements, "style": _STYLE, "bleed": flag, "selectAction": _select_action}, "items"
    ),
    "ColumnSet": _element("ColumnSet", {"columns": items(_COLUMN, 10), "style": _STYLE}, "columns"),
    "ActionSet": _element("ActionSet", {"actions": _actions}, "actions"),
    "Input.Text": _element("Input.Text", {**_INPUT, "isMultiline": flag, "maxLength": number}, "id"),
    "Input.ChoiceSet": _element(
        "Input.ChoiceSet",
        {
            **_INPUT,
            "choices": items(_CHOICE, 100),
            "style": word("compact", "expanded"),
            "isMultiSelect": flag,
            "wrap": flag,
        },
        "id",
        "choices",
    ),
}
"""The elements that a card can show."""

_ACTION: dict[str, Check] = {
    "id": ID,
    "title": string(255),
    "style": word("default", "positive", "destructive"),
    "tooltip": string(LONG),
    "isEnabled": flag,
    "mode": word("primary", "secondary"),
    "fallback": _fallback,
    "associatedInputs": word("auto", "none"),
}


def _typed_action(kind: str, fields: Mapping[str, Check], *required: str) -> Check:
    return record({"type": one_of(kind), **_ACTION, **fields}, ("type", "title", *required))


ACTIONS: dict[str, Check] = {
    "Action.Execute": _typed_action("Action.Execute", {"verb": string(255), "data": anything}, "verb"),
    "Action.Submit": _typed_action("Action.Submit", {"data": anything}),
    "Action.ShowCard": _typed_action("Action.ShowCard", {"card": _shown}, "card"),
    "Action.OpenUrl": _typed_action("Action.OpenUrl", {"url": both(link(3000), https)}, "url"),
}
"""The actions that can be pressed."""


_MENTION = record(
    {
        "type": one_of("mention"),
        "text": string(255),
        "mentioned": record({"id": ID, "name": string(255)}, ("id", "name")),
    },
    ("type", "text", "mentioned"),
)

CARD = record(
    {
        "type": one_of("AdaptiveCard"),
        "$schema": link(255),
        "version": one_of(*VERSIONS),
        "body": items(by_type(ELEMENTS), 200, minimum=0),
        "actions": _actions,
        "fallbackText": string(LONG, minimum=0),
        "speak": string(LONG, minimum=0),
        "lang": string(20),
        "msteams": record({"width": one_of("Full"), "entities": items(_MENTION, 100, minimum=0)}, ()),
    },
    ("type", "version"),
)


def faults_of(card: object) -> tuple[str, ...]:
    """Return everything that the platform would say against this card; empty if it would take it."""
    found = list(CARD(card, "/card"))
    if found or not isinstance(card, dict):
        return tuple(found)
    return tuple(chain(_unmatched_mentions(card), _repeated_ids(card)))


def _unmatched_mentions(card: JsonObject) -> Iterator[str]:
    """Yield a fault for each mention without its entity, and for each entity without its mention.

    The platform shows the former as bare markup, and refuses the latter.
    """
    written = {found for text in texts(card.get("body", [])) for found in _AT.findall(text)}
    named = {entity["text"] for entity in card.get("msteams", {}).get("entities", [])}
    yield from (fault(f"{mention} has no entity", "/card/body") for mention in sorted(written - named))
    yield from (fault(f"{mention} is nowhere in the card", "/card/msteams") for mention in sorted(named - written))


def _repeated_ids(card: JsonObject) -> Iterator[str]:
    ids = [node["id"] for node in nodes(card) if isinstance(node.get("id"), str) and "type" in node]
    yield from (fault(f"id {one} already used", "/card") for one in sorted({one for one in ids if ids.count(one) > 1}))
