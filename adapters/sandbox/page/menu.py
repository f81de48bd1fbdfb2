"""The menu of a message, behind three dots."""

import json
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Final

from nicegui import events, ui

from adapters.sandbox.core.chat import Deed, MessageSight
from adapters.sandbox.page.elements import VALUE, assign, button, tag, value_of
from adapters.sandbox.page.emoji import OFFERED, TICKET, glyph
from adapters.sandbox.page.forward import forward
from adapters.sandbox.page.mrkdwn import unescaped
from adapters.sandbox.page.visit import Visit
from bot.model.places import Platform


def menu(message: MessageSight, visit: Visit) -> None:
    """Draw the three dots and what is behind them; what can't be done here is greyed, and says why."""
    with tag("details", classes="menu"):
        tag("summary", "⋯", aria_label=f"More about this message of {message.author_name}")
        with tag("div", classes="menu-entries"):
            with tag("div", classes="row reactions", role="group", aria_label="React with"):
                for name in OFFERED:
                    _reaction(name, message, visit)
            for deed, (label, do) in ENTRIES.items():
                if hindrance := message.hindrances.get(deed):
                    button(label, _nothing, "entry", aria_disabled="true", title=hindrance)
                else:
                    button(label, partial(do, message, visit), "entry")
            link = json.dumps({"conversation": message.conversation, "message": message.id})
            tag("button", "Copy link", "entry", type="button").on("click", js_handler=f"() => plandesk.copy({link})")


def _nothing() -> None:
    """Do nothing: nobody can do this here, and its title says why."""


def _reaction(name: str, message: MessageSight, visit: Visit) -> None:
    label = f"React with {glyph(name)}"
    if hindrance := message.hindrances.get(Deed.REACT):
        button(glyph(name), _nothing, "pick", aria_disabled="true", aria_label=label, title=hindrance)
    else:
        button(glyph(name), partial(_react, name, message, visit), "pick", aria_label=label)


async def _react(name: str, message: MessageSight, visit: Visit) -> None:
    about = message.id if name == TICKET else None
    await visit.does(visit.me.chat.reacts(visit.me.person.id, message.conversation, message.id, name), about=about)


async def _choose(deed: Deed, message: MessageSight, visit: Visit) -> None:
    choosing = visit.me.chat.chooses(visit.me.person.id, message.conversation, message.id, deed)
    await visit.does(choosing, about=message.id)


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
    Deed.OPEN: ("Open a ticket", partial(_choose, Deed.OPEN)),
    Deed.REPLY: ("Reply to customer", partial(_choose, Deed.REPLY)),
    Deed.SPLIT: ("Split into a new ticket", partial(_choose, Deed.SPLIT)),
    Deed.FORWARD: ("Forward", forward),
    Deed.EDIT: ("Edit", _edit),
    Deed.DELETE: ("Delete", _delete),
}
"""The entries behind the dots, in this order."""
