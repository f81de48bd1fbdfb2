"""The names and due times of what is promised beyond the first response."""

from typing import Final

from bot.model.listed_ticket import NextDue
from bot.model.message import Spans, Strong, When
from bot.model.milestone import Milestone, MilestoneType, Outcome, parsed
from bot.model.ticket import Ticket
from bot.wording import metrics
from bot.wording.spans import line, spaced

_NAMES: Final = {
    MilestoneType.FIRST_RESPONSE: "the first response",
    MilestoneType.NEXT_RESPONSE: "the next response",
    MilestoneType.NEXT_UPDATE: "the next update",
    MilestoneType.WORKAROUND: "a workaround",
    MilestoneType.RESOLUTION: "the resolution",
    MilestoneType.CONFIRMATION: "the confirmation of the severity",
    MilestoneType.PHONE_CALL: "the customer's call",
    MilestoneType.CUSTOMER_REPLY: "the customer's answer",
    MilestoneType.CONSENT: "the customer's word on remote access",
    MilestoneType.TAKE_UP: "a contact's click",
}


def named(about: str) -> str:
    """Return the name of a milestone within a sentence, by its id: “the first response to EX-2”."""
    came_with, kind = parsed(about)
    name = f"the {metrics.plain(kind.own)}" if kind.own else _NAMES[kind.type]
    return f"{name} {'of' if kind.own else 'to'} {came_with}" if came_with else name


def capital(text: str) -> str:
    """Return the text with a capital at its beginning, and the rest as it is."""
    return f"{text[:1].upper()}{text[1:]}"


def label(milestone: Milestone | NextDue) -> str:
    """Return the name as the label of a fact: “Next update”."""
    return capital(named(milestone.id).removeprefix("the ").removeprefix("a "))


def sentences(ticket: Ticket, zone: str) -> Spans:
    """Return sentences for each promise that is open: by when it is due, or that it is late."""
    return spaced(*(spaced(_sentence(one, zone), lapsed(one, ticket, zone)) for one in ticket.promises))


def lapsed(after: Milestone, ticket: Ticket, zone: str) -> Spans:
    """Return a sentence about the interval before this one, at fixed intervals, if that had no update."""
    of_its_kind = (one for one in ticket.milestones if (one.kind, one.came_with) == (after.kind, after.came_with))
    due = next((one.due_at for one in of_its_kind if one.ended and one.ended.outcome is Outcome.LAPSED), None)
    return line("One was due ", When(at=due, zone=zone), " and didn't come.") if due else ()


def _sentence(one: Milestone, zone: str) -> Spans:
    due = When(at=one.due, zone=zone)
    if one.is_breached:
        return line(Strong(text="Overdue"), f": {named(one.id)} was due ", due, ".")
    return line(f"{label(one)} due ", due, ".")
