"""The page as it is built for one browser, and how it follows what changes."""

from pathlib import Path

from nicegui import events, ui

from adapters.sandbox.page.conversation import ConversationView
from adapters.sandbox.page.elements import button, tag
from adapters.sandbox.page.modal import Before
from adapters.sandbox.page.panel import Panel
from adapters.sandbox.page.rail import Conversations, People
from adapters.sandbox.page.stage import Stage
from adapters.sandbox.page.timebar import Timebar
from adapters.sandbox.page.tour import Tour
from adapters.sandbox.page.troubles import Troubles
from adapters.sandbox.page.visit import Visit

STATIC = Path(__file__).with_name("static")
LOOK_EVERY = 0.25
"""Seconds between two looks at what has changed; nothing is drawn if nothing has."""
THINK_EVERY = 4
"""The number of looks after which it is read what the desk thinks, which is also read at once after a change."""


class Screen:
    """Everything on the page, for one visit."""

    def __init__(self, stage: Stage) -> None:
        self._visit = Visit(stage)
        self._drawn: object = None
        self._looks = 0
        for sheet in ("conversation.css", "beside.css", "page.css"):  # the last knows what to do in a narrow window
            ui.add_css(STATIC / sheet)
        ui.add_body_html(f"<script>{(STATIC / 'page.js').read_text('utf-8')}</script>")
        self._dark = ui.dark_mode(None)
        tag("a", "To the conversation", "skip", href="#conversation")
        with tag("div", classes="page"):
            self._top()
            self._tour = Tour(self._visit)
            self._people = People(self._visit)
            self._conversations = Conversations(self._visit)
            self._conversation = ConversationView(self._visit)
            self._panel = Panel(self._visit)
        self._before = Before(self._visit)
        ui.on("follow", self._follow)
        self._visit.redraw = self.redraw
        self.redraw()
        ui.timer(LOOK_EVERY, self._look)

    def redraw(self) -> None:
        """Draw what has changed."""
        self._visit.look()
        self._looks = 0
        for part in (self._people, self._conversations, self._conversation, self._before):
            part.refresh()

    def _top(self) -> None:
        with tag("header", classes="top"):
            with tag("h1", "plandesk"):
                tag("span", "sandbox", "quiet")
            self._timebar = Timebar(self._visit)
            with tag("div", classes="row"):
                self._troubles = Troubles(self._visit.stage)
                button("Tour", lambda: _turn_over(self._tour), "quiet-button", aria_controls="tour")
                button("Panel", lambda: _turn_over(self._panel), "quiet-button", aria_controls="panel")
                button("◐", self._turn, "quiet-button", aria_label="Light or dark", title="Light or dark")

    async def _look(self) -> None:
        stage, reader = self._visit.stage, self._visit.reader
        current = (stage.revision, reader.local(reader.now).date())
        if current != self._drawn:
            self._drawn = current
            self.redraw()
        if self._looks % THINK_EVERY == 0:
            await self._think()
        self._looks += 1

    async def _think(self) -> None:
        """Draw what the desk thinks, which changes without a word being said; reading it takes a while."""
        timekeeper, mind = self._visit.stage.timekeeper, self._visit.stage.mind
        due = await timekeeper.next_timer_at() if timekeeper.next_timer_at else None
        thoughts = await mind.thoughts()
        self._timebar.refresh(due, thoughts)
        self._panel.refresh(thoughts)
        self._troubles.refresh()
        await self._tour.refresh(thoughts)

    def _turn(self) -> None:
        """Turn from what the browser's owner prefers to dark, to light, and back."""
        self._dark.value = {None: True, True: False, False: None}[self._dark.value]

    def _follow(self, event: events.GenericEventArguments) -> None:
        """Look at the message whose link somebody followed."""
        self._visit.go(str(event.args["conversation"]), str(event.args["message"]))


def _turn_over(part: Tour | Panel) -> None:
    """Put a part of the page away, or bring it back."""
    part.fold(is_folded=not part.is_folded)
