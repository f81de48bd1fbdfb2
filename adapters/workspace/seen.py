"""What a reader of a message sees: its blocks if it has any, else its text; and what they can press."""

from collections.abc import Iterator

from adapters.workspace.interactions import controls
from adapters.workspace.state import JsonObject, Message


def shown(message: Message) -> str:
    """The words of a message, in reading order, a line for each piece. Markup stays as it was sent."""
    return "\n".join(piece for block in message.blocks for piece in _texts(block)) if message.blocks else message.text


def labels(message: Message) -> tuple[str, ...]:
    """What can be pressed, in reading order."""
    return tuple(control.label for control in controls(message))


def _texts(part: JsonObject) -> Iterator[str]:
    text = part.get("text", part.get("alt_text"))
    if isinstance(text, dict):
        text = text["text"]
    if text:
        yield text
    accessory = [part["accessory"]] if "accessory" in part else []
    for inner in [*part.get("fields", []), *part.get("elements", []), *accessory, *part.get("options", [])]:
        yield from _texts(inner)
