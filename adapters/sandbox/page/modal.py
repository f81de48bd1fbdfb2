"""The form that a platform has put before somebody, over everything else, drawn from the very view that was opened."""

from collections.abc import Callable
from typing import Final

from nicegui import events, ui
from nicegui.elements.mixins.text_element import TextElement

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.core.sights import Modal
from adapters.sandbox.page.blocks import BlocksView
from adapters.sandbox.page.elements import VALUE, assign, button, tag, tell, value_of
from adapters.sandbox.page.fields import AskedField, asked, boxes, say
from adapters.sandbox.page.visit import Visit

Change = Callable[[str], None]


class Before:
    """The form that this person has before them. What they typed stays while the desk says what is wrong with it."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._shown: tuple[str, Modal] | None = None
        self._filled: dict[str, str] = {}
        self._fields: dict[str, AskedField] = {}
        self._problem: TextElement | None = None
        # A click beside it closes nothing, as on the platform; Escape does, in the browser first.
        self._dialog = ui.dialog().props("no-backdrop-dismiss").on_value_change(self._turned)

    def refresh(self) -> None:
        """Draw what there is by now."""
        me = self._visit.me
        found = me.chat.modal(me.person.id)
        shown = (me.key, found) if found else None
        if self._problem and self._shown:
            tell(self._problem, self._visit.problem)
            assign(self._problem, hidden=not self._visit.problem)
        if shown == self._shown:
            return
        is_another = self._shown is None or found is None or self._shown[1].key != found.key
        self._shown = shown
        if found is None:
            self._dialog.close()
            return
        if is_another:
            self._show(found)
        say(self._fields, found.errors)

    def _show(self, found: Modal) -> None:
        self._filled, self._fields = {}, {}
        self._dialog.clear()
        assign(self._dialog, aria_label=found.view["title"]["text"])
        with self._dialog:
            self._draw(found)
        self._dialog.open()

    async def _turned(self, event: events.ValueChangeEventArguments[bool]) -> None:
        """Close the form on the platform, as Cancel does, after Escape has closed it in the browser."""
        if not event.value and self._shown:
            await self._close()

    def _draw(self, modal: Modal) -> None:
        view = modal.view
        with tag("div", classes="dialog modal", role="document"):
            tag("h2", view["title"]["text"])
            for block in view["blocks"]:
                if block["type"] == "input":
                    self._input(block)
                else:
                    BlocksView(reader=self._visit.reader, press=_nothing).draw([block])
            self._problem = tag("p", classes="problem", role="alert", hidden=True)
            with tag("div", classes="row"):
                if "submit" in view:
                    button(view["submit"]["text"], self._send, "press primary")
                button(view.get("close", {}).get("text", "Close"), self._close, "press")

    async def _send(self) -> None:
        visit = self._visit
        await visit.does(visit.me.chat.submits(visit.me.person.id, dict(self._filled)))

    async def _close(self) -> None:
        visit = self._visit
        await visit.does(visit.me.chat.closes(visit.me.person.id))

    def _input(self, block: JsonObject) -> None:
        element, name = block["element"], block["block_id"]
        ticked = ",".join(one["value"] for one in element.get("initial_options", ()))
        initial = element.get("initial_value") or element.get("initial_option", {}).get("value", "") or ticked
        value = self._filled.setdefault(name, initial)

        def changed(value: str) -> None:
            self._filled[name] = value

        made = INPUTS[element["type"]](block, value, changed)
        if "hint" in block:
            tag("p", block["hint"]["text"], "quiet")
        self._fields[name] = asked(made, is_required=not block.get("optional"))


def _text(block: JsonObject, value: str, changed: Change) -> ui.element:
    element, label = block["element"], block["label"]["text"]
    with tag("label", _labelled(block), "labelled"):
        kind = "textarea" if element.get("multiline") else "input"
        max_length = int(element.get("max_length", 3000))
        made = tag(kind, classes="field", aria_label=label, value=value, maxlength=max_length)
        made.on("input", _saying(changed), js_handler=VALUE)
    return made


def _select(block: JsonObject, value: str, changed: Change) -> ui.element:
    with tag("label", _labelled(block), "labelled"):
        made = tag("select", classes="field", aria_label=block["label"]["text"])
        with made.on("change", _saying(changed), js_handler=VALUE):
            tag("option", "Choose one", value="", selected=not value)
            for option in block["element"]["options"]:
                tag("option", option["text"]["text"], value=option["value"], selected=option["value"] == value)
    return made


def _radio(block: JsonObject, value: str, changed: Change) -> ui.element:
    with tag("fieldset", classes="options", role="radiogroup", aria_label=block["label"]["text"]) as group:
        tag("legend", _labelled(block))
        for option in block["element"]["options"]:
            with tag("label", classes="option"):
                made = tag("input", value=option["value"], checked=option["value"] == value)
                made.props["type"], made.props["name"] = "radio", block["block_id"]
                made.on("change", _saying(changed), js_handler=VALUE)
                tag("span", option["text"]["text"])
    return group


def _boxes(block: JsonObject, value: str, changed: Change) -> ui.element:
    options = {one["value"]: one["text"]["text"] for one in block["element"]["options"]}
    return boxes(_labelled(block), options, value.split(","), changed, aria_label=block["label"]["text"])


def _saying(changed: Change) -> Callable[[events.GenericEventArguments], None]:
    return lambda event: changed(value_of(event))


def _labelled(block: JsonObject) -> str:
    return f"{block['label']['text']} (optional)" if block.get("optional") else str(block["label"]["text"])


INPUTS: Final[dict[str, Callable[[JsonObject, str, Change], ui.element]]] = {
    "plain_text_input": _text,
    "static_select": _select,
    "radio_buttons": _radio,
    "checkboxes": _boxes,
    "multi_static_select": _boxes,
}
"""The function that draws each kind of input."""


async def _nothing(element: JsonObject, choice: str | None) -> None:
    """Do nothing: but for its inputs there is nothing to press in a form of the desk."""
