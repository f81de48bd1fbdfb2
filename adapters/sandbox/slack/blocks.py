"""The blocks that the platform accepts in a message: the documented shapes and limits, as a table.

Kinds that the desk has no use for are refused too, so that a new one is a deliberate line here.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.core.shapes import Check, both, by_type, fault, flag, items, link, one_of, record, string
from adapters.sandbox.slack.data_tables import DATA_TABLE, too_much
from adapters.sandbox.slack.serials import Serials

MAX_BLOCKS = 50

ID = string(255)


def plain(maximum: int) -> Check:
    """Return a check for a plain text object."""
    fields = {"type": one_of("plain_text"), "text": string(maximum), "emoji": flag}
    return record(fields, ("type", "text"))


def rich(maximum: int) -> Check:
    """Return a check for a text object of either kind."""
    mrkdwn = record({"type": one_of("mrkdwn"), "text": string(maximum), "verbatim": flag}, ("type", "text"))
    return by_type({"plain_text": plain(maximum), "mrkdwn": mrkdwn})


def typed(kind: str, fields: Mapping[str, Check], *required: str) -> Check:
    """Return a check for an object of that `type`."""
    return record({"type": one_of(kind), **fields}, ("type", *required))


def _text_or_fields(value: object, path: str) -> Iterator[str]:
    if isinstance(value, dict) and not ({"text", "fields"} & value.keys()):
        yield fault("must have text or fields", path)


def _unique_actions(value: object, path: str) -> Iterator[str]:
    elements = value.get("elements") if isinstance(value, dict) else None
    named = [element for element in elements if isinstance(element, dict)] if isinstance(elements, list) else []
    yield from repeated("action_id", named, path)


CONFIRM = record(
    {
        "title": plain(100),
        "text": rich(300),
        "confirm": plain(30),
        "deny": plain(30),
        "style": one_of("primary", "danger"),
    },
    ("title", "text", "confirm", "deny"),
)

OPTION = record({"text": rich(75), "value": string(150), "description": rich(75)}, ("text", "value"))

IMAGE = {"image_url": link(3000), "alt_text": string(2000)}

ELEMENTS: dict[str, Check] = {
    "button": typed(
        "button",
        {
            "text": plain(75),
            "action_id": ID,
            "value": string(2000, minimum=0),
            "url": link(3000),
            "style": one_of("primary", "danger"),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
        },
        "text",
    ),
    "static_select": typed(
        "static_select",
        {
            "placeholder": plain(150),
            "action_id": ID,
            "options": items(OPTION, 100),
            "initial_option": OPTION,
            "confirm": CONFIRM,
        },
        "options",
    ),
    "radio_buttons": typed(
        "radio_buttons",
        {"action_id": ID, "options": items(OPTION, 10), "initial_option": OPTION, "confirm": CONFIRM},
        "options",
    ),
    "overflow": typed("overflow", {"action_id": ID, "options": items(OPTION, 5), "confirm": CONFIRM}, "options"),
}
"""The elements that can be pressed."""

ACCESSORIES = {**ELEMENTS, "image": typed("image", IMAGE, "image_url", "alt_text")}

SMALL_PRINT = {
    "mrkdwn": rich(3000),
    "plain_text": rich(3000),
    "image": ACCESSORIES["image"],
}

BLOCKS: dict[str, Check] = {
    "section": both(
        typed(
            "section",
            {
                "block_id": ID,
                "text": rich(3000),
                "fields": items(rich(2000), 10),
                "accessory": by_type(ACCESSORIES),
                "expand": flag,
            },
        ),
        _text_or_fields,
    ),
    "header": typed("header", {"block_id": ID, "text": plain(150)}, "text"),
    "divider": typed("divider", {"block_id": ID}),
    "context": typed("context", {"block_id": ID, "elements": items(by_type(SMALL_PRINT), 10)}, "elements"),
    "actions": both(
        typed("actions", {"block_id": ID, "elements": items(by_type(ELEMENTS), 25)}, "elements"), _unique_actions
    ),
    "image": typed("image", {"block_id": ID, "title": plain(2000), **IMAGE}, "image_url", "alt_text"),
    "data_table": DATA_TABLE,
    "markdown": typed("markdown", {"block_id": ID, "text": string(12000)}, "text"),
}
"""The blocks of a message."""

_MESSAGE = items(by_type(BLOCKS), MAX_BLOCKS, minimum=0)


def faults_of(blocks: object) -> tuple[str, ...]:
    """Return everything that the platform would say against these blocks; empty if it would take them."""
    found = list(_MESSAGE(blocks, "/blocks"))
    if isinstance(blocks, list):
        objects = [block for block in blocks if isinstance(block, dict)]
        found += [*repeated("block_id", objects, "/blocks"), *too_much(objects)]
    return tuple(found)


def completed(blocks: list[JsonObject], serials: Serials) -> list[JsonObject]:
    """Return valid blocks with the ids that the platform adds if the sender gave none."""
    return [_with_ids(block, serials) for block in blocks]


def _with_ids(block: JsonObject, serials: Serials) -> JsonObject:
    whole = {"block_id": serials.block(), **block}
    if "accessory" in whole:
        whole["accessory"] = _with_action(whole["accessory"], serials)
    if whole["type"] == "actions":
        whole["elements"] = [_with_action(element, serials) for element in whole["elements"]]
    return whole


def _with_action(element: JsonObject, serials: Serials) -> JsonObject:
    return {"action_id": serials.block(), **element} if element["type"] in ELEMENTS else element


def repeated(key: str, named: list[JsonObject], path: str) -> Iterator[str]:
    """Yield a fault for each value that several of these have under the same key."""
    held = (item[key] for item in named if isinstance(item.get(key), str))
    yield from (fault(f"{key} {name} already used", path) for name, times in Counter(held).items() if times > 1)
