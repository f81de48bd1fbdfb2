"""The page as it is built for one browser, and how it follows what changes."""

from pathlib import Path

from nicegui import events, ui

from adapters.workspace.page.conversation import Conversation
from adapters.workspace.page.elements import tag
from adapters.workspace.page.rail import Conversations, People
from adapters.workspace.page.stage import Stage
from adapters.workspace.page.timebar import Timebar
from adapters.workspace.page.visit import Visit

STATIC = Path(__file__).with_name("static")
LOOK_EVERY = 0.25
"""Seconds between two looks at what has changed; nothing is drawn where nothing has."""


class Screen:
    """Everything on the page, for one visit."""

    def __init__(self, stage: Stage) -> None:
        self._visit = Visit(stage)
        self._drawn: object = None
        ui.add_css(STATIC / "page.css")
        ui.add_body_html(f"<script>{(STATIC / 'page.js').read_text('utf-8')}</script>")
        tag("a", "To the conversation", "skip", href="#conversation")
        with tag("div", classes="page"):
            with tag("header", classes="top"):
                with tag("h1", "plandesk"):
                    tag("span", "local workspace", "quiet")
                self._timebar = Timebar(self._visit)
            self._people = People(self._visit)
            self._conversations = Conversations(self._visit)
            self._conversation = Conversation(self._visit)
        ui.on("follow", self._follow)
        self._visit.redraw = self.redraw
        self.redraw()
        ui.timer(LOOK_EVERY, self._look)

    def redraw(self) -> None:
        """Draws what has changed."""
        self._visit.look()
        for part in (self._people, self._conversations, self._conversation):
            part.refresh()

    async def _look(self) -> None:
        timekeeper = self._visit.stage.timekeeper
        due = await timekeeper.next_timer_at() if timekeeper.next_timer_at else None
        self._timebar.refresh(due)
        today = self._visit.reader.local(self._visit.reader.now).date()
        current = (self._visit.stage.revision, today)
        if current != self._drawn:
            self._drawn = current
            self.redraw()

    def _follow(self, event: events.GenericEventArguments) -> None:
        """Somebody followed a link to a message."""
        self._visit.go(str(event.args["conversation"]), str(event.args["message"]))
