"""The consequences of every decision besides what its handler asks for: timers, and reminders that are void.

This is the only place that sets or cancels a timer, or withdraws reminders because no reply is due by that time.
"""

from collections.abc import Iterable
from operator import attrgetter

from bot.effects import CancelTimers, Effect, SetTimer, Withdraw
from bot.engine.change import Change
from bot.engine.milestones.timers import wanted, watched
from bot.model.intake import Intake
from bot.model.milestone import Outcome
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from policies.terms import Plan


def settle(change: Change, plan: Plan, region: str | None) -> tuple[Effect, ...]:
    """Return the consequences of a change of a request or a ticket; `plan` is pinned to it, `region` its customer's."""
    before = wanted(change.before, plan, region) if change.before else frozenset()
    after = wanted(change.after, plan, region)
    return (
        *((CancelTimers(timers=_in_order(before - after)),) if before - after else ()),
        *(SetTimer(timer=timer) for timer in _in_order(after - before)),
        *((Withdraw(tag=change.after.reminder_tag),) if _are_moot(change.before, change.after) else ()),
    )


def _in_order(timers: Iterable[Timer]) -> tuple[Timer, ...]:
    return tuple(sorted(timers, key=attrgetter("due_at", "kind", "step")))


def _are_moot(before: Intake | Ticket | None, after: Intake | Ticket) -> bool:
    """Return whether the unsent reminders are about something that is no longer due, or is due at another time."""
    if isinstance(before, Ticket) and isinstance(after, Ticket):
        lapsed = (one for one in after.milestones if one.ended and one.ended.outcome is Outcome.LAPSED)
        going_on = {(one.id, one.round) for one in (*watched(after), *lapsed)}
        return any((one.id, one.round) not in going_on for one in before.open_milestones if one.told)
    return isinstance(before, Intake) and isinstance(after, Intake) and before.is_held and not after.is_held
