"""The state of a ticket in a line: the part of both cards that changes."""

from datetime import datetime
from typing import Final

from bot.model.listed_ticket import AnyTicket
from bot.model.message import Quote, Spans, Strong, When
from bot.model.milestone import FIRST_RESPONSE, Milestone, MilestoneType, Owner, due_of
from bot.model.ticket import OVER, Status, Ticket
from bot.sla.clock import promise
from bot.sla.lateness import Lateness, lateness
from bot.sla.measured import promise_of
from bot.wording import coverage
from bot.wording.spans import by, clipped, invitation, line, spaced
from bot.wording.ticket import outcomes
from bot.wording.ticket import promised as promised_later
from policies.terms import Plan

MAX_QUESTION: Final = 600
"""The most characters of our question to the customer that are repeated."""


def severity_name(ticket: AnyTicket, plan: Plan) -> str:
    """Return the severity in the plan's words, or that there is none yet."""
    return plan.severity(ticket.severity).name if ticket.severity else "no level yet"


def zone(ticket: AnyTicket, plan: Plan) -> str:
    """Return the zone that its times are shown in if the platform has no other."""
    made = promise(plan, ticket.severity, ticket.opened_at, region=ticket.region) if ticket.severity else None
    return coverage.zone_of(plan, made.calendar if made else None)


def due(ticket: Ticket, plan: Plan) -> Spans:
    """Return when the first response is due, or that no time is promised; without a full stop."""
    if ticket.due_at:
        return line(When(at=ticket.due_at, zone=zone(ticket, plan)))
    if ticket.severity:
        return line("no time is set for this level")
    return line("no level yet, so no time")


def promised(ticket: Ticket, plan: Plan) -> Spans:
    """Return sentences about when the first response is due, while it is still to come, and the other promises."""
    others = spaced(promised_later.sentences(ticket, zone(ticket, plan)), promised_later.paused(ticket))
    if ticket.status is not Status.NEW or ticket.response or ticket.is_late or ticket.is_withdrawn:
        return others
    if ticket.due_at:
        return spaced(line("First response due ", *due(ticket, plan), "."), others)
    if others:
        return others
    return line("No time is set for this level." if ticket.severity else "No level yet, so no time.")


def state(ticket: Ticket, plan: Plan, *, away: datetime | None = None) -> Spans:
    """Return its state and its assignee in a few sentences, for the vendor's staff.

    Its assignee is `away` until then (UTC).
    """
    where = zone(ticket, plan)
    match ticket.status:
        case Status.NEW:
            return _new(ticket, where)
        case Status.ACKNOWLEDGED:
            return on_it(ticket, plan, away=away)
        case Status.WAITING:
            return spaced(line("Waiting for the customer."), _answered(ticket, plan))
        case Status.RESOLVED:
            return line(f"Resolved by {ticket.assignee}. A reply in the customer's thread opens it again.")
        case Status.CLOSED if ticket.merged_into:
            return line(f"Merged into {ticket.merged_into}, where it goes on.")
        case Status.CLOSED:
            until = (" until ", When(at=ticket.reopens_until, zone=where)) if ticket.reopens_until else ()
            later = "; later on it starts a new request" if until else ""
            return line("Closed. A reply in the customer's thread opens it again", *until, f"{later}.")


def for_customer(ticket: Ticket, plan: Plan, *, thread: str = "this thread") -> Spans:
    """Return its state in a sentence for its customer: what happens now. `thread` is its thread, as they read of it."""
    match ticket.status:
        case Status.NEW if ticket.response is None and not ticket.is_late:
            return line("We have it.")
        case Status.NEW if ticket.response is None and not ticket.is_withdrawn and ticket.due_at:
            due = When(at=ticket.due_at, zone=zone(ticket, plan))
            return line(Strong(text="We're late"), " with our first response, which was due ", due, ".")
        case Status.WAITING:
            needed = f": we need your answer in {thread}"
            return line(Strong(text="Waiting for you"), invitation(f"{needed}.", f"{needed}, with @plandesk."))
        case Status.RESOLVED:
            asks = invitation(
                f"Reply in {thread} if it isn't solved.", f"Reply in {thread} with @plandesk if it isn't solved."
            )
            return line(f"{ticket.assignee} has resolved this. ", asks)
        case Status.CLOSED if ticket.merged_into:
            return state(ticket, plan)
        case Status.CLOSED:
            asks = invitation(
                f"Reply in {thread} if it comes back.", f"Reply in {thread} with @plandesk if it comes back."
            )
            return line("Closed. ", asks)
        case _:
            return state(ticket, plan)


def question(ticket: Ticket) -> Quote | None:
    """Return what we wait for the customer to answer, as it was put; None if there is nothing, or no words of it."""
    kind = MilestoneType.CUSTOMER_REPLY
    asked = next((one.question for one in ticket.open_milestones if one.type is kind), "")
    return Quote(text=clipped(asked, MAX_QUESTION)) if asked and ticket.status is Status.WAITING else None


def former_breaches(ticket: Ticket, plan: Plan) -> Spans:
    """Return a sentence about each due time of the first response that was missed before the present one."""
    own = (one for one in ticket.milestones if one.id == FIRST_RESPONSE)
    where = zone(ticket, plan)
    return spaced(*(outcomes.missed(one, each, plan, where) for one in own for each in one.missed_before))


def goal(ticket: Ticket, plan: Plan) -> Spans:
    """Return a sentence about the desk's own goal for the first response, if that is due, for staff alone."""
    one = first_goal(ticket)
    if one is None or not ticket.awaits_response:
        return ()
    return line(" Our goal: ", When(at=one.due, zone=zone(ticket, plan)), ".")


def our_goal(ticket: Ticket, plan: Plan) -> Spans:
    """Return a sentence about the desk's own goal that is due before all that is promised, for staff alone."""
    one = first_goal(ticket)
    if one is None or ticket.status in OVER:
        return ()
    what = "Our goal" if one.id == FIRST_RESPONSE else f"{promised_later.label(one)}, our goal"
    return line(f"{what}: ", When(at=one.due, zone=zone(ticket, plan)), ".")


def first_goal(ticket: Ticket) -> Milestone | None:
    """Return the goal of the desk's own that is due before all that is promised; None if there is none."""
    first = next(iter(due_of(Owner.VENDOR, ticket.milestones)), None) if ticket.milestone else None
    return None if first is None or first.is_promise else first


def next_goal(ticket: Ticket) -> Milestone | None:
    """Return that goal, unless it is the one for the first response."""
    one = first_goal(ticket)
    return None if one is None or one.id == FIRST_RESPONSE else one


def until(ticket: Ticket, plan: Plan) -> Spans:
    """Return the moment until which it is snoozed; empty if it isn't."""
    return line(by(ticket.snoozed_until, zone(ticket, plan))) if ticket.snoozed_until else ()


def _new(ticket: Ticket, where: str) -> Spans:
    if ticket.response or ticket.is_withdrawn:
        whose = f"assigned to {ticket.assignee}" if ticket.assignee else "not picked up yet"
        return line(Strong(text="Open again"), f", {whose}.")
    if ticket.is_late and ticket.due_at:
        return line(Strong(text="Overdue"), ": a first response was due ", When(at=ticket.due_at, zone=where), ".")
    return line("No response yet.")


def on_it(ticket: Ticket, plan: Plan, *, away: datetime | None = None) -> Spans:
    """Return who works on an acknowledged ticket, since when, and how much later than promised that was.

    Who is `away` until then (UTC) works on nothing.
    """
    first = ticket.response
    if ticket.assignee is None:
        return spaced(line("It's with our team."), _answered(ticket, plan))
    if away:
        back = When(at=away, zone=zone(ticket, plan))
        return spaced(line(f"{ticket.assignee} has it, and is away until ", back, "."), _answered(ticket, plan))
    if first is None or first.name != ticket.assignee:
        return spaced(line(f"{ticket.assignee} is on it."), _answered(ticket, plan))
    since = by(first.at, zone(ticket, plan))
    return line(f"{ticket.assignee} has been on it since ", since, f"{later_than_promised(ticket, plan)}.")


def _answered(ticket: Ticket, plan: Plan) -> Spans:
    if ticket.response is None:
        return ()
    when = When(at=ticket.response.at, zone=zone(ticket, plan))
    return line(f"First response by {ticket.response.name}, ", when, f"{later_than_promised(ticket, plan)}.")


def later_than_promised(ticket: Ticket, plan: Plan) -> str:
    """Return “ – 24 min later than promised” in the time that counts; empty if the first response came in time."""
    answered = ticket.response
    if answered is None or not ticket.is_breached:
        return ""
    made = promise_of(plan, ticket, ticket.first_response) if ticket.first_response else None
    return outcomes.later(lateness(made, answered.at) if made else Lateness())
