"""The desk's clock, and the buttons that move it."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from adapters.sandbox.core.thinking import Thoughts
from adapters.sandbox.page.elements import assign, button, tag, tell
from adapters.sandbox.page.reader import clock_time, moment, short_day
from adapters.sandbox.page.visit import Visit

STEPS = {"+5 min": timedelta(minutes=5), "+1 h": timedelta(hours=1)}


class Timebar:
    """The time as it is for this person, and when the desk acts next."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._opens: str | None = None
        with tag("section", classes="timebar", aria_label="The desk’s clock"):
            with tag("div", classes="now"):
                self._now = tag("time")
                self._next = tag("span", classes="quiet")
            with tag("div", classes="row", role="group", aria_label="Move the clock forward") as self._row:
                for label, step in STEPS.items():
                    button(label, partial(self._moves, partial(visit.stage.timekeeper.passes, step)))
                self._to_next = button("Next reminder", partial(self._moves, self._passes_to_next_timer))
                self._to_opening = button("Next opening", partial(self._moves, self._passes_to_opening))

    def refresh(self, due: datetime | None, thoughts: Thoughts) -> None:
        """Draw the time as this person's clock has it. `due` is when the desk asks something next."""
        reader = self._visit.reader
        now = reader.local(reader.now)
        tell(self._now, f"{short_day(now)}, {clock_time(now)} {now:%Z}")
        assign(self._now, datetime=now.isoformat(timespec="minutes"))
        tell(self._next, f"next reminder {moment(due, reader)}" if due else "no reminder is waiting")
        assign(self._to_next, disabled=due is None)
        customer = self._visit.stage.customer(self._visit.me, self._visit.here)
        self._opens = customer.id if customer else next((one.id for one in thoughts.tickets), None)
        assign(self._to_opening, disabled=self._opens is None)

    async def _moves(self, move: Callable[[], Awaitable[object]]) -> None:
        """Let time pass, and with it what the desk says in between; meanwhile the buttons wait."""
        mark = self._row
        assign(mark, inert=True, aria_busy="true")
        try:
            await move()
        finally:
            assign(mark, inert=False, aria_busy="false")
        self._visit.redraw()

    async def _passes_to_next_timer(self) -> None:
        if await self._visit.stage.timekeeper.passes_to_next_timer() is None:
            self._visit.complain("Nothing is waiting for its time.")

    async def _passes_to_opening(self) -> None:
        if self._opens and await self._visit.stage.timekeeper.passes_to_next_opening(self._opens) is None:
            self._visit.complain("Support never closes here.")
