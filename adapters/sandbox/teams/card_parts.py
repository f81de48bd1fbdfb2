"""Walking through a card: its objects, its words and what can be pressed, in reading order."""

from collections.abc import Iterator, Mapping

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.core.sights import Incomplete


def nodes(part: object) -> Iterator[JsonObject]:
    """Every object of a card, in reading order; a fallback is no part of what is shown."""
    if isinstance(part, dict):
        yield part
        for key, value in part.items():
            if key not in {"fallback", "data", "msteams"}:
                yield from nodes(value)
    elif isinstance(part, list):
        for one in part:
            yield from nodes(one)


def texts(part: object) -> Iterator[str]:
    """What can be read in a card, in reading order; labels of actions are not among it."""
    for node in nodes(part):
        shown = [node.get("title"), node.get("value")] if "value" in node and "type" not in node else [node.get("text")]
        yield from (text for text in shown if isinstance(text, str))


def filled(card: JsonObject, inputs: Mapping[str, str]) -> dict[str, str]:
    """What the inputs of a card say, by their ids: what was filled in, else what stood there.

    Raises Incomplete where a client would not send it, with the card's own words at each input that is missing.
    """
    there = [node for node in nodes(card.get("body", [])) if str(node.get("type", "")).startswith("Input.")]
    said = {str(one["id"]): str(inputs.get(one["id"], one.get("value", ""))) for one in there}
    wanted = {one["id"]: str(one.get("errorMessage", "This is required.")) for one in there if one.get("isRequired")}
    if missing := {name: says for name, says in wanted.items() if not said[name]}:
        raise Incomplete(missing)
    return said | dict(inputs)


def actions_of(card: JsonObject) -> tuple[JsonObject, ...]:
    """Everything in a card that can be pressed, in reading order: the card's own actions stand below its body."""
    parts = (*nodes(card.get("body", [])), *nodes(card.get("actions", [])))
    return tuple(node for node in parts if str(node.get("type", "")).startswith("Action."))
