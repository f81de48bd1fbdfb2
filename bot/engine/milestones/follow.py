"""The milestones of each event: those that it began, changed or ended.

A handler doesn't touch a milestone. It says what happened, and what that means for the milestones is read from two
tables: `signals`, from events to what they mean, and `rules`, from types to what begins, meets and ends them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.engine.evolve.timeline import fold_ticket
from bot.engine.milestones import clock, updates
from bot.engine.milestones.call_outs import next_call
from bot.engine.milestones.ladders import own_ladder
from bot.engine.milestones.rules import RULES, applies, kinds, met_by, stopped_by, target_of
from bot.engine.milestones.signals import Signal, signals
from bot.engine.milestones.timers import watched
from bot.events import (
    Absorbed,
    AccessEnded,
    AnyEvent,
    ContractReminded,
    ContractTimersRestored,
    Happened,
    IntakeReminded,
    IntakeTimersRestored,
    MilestoneReported,
    PhoneCallClaimed,
    PromiseMissed,
    Reminded,
    ReminderSent,
    RemindersRestored,
    Reopened,
    Replied,
    Stamp,
    TicketEvent,
    WaitingOnCustomer,
)
from bot.model.milestone import Breach, Ended, Milestone, MilestoneId, MilestoneKind, MilestoneType, Outcome
from bot.model.people import SYSTEM
from bot.model.targets import Targets
from bot.model.ticket import OVER, Ticket
from bot.model.timer import LaterCall, Timer, TimerKind, Told
from policies.terms import Plan

R = TypeVar("R", Reminded, IntakeReminded, ContractReminded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A ticket after some events, and these events with what they did to its milestones."""

    after: Ticket
    events: tuple[TicketEvent, ...]


def happen(ticket: Ticket | None, *events: TicketEvent, targets: Targets) -> Course:
    """Return the ticket after these events, the first of which may open it, and the events with their milestones.

    A promise that one of them ends or moves after its due time is recorded as missed before it. An event that says
    already what it did is left as it is. `targets` are those of the ticket. Raises LookupError if there is none.
    """
    course = list[TicketEvent]()
    for event in events:
        for each in (*_unrecorded(ticket, event, targets), event):
            is_known = each.milestones is not None
            course.append(each if is_known else replace(each, milestones=_changed(ticket, each, targets)))
            ticket = fold_ticket(ticket, course[-1:])
    if ticket is None:
        raise LookupError("a ticket's first event must open it")
    return Course(after=ticket, events=tuple(course))


def missed(milestone: Milestone, event: TicketEvent) -> PromiseMissed:
    """Return the record, made with an event, that a promise was missed. Raises LookupError if it promises nothing."""
    if milestone.due_at is None or milestone.severity is None:
        raise LookupError(f"{milestone.id} isn't due at any time")
    return PromiseMissed(
        at=event.at,
        by=SYSTEM.id,
        via=event.via,
        about=milestone.id,
        due_at=milestone.due_at,
        severity=milestone.severity,
        apologise=True,
    )


def reminded(record: type[R], timer: Timer, stamp: Stamp, calls: tuple[LaterCall, ...] = ()) -> R:
    """Return the record that people are reminded now, since a timer has fired; `calls` are left for later."""
    late = max(0, int((stamp["at"] - timer.due_at).total_seconds()))
    return record(
        **stamp,
        about=MilestoneId(timer.about),
        kind=timer.kind,
        step=timer.step,
        cycle=timer.cycle,
        due_at=timer.due_at,
        late_seconds=late,
        calls=calls,
    )


def _unrecorded(ticket: Ticket | None, event: TicketEvent, targets: Targets) -> tuple[TicketEvent, ...]:
    """Return what comes before an event, and isn't on record: remote access ends with its ticket, promises are broken.

    Those are the breaches that no timer has recorded, of promises that the event ends or moves, or lets rest.
    """
    if ticket is None or event.milestones is not None or isinstance(event, PromiseMissed | Reminded):
        return ()
    late = [one for one in ticket.open_milestones if one.is_missed(event.at)]
    rests = Signal.ENDED in signals(event)
    moved = {one.id for one in _changed(ticket, event, targets)} if late and not rests else frozenset()
    broken = tuple(missed(one, event) for one in late if rests or one.id in moved)
    is_over = not signals(event).isdisjoint({Signal.SOLVED, Signal.ENDED, Signal.MOVED})
    ended = (AccessEnded(at=event.at, by=SYSTEM.id, via=event.via),) if ticket.access and is_over else ()
    return (*ended, *broken)


def _changed(ticket: Ticket | None, event: TicketEvent, targets: Targets) -> tuple[Milestone, ...]:
    """Return the milestones that an event changes or ends, and those that begin with it."""
    after = fold_ticket(ticket, (replace(event, milestones=()),))
    if ticket is None:
        return tuple(_begun(frozenset(), event, after, targets))
    were = ticket.open_milestones
    are = tuple(_after(one, event, ticket, after, targets) for one in were)
    guests = tuple(_paused(one, event, after, targets) for one in event.guests) if isinstance(event, Absorbed) else ()
    left = frozenset(one.kind for one in (*are, *guests) if one.is_open)
    moved = tuple(now for was, now in zip(were, are, strict=True) if now != was)
    moved = (*moved, *updates.given_aside(ticket, event, targets.plan))
    changed = (*moved, *guests, *_begun(left, event, _with(after, moved), targets))
    return (*changed, *_heard_again(ticket, after, changed, event))


def _heard_again(
    before: Ticket, after: Ticket, changed: tuple[Milestone, ...], event: TicketEvent
) -> Iterator[Milestone]:
    """Yield the goals that were silent beside a promise and aren't any more: their void timers need another round."""
    heard = {one.id for one in (*watched(before), *changed)}
    yield from (clock.next_round(one, event.at) for one in watched(_with(after, changed)) if one.id not in heard)


def _with(ticket: Ticket, changed: tuple[Milestone, ...]) -> Ticket:
    """Return a ticket with these milestones as they are by now."""
    return replace(ticket, milestones=tuple({one.id: one for one in (*ticket.milestones, *changed)}.values()))


def _begun(left: frozenset[MilestoneKind], event: TicketEvent, after: Ticket, targets: Targets) -> Iterator[Milestone]:
    """Yield what begins with an event, of the kinds of which none is `left` open; nothing while the ticket is over."""
    question = event.text if isinstance(event, WaitingOnCustomer | Replied) else ""
    for kind in kinds(targets.plan) if after.status not in OVER else ():
        rule, types = RULES[kind.type], {one.type for one in left}
        if kind in left or not types.isdisjoint(rule.behind) or signals(event).isdisjoint(rule.starts):
            continue
        for begun in clock.begin(kind, event.at, after, targets, reopened=isinstance(event, Reopened)):
            left |= {kind}
            asked = question if kind.type is MilestoneType.CUSTOMER_REPLY else ""
            yield _paused(replace(begun, question=asked), event, after, targets)


def _after(one: Milestone, event: TicketEvent, before: Ticket, after: Ticket, targets: Targets) -> Milestone:
    """Return a ticket's milestone as it is after an event."""
    recorded = on_record(one, event, targets.plan)
    if recorded:
        return recorded
    meant = signals(event)
    outcome = outcome_of(one, event, targets.plan)
    is_own = not one.came_with and before.severity != after.severity
    if outcome is None and is_own and not applies(one.kind, after, targets.plan):
        return _fallen_away(replace(one, began_at=one.began_at or one.since), event)
    if outcome:
        due = clock.resumed(one, event.at, before, targets.plan) if one.is_paused and one.is_promise else one
        return replace(due, ended=ended_by(outcome, event))  # it ends at a time that it can be judged by
    if before.severity != after.severity or Signal.PHONED in meant:
        now = _paused(clock.reclassified(one, event.at, after, targets.plan), event, after, targets)
        is_called_anew = now == one and next_call(one, after, targets.plan) != next_call(one, before, targets.plan)
        return clock.next_round(one, event.at) if is_called_anew else now  # calls of before are void, and so their keys
    is_new = isinstance(event, PhoneCallClaimed) and before.call_claimed_at is None
    if is_new and one.type is MilestoneType.PHONE_CALL:
        return clock.held_back(one, event.at, after, targets.plan)
    if Signal.REOPENED in meant:
        return clock.next_round(one, event.at)
    if Signal.CHASED in meant and one.type is MilestoneType.CUSTOMER_REPLY:
        return clock.asked_again(one, event.at, after, targets.plan)
    return _paused(one, event, after, targets)


def _fallen_away(one: Milestone, event: TicketEvent) -> Milestone:
    """Return a milestone that the ticket's new severity has no target for: what was missed before stays missed."""
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
            return replace(one, round=one.round + 1)
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


def _paused(one: Milestone, event: TicketEvent, after: Ticket, targets: Targets) -> Milestone:
    """Return a milestone as it goes on: some stop while the ticket is snoozed, or while we wait for its customer."""
    stopped = stopped_by(one, after, targets.plan)
    if stopped and one.due_at:
        return clock.paused(one, event.at, stopped)
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
