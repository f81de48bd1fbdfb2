"""The desk's own page for somebody, beside their direct messages with it: drawn from the very view that was sent."""

from nicegui import ui

from adapters.sandbox.core.chat import MessageSight
from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.page.blocks import BlocksView
from adapters.sandbox.page.elements import assign, button, tag
from adapters.sandbox.page.visit import Visit


class Home:
    """Two buttons that choose what is in view, drawn at once, and the page, drawn by `build`."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._shown: tuple[str, MessageSight | None] | None = None
        self._page: ui.element | None = None
        with tag("div", classes="row", role="group", aria_label="Look at", hidden=True) as self._choice:
            self._messages = button("Messages", visit.leaves_home, "quiet-button")
            self._home = button("Home", visit.opens_home, "quiet-button")

    def build(self) -> None:
        """Draw the page, still empty, into whatever is open."""
        self._page = tag("div", classes="home", tabindex="0", role="region", aria_label="Home of the desk")

    def refresh(self) -> None:
        """Draw what there is by now."""
        visit = self._visit
        assign(self._choice, hidden=not visit.sight.conversation.has_home)
        assign(self._messages, aria_pressed="false" if visit.at_home else "true")
        assign(self._home, aria_pressed="true" if visit.at_home else "false")
        shown = (visit.me.key, visit.me.chat.home(visit.me.person.id) if visit.at_home else None)
        if shown == self._shown or self._page is None:
            return
        self._shown = shown
        self._page.clear()
        if page := shown[1]:
            with self._page:
                self._draw(page)

    def _draw(self, page: MessageSight) -> None:
        visit = self._visit
        keys = {id(control.element): control.key for control in page.controls}

        async def press(element: JsonObject, choice: str | None) -> None:
            who = visit.me.person.id
            await visit.does(visit.me.chat.presses_at_home(who, keys[id(element)], choice=choice))

        BlocksView(reader=visit.reader, press=press).draw(page.blocks)
