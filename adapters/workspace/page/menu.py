"""What one may do about a message, behind three dots."""

from functools import partial

from nicegui import events, ui

from adapters.workspace.chat import Message
from adapters.workspace.page.elements import VALUE, assign, button, tag, value_of
from adapters.workspace.page.forward import forward
from adapters.workspace.page.mrkdwn import unescaped
from adapters.workspace.page.visit import Visit
from bot.model.places import Platform


def menu(message: Message, visit: Visit) -> None:
    """The three dots and what is behind them; nothing where nothing can be done."""
    if message.by_desk:
        return
    deeds = {"React with 🎫": partial(_react, message, visit), "Open a ticket": partial(_open, message, visit)}
    deeds |= {"Forward": partial(forward, message, visit)}
    if message.is_mine:
        deeds |= {"Edit": partial(_edit, message, visit), "Delete": partial(_delete, message, visit)}
    with tag("details", classes="menu"):
        tag("summary", "⋯", aria_label=f"More about this message of {message.author_name}")
        with tag("div", classes="menu-entries"):
            for label, deed in deeds.items():
                button(label, deed, "entry")


async def _react(message: Message, visit: Visit) -> None:
    await visit.does(visit.me.chat.reacts(visit.me.person.id, message.conversation, message.id, "ticket"))


async def _open(message: Message, visit: Visit) -> None:
    await visit.does(visit.me.chat.opens_ticket(visit.me.person.id, message.conversation, message.id))


async def _delete(message: Message, visit: Visit) -> None:
    await visit.does(visit.me.chat.deletes(visit.me.person.id, message.conversation, message.id))


async def _edit(message: Message, visit: Visit) -> None:
    is_escaped = visit.me.chat.platform is Platform.SLACK
    text = [unescaped(message.text) if is_escaped else message.text]

    def keep(event: events.GenericEventArguments) -> None:
        text[0] = value_of(event)

    with ui.dialog() as dialog, tag("div", classes="dialog"):
        assign(dialog, aria_label="Edit your message")
        tag("h2", "Edit your message")
        with tag("label", "Your message", "labelled"):
            tag("textarea", text[0], "field", rows=4).on("input", keep, js_handler=VALUE)
        with tag("div", classes="row"):
            button("Save", lambda: dialog.submit("save"), "press primary")
            button("Cancel", dialog.close, "press")
    said = await dialog
    dialog.delete()
    if said == "save" and text[0].strip():
        await visit.does(visit.me.chat.edits(visit.me.person.id, message.conversation, message.id, text[0]))
