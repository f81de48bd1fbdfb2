"""The page as it is built for one browser, and how it follows what changes."""

from pathlib import Path

from nicegui import events, ui

from adapters.sandbox.page.anew import Anew
from adapters.sandbox.page.conversation import ConversationView
from adapters.sandbox.page.elements import button, mark, tag
from adapters.sandbox.page.modal import Before
from adapters.sandbox.page.panel import Panel
from adapters.sandbox.page.rail import Conversations, People
from adapters.sandbox.page.stage import Stage
from adapters.sandbox.page.threads import ThreadBeside
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

    def __init__(self, stage: Stage, link: tuple[str, str] | None = None) -> None:
        """Build it for whoever opens the page; `link` is a conversation and a message that they came to see."""
        self._visit = Visit(stage)
        self._drawn: object = None
        self._looks = 0
        self._had_thread = False
        for sheet in ("conversation.css", "beside.css", "page.css"):  # the last knows what to do in a narrow window
            ui.add_css(STATIC / sheet)
        ui.add_body_html(f"<script>{(STATIC / 'page.js').read_text('utf-8')}</script>")
        self._dark = ui.dark_mode(None)
        tag("a", "To the conversation", "skip", href="#conversation")
        with tag("div", classes="page") as self._page:
            tag("div", classes="busy", role="progressbar", aria_label="On its way to the desk")
            self._top()
            self._tour = Tour(self._visit)
            self._people = People(self._visit)
            self._conversations = Conversations(self._visit)
            with tag("div", classes="main", role="group", aria_label="What is said"):
                self._conversation = ConversationView(self._visit)
                self._thread = ThreadBeside(self._visit)
            self._panel = Panel(self._visit)
        self._before = Before(self._visit)
        ui.on("follow", self._follow)
        self._visit.redraw, self._visit.show_busy = self.redraw, self._show_busy
        if link:
            self._visit.comes_by(*link)
        self.redraw()
        ui.timer(LOOK_EVERY, self._look)

    def redraw(self) -> None:
        """Draw what has changed."""
        self._visit.look()
        self._looks = 0
        for part in (self._people, self._conversations, self._conversation, self._thread, self._before):
            part.refresh()
        mark(self._page, "has-thread", self._thread.is_open)
        if self._thread.is_open and not self._had_thread:
            self._panel.rest()
        self._had_thread = self._thread.is_open

    def _show_busy(self) -> None:
        mark(self._page, "is-busy", self._visit.busy > 0)

    def _top(self) -> None:
        with tag("header", classes="top"):
            with tag("h1", "plandesk"):
                tag("span", "sandbox", "quiet")
            self._timebar = Timebar(self._visit)
            with tag("div", classes="row"):
                self._troubles = Troubles(self._visit.stage)
                button(
                    "Tour",
                    lambda: self._tour.fold(is_folded=not self._tour.is_folded),
                    "quiet-button",
                    aria_controls="tour",
                )
                panel = tag("button", "Panel", "quiet-button", type="button", aria_controls="panel")
                panel.on("click", self._turn_panel, js_handler="() => emit(plandesk.isHidden('panel'))")
                if starts_over := self._visit.stage.starts_over:
                    Anew(starts_over)
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

    def _turn_panel(self, event: events.GenericEventArguments) -> None:
        """Put the panel away, or bring it back: only the browser knows whether a narrow window shows it."""
        self._panel.fold(is_folded=event.args is not True)

    def _turn(self) -> None:
        """Turn from what the browser's owner prefers to dark, to light, and back."""
        self._dark.value = {None: True, True: False, False: None}[self._dark.value]

    def _follow(self, event: events.GenericEventArguments) -> None:
        """Look at the message whose link somebody followed."""
        self._visit.go(str(event.args["conversation"]), str(event.args["message"]))
