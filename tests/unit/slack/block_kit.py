"""The limits of Block Kit as Slack documents them, and what it would parse: written apart from the renderer."""

import re
from collections.abc import Iterator
from typing import Any

from adapters.composition.build import addresses
from adapters.platform.permalink import addressed
from adapters.slack import render
from bot.model.message import Block, Message, Text

OURS = re.compile(
    r"<(?:@[A-Z0-9]+"
    r"|https?://[^<>|\s]+(?:\|[^<>\n]*)?"
    r"|!date\^-?[0-9]+\^(?:\{date_short_pretty\} at )?\{time\}\|[^<>|\n]+)>"
)
"""The only tokens that a message of ours may hold."""

Json = dict[str, Any]


def blocks(*said: Block) -> list[Json]:
    """The blocks as Slack is sent them, which break no limit."""
    payload: Json = render.payload(addressed(Message(summary=(Text(text="Summary"),), blocks=said), addresses()))
    assert faults(payload) == []
    return list(payload["blocks"])


def faults(payload: Json) -> list[str]:
    """Each limit that the payload breaks, and each thing that Slack would read into its text."""
    blocks = payload["blocks"]
    found = [f"{len(blocks)} blocks"] if len(blocks) > 50 else []
    found += _text(payload["text"], 4000, "text")
    for block in blocks:
        found += CHECKS[block["type"]](block)
    return found + [f"unescaped: {text[:60]}" for text in marked_up(payload) if "<" in OURS.sub("", text)]


def marked_up(payload: Json) -> Iterator[str]:
    """Every text in which Slack looks for markup."""
    yield payload["text"]
    yield from (one["text"] for one in texts(payload) if one["type"] == "mrkdwn")


def texts(payload: Json) -> Iterator[Json]:
    """Every text object."""
    for block in payload["blocks"]:
        if "text" in block:
            yield block["text"]
        yield from block.get("fields", ())
        yield from (one if block["type"] == "context" else _name(one) for one in block.get("elements", ()))
        yield from (option["text"] for one in block.get("elements", ()) for option in one.get("options", ()))
        yield from (_name(block["accessory"]) for _ in range("accessory" in block))


def _name(element: Json) -> Json:
    """The words on a button, or on a menu that isn't opened."""
    found: Json = element["placeholder" if element["type"] == "static_select" else "text"]
    return found


def _text(text: str, limit: int, where: str) -> list[str]:
    found = [] if 0 < len(text) <= limit and text.strip() else [f"{where}: {len(text)} characters"]
    try:
        text.encode()
    except UnicodeEncodeError:
        found.append(f"{where}: half a character")
    return found + ([f"{where}: control characters"] if re.search("[\x00-\x08\x0b-\x1f\x7f]", text) else [])


def _section(block: Json) -> list[str]:
    if "text" in block:
        beside = [block["accessory"]] if "accessory" in block else []
        return _text(block["text"]["text"], 3000, "section") + [fault for one in beside for fault in _element(one)]
    fields = block["fields"]
    found = [] if 1 <= len(fields) <= 10 else [f"{len(fields)} fields"]
    return found + [fault for field in fields for fault in _text(field["text"], 2000, "field")]


def _header(block: Json) -> list[str]:
    found = [] if block["text"]["type"] == "plain_text" else ["header with markup"]
    return found + _text(block["text"]["text"], 150, "header")


def _context(block: Json) -> list[str]:
    found = [] if 1 <= len(block["elements"]) <= 10 else ["elements of a context"]
    return found + [fault for one in block["elements"] for fault in _text(one["text"], 3000, "context")]


def _actions(block: Json) -> list[str]:
    buttons = block["elements"]
    found = [] if 1 <= len(buttons) <= 25 else [f"{len(buttons)} buttons"]
    if len({one["action_id"] for one in buttons}) < len(buttons):
        found.append("one action_id twice")
    return found + [fault for one in buttons for fault in _element(one)]


def _element(one: Json) -> list[str]:
    found = [] if 0 < len(one["action_id"]) <= 255 else ["action_id"]
    if one["type"] == "static_select":
        return found + _select(one)
    found += _text(one["text"]["text"], 75, "button")
    found += [] if len(one.get("value", "x")) <= 2000 else ["value of a button"]
    return found + ([] if one.get("style") in (None, "primary", "danger") else ["style of a button"])


def _select(one: Json) -> list[str]:
    options = one["options"]
    found = _text(one["placeholder"]["text"], 150, "placeholder")
    found += [] if 1 <= len(options) <= 100 else [f"{len(options)} options"]
    found += [fault for option in options for fault in _text(option["text"]["text"], 75, "option")]
    found += [] if all(0 < len(option["value"]) <= 150 for option in options) else ["value of an option"]
    return found + ([] if one.get("initial_option", options[0]) in options else ["chosen, but not offered"])


CHECKS = {"section": _section, "header": _header, "context": _context, "actions": _actions}
