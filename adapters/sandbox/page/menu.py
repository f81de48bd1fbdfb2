"""The menu of a message, behind three dots."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Final

from nicegui import events, ui

from adapters.sandbox.core.chat import Deed, MessageSight
from adapters.sandbox.page.elements import VALUE, assign, button, tag, value_of
from adapters.sandbox.page.forward import forward
from adapters.sandbox.page.mrkdwn import unescaped
from adapters.sandbox.page.visit import Visit
from bot.model.places import Platform


def menu(message: MessageSight, visit: Visit) -> None:
    """Draw the three dots and what is behind them; what can't be done here is greyed, and says why."""
    with tag("details", classes="menu"):
        tag("summary", "⋯", aria_label=f"More about this message of {message.author_name}")
        with tag("div", classes="menu-entries"):
            for deed, (label, do) in ENTRIES.items():
                if hindrance := message.hindrances.get(deed):
                    button(label, _nothing, "entry", aria_disabled="true", title=hindrance)
                else:
                    button(label, partial(do, message, visit), "entry")


def _nothing() -> None:
    """Do nothing: nobody can do this here, and its title says why."""


async def _react(message: MessageSight, visit: Visit) -> None:
    await visit.does(visit.me.chat.reacts(visit.me.person.id, message.conversation, message.id, "ticket"))


async def _open(message: MessageSight, visit: Visit) -> None:
    await visit.does(visit.me.chat.opens_ticket(visit.me.person.id, message.conversation, message.id))


async def _delete(message: MessageSight, visit: Visit) -> None:
    await visit.does(visit.me.chat.deletes(visit.me.person.id, message.conversation, message.id))


async def _edit(message: MessageSight, visit: Visit) -> None:
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


ENTRIES: Final[Mapping[Deed, tuple[str, Callable[[MessageSight, Visit], Awaitable[None]]]]] = {
    Deed.REACT: ("React with 🎫", _react),
    Deed.OPEN: ("Open a ticket", _open),
    Deed.FORWARD: ("Forward", forward),
    Deed.EDIT: ("Edit", _edit),
    Deed.DELETE: ("Delete", _delete),
}
"""The entries behind the dots, in this order."""
