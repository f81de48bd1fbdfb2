"""Plain HTML elements on the page, made short: text is text, attributes are attributes."""

from collections.abc import Awaitable, Callable, Iterable
from typing import TypeAlias

from nicegui import events, ui
from nicegui.elements.mixins.text_element import TextElement

from adapters.sandbox.page.markup import Node, html

Act: TypeAlias = Callable[[], Awaitable[object] | object]


def tag(name: str, text: str = "", classes: str = "", **attributes: str | int | bool) -> TextElement:
    """Draw an element of that name with a text in it; `aria_label` becomes the attribute `aria-label`."""
    made = TextElement(tag=name, text=text)
    if classes:
        made.classes(classes)
    assign(made, **attributes)
    return made


def assign(element: ui.element, **attributes: str | int | bool) -> None:
    """Set attributes; nothing is sent if nothing changes."""
    given = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    if any(element.props.get(name) != value for name, value in given.items()):
        element.props.update(given)
        element.update()


def mark(element: ui.element, name: str, is_so: bool) -> None:
    """Add a class to an element, or remove it; nothing is sent if nothing changes."""
    if (name in element.classes) is not is_so:
        element.classes(toggle=name)


def tell(element: TextElement, text: str) -> None:
    """Change a text; nothing is sent if nothing changes."""
    if element.text != text:
        element.set_text(text)


def button(text: str, act: Act, classes: str = "", **attributes: str | int | bool) -> TextElement:
    """Draw a button of the page's own."""
    made = tag("button", text, classes, type="button", **attributes)
    made.on("click", lambda _: act(), args=[], js_handler="() => emit()")
    return made


def marked(nodes: Iterable[Node], name: str = "div", classes: str = "") -> ui.html:
    """Draw marked text. What people wrote is escaped here, and cleaned once more in the browser."""
    return ui.html(html(nodes), tag=name).classes(classes)


def value_of(event: events.GenericEventArguments) -> str:
    """Return what an input says now."""
    return str(event.args)


VALUE = "(event) => emit(event.target.value)"
"""Sends what an input says."""
