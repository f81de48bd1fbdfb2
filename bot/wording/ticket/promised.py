"""The names and due times of what is promised beyond the first response."""

from typing import Final

from bot.model.listed_ticket import NextDue
from bot.model.message import Spans, Strong, When
from bot.model.milestone import FIRST_RESPONSE, Milestone, MilestoneType, Outcome, parsed
from bot.model.ticket import Status, Ticket
from bot.wording import metrics
from bot.wording.spans import joined, line, spaced

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


_OF_TICKET: Final = {
    MilestoneType.RESOLUTION: "of",
    MilestoneType.WORKAROUND: "for",
    MilestoneType.NEXT_UPDATE: "on",
    MilestoneType.OWN: "of",
    MilestoneType.CONFIRMATION: "of",
}
"""The words between a name and the ticket that a milestone came with, where it isn't “to”."""


def named(about: str) -> str:
    """Return the name of a milestone within a sentence, by its id: “the first response to EX-2”, “… of EX-2”."""
    came_with, kind = parsed(about)
    name = f"the {metrics.plain(kind.own)}" if kind.own else _NAMES[kind.type]
    return f"{name} {_OF_TICKET.get(kind.type, 'to')} {came_with}" if came_with else name


def capital(text: str) -> str:
    """Return the text with a capital at its beginning, and the rest as it is."""
    return f"{text[:1].upper()}{text[1:]}"


def bare(about: str) -> str:
    """Return the name of a milestone without an article: “next update”."""
    return named(about).removeprefix("the ").removeprefix("a ")


def label(milestone: Milestone | NextDue) -> str:
    """Return the name as the label of a fact: “Next update”."""
    return capital(bare(milestone.id))


def sentences(ticket: Ticket, zone: str) -> Spans:
    """Return sentences for each promise that is open: by when it is due, or that it is late.

    While a ticket is closed nobody works towards them, so that only what didn't come in time is said.
    """
    if ticket.status is Status.CLOSED:
        return spaced(*(_broken(one, zone) for one in ticket.promises if one.is_breached))
    return spaced(*(spaced(_sentence(one, zone), lapsed(one, ticket, zone)) for one in ticket.promises))


def paused(ticket: Ticket) -> Spans:
    """Return a sentence that names the promises whose time doesn't run now; empty if there is none."""
    stopped = tuple(named(one.id) for one in ticket.open_milestones if one.is_promise and one.is_paused)
    if not stopped or ticket.status is Status.CLOSED:
        return ()
    return line(f"{capital(joined(stopped))} {'is' if len(stopped) == 1 else 'are'} paused.")


def no_longer_due(before: Ticket, after: Ticket) -> Spans:
    """Return a sentence that names what was promised beyond the first response, and isn't after its severity changed.

    What goes on in another number of its series is promised still.
    """
    kept = {(one.kind, one.came_with) for one in after.open_milestones if one.is_promise}
    were = (one for one in before.open_milestones if one.is_promise and one.id != FIRST_RESPONSE)
    gone = tuple(bare(one.id) for one in were if (one.kind, one.came_with) not in kept)
    return line(f"No longer due at this level: {joined(gone)}.") if gone else ()


def lapsed(after: Milestone, ticket: Ticket, zone: str) -> Spans:
    """Return a sentence about the interval before this one, at fixed intervals, if that had no update."""
    of_its_kind = (one for one in ticket.milestones if (one.kind, one.came_with) == (after.kind, after.came_with))
    due = next((one.due_at for one in of_its_kind if one.ended and one.ended.outcome is Outcome.LAPSED), None)
    return line("One was due ", When(at=due, zone=zone), " and didn't come.") if due else ()


def _broken(one: Milestone, zone: str) -> Spans:
    return line(f"{label(one)} was due ", When(at=one.due, zone=zone), " and didn't come.")


def _sentence(one: Milestone, zone: str) -> Spans:
    due = When(at=one.due, zone=zone)
    if one.is_breached:
        return line(Strong(text="Overdue"), f": {named(one.id)} was due ", due, ".")
    return line(f"{label(one)} due ", due, ".")
