"""A field that is to be filled in, and the place beneath it that says what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Final

from nicegui import ui
from nicegui.elements.mixins.text_element import TextElement

from adapters.sandbox.page.elements import assign, tag, tell

_NUMBERS: Final = count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedField:
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


def say(fields: Mapping[str, AskedField], faults: Mapping[str, str]) -> None:
    """Say what is wrong at each field, by name, and nothing at the others; the first that is wrong gets the focus."""
    for name, one in fields.items():
        fault = faults.get(name, "")
        tell(one.problem, fault)
        assign(one.problem, hidden=not fault)
        assign(one.field, aria_invalid="true" if fault else "false")
    if first := next((one for name, one in fields.items() if name in faults), None):
        ui.run_javascript(f"plandesk.focus('{first.problem.props['id']}')")
