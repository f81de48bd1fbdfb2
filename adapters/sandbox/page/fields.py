"""A field that is to be filled in, boxes to tick, and the place beneath that says what is missing."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from itertools import count
from typing import Final

from msgspec import Struct
from nicegui import events, ui
from nicegui.elements.mixins.text_element import TextElement

from adapters.sandbox.page.elements import assign, tag, tell

_NUMBERS: Final = count(1)
CHECKED: Final = "(event) => emit(event.target.checked)"
"""Sends whether a box is ticked."""


class AskedField(Struct, frozen=True, kw_only=True):
    """A field as it was drawn, and what is said beneath it."""

    field: ui.element
    problem: TextElement


def asked(field: ui.element, *, is_required: bool) -> AskedField:
    """Return the field with nothing wrong in it so far, and draw the place beneath it into whatever is open."""
    problem = tag("p", classes="problem at-field", id=f"problem-{next(_NUMBERS)}", role="alert", hidden=True)
    assign(field, aria_describedby=str(problem.props["id"]))
    if is_required:
        assign(field, aria_required="true")
    return AskedField(field=field, problem=problem)


def boxes(
    legend: str, options: Mapping[str, str], ticked: Collection[str], tell_of: Callable[[str], None], **says: str
) -> ui.element:
    """Draw a box to tick for each option, labels by value; `tell_of` hears of each change all that are ticked then.

    They come as their values, in the order of the options, with commas between them.
    """
    chosen = set(ticked)

    def turn(value: str, event: events.GenericEventArguments) -> None:
        (chosen.add if event.args else chosen.discard)(value)
        tell_of(",".join(one for one in options if one in chosen))

    with tag("fieldset", classes="options", role="group", **says) as group:
        tag("legend", legend)
        for value, label in options.items():
            with tag("label", classes="option"):
                box = tag("input", type="checkbox", checked=value in chosen)
                box.on("change", partial(turn, value), js_handler=CHECKED)
                tag("span", label)
    return group


def say(fields: Mapping[str, AskedField], faults: Mapping[str, str]) -> None:
    """Say what is wrong at each field, by name, and nothing at the others; the first that is wrong gets the focus."""
    for name, one in fields.items():
        fault = faults.get(name, "")
        tell(one.problem, fault)
        assign(one.problem, hidden=not fault)
        assign(one.field, aria_invalid="true" if fault else "false")
    if first := next((one for name, one in fields.items() if name in faults), None):
        ui.run_javascript(f"plandesk.focus('{first.problem.props['id']}')")
