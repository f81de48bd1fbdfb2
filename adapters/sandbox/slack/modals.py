"""Modals: what the platform takes as one, and what a person's client makes of it when they fill it in and send it."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.core.shapes import Check, both, by_type, fault, flag, items, string
from adapters.sandbox.core.sights import Incomplete
from adapters.sandbox.slack.blocks import BLOCKS, CONFIRM, ID, OPTION, completed, plain, repeated, typed
from adapters.sandbox.slack.serials import Serials
from adapters.sandbox.slack.view import View

MAX_BLOCKS = 100


def _whole(value: object, path: str) -> Iterator[str]:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 3000:
        yield fault("must be a whole number of at most 3000", path)


INPUTS: dict[str, Check] = {
    "plain_text_input": typed(
        "plain_text_input",
        {
            "action_id": ID,
            "placeholder": plain(150),
            "initial_value": string(3000),
            "multiline": flag,
            "min_length": _whole,
            "max_length": _whole,
            "focus_on_load": flag,
        },
    ),
    "static_select": typed(
        "static_select",
        {
            "action_id": ID,
            "placeholder": plain(150),
            "options": items(OPTION, 100),
            "initial_option": OPTION,
            "confirm": CONFIRM,
            "focus_on_load": flag,
        },
        "options",
    ),
    "checkboxes": typed(
        "checkboxes",
        {
            "action_id": ID,
            "options": items(OPTION, 10),
            "initial_options": items(OPTION, 10),
            "focus_on_load": flag,
        },
        "options",
    ),
    "multi_static_select": typed(
        "multi_static_select",
        {
            "action_id": ID,
            "placeholder": plain(150),
            "options": items(OPTION, 100),
            "initial_options": items(OPTION, 100),
            "focus_on_load": flag,
        },
        "options",
    ),
    "radio_buttons": typed(
        "radio_buttons",
        {"action_id": ID, "options": items(OPTION, 10), "initial_option": OPTION, "focus_on_load": flag},
        "options",
    ),
}
"""The elements that can be filled in."""
SEVERAL = frozenset({"checkboxes", "multi_static_select"})
"""Those of them in which any number of options are chosen."""


_INPUT = typed(
    "input",
    {"block_id": ID, "label": plain(2000), "element": by_type(INPUTS), "hint": plain(2000), "optional": flag},
    "label",
    "element",
)
_BLOCKS = {kind: check for kind, check in BLOCKS.items() if kind != "markdown"} | {"input": _INPUT}


def _can_be_sent(value: object, path: str) -> Iterator[str]:
    """Check that inputs have a button to send them with."""
    held = value.get("blocks") if isinstance(value, dict) else None
    asks = (
        any(isinstance(one, dict) and one.get("type") == "input" for one in held) if isinstance(held, list) else False
    )
    if asks and isinstance(value, dict) and "submit" not in value:
        yield fault("inputs without submit", path)


MODAL = both(
    typed(
        "modal",
        {
            "title": plain(24),
            "submit": plain(24),
            "close": plain(24),
            "blocks": items(by_type(_BLOCKS), MAX_BLOCKS),
            "private_metadata": string(3000, minimum=0),
            "callback_id": ID,
            "external_id": ID,
            "clear_on_close": flag,
            "notify_on_close": flag,
        },
        "title",
        "blocks",
    ),
    _can_be_sent,
)


def faults_of(view: object) -> tuple[str, ...]:
    """Return everything that the platform would say against this modal; empty if it would open it."""
    found = list(MODAL(view, "/view"))
    blocks = view.get("blocks") if isinstance(view, dict) else None
    if isinstance(blocks, list):
        found += repeated("block_id", [block for block in blocks if isinstance(block, dict)], "/view/blocks")
    return tuple(found)


def opened(view: JsonObject, user: str, serials: Serials) -> View:
    """Return a valid view as a modal, with the ids that the platform adds."""
    whole = view | {"blocks": [_with_element_id(block, serials) for block in completed(view["blocks"], serials)]}
    return View(id=serials.view(), hash=serials.block(), user=user, view=whole, errors={})


def shown_anew(modal: View, view: JsonObject, serials: Serials) -> View:
    """Return the same modal with another view in it."""
    return replace(opened(view, modal.user, serials), id=modal.id)


def values(modal: View, filled: Mapping[str, str]) -> JsonObject:
    """Return what the inputs hold once these are filled in, by label or block id: options by their words or values.

    Several are given by their values, with commas between them.

    Raises LookupError for a label or option that isn't there. Raises Incomplete if the client wouldn't let it be sent:
    then it says so at every such field, as the platform's own does.
    """
    left = dict(filled)
    held = {block["block_id"]: _state(block, _given(block, left)) for block in modal.inputs}
    if left:
        labels = [block["label"]["text"] for block in modal.inputs]
        raise LookupError(f"there is nothing called {', '.join(left)} to fill in; there are: {labels}")
    faults = {block["block_id"]: _fault(block, held[block["block_id"]]) for block in modal.inputs}
    if wrong := {name: fault for name, fault in faults.items() if fault}:
        raise Incomplete(wrong)
    return held


def _given(block: JsonObject, filled: dict[str, str]) -> str | None:
    by_label = filled.pop(str(block["label"]["text"]), None)
    return by_label if by_label is not None else filled.pop(str(block["block_id"]), None)


def _state(block: JsonObject, given: str | None) -> JsonObject:
    element = block["element"]
    held: JsonObject = {"type": element["type"]}
    if element["type"] == "plain_text_input":
        text = element.get("initial_value") if given is None else given
        held["value"] = text or None
    elif element["type"] in SEVERAL:
        held["selected_options"] = _options(block, given)
    else:
        held["selected_option"] = _option(block, given)
    return {element["action_id"]: held}


def _option(block: JsonObject, given: str | None) -> JsonObject | None:
    element = block["element"]
    chosen: JsonObject | None = element.get("initial_option")
    if given:
        found = [option for option in element["options"] if given in (option["text"]["text"], option["value"])]
        if not found:
            raise LookupError(f"“{given}” is not among {[option['text']['text'] for option in element['options']]}")
        chosen = found[0]
    return chosen


def _options(block: JsonObject, given: str | None) -> list[JsonObject]:
    """Return the chosen ones of several options; those that are chosen at first if none were given."""
    element = block["element"]
    if given is None:
        return list(element.get("initial_options", []))
    return [option for one in given.split(",") if one and (option := _option(block, one))]


def _fault(block: JsonObject, held: JsonObject) -> str:
    """Return what the client says under a field that it doesn't send; empty if all is well with it."""
    element = block["element"]
    state = held[element["action_id"]]
    given = state.get("value") or state.get("selected_option") or state.get("selected_options")
    if not given:
        return "" if block.get("optional") else "Please complete this required field."
    max_length = element.get("max_length", 3000)
    if isinstance(given, str) and len(given) > max_length:
        return f"Please use at most {max_length} characters."
    return ""


def _with_element_id(block: JsonObject, serials: Serials) -> JsonObject:
    if block["type"] != "input":
        return block
    return block | {"element": {"action_id": serials.block(), **block["element"]}}
