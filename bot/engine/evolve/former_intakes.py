"""Milestones of a request's events that were recorded before they carried any.

A timeline of then folds to the same request that `storage.former_intakes` makes of its document of then: while it waits
for somebody who may ask, it has the milestone of being taken up. When that is due wasn't recorded; the plan pinned to
it says so (`engine.milestones.clock.dated`).
"""

from typing import Final

from msgspec.structs import replace

from bot.events import IntakeBegun, IntakeEvent, IntakeHeld, IntakeReminded, IntakeSetApart, IntakeTimersRestored
from bot.model.intake import Intake
from bot.model.milestone import TAKE_UP, Basis, Milestone, MilestoneType, Owner
from bot.model.timer import TimerKind, Told

LAST_RUNG: Final = 100
"""The last percentage of the goal at which people were reminded; a step beyond it counted repeats."""


def milestones(event: IntakeBegun | IntakeEvent, intake: Intake) -> tuple[Milestone, ...]:
    """Return the milestones that an event of then has led to. In all else the request is after it already."""
    if not intake.is_held:
        return tuple(one for one in intake.milestones if not one.is_open)
    match event:
        case IntakeHeld() | IntakeSetApart():
            return (_begun(event, intake),)
        case IntakeReminded():
            return tuple(replace(one, told=_told(event)) for one in intake.milestones)
        case IntakeTimersRestored():
            return tuple(replace(one, round=intake.cycle) for one in intake.milestones)
        case _:
            return intake.milestones


def _begun(event: IntakeHeld | IntakeSetApart, intake: Intake) -> Milestone:
    return Milestone(
        id=TAKE_UP,
        type=MilestoneType.TAKE_UP,
        basis=Basis.GOAL,
        owner=Owner.CONTACTS,
        severity=None,
        since=event.at,
        due_at=None,
        round=intake.cycle,
        set_at=event.at,
    )


def _told(event: IntakeReminded) -> Told:
    if event.step <= LAST_RUNG:
        return Told(kind=TimerKind.REMIND, step=event.step, at=event.at)
    return Told(kind=TimerKind.REPEAT, step=event.step - LAST_RUNG, at=event.at)
