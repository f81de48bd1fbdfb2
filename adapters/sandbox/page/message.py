"""One message: who said it and when, and what they said, drawn from what was sent."""

from collections.abc import Mapping
from functools import partial

from nicegui import ui

from adapters.sandbox.core.chat import MessageSight
from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.page import mrkdwn
from adapters.sandbox.page.avatars import avatar
from adapters.sandbox.page.blocks import BlocksView
from adapters.sandbox.page.cards import Card
from adapters.sandbox.page.elements import button, marked, tag
from adapters.sandbox.page.emoji import glyph
from adapters.sandbox.page.markup import Marked, Node
from adapters.sandbox.page.menu import menu
from adapters.sandbox.page.reader import PageReader, long_day, moment
from adapters.sandbox.page.visit import Visit
from bot.model.places import Platform


def drawn(message: MessageSight, visit: Visit) -> None:
    """Draw the message into whatever is open."""
    avatar(message.author_name, is_desk=message.by_desk)
    with tag("div", classes="said"):
        marked(_byline(message, visit.reader), classes="byline")
        _content(message, visit)
        for other in message.passed_on:
            tag("blockquote", f"↪ {other}", "file")
        for file in message.files:
            tag("div", f"📎 {file.name}", "file")
        _reactions(message, visit)
    menu(message, visit)


def _reactions(message: MessageSight, visit: Visit) -> None:
    if not message.reactions:
        return
    chat, who = visit.me.chat, visit.me.person.id
    with tag("div", classes="row"):
        for reaction in message.reactions:
            names = ", ".join(chat.named(one) or one for one in reaction.people)
            react = partial(_react, message, visit, reaction.emoji)
            is_mine = "true" if who in reaction.people else "false"
            button(
                f"{glyph(reaction.emoji)} {len(reaction.people)}", react, "reaction", title=names, aria_pressed=is_mine
            )


async def _react(message: MessageSight, visit: Visit, emoji: str) -> None:
    await visit.does(visit.me.chat.reacts(visit.me.person.id, message.conversation, message.id, emoji))


def _byline(message: MessageSight, reader: PageReader) -> list[Node]:
    there = reader.local(message.at)
    at = {"datetime": there.isoformat(), "title": f"{long_day(there)}, {there:%H:%M %Z}"}
    said = moment(message.at, reader)
    marks = {
        "badge": "app" if message.by_desk else "",
        "only-you": "only visible to you" if message.only_for_me else "",
        "quiet": "(edited)" if message.is_edited and not message.by_desk else "",
    }
    return [
        Marked(tag="strong", children=(message.author_name,)),
        Marked(tag="time", children=(said,), attributes=at),
        *(Marked(tag="span", children=(says,), attributes={"class": name}) for name, says in marks.items() if says),
    ]


def _content(message: MessageSight, visit: Visit) -> None:
    keys = {id(control.element): control.key for control in message.controls}

    async def press(element: JsonObject, choice: str | None) -> None:
        await visit.presses(message, keys[id(element)], choice)

    async def act(action: JsonObject, inputs: Mapping[str, str]) -> Mapping[str, str]:
        await visit.presses(message, keys[id(action)], inputs=inputs)
        return visit.missing

    if any(block["type"] != "rich_text" for block in message.blocks):
        BlocksView(reader=visit.reader, press=press).draw(message.blocks)
    elif message.card:
        with tag("div", classes="adaptive-card"):
            Card(reader=visit.reader, press=act).draw(message.card)
    else:
        is_marked = visit.me.chat.platform is Platform.SLACK
        marked(mrkdwn.parsed(message.text, visit.reader) if is_marked else (message.text,), classes="words")


def article(message: MessageSight) -> ui.element:
    """Draw the element that a message is drawn into."""
    return tag("article", classes="message private" if message.only_for_me else "message", data_id=message.id)
