"""The consequences of every decision besides what its handler asks for: timers, and reminders that are void.

This is the only place that sets or cancels a timer, or withdraws reminders of what is no longer due; the timers of an
incident's steps, which ask once and about no state, are set where these are taken (`engine.incident`).
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import datetime
from operator import attrgetter

from bot.effects import CancelTimers, Effect, SetTimer, Withdraw
from bot.engine.change import AnyChange
from bot.engine.escalation import live_reminder
from bot.engine.milestones import apologies
from bot.engine.milestones.timers import wanted, watched
from bot.model.subject import Subject
from bot.model.ticket import Ticket
from bot.model.ticket_messages import others_tag
from bot.model.timer import Timer, TimerKind
from policies.terms import Plan


def settle(change: AnyChange, plan: Plan, region: str | None) -> tuple[Effect, ...]:
    """Return the consequences of a change of a subject; `plan` is the one that it has, `region` its customer's."""
    before = wanted(change.before, plan, region) if change.before else frozenset()
    after = wanted(change.after, plan, region)
    return (
        *((CancelTimers(timers=_in_order(before - after)),) if before - after else ()),
        *(SetTimer(timer=timer) for timer in _in_order(after - before)),
        *(Withdraw(tag=tag) for tag in _moot(change.before, change.after)),
        *_no_more_others(change.before, before, after),
        *_past_reminders(change.before, change.after, plan),
    )


def _no_more_others(
    ticket: Subject | None, before: AbstractSet[Timer], after: AbstractSet[Timer]
) -> tuple[Effect, ...]:
    """Return what withdraws the last call of others, once nobody else is to acknowledge a ticket."""
    if not isinstance(ticket, Ticket):
        return ()
    was, still = (any(one.kind is TimerKind.OTHERS for one in timers) for timers in (before, after))
    return (Withdraw(tag=others_tag(ticket.id)),) if was and not still else ()


def _past_reminders(before: Subject | None, after: Subject, plan: Plan) -> tuple[Effect, ...]:
    """Return the edits that take the buttons of a ticket's last reminder, once nothing that it says is due any more."""
    if not isinstance(before, Ticket) or not isinstance(after, Ticket):
        return ()
    if before.reminder is None or after.reminder is None or before.reminder.number != after.reminder.number:
        return ()
    is_over = live_reminder.is_live(before) and not live_reminder.is_live(after)
    return live_reminder.folded(after, plan) if is_over else ()


def settle_lines(needed: AbstractSet[Timer], waiting: AbstractSet[Timer], now: datetime) -> tuple[Effect, ...]:
    """Return what sets the timers that lines and days need, and cancels the others; what is due already is asked."""
    void = frozenset(timer for timer in waiting - needed if timer.due_at > now)
    return (
        *((CancelTimers(timers=_in_order(void)),) if void else ()),
        *(SetTimer(timer=timer) for timer in _in_order(needed - waiting)),
    )


def _in_order(timers: Iterable[Timer]) -> tuple[Timer, ...]:
    return tuple(sorted(timers, key=attrgetter("due_at", "kind", "step")))


def _moot(before: Subject | None, after: Subject) -> tuple[str, ...]:
    """Return the tags of unsent reminders of what is no longer due, or is due at another time."""
    if before is None:
        return ()
    lapsed = tuple(one for one in after.milestones if one.is_lapsed)
    going_on = {after.tag_of(one) for one in (*watched(after), *lapsed)}
    tags = [before.tag_of(one) for one in before.open_milestones if one.told or not isinstance(before, Ticket)]
    if isinstance(before, Ticket) and isinstance(after, Ticket):
        tags += (before.call_tag_of(one) for one in before.open_milestones if one.called)
        going_on |= {after.call_tag_of(one) for one in after.open_milestones}
        tags += (apologies.tag(before, one) for one in before.open_milestones if one.breaches)
        going_on |= {apologies.tag(after, one) for one in (*after.open_milestones, *lapsed)}
    return tuple(tag for tag in tags if tag not in going_on)
