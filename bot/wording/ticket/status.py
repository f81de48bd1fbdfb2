"""The state of a ticket in a line: the part of both cards that changes."""

from bot.model.message import Spans, Strong, When
from bot.model.milestone import FIRST_RESPONSE
from bot.model.ticket import Status, Ticket
from bot.sla.clock import promise
from bot.wording import coverage
from bot.wording.spans import line, spaced
from bot.wording.ticket import promised as promised_later
from policies.terms import Plan


def severity_name(ticket: Ticket, plan: Plan) -> str:
    """Return the severity in the plan's words, or that there is none yet."""
    return plan.severity(ticket.severity).name if ticket.severity else "no severity yet"


def zone(ticket: Ticket, plan: Plan) -> str:
    """Return the zone that its times are shown in if the platform has no other."""
    made = promise(plan, ticket.severity, ticket.opened_at, region=ticket.region) if ticket.severity else None
    return coverage.zone_of(plan, made)


def due(ticket: Ticket, plan: Plan) -> Spans:
    """Return when the first response is due, or that no time is promised; without a full stop."""
    if ticket.due_at:
        return line(When(at=ticket.due_at, zone=zone(ticket, plan)))
    if ticket.severity:
        return line("no response time is promised")
    return line("nothing is due until it has a severity")


def promised(ticket: Ticket, plan: Plan) -> Spans:
    """Return sentences about when the first response is due, while it is still to come, and the other promises."""
    others = promised_later.sentences(ticket, zone(ticket, plan))
    if ticket.status is not Status.NEW or ticket.response or ticket.is_breached or ticket.is_withdrawn:
        return others
    if ticket.due_at:
        return spaced(line("First answer due: ", *due(ticket, plan), "."), others)
    if others:
        return others
    return line("No response time is promised." if ticket.severity else "Nothing is due until it has a severity.")


def state(ticket: Ticket, plan: Plan) -> Spans:
    """Return its state and its assignee, in a few sentences that a customer may read."""
    where = zone(ticket, plan)
    match ticket.status:
        case Status.NEW:
            return spaced(_new(ticket, where), former_breaches(ticket, plan))
        case Status.ACKNOWLEDGED:
            return line(f"{ticket.assignee} is on it", *_answered(ticket, where))
        case Status.WAITING:
            return line("Waiting for the customer", *_answered(ticket, where))
        case Status.RESOLVED:
            return line(f"Resolved by {ticket.assignee}. A reply in the customer's thread opens it again.")
        case Status.CLOSED if ticket.merged_into:
            return line(f"Closed: it is about the same as {ticket.merged_into}, and goes on there.")
        case Status.CLOSED:
            until = (" until ", When(at=ticket.reopens_until, zone=where)) if ticket.reopens_until else ()
            later = ", and begins another request later" if until else ""
            return line("Closed. A reply in the customer's thread opens it again", *until, f"{later}.")


def former_breaches(ticket: Ticket, plan: Plan) -> Spans:
    """Return a sentence about each due time that was missed before the present one."""
    where, earlier = zone(ticket, plan), [one for one in ticket.breaches if one.due_at != ticket.due_at]
    return spaced(
        *(
            line(
                "An answer was due earlier, ",
                When(at=one.due_at, zone=where),
                f" ({plan.severity(one.severity).name}), and didn't come.",
            )
            for one in earlier
        )
    )


def goal(ticket: Ticket, plan: Plan) -> Spans:
    """Return a sentence about the desk's own goal for the first response, if that is due, for staff alone."""
    if ticket.milestone is None or ticket.milestone.is_promise or not ticket.awaits_response:
        return ()
    return line(" Our own goal is ", When(at=ticket.milestone.due, zone=zone(ticket, plan)), ".")


def former_goal(ticket: Ticket, plan: Plan) -> Spans:
    """Return a sentence about the goal that the first response had, once it is answered; empty if it was promised."""
    goals = (one for one in ticket.milestones if one.id == FIRST_RESPONSE and not one.is_promise and one.due_at)
    met = next((one for one in goals if one.ended), None)
    return line(" Our own goal was ", When(at=met.due, zone=zone(ticket, plan)), ".") if met else ()


def until(ticket: Ticket, plan: Plan) -> Spans:
    """Return the moment until which it is snoozed; empty if it isn't."""
    return line(When(at=ticket.snoozed_until, zone=zone(ticket, plan))) if ticket.snoozed_until else ()


def _new(ticket: Ticket, where: str) -> Spans:
    if ticket.response or ticket.is_withdrawn:
        return line(Strong(text="Open again"), "; nobody has taken it up yet.")
    if ticket.is_breached and ticket.due_at:
        return line(Strong(text="Overdue"), ": the first answer was due ", When(at=ticket.due_at, zone=where), ".")
    return line("Nobody has answered yet.")


def _answered(ticket: Ticket, where: str) -> Spans:
    if ticket.response is None:
        return line(".")
    late = " (late)" if ticket.is_breached else ""
    return line(f". First answer by {ticket.response.name}, ", When(at=ticket.response.at, zone=where), f"{late}.")
