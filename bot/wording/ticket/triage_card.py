"""The live card of a ticket in triage: what it is and by when, whose words, who has it, and what can be done.

It is edited only when something happens to the ticket, so it says no length of time that would grow old.
"""

from typing import Final

from bot.model.day import Day
from bot.model.desk import Customer
from bot.model.message import Message, Note, Quote, Spans, Strong, Title, Tone, When
from bot.model.milestone import FIRST_RESPONSE, Milestone
from bot.model.proposal import is_proposal
from bot.model.ticket import OVER, Status, Ticket
from bot.wording import late, marks
from bot.wording.spans import clipped, joined, line, message, note, paragraph, spaced
from bot.wording.ticket import acknowledged, acts, appeal, level_check, linked_work, promised, split, status, verdict
from bot.wording.ticket.triage import NO_TEXT, SOURCE_DELETED, asked_by, thread_link
from policies.terms import Plan

WORDS: Final = 160
"""The most characters of the customer's own words: two lines on a wide screen."""


def card(ticket: Ticket, plan: Plan, customer: Customer, on_duty: Spans = ()) -> Message:
    """Return the card; `on_duty` are those to be called, by a mention, or who is there, by name."""
    name = line(f"{ticket.id} · {customer.name} · {_severity(ticket, plan)}")
    next_up = _next_up(ticket, plan)
    return message(
        spaced(
            line(*name, *next_up, f" · {plan.name}."),
            line(*_state(ticket, plan), "."),
            line(f"“{clipped(ticket.text or NO_TEXT)}”"),
        ),
        Title(spans=(*_mark(ticket, plan), *name, *next_up), tone=_tone(ticket, plan)),
        Quote(text=clipped(ticket.text, WORDS) or NO_TEXT),
        paragraph(*_state(ticket, plan), " · ", thread_link(ticket, customer)),
        _also(ticket, plan),
        note(acknowledged.standing(ticket, plan)) if acknowledged.standing(ticket, plan) else None,
        note(verdict.on_record(ticket)) if verdict.on_record(ticket) else None,
        late.remark(ticket.opened_at, ticket.read_at, customer.zone),
        note(SOURCE_DELETED) if ticket.source_deleted_at else None,
        acts.row(ticket, plan),
        _small_print(ticket, plan, on_duty),
    )


def _severity(ticket: Ticket, plan: Plan) -> str:
    suggested = " (suggested)" if is_proposal(ticket, plan) else ""
    return f"{status.severity_name(ticket, plan)}{suggested}"


def _tone(ticket: Ticket, plan: Plan) -> Tone:
    if ticket.status in OVER:
        return Tone.DEFAULT
    return Tone.ATTENTION if _is_late(ticket.milestone) else marks.tone(plan, ticket.severity)


def _mark(ticket: Ticket, plan: Plan) -> Spans:
    """Return the sign before the title; what is over has none."""
    return () if ticket.status in OVER else (marks.mark(plan, ticket.severity),)


def _next_up(ticket: Ticket, plan: Plan) -> Spans:
    """Return what is due next and when, for the end of the title; else what it waits for."""
    zone, one = status.zone(ticket, plan), ticket.milestone
    if ticket.snoozed_until:
        return line(" · snoozed until ", When(at=ticket.snoozed_until, zone=zone, day=Day.UNLESS_TODAY))
    over = f" · {ticket.status}" if ticket.status in OVER else ""
    if one is None:
        return line(" · no time promised" if ticket.status is Status.NEW else over)
    return line(f"{over} · ", *_due(one, zone))


def _due(one: Milestone, zone: str) -> Spans:
    """Return “due 15:27” of a first response, and of anything else what it is; a goal of ours is called one."""
    what = "" if one.id == FIRST_RESPONSE else f"{promised.bare(one.id)} "
    due = When(at=one.due, zone=zone, day=Day.UNLESS_TODAY)
    if _is_late(one):
        return line(what, "overdue since ", due)
    if one.is_promise:
        return line(what, "due ", due)
    return line(f"{what.rstrip()}, " if what else "", "our goal: ", due)


def _is_late(one: Milestone | None) -> bool:
    return one is not None and one.is_breached


def _state(ticket: Ticket, plan: Plan) -> Spans:
    """Return where it is, and whose it is."""
    zone = status.zone(ticket, plan)
    match ticket.status:
        case Status.NEW if ticket.response or ticket.is_withdrawn:
            return line(Strong(text="Open again"), " · no response yet · ", *_whose(ticket))
        case Status.NEW:
            return line("No response yet · ", *_whose(ticket))
        case Status.ACKNOWLEDGED:
            return line(*_whose(ticket), *_answered(ticket, plan))
        case Status.WAITING:
            return line("Waiting for the customer · ", *_whose(ticket), *_answered(ticket, plan))
        case Status.RESOLVED:
            return line(f"Resolved by {ticket.assignee}" if ticket.assignee else "Resolved")
        case Status.CLOSED if ticket.merged_into:
            return line(f"Merged into {ticket.merged_into}, where it goes on")
        case Status.CLOSED if ticket.reopens_until:
            return line("Closed · a reply opens it again until ", When(at=ticket.reopens_until, zone=zone))
        case Status.CLOSED:
            return line("Closed · a reply opens it again")


def _whose(ticket: Ticket) -> Spans:
    return line(f"Assigned to {ticket.assignee}") if ticket.assignee else line(Strong(text="Unassigned"))


def _answered(ticket: Ticket, plan: Plan) -> Spans:
    if ticket.response is None:
        return ()
    first = When(at=ticket.response.at, zone=status.zone(ticket, plan))
    return line(" · first response ", first, status.later_than_promised(ticket, plan))


def _also(ticket: Ticket, plan: Plan) -> Note | None:
    """Return what else is due, what was missed before, and which tickets belong to it."""
    if ticket.status is Status.CLOSED:
        return None
    zone = status.zone(ticket, plan)
    others = [one for one in (*ticket.promises, status.first_goal(ticket)) if one and one != ticket.milestone]
    said = spaced(
        line("Also: ", *_listed([_due(one, zone) for one in others]), ".") if others else (),
        *(promised.lapsed(one, ticket, zone) for one in ticket.promises),
        status.former_breaches(ticket, plan),
        appeal.standing(ticket, plan) if ticket.appeal else (),
        line(level_check.on_record(ticket, plan)),
        line(f"Part of {ticket.incident.id}: {clipped(ticket.incident.title, 60)}.") if ticket.incident else (),
        line(f"With it: {joined(ticket.absorbed)}.") if ticket.absorbed else (),
        linked_work.on_record(ticket),
        line(f"Goes on from {ticket.follows}.") if ticket.follows else (),
        line(split.related(ticket)) if ticket.split_from or ticket.taken_out else (),
    )
    return Note(spans=said) if said else None


def _listed(each: list[Spans]) -> Spans:
    return tuple(span for number, one in enumerate(each) for span in (*line(", " if number else ""), *one))


def _small_print(ticket: Ticket, plan: Plan, on_duty: Spans) -> Note:
    """Return the plan, who asked and what about, and who is on duty."""
    about = (one for one in (ticket.product, ticket.kind) if one)
    duty = line(" · on duty: ", *_listed([(one,) for one in on_duty])) if on_duty else ()
    return note(f"{plan.name} · asked by ", *asked_by(ticket), *(f" · {one}" for one in about), *duty)
