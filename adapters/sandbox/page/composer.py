"""The field where one writes: Enter sends, a slash offers commands, files are added by name."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import asdict
from nicegui import events, ui

from adapters.sandbox.page.elements import assign
from adapters.sandbox.page.visit import Visit


class Field(ui.element, component=Path("static") / "composer.js"):
    """The field itself; it keeps what is half written while everything around it changes."""


class Composer:
    """A field for the conversation in view, or for one of its threads; `leave` follows upon Escape in it."""

    def __init__(self, visit: Visit, thread: str | None, leave: Callable[[], object] | None = None) -> None:
        self._visit = visit
        self._thread = thread
        self._offered: object = None
        self._field = Field().on("send", self._send)
        if leave:
            self._field.on("leave", lambda _: leave())
        self.refresh()

    def refresh(self) -> None:
        """Say where one writes, and as whom."""
        visit = self._visit
        who, there = visit.me.person.name, visit.sight.title
        assign(
            self._field,
            label=f"Reply in this thread as {who}" if self._thread else f"Write in {there} as {who}",
            placeholder="Reply…" if self._thread else f"Message {there}",
            place=f"{visit.me.key} {visit.here} {self._thread}",
        )
        if self._field.props.get("place") != self._offered:
            self._offered = self._field.props["place"]
            offered = visit.stage.completion.offers(visit.me.chat, visit.me.person.id, visit.here, self._thread)
            self._field.props["offers"] = [asdict(one) for one in offered]
            self._field.update()

    def focus(self) -> None:
        """Put the cursor into the field."""
        self._field.run_method("focus")

    async def _send(self, event: events.GenericEventArguments) -> None:
        text, files = str(event.args["text"]), [str(name) for name in event.args["files"]]
        if not await self._visit.says(text, files, self._thread):
            self._field.run_method("restore", text, files)
