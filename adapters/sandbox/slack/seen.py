"""A message as its reader sees it: its blocks if it has any, else its text; and what they can press."""

from collections.abc import Iterator

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.slack.interactions import controls
from adapters.sandbox.slack.state import PostedMessage


def shown(message: PostedMessage) -> str:
    """Return the words of a message, in reading order, one line for each piece. Markup stays as it was sent."""
    if message.blocks:
        return "\n".join(piece for block in message.blocks for piece in _texts(block))
    return "\n".join(filter(None, (message.text, *passed_on(message))))


def passed_on(message: PostedMessage) -> tuple[str, ...]:
    """Return what a message passes on of others, each headed by whose it is."""
    return tuple(f"{one['author_name']}: {one['text']}" for one in message.attachments)


def labels(message: PostedMessage) -> tuple[str, ...]:
    """Return the labels of what can be pressed, in reading order."""
    return tuple(control.label for control in controls(message))


def _texts(part: JsonObject) -> Iterator[str]:
    text = part.get("text", part.get("alt_text", part.get("caption")))
    if isinstance(text, dict):
        text = text["text"]
    if text:
        yield text
    accessory = [part["accessory"]] if "accessory" in part else []
    for inner in [*part.get("fields", []), *part.get("elements", []), *accessory, *part.get("options", [])]:
        yield from _texts(inner)
    for row in part.get("rows", []):
        yield " | ".join(piece for cell in row for piece in _texts(cell))
