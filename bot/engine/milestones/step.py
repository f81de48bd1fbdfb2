"""One step of a milestone: what an event makes of it, and which ones begin with it."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from bot.engine.milestones import clock, promises
from bot.engine.milestones.ladders import own_ladder
from bot.engine.milestones.rules import RULES, applies, may_begin, met_by, stopped_by, target_of
from bot.engine.milestones.signals import Signal, signals
from bot.events import (
    AnyEvent,
    ContractTimersRestored,
    Happened,
    IntakeTimersRestored,
    MilestoneReported,
    PromiseMissed,
    ReminderSent,
    RemindersRestored,
    Reopened,
    Replied,
    TicketEvent,
    WaitingOnCustomer,
)
from bot.model import customer_call
from bot.model.milestone import Breach, Ended, Milestone, MilestoneKind, MilestoneType, Outcome
from bot.model.targets import Targets
from bot.model.ticket import OVER, Ticket
from bot.model.timer import TimerKind, Told
from policies.terms import Plan


def begun(
    kinds: Iterable[MilestoneKind],
    event: TicketEvent,
    after: Ticket,
    targets: Targets,
    *,
    left: frozenset[MilestoneKind] = frozenset(),
    behind: frozenset[MilestoneType] = frozenset(),
) -> Iterator[Milestone]:
    """Yield what begins with an event, of those kinds of which none is `left` open; nothing while the ticket is over.

    `behind` are the types that are open of other tickets which were merged into it.
    """
    question = event.text if isinstance(event, WaitingOnCustomer | Replied) else ""
    for kind in kinds if after.status not in OVER else ():
        if not may_begin(kind, event, after, targets.plan, left=left, behind=behind):
            continue
        for one in clock.begin(kind, event.at, after, targets, reopened=isinstance(event, Reopened)):
            left |= {kind}
            asked = question if kind.type is MilestoneType.CUSTOMER_REPLY else ""
            yield paused(replace(one, question=asked), event, after, targets)


def stepped(one: Milestone, event: TicketEvent, before: Ticket, after: Ticket, targets: Targets) -> Milestone:
    """Return a milestone after an event of its ticket, which has its own milestones alone, or is a guest as seen."""
    recorded = on_record(one, event, targets.plan)
    if recorded:
        return recorded
    meant = signals(event)
    outcome = outcome_of(one, event, targets.plan)
    may_end = before.severity != after.severity or one.type is MilestoneType.PHONE_CALL  # a call may come with another
    if outcome is None and may_end and not applies(one.kind, after, targets.plan):
        return _fallen_away(replace(one, began_at=one.began_at or one.since), event)
    if outcome is Outcome.WITHDRAWN and Signal.WITHDRAWN not in meant:
        return _fallen_away(one, event)
    if outcome:
        due = clock.resumed(one, event.at, before, targets.plan) if one.is_paused and one.is_promise else one
        return replace(due, ended=ended_by(outcome, event))  # it ends at a time that it can be judged by
    if before.severity != after.severity or (Signal.PHONED in meant and after.phoned_at is not None):
        now = paused(clock.reclassified(one, event.at, after, targets.plan), event, after, targets)
        return clock.called_anew(one, event.at, before, after, targets.plan) if now == one else now
    is_claimed = customer_call.is_to_be_confirmed(after) and not customer_call.is_to_be_confirmed(before)
    if is_claimed and one.type is MilestoneType.PHONE_CALL:
        return clock.held_back(one, event.at, after, targets.plan)
    if Signal.REOPENED in meant:
        return replace(clock.next_round(one, event.at), reopened_at=event.at)
    if Signal.CHASED in meant and one.type is MilestoneType.CUSTOMER_REPLY:
        return clock.asked_again(one, event.at, after, targets.plan)
    return paused(one, event, after, targets)


def taken_back(before: Ticket, event: TicketEvent, after: Ticket, plan: Plan) -> Iterator[Milestone]:
    """Yield the resolution that an event takes back, where the present severity promises none: it falls away then.

    So what was solved, and isn't, is promised again with the time that was left once the severity is as it was.
    """
    if Signal.REOPENED not in signals(event):
        return
    for one in before.milestones:
        is_met = one.ended is not None and one.ended.outcome is Outcome.MET
        if one.type is MilestoneType.RESOLUTION and is_met and not applies(one.kind, after, plan):
            yield _fallen_away(promises.going_on(one, event.at, reopened=True), event)


def _fallen_away(one: Milestone, event: TicketEvent) -> Milestone:
    """Return a milestone that nobody wants any more, unless its customer withdrew it: what was missed stays missed."""
    if not (one.is_promise and one.breaches):
        return replace(one, ended=ended_by(Outcome.WITHDRAWN, event))
    last = one.breaches[-1]
    return replace(one, due_at=last.due_at, severity=last.severity, ended=ended_by(Outcome.LAPSED, event))


def on_record(one: Milestone, event: AnyEvent, plan: Plan) -> Milestone | None:
    """Return a milestone after its reminder, its breach, or the restoring of its timers; None after anything else."""
    match event:
        case ReminderSent() if event.about == one.id:
            return _reminded_of(one, event)
        case PromiseMissed() if event.about == one.id:
            breach = Breach(due_at=event.due_at, severity=event.severity, at=event.at, apologise=event.apologise)
            target = target_of(one, plan)
            is_over = target is not None and target.fixed  # the next update has its own time, whatever became of this
            ended = ended_by(Outcome.LAPSED, event) if is_over else None
            return replace(one, breaches=(*one.breaches, breach), ended=ended)
        case RemindersRestored() | IntakeTimersRestored() | ContractTimersRestored():
            return replace(one, round=one.round + 1, set_at=event.at)
        case _:
            return None


def _reminded_of(one: Milestone, event: ReminderSent) -> Milestone:
    """Return a milestone of which people were reminded, or were called outside their hours or at their beginning."""
    told = Told(kind=event.kind, step=event.step, at=event.at, calls=event.calls)
    if event.kind is TimerKind.CALL_OUT:
        return replace(one, called=told)
    if event.kind is TimerKind.CALL:
        return replace(one, told=replace(one.told, calls=event.calls) if one.told else None)
    ladder = own_ladder(one)
    is_last = ladder is not None and ladder.ends_at(event.step)
    return replace(one, told=told, ended=ended_by(Outcome.LAPSED, event) if is_last else None)


def ended_by(outcome: Outcome, event: Happened) -> Ended:
    """Return the end of a milestone that an event brings."""
    return Ended(outcome=outcome, at=event.at, by=event.by, name=getattr(event, "name", ""))


def paused(one: Milestone, event: TicketEvent, after: Ticket, targets: Targets) -> Milestone:
    """Return a milestone as it goes on: some stop while the ticket is snoozed, or while we wait for its customer.

    What is overdue stays so: only a pause that begins before its due time moves that.
    """
    stopped = stopped_by(one, after, targets.plan)
    if stopped and one.due_at:
        return clock.paused(one, event.at, stopped) if event.at < one.due_at else one
    return clock.resumed(one, event.at, after, targets.plan) if one.is_paused and not stopped else one


def outcome_of(one: Milestone, event: AnyEvent, plan: Plan) -> Outcome | None:
    """Return the outcome that an event brings to a milestone; None if it goes on.

    What was written before a question isn't the answer to it, though it may be heard later.
    """
    rule, meant = RULES[one.type], signals(event)
    if isinstance(event, MilestoneReported) and event.metric != one.kind.metric:
        meant -= {Signal.REPORTED}
    if meant & met_by(one, plan) and (event.at >= one.since or not rule.recurs):
        return Outcome.MET
    if meant & rule.ends:
        return Outcome.WITHDRAWN
    return Outcome.MOVED if Signal.MOVED in meant else None
