"""The milestones of each event: those that it began, changed or ended.

A handler doesn't touch a milestone. It says what happened, and what that means for the milestones is read from two
tables: `signals`, from events to what they mean, and `rules`, from types to what begins, meets and ends them.
"""

from collections.abc import Iterator
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from bot.engine.evolve.timeline import fold_ticket
from bot.engine.milestones import apologies, clock, guests, updates
from bot.engine.milestones.rules import kinds
from bot.engine.milestones.signals import Signal, signals
from bot.engine.milestones.step import begun, paused, stepped, taken_back
from bot.engine.milestones.timers import watched
from bot.events import (
    Absorbed,
    AccessEnded,
    ContractReminded,
    IntakeReminded,
    PromiseMissed,
    Reminded,
    Stamp,
    TicketEvent,
)
from bot.model.merged_ticket import MergedTicket
from bot.model.milestone import Milestone, MilestoneId, MilestoneKind, MilestoneType
from bot.model.people import SYSTEM
from bot.model.targets import Targets
from bot.model.ticket import Ticket
from bot.model.timer import LaterCall, Timer

R = TypeVar("R", Reminded, IntakeReminded, ContractReminded)


class Course(Struct, frozen=True, kw_only=True):
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


def missed(milestone: Milestone, event: TicketEvent, ticket: Ticket) -> PromiseMissed:
    """Return the record, made with an event of a ticket, that a promise was missed.

    Raises LookupError if it promises nothing.
    """
    if milestone.due_at is None or milestone.severity is None:
        raise LookupError(f"{milestone.id} isn't due at any time")
    return PromiseMissed(
        at=event.at,
        by=SYSTEM.id,
        via=event.via,
        about=milestone.id,
        due_at=milestone.due_at,
        severity=milestone.severity,
        apologise=not apologies.is_said_of_another(milestone, ticket),
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
    broken = tuple(missed(one, event, ticket) for one in late if rests or one.id in moved)
    is_over = not signals(event).isdisjoint({Signal.SOLVED, Signal.ENDED, Signal.MOVED})
    ended = (AccessEnded(at=event.at, by=SYSTEM.id, via=event.via),) if ticket.access and is_over else ()
    return (*ended, *broken)


def _changed(ticket: Ticket | None, event: TicketEvent, targets: Targets) -> tuple[Milestone, ...]:
    """Return the milestones that an event changes or ends, and those that begin with it."""
    after = fold_ticket(ticket, (replace(event, milestones=()),))
    if ticket is None:
        return tuple(begun(kinds(targets.plan), event, after, targets))
    brought = tuple(paused(one, event, after, targets) for one in event.guests) if isinstance(event, Absorbed) else ()
    theirs = tuple(one for guest in guests.guests_of(ticket) for one in _of_guest(guest, event, ticket, after, targets))
    left = _with(ticket, (*theirs, *brought)).open_milestones
    behind = frozenset(one.type for one in left if one.came_with)
    heard = guests.told(event, "")
    itself = guests.own(ticket), guests.own(after)
    ours = _of_one(itself, heard, tuple(kinds(targets.plan)), targets, behind) if heard else ()
    changed = (*theirs, *brought, *ours)
    return (*changed, *_heard_again(ticket, after, changed, event))


def _of_guest(
    guest: MergedTicket, event: TicketEvent, ticket: Ticket, after: Ticket, targets: Targets
) -> Iterator[Milestone]:
    """Yield what an event changes of a guest, and what begins of it: the rules are those of any ticket."""
    heard = guests.told(event, guest.id)
    seen = guests.seen(guest, ticket), guests.seen(guest, after)
    some = tuple(kind for kind in kinds(targets.plan) if guests.may_begin(kind, event, guest, ticket))
    changed = _of_one(seen, heard, some, targets) if heard else ()
    yield from (guests.as_theirs(one, guest) for one in changed)


def _of_one(
    one: tuple[Ticket, Ticket],
    event: TicketEvent,
    some: tuple[MilestoneKind, ...],
    targets: Targets,
    behind: frozenset[MilestoneType] = frozenset(),
) -> tuple[Milestone, ...]:
    """Return what an event changes of one ticket, before and after it, and what begins with it of some kinds."""
    before, after = one
    were = before.open_milestones
    are = tuple(stepped(each, event, before, after, targets) for each in were)
    moved = tuple(now for was, now in zip(were, are, strict=True) if now != was)
    moved = (*moved, *updates.given_aside(before, event, targets.plan), *taken_back(before, event, after, targets.plan))
    left = frozenset(each.kind for each in are if each.is_open)
    return (*moved, *begun(some, event, _with(after, moved), targets, left=left, behind=behind))


def _heard_again(
    before: Ticket, after: Ticket, changed: tuple[Milestone, ...], event: TicketEvent
) -> Iterator[Milestone]:
    """Yield the goals that were silent beside a promise and aren't any more: their void timers need another round."""
    heard = {one.id for one in (*watched(before), *changed)}
    yield from (clock.next_round(one, event.at) for one in watched(_with(after, changed)) if one.id not in heard)


def _with(ticket: Ticket, changed: tuple[Milestone, ...]) -> Ticket:
    """Return a ticket with these milestones as they are by now."""
    return replace(ticket, milestones=tuple({one.id: one for one in (*ticket.milestones, *changed)}.values()))
