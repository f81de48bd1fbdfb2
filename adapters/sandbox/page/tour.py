"""The tour on the page: steps across its top that tick themselves off; to follow, or to skip."""

from functools import partial

from adapters.sandbox.core.chat import Trouble
from adapters.sandbox.core.thinking import Thoughts
from adapters.sandbox.page.cast import Cast
from adapters.sandbox.page.elements import Act, assign, button, mark, tag, tell
from adapters.sandbox.page.steps import STEPS, WHERE_NEXT, StepHappened
from adapters.sandbox.page.visit import Visit


class Tour:
    """The newcomer's way through the steps that this desk has people for. What it shows is read from the desk."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._cast = Cast(visit.stage)
        self._chosen: int | None = None
        self._steps = tuple(step for step in STEPS if step.by in self._cast.seats)
        self._done = [False] * len(self._steps)
        self._has_seen_triage = self._had_outage = False
        with tag("section", classes="tour", id="tour", aria_label="Tour") as self._section:
            with tag("ol", classes="steps"):
                self._entries = [
                    _TourEntry(number, step.name, partial(self._choose, number))
                    for number, step in enumerate(self._steps)
                ]
            with tag("div", classes="step"):
                self._todo = tag("p", role="status")
                self._there = button("Take me there", self._go, "press")
                self._skip = button("Skip the tour", partial(self.fold, is_folded=True), "link")
        self._draw()

    @property
    def is_folded(self) -> bool:
        """Return True if it is put away."""
        return bool(self._section.props.get("hidden"))

    def fold(self, *, is_folded: bool) -> None:
        """Put it away, or bring it back."""
        assign(self._section, hidden=is_folded)

    async def refresh(self, thoughts: Thoughts) -> None:
        """Tick off what has happened by now."""
        if self.is_folded:
            return
        mind, visit = self._visit.stage.mind, self._visit
        self._has_seen_triage |= bool(thoughts.tickets) and self._cast.is_triage(visit.me, visit.here)
        is_down = any(chat.trouble is Trouble.OUTAGE for chat in visit.stage.chats)
        self._had_outage |= is_down and bool(thoughts.unsent)
        timelines = [await mind.timeline(one.id) for one in thoughts.tickets]
        happened = StepHappened(
            asked=bool(thoughts.tickets or thoughts.requests),
            has_seen_triage=self._has_seen_triage,
            outlived_outage=self._had_outage and not is_down and not thoughts.unsent,
            timelines=tuple(tuple(told.event for told in timeline) for timeline in timelines),
        )
        self._done = [step.is_done(happened) for step in self._steps]
        self._draw()

    @property
    def _current(self) -> int | None:
        """Return the step that is shown: the one that was chosen, else the first that isn't done; None at the end."""
        if self._chosen is not None:
            return self._chosen
        return next((number for number, is_done in enumerate(self._done) if not is_done), None)

    def _draw(self) -> None:
        current = self._current
        for number, entry in enumerate(self._entries):
            entry.show(is_done=self._done[number], is_current=number == current)
        todo = WHERE_NEXT if current is None else self._steps[current].todo.format(**self._cast.words)
        tell(self._todo, todo)
        assign(self._there, hidden=current is None)
        tell(self._skip, "Close the tour" if current is None else "Skip the tour")

    def _choose(self, number: int) -> None:
        self._chosen = None if self._chosen == number else number
        self._draw()

    def _go(self) -> None:
        current = self._current
        if current is None:
            return
        self._chosen = None
        role = self._steps[current].by
        self._visit.become(self._cast.seats[role])
        self._visit.go(self._cast.place_of(role)[0])


class _TourEntry:
    """One step of the tour."""

    def __init__(self, number: int, name: str, choose: Act) -> None:
        self._number = number
        self._name = name
        with tag("li"), button("", choose, "step-entry") as self._button:
            self._sign = tag("span", classes="step-sign", aria_hidden="true")
            tag("span", name)

    def show(self, *, is_done: bool, is_current: bool) -> None:
        mark(self._button, "done", is_done)
        label = f"{self._name}, done" if is_done else self._name
        assign(self._button, aria_current="step" if is_current else "false", aria_label=label)
        tell(self._sign, "✓" if is_done else f"{self._number + 1}")
