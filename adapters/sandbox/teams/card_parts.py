"""The parts of a card: its objects, its words and what can be pressed, in reading order."""

from collections.abc import Iterator, Mapping

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.core.sights import Incomplete


def nodes(part: object) -> Iterator[JsonObject]:
    """Yield every object of a card, in reading order, but for fallbacks, which aren't shown."""
    if isinstance(part, dict):
        yield part
        for key, value in part.items():
            if key not in {"fallback", "data", "msteams"}:
                yield from nodes(value)
    elif isinstance(part, list):
        for one in part:
            yield from nodes(one)


def texts(part: object) -> Iterator[str]:
    """Yield the texts of a card, in reading order; labels of actions aren't among them."""
    for node in nodes(part):
        shown = [node.get("title"), node.get("value")] if "value" in node and "type" not in node else [node.get("text")]
        yield from (text for text in shown if isinstance(text, str))


def filled(card: JsonObject, inputs: Mapping[str, str]) -> dict[str, str]:
    """Return the values of a card's inputs by their ids: as filled in, else as the card has them.

    Raises Incomplete if a client wouldn't send it, with the card's own words at each input that is missing.
    """
    there = [node for node in nodes(card.get("body", [])) if str(node.get("type", "")).startswith("Input.")]
    said = {str(one["id"]): str(inputs.get(one["id"], one.get("value", ""))) for one in there}
    wanted = {one["id"]: str(one.get("errorMessage", "This is required.")) for one in there if one.get("isRequired")}
    if missing := {name: says for name, says in wanted.items() if not said[name]}:
        raise Incomplete(missing)
    return said | dict(inputs)


def actions_of(card: JsonObject) -> tuple[JsonObject, ...]:
    """Return everything in a card that tells the desk something, in reading order: its own actions are below its body.

    To open a further part of the card tells it nothing; what is in that part is among these.
    """
    parts = (*nodes(card.get("body", [])), *nodes(card.get("actions", [])))
    return tuple(node for node in parts if str(node.get("type", "")).startswith("Action.") and "card" not in node)
