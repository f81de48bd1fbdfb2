"""The calls of a line outside its hours, at a severity that doesn't wait for them (`wake` of an escalation step).

A ticket that is opened at such a severity, raised to it or opened again while the line's hours are closed has it called
at once, and then by the intervals of the ladder's repeats, in plain time. That ends when somebody answers, or when the
hours open: from then on the ladder goes by the due time, which none of this moves. Of the calls that were missed before
the milestone's round began only the last is made, as it begins; none if the hours have opened since.

What somebody has answered already is called for by its next response, whose round then begins with the raise: it may
have been due before, and if it wasn't, it begins.
"""

from collections.abc import Iterator
from datetime import datetime

from bot.model.milestone import Milestone, MilestoneType
from bot.model.raises import raised_at, unheard_since
from bot.model.ticket import Status, Ticket
from bot.sla import ladder
from bot.sla.clock import calendar_of
from bot.sla.hours import NeverOpens, coverage
from bot.sla.instants import LATEST
from policies.terms import Calendar, EscalationStep, Line, Plan


def next_call(milestone: Milestone, ticket: Ticket, plan: Plan) -> tuple[int, datetime] | None:
    """Return the next call for a milestone, by its number from 0 and its time (UTC); None if nobody is to be called."""
    since, told, number = _since(milestone, ticket, plan), milestone.called, 0
    closed_until = opens(milestone, ticket, plan, since) if since else None
    if since is None or closed_until is None or closed_until <= milestone.set_at:
        return None
    passed = None
    while (at := ladder.call(plan, since, number)) < closed_until:
        if told is None or at > told.at:
            if at > milestone.set_at:
                return passed or (number, at)
            passed = number, milestone.set_at
        number += 1
    return passed


def is_called_for(ticket: Ticket, plan: Plan, at: datetime) -> bool:
    """Return whether a ticket was raised at that very instant, and a line is called for it outside its hours."""
    return raised_at(ticket, plan) == at and any(_closed_at(ticket.severity, ticket, plan, at))


def opens(milestone: Milestone, ticket: Ticket, plan: Plan, at: datetime) -> datetime | None:
    """Return when the last of the lines that are called at an instant opens; None if none of them is closed then."""
    return max((opening for _, opening in _closed(milestone, ticket, plan, at)), default=None)


def lines(milestone: Milestone, ticket: Ticket, plan: Plan, at: datetime) -> tuple[Line, ...]:
    """Return the lines that are called at an instant, since their hours are closed then."""
    return tuple(dict.fromkeys(line for line, _ in _closed(milestone, ticket, plan, at)))


def _since(milestone: Milestone, ticket: Ticket, plan: Plan) -> datetime | None:
    """Return the instant from which calls for a milestone count: when the ticket became so severe, or open again.

    None for a milestone that nobody is called for: it isn't the answer that somebody waits for, or it rests. A snooze
    lets no raise rest.
    """
    raised = raised_at(ticket, plan)
    if not milestone.is_open or ticket.status is Status.CLOSED:
        return None
    if milestone.type is MilestoneType.NEXT_RESPONSE and milestone.target:
        unheard = unheard_since(ticket, plan)
        return unheard if unheard and milestone.set_at >= unheard else None
    if milestone.is_paused:
        return None
    if milestone.type is MilestoneType.FIRST_RESPONSE:
        since = milestone.since if milestone.came_with else raised
        return max(since, milestone.reopened_at or since) if since else None
    is_reopened = milestone.type is MilestoneType.NEXT_RESPONSE
    return max(raised, milestone.since) if is_reopened and raised else None


def _closed(milestone: Milestone, ticket: Ticket, plan: Plan, at: datetime) -> Iterator[tuple[Line, datetime]]:
    """Yield each line that is called for a milestone at an instant, and when it opens."""
    return _closed_at(milestone.severity if milestone.came_with else ticket.severity, ticket, plan, at)


def _closed_at(severity: str | None, ticket: Ticket, plan: Plan, at: datetime) -> Iterator[tuple[Line, datetime]]:
    for step in plan.ladder.steps:
        is_woken = step.wake and severity in step.severities
        hours = hours_of(step, severity, ticket, plan) if severity and is_woken else None
        if hours and not coverage(hours).is_open(at):
            yield step.line, opening_of(hours, at)


def hours_of(step: EscalationStep, severity: str, ticket: Ticket, plan: Plan) -> Calendar | None:
    """Return the hours of a step, or else those in which the first response is counted; None if it counts any time."""
    if step.calendar:
        return plan.calendars[step.calendar]
    target = plan.target(severity)
    counted = target if target and target.amount else plan.ladder.goals.get(severity)
    return calendar_of(plan, counted, ticket.region, phoned=False) if counted else None


def opening_of(hours: Calendar, at: datetime) -> datetime:
    """Return the first instant from `at` on at which hours are open; the latest of all if they never open again."""
    try:
        return coverage(hours).next_opening(at)
    except NeverOpens:
        return LATEST
