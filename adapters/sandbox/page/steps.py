"""The tour: its steps, each done when the desk itself shows that it is."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Final

from msgspec import Struct

from bot.events import Acknowledged, Event, PromiseMissed, Reminded, Replied, TicketOpened
from bot.model.places import Platform


class TourPart(StrEnum):
    """Somebody's part in the tour."""

    CONTACT = "contact"
    COLLEAGUE = "colleague"  # of the contact, who may not ask by themselves
    ELSEWHERE = "elsewhere"  # a contact on the other platform
    AGENT = "agent"


class StepHappened(Struct, frozen=True, kw_only=True):
    """The story of this desk so far: `asked` if a request came in, and in `timelines` what became of each ticket.

    With `has_seen_triage` somebody of the vendor has looked there since; with `outlived_outage` something waited while
    a platform was down, and is out by now.
    """

    asked: bool
    has_seen_triage: bool
    outlived_outage: bool = False
    timelines: tuple[tuple[Event, ...], ...]

    def any_of(self, *kinds: type[Event]) -> bool:
        """Return True if one of these events happened to any ticket."""
        return any(isinstance(event, kinds) for timeline in self.timelines for event in timeline)

    def opened(self) -> Iterator[TicketOpened]:
        """Yield how each ticket was opened."""
        for timeline in self.timelines:
            yield from (event for event in timeline if isinstance(event, TicketOpened))


def _is_chosen(happened: StepHappened) -> bool:
    return any(event.classification.severity is not None for event in happened.opened())


def _is_taken_up(happened: StepHappened) -> bool:
    return any(event.taken_up is not None for event in happened.opened())


def _is_on_teams(happened: StepHappened) -> bool:
    return any(event.thread.place.platform is Platform.TEAMS for event in happened.opened())


def _is_kept(happened: StepHappened) -> bool:
    return any(_answered_in_time(timeline) for timeline in happened.timelines)


def _answered_in_time(timeline: Iterable[Event]) -> bool:
    """Return True if the first response came before anything was missed."""
    first = next((event for event in timeline if isinstance(event, Acknowledged | Replied | PromiseMissed)), None)
    return isinstance(first, Acknowledged | Replied)


class Step(Struct, frozen=True, kw_only=True):
    """One step: its name, what to do, who begins it; done when `is_done` finds so."""

    name: str
    todo: str
    by: TourPart
    is_done: Callable[[StepHappened], bool]


STEPS: Final = (
    Step(
        name="Ask for help",
        todo="Be {contact} and write in #{channel}: “Nobody can log in since 9:00.” No form, no command.",
        by=TourPart.CONTACT,
        is_done=lambda happened: happened.asked,
    ),
    Step(
        name="Say how bad it is",
        todo="The desk asks once, in the words of {customer}’s own plan. As {contact}, press the level that fits.",
        by=TourPart.CONTACT,
        is_done=_is_chosen,
    ),
    Step(
        name="Look at triage",
        todo="Be {agent}: in #{triage} the ticket waits for an answer, with its due time and who is on duty.",
        by=TourPart.AGENT,
        is_done=lambda happened: happened.has_seen_triage,
    ),
    Step(
        name="Let time pass",
        todo="Move the clock to the next reminder, and again: who is on duty is reminded, then {manager} is told.",
        by=TourPart.AGENT,
        is_done=lambda happened: happened.any_of(Reminded),
    ),
    Step(
        name="Keep a promise",
        todo="As {agent}, press Acknowledge in time: {contact} reads who is on it. Too late for this one? Ask again.",
        by=TourPart.AGENT,
        is_done=_is_kept,
    ),
    Step(
        name="Break one",
        todo="As {contact}, ask for something else. Answer nothing, move the clock past the due time, read #{triage}.",
        by=TourPart.CONTACT,
        is_done=lambda happened: happened.any_of(PromiseMissed),
    ),
    Step(
        name="A colleague asks",
        todo="Be {colleague}, who is no designated contact, and ask. It waits: as {contact}, open it with one click.",
        by=TourPart.COLLEAGUE,
        is_done=_is_taken_up,
    ),
    Step(
        name="An outage",
        todo="Behind Troubles, let {platform} fail. Be {contact} and write; end the outage, and let the clock go on.",
        by=TourPart.CONTACT,
        is_done=lambda happened: happened.outlived_outage,
    ),
    Step(
        name="On Teams",
        todo="Be {elsewhere}, whose company is on Teams under another plan: ask, and choose. It is the same desk.",
        by=TourPart.ELSEWHERE,
        is_done=_is_on_teams,
    ),
)
"""In the order in which a newcomer takes them; each may be done at any time, and those for whom nobody is there go."""

WHERE_NEXT: Final = (
    "That is the desk. To put it into your own Slack or Teams, follow “On a real workspace” in the README. "
    "Start over with sample tickets, and look at the queue; as the account manager, say “@plandesk radar”."
)
"""The words at the end, when all are done."""
