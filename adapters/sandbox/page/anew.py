"""Beginning anew: everything is forgotten, and the page opens again on a fresh desk."""

from collections.abc import Callable
from functools import partial

from nicegui import ui

from adapters.sandbox.page.elements import button, tag


class Anew:
    """A button with two choices: an empty desk, or one with sample tickets."""

    def __init__(self, starts_over: Callable[[bool], None]) -> None:
        self._starts_over = starts_over
        with tag("details", classes="menu anew"):
            tag("summary", "Start over", "quiet-button")
            with tag("div", classes="menu-entries"):
                button("With an empty desk", partial(self._begin, False), "entry")
                button("With sample tickets", partial(self._begin, True), "entry")

    def _begin(self, with_samples: bool) -> None:
        """End this desk. The page goes with it, so the browser comes back by itself, and waits for the next one."""
        ui.run_javascript("setTimeout(() => location.replace('/'), 600)")
        ui.timer(0.3, partial(self._starts_over, with_samples), once=True)
