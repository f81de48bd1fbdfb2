"""The names and due times of what is promised beyond the first response."""

from typing import Final

from bot.model.message import Spans, When
from bot.model.milestone import Milestone, MilestoneType
from bot.model.ticket import Ticket
from bot.wording.spans import line, spaced

NAMES: Final = {
    MilestoneType.FIRST_RESPONSE: "the first answer",
    MilestoneType.NEXT_UPDATE: "the next update",
    MilestoneType.WORKAROUND: "a workaround",
    MilestoneType.RESOLUTION: "the resolution",
}
"""The names of what a plan may promise, within a sentence."""


def named(about: str) -> str:
    """Return the name of a milestone by its id."""
    return next((text for kind, text in NAMES.items() if kind in about), NAMES[MilestoneType.FIRST_RESPONSE])


def label(milestone: Milestone) -> str:
    """Return the name as the label of a fact: “Next update”."""
    return named(milestone.id).removeprefix("the ").removeprefix("a ").capitalize()


def sentences(ticket: Ticket, zone: str) -> Spans:
    """Return a sentence for each promise that is open: by when it is due, or that it is late."""
    return spaced(*(_sentence(one, zone) for one in ticket.promises))


def _sentence(one: Milestone, zone: str) -> Spans:
    due = When(at=one.due, zone=zone)
    if one.is_breached:
        return line(f"{named(one.id).capitalize()} is late: it was due ", due, ".")
    return line(f"{label(one)} due ", due, ".")
