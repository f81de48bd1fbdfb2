"""The dialog in which one passes on what somebody said: where to, and with which comment."""

from nicegui import events, ui

from adapters.sandbox.core.chat import MessageSight
from adapters.sandbox.page.elements import VALUE, assign, button, tag, value_of
from adapters.sandbox.page.visit import Visit


async def forward(message: MessageSight, visit: Visit) -> None:
    """Ask where to, and pass the message on unless somebody thinks better of it."""
    chosen = {"to": visit.here, "comment": ""}

    def to(event: events.GenericEventArguments) -> None:
        chosen["to"] = value_of(event)

    def comment(event: events.GenericEventArguments) -> None:
        chosen["comment"] = value_of(event)

    with ui.dialog() as dialog, tag("div", classes="dialog"):
        assign(dialog, aria_label="Forward this message")
        tag("h2", "Forward this message")
        with tag("label", "To", "labelled"), tag("select", classes="field").on("change", to, js_handler=VALUE):
            for sight in visit.sights:
                tag("option", sight.title, value=sight.id, selected=sight.id == visit.here)
        with tag("label", "Comment (may be empty)", "labelled"):
            tag("textarea", "", "field", rows=2).on("input", comment, js_handler=VALUE)
        with tag("div", classes="row"):
            button("Forward it", lambda: dialog.submit("forward"), "press primary")
            button("Cancel", dialog.close, "press")
    said = await dialog
    dialog.delete()
    if said == "forward":
        passed_on = visit.me.chat.forwards(
            visit.me.person.id, message.conversation, message.id, chosen["to"], chosen["comment"]
        )
        await visit.sends(passed_on)
