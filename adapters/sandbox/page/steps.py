"""The tour: six steps, each done when the desk itself shows that it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from bot.events import Acknowledged, Event, PromiseMissed, Reminded, Replied, TicketOpened


@dataclass(frozen=True, slots=True, kw_only=True)
class StepHappened:
    """The story of this desk so far: `asked` if a request came in, and in `timelines` what became of each ticket.

    With `has_seen_triage` somebody of the vendor has looked there since.
    """

    asked: bool
    has_seen_triage: bool
    timelines: tuple[tuple[Event, ...], ...]

    def any_of(self, *kinds: type[Event]) -> bool:
        """Return True if one of these events happened to any ticket."""
        return any(isinstance(event, kinds) for timeline in self.timelines for event in timeline)


def _is_chosen(happened: StepHappened) -> bool:
    opened = (event for timeline in happened.timelines for event in timeline if isinstance(event, TicketOpened))
    return any(event.classification.severity is not None for event in opened)


def _is_kept(happened: StepHappened) -> bool:
    return any(_answered_in_time(timeline) for timeline in happened.timelines)


def _answered_in_time(timeline: Iterable[Event]) -> bool:
    """Return True if the first response came before anything was missed."""
    first = next((event for event in timeline if isinstance(event, Acknowledged | Replied | PromiseMissed)), None)
    return isinstance(first, Acknowledged | Replied)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: its name, what to do, who does it and where; done when `is_done` finds so."""

    name: str
    todo: str
    by_staff: bool
    is_done: Callable[[StepHappened], bool]


STEPS: Final = (
    Step(
        name="Ask for help",
        todo="Be {contact} and write in #{channel}: “Nobody can log in since 9:00.” No form, no command.",
        by_staff=False,
        is_done=lambda happened: happened.asked,
    ),
    Step(
        name="Say how bad it is",
        todo="The desk asks once, in the words of {customer}’s own plan. As {contact}, press the level that fits.",
        by_staff=False,
        is_done=_is_chosen,
    ),
    Step(
        name="Look at triage",
        todo="Be {agent}: in #{triage} the ticket waits for an answer, with its due time and who is on duty.",
        by_staff=True,
        is_done=lambda happened: happened.has_seen_triage,
    ),
    Step(
        name="Let time pass",
        todo="Move the clock to the next reminder, and again: who is on duty is reminded, then {manager} is told.",
        by_staff=True,
        is_done=lambda happened: happened.any_of(Reminded),
    ),
    Step(
        name="Keep a promise",
        todo="As {agent}, press Acknowledge in time: {contact} reads who is on it. Too late for this one? Ask again.",
        by_staff=True,
        is_done=_is_kept,
    ),
    Step(
        name="Break one",
        todo="As {contact}, ask for something else. Answer nothing, move the clock past the due time, read #{triage}.",
        by_staff=False,
        is_done=lambda happened: happened.any_of(PromiseMissed),
    ),
)
"""In the order in which a newcomer takes them; each may be done at any time."""

WHERE_NEXT: Final = (
    "That is the desk. To put it into your own Slack or Teams, follow “On a real workspace” in the README. Other "
    "plans, Teams, files and outages can be tried here first."
)
"""The words at the end, when all are done."""
