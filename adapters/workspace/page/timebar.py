"""The desk's clock, and the buttons that move it."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from adapters.workspace.page.elements import assign, button, tag, tell
from adapters.workspace.page.reader import clock_time, moment, short_day
from adapters.workspace.page.visit import Visit

STEPS = {"+5 min": timedelta(minutes=5), "+1 h": timedelta(hours=1), "+1 day": timedelta(days=1)}


class Timebar:
    """What time it is for this person, and when the desk acts next."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        with tag("section", classes="timebar", aria_label="The desk’s clock"):
            with tag("div", classes="now"):
                self._now = tag("time")
                self._next = tag("span", classes="quiet")
            with tag("div", classes="row", role="group", aria_label="Move the clock forward"):
                for label, step in STEPS.items():
                    button(label, self._passing(step))
                self._to_next = button("To the next reminder", self._to_next_timer)

    def refresh(self, due: datetime | None) -> None:
        """Shows the time as this person's clock has it."""
        reader = self._visit.reader
        now = reader.local(reader.now)
        tell(self._now, f"{short_day(now)}, {clock_time(now)} {now:%Z}")
        assign(self._now, datetime=now.isoformat(timespec="minutes"))
        tell(self._next, f"next reminder {moment(due, reader)}" if due else "no reminder is waiting")
        assign(self._to_next, disabled=due is None)

    def _passing(self, step: timedelta) -> Callable[[], Awaitable[None]]:
        async def passes() -> None:
            await self._visit.stage.timekeeper.passes(step)
            self._visit.redraw()

        return passes

    async def _to_next_timer(self) -> None:
        await self._visit.stage.timekeeper.passes_to_next_timer()
        self._visit.redraw()
