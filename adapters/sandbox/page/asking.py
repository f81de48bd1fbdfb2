"""Questions before something is pressed, if what was posted asks for one."""

from nicegui import ui

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.page.elements import assign, button, tag


async def confirmed(question: JsonObject | None) -> bool:
    """Return True if there is nothing to ask, or if the reader says yes."""
    if question is None:
        return True
    with ui.dialog() as dialog, tag("div", classes="dialog", role="document"):
        assign(dialog, aria_label=question["title"]["text"])
        tag("h2", question["title"]["text"])
        tag("p", question["text"]["text"])
        with tag("div", classes="row"):
            button(
                question["confirm"]["text"], lambda: dialog.submit(True), f"press {question.get('style', 'primary')}"
            )
            button(question["deny"]["text"], lambda: dialog.submit(False), "press")
    said = await dialog
    dialog.delete()
    return said is True
