"""Block Kit as elements of the page, from the very blocks that were posted."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final, TypeAlias

from msgspec import Struct
from nicegui import events, ui

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.page import mrkdwn
from adapters.sandbox.page.asking import confirmed
from adapters.sandbox.page.elements import VALUE, button, marked, tag, value_of
from adapters.sandbox.page.links import link
from adapters.sandbox.page.markdown import parsed as parsed_markdown
from adapters.sandbox.page.markup import Node, words
from adapters.sandbox.page.reader import PageReader

Press: TypeAlias = Callable[[JsonObject, str | None], Awaitable[object]]
"""Called with the element that was pressed, and the value that was chosen in it, if any."""


class BlocksView(Struct, frozen=True, kw_only=True):
    """The blocks of a message for one reader; `press` is called with what they press."""

    reader: PageReader
    press: Press

    def draw(self, blocks: Sequence[JsonObject]) -> None:
        """Draw these blocks into whatever is open."""
        for block in blocks:
            if block["type"] != "rich_text":  # what a client adds to its user's own words, which are shown already
                DRAWN.get(block["type"], _unknown)(self, block)

    def nodes(self, text: JsonObject) -> tuple[Node, ...]:
        """Return a text object as a tree, marked or plain."""
        return mrkdwn.parsed(text["text"], self.reader) if text["type"] == "mrkdwn" else (text["text"],)

    def control(self, element: JsonObject, block: JsonObject) -> None:
        """Draw something that can be pressed, or a picture in the place of one."""
        match element["type"]:
            case "button":
                _button(self, element)
            case "static_select" | "overflow":
                _select(self, element)
            case "radio_buttons":
                _radio(self, element, block)
            case _:
                tag("span", f"[{element.get('alt_text', element['type'])}]")

    async def pressed(self, element: JsonObject, choice: str | None = None) -> None:
        """Pass a press on, once the reader has confirmed it if the block asks for that."""
        if await confirmed(element.get("confirm")):
            await self.press(element, choice)


Draw = Callable[[BlocksView, JsonObject], None]


def _header(blocks: BlocksView, block: JsonObject) -> None:
    tag("h3", block["text"]["text"], "block-header")


def _divider(blocks: BlocksView, block: JsonObject) -> None:
    tag("hr")


def _section(blocks: BlocksView, block: JsonObject) -> None:
    with tag("div", classes="block-section with-accessory" if "accessory" in block else "block-section"):
        if "text" in block:
            marked(blocks.nodes(block["text"]), classes="words")
        if "fields" in block:
            with tag("div", classes="block-fields"):
                for field in block["fields"]:
                    marked(blocks.nodes(field), classes="words")
        if "accessory" in block:
            blocks.control(block["accessory"], block)


def _context(blocks: BlocksView, block: JsonObject) -> None:
    with tag("div", classes="block-context"):
        for element in block["elements"]:
            nodes = (f"[{element['alt_text']}]",) if element["type"] == "image" else blocks.nodes(element)
            marked(nodes, classes="words")


def _actions(blocks: BlocksView, block: JsonObject) -> None:
    with tag("div", classes="row"):
        for element in block["elements"]:
            blocks.control(element, block)


def _image(blocks: BlocksView, block: JsonObject) -> None:
    tag("div", f"[{block['alt_text']}]", "quiet")


def _markdown(blocks: BlocksView, block: JsonObject) -> None:
    marked(parsed_markdown(block["text"], blocks.reader), classes="words")


def _data_table(blocks: BlocksView, block: JsonObject) -> None:
    heads, *rows = block["rows"]
    with tag("div", classes="block-table"), tag("table"):
        tag("caption", block["caption"])
        with tag("thead"), tag("tr"):
            for head in heads:
                with tag("th", scope="col", aria_sort="none"):
                    tag("button", head["text"], "sorts", type="button")
        with tag("tbody"):
            for row in rows:
                with tag("tr"):
                    for cell in row:
                        _cell(cell)


def _cell(cell: JsonObject) -> None:
    if cell["type"] != "rich_text":
        sort = {"data_sort": cell["value"]} if cell["type"] == "raw_number" else {}
        tag("td", cell.get("text", str(cell.get("value", ""))), **sort)
        return
    with tag("td"):
        for section in cell["elements"]:
            each = (
                link(one["url"], one["text"]) if one["type"] == "link" else one["text"] for one in section["elements"]
            )
            marked(tuple(each), "span")


def _unknown(blocks: BlocksView, block: JsonObject) -> None:
    tag("div", f"[{block['type']}]", "quiet")


DRAWN: Final[dict[str, Draw]] = {
    "header": _header,
    "divider": _divider,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "image": _image,
    "markdown": _markdown,
    "data_table": _data_table,
}
"""The function that draws each kind of block."""


def _button(blocks: BlocksView, element: JsonObject) -> None:
    made = button(element["text"]["text"], lambda: blocks.pressed(element), f"press {element.get('style', '')}")
    if "accessibility_label" in element:
        made.props["aria-label"] = element["accessibility_label"]


def _select(blocks: BlocksView, element: JsonObject) -> None:
    label = element.get("placeholder", {}).get("text", "More")
    initial = element.get("initial_option", {}).get("value", "")

    async def chosen(event: events.GenericEventArguments) -> None:
        if value_of(event):
            await blocks.pressed(element, value_of(event))

    with tag("select", classes="field choice", aria_label=label).on("change", chosen, js_handler=VALUE):
        tag("option", label, value="", selected=not initial)
        for option in element["options"]:
            value = option["value"]
            tag("option", words(blocks.nodes(option["text"])), value=value, selected=value == initial)


def _radio(blocks: BlocksView, element: JsonObject, block: JsonObject) -> None:
    with tag("fieldset", classes="options"):
        tag("legend", element.get("placeholder", {}).get("text", "Choose one"))
        for option in element["options"]:
            _option(blocks, element, block, option)


def _option(blocks: BlocksView, element: JsonObject, block: JsonObject, option: JsonObject) -> None:
    name = f"{block['block_id']} {element['action_id']}"
    with tag("label", classes="option"):
        choice = ui.element("input").props(add="type=radio")
        choice.props["name"] = name
        choice.on("change", lambda: blocks.pressed(element, option["value"]), js_handler="() => emit()")
        marked(blocks.nodes(option["text"]), "span")
        if "description" in option:
            marked(blocks.nodes(option["description"]), "span", "quiet")
