"""A detour of the severity, over any others and at any times, buys nothing and costs nothing: of whatever is due.

Two courses of a ticket are compared that differ in the severities between alone. Back at the first one, nothing is due
earlier than without the detour, or later than by the time that the ticket was below (rule 9).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import accumulate
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.engine.milestones.follow import happen, missed
from bot.events import CustomerWrote, Replied, SeverityChanged, Stamp, TicketEvent, WaitingOnCustomer
from bot.model.classification import Classification
from bot.model.customer_message import CustomerMessage
from bot.model.milestone import MilestoneKind, MilestoneType
from bot.model.targets import Goals, Targets
from bot.model.ticket import Ticket
from bot.sla import clock
from bot.sla.clock import Promise
from bot.sla.days import Segment, joined
from bot.sla.measured import promise_of
from bot.sla.reclassification import spans_below
from policies.terms import Metric, PausedBy, Plan
from policies.version import versioned
from tests.rounds import tried
from tests.shipped import EXAMPLES, readme_pack
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE

CARE = readme_pack("northwind").plans["care"]


def with_updates(**life: object) -> Plan:
    """Northwind's plan with updates of such a life at both of its first levels."""
    targets = {severity: dict(each) for severity, each in CARE.targets.items()}
    often = replace(targets["P0"][Metric.NEXT_UPDATE], **life)  # type: ignore[arg-type]
    targets["P0"][Metric.NEXT_UPDATE] = often
    if often.amount:
        targets["P1"][Metric.NEXT_UPDATE] = replace(often, amount=replace(often.amount, value=2 * often.amount.value))
    return versioned(replace(CARE, targets=targets))


PLANS: Final = {
    "in plain hours": (CARE, "P0"),
    "in plain hours, from the middle": (with_updates(), "P1"),
    "paused while we wait": (with_updates(pauses=(PausedBy.WAITING,)), "P0"),
    "paused while we wait, from the middle": (with_updates(pauses=(PausedBy.WAITING,)), "P1"),
    "an archive": (EXAMPLES.plan("larkspur/archive"), "A"),
    "an archive, from the middle": (EXAMPLES.plan("larkspur/archive"), "B"),
    "a shop, at fixed intervals": (EXAMPLES.plan("fernhill/till-care", zone="America/Chicago"), "stopped"),
    "a shop, from the middle": (EXAMPLES.plan("fernhill/till-care", zone="America/Chicago"), "hindered"),
}
OF_A_SPELL: Final = {MilestoneType.CONFIRMATION, MilestoneType.PHONE_CALL}
"""What every change of the severity ends or begins anew: like a goal of the desk's own, it has no severity's target."""
REPLY, WAIT, WRITE = "reply", "wait", "write"

Steps = Sequence[tuple[int, str]]
"""Minutes since the step before, and what happens: words, or a severity by its place among those of the plan."""


@cache
def opened(name: str, acts: tuple[str, ...]) -> Ticket:
    """A ticket of Monday 09:00 under that plan, after these commands of an agent."""
    plan, severity = PLANS[name]
    desk = FrontDesk()
    desk.agrees(ACME, plan)
    desk.opened(CONTACT_ONE, severity, "Nobody can work")
    for act in acts:
        desk.passes(minutes=1)
        desk.types(AGENT_ONE, act)
    return desk.ticket()


def event_of(act: str, at: datetime, plan: Plan) -> TicketEvent:
    stamp = Stamp(at=at, by="agent-one", via="command")
    match act:
        case "reply":
            return Replied(**stamp, name="Agent One", text="It is the queue.")
        case "wait":
            return WaitingOnCustomer(**stamp, name="Agent One", text="Which office?")
        case "write":
            said = CustomerMessage(message=f"m{at:%H%M%S}", at=at, by=CONTACT_ONE, text="All of them")
            return CustomerWrote(**stamp, customer_message=said, private=False)
        case _:
            severity = plan.severities[int(act) % len(plan.severities)].id
            return SeverityChanged(**stamp, classification=Classification(severity=severity, at=at, by_staff=True))


def after(ticket: Ticket, plan: Plan, steps: Steps, *, detours: bool) -> Ticket:
    """The ticket after these steps, or after those of them that leave its severity alone."""
    targets, start = Targets(plan=plan, goals=Goals()), max(one.set_at for one in ticket.milestones)
    times = [start + timedelta(minutes=minutes) for minutes in accumulate(minutes for minutes, _ in steps)]
    for at, (_, act) in zip(times, steps, strict=True):
        if detours or act in {REPLY, WAIT, WRITE}:
            ticket = happen(_missed(ticket, at, plan), event_of(act, at, plan), targets=targets).after
    return ticket


def _missed(ticket: Ticket, at: datetime, plan: Plan) -> Ticket:
    """The ticket with every promise on record that was missed by then, at its time."""
    while late := [one for one in ticket.open_milestones if one.is_missed(at)]:
        first = min(late, key=lambda one: one.due)
        record = missed(first, event_of(WRITE, first.due, plan), ticket)
        ticket = happen(ticket, record, targets=Targets(plan=plan, goals=Goals())).after
    return ticket


def due_times(ticket: Ticket) -> dict[MilestoneKind, datetime]:
    by_severity = (one for one in ticket.open_milestones if one.target is None and one.type not in OF_A_SPELL)
    return {one.kind: one.due for one in by_severity if one.due_at}


def pauses_of(ticket: Ticket) -> Iterator[Segment]:
    pauses = (pause for one in ticket.open_milestones for pause in one.pauses)
    return (Segment(opens=one.begins, closes=one.ends) for one in pauses if one.ends)


def at_the_latest(made: Promise, kind: MilestoneKind, spans: Sequence[Segment], plan: Plan) -> datetime:
    """When a promise is due that didn't run in any of these spans, each instant of them counted once.

    The interval before a fixed one has moved likewise.
    """
    raw = clock.promise(plan, made.severity, made.since, metric=made.metric) if kind.is_beyond else made
    counted_from = min(span.opens for span in (*spans, Segment(opens=made.since, closes=made.since)))
    rests = joined((*spans, *made.pauses), counted_from if made.target.fixed else made.since)
    return clock.moved((raw or made).due_at, rests, clock.counted(made))


acts = st.sampled_from([REPLY, WAIT, WRITE, "0", "1", "2", "3"])
courses = st.lists(st.tuples(st.integers(min_value=0, max_value=400), acts), max_size=8)


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("acts_before", [(), ("ack EX-1",), ("ack EX-1", "resolve EX-1 Done.", "reopen EX-1")])
@example(steps=[(2, "3")])
@example(steps=[(10, "3"), (10, REPLY)])
@example(steps=[(8, "1"), (0, REPLY)])
@example(steps=[(0, WAIT), (30, "3"), (60, WRITE)])
@given(steps=courses)
@tried(8, 1_500)
def test_back_at_its_severity_nothing_is_due_earlier_or_later_than_by_the_time_below(
    name: str, acts_before: tuple[str, ...], steps: Steps
) -> None:
    plan, severity = PLANS[name]
    ticket = opened(name, acts_before)
    back = str(next(number for number, one in enumerate(plan.severities) if one.id == severity))
    whole = (*steps, (7, back), (0, WRITE))

    straight, round_about = (after(ticket, plan, whole, detours=detours) for detours in (False, True))

    is_plain = plan.ref == CARE.ref  # elsewhere a lower severity may be due earlier
    without, found = due_times(straight), due_times(round_about)
    assert set(without) <= set(found)
    below = spans_below(plan, round_about.opened_at, round_about.history)
    words = {REPLY, WAIT}.intersection(act for _, act in steps)
    for one in straight.open_milestones:
        made = promise_of(plan, straight, one)
        if one.kind in without and made and not (made.target.fixed and words):  # one given below begins new intervals
            assert found[one.kind] <= at_the_latest(made, one.kind, (*below, *pauses_of(round_about)), plan), one.kind
            if is_plain and WAIT not in words:
                assert found[one.kind] >= without[one.kind], one.kind


def test_at_fixed_intervals_none_is_gained_by_going_down_and_up_again() -> None:
    plan, _ = PLANS["a shop, at fixed intervals"]
    ticket = opened("a shop, at fixed intervals", ("ack EX-1",))
    straight = after(ticket, plan, [(0, WRITE)], detours=False)

    round_about = after(ticket, plan, [(2, "2"), (2, "0"), (2, "2"), (2, "0")], detours=True)

    update = MilestoneKind(MilestoneType.NEXT_UPDATE)
    assert due_times(round_about)[update] == due_times(straight)[update] + timedelta(minutes=4)
