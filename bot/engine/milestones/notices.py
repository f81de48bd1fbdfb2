"""The countdown of a notice: the days on which its customer is reminded of what it says, until the last has come."""

from collections.abc import Iterator
from datetime import datetime

from bot.engine.milestones.rules import RULES
from bot.model.contract import Contract
from bot.model.milestone import Basis, Milestone, MilestoneType
from bot.model.notice import Notice, NoticeStage


def begin(notice: Notice) -> tuple[Milestone, ...]:
    """Return the milestone of a notice; none if nothing in it is still to come."""
    stages = notice.stages()
    if not stages:
        return ()
    milestone = Milestone(
        id=notice.milestone,
        type=MilestoneType.NOTICE,
        basis=Basis.GOAL,
        owner=RULES[MilestoneType.NOTICE].owner,
        severity=None,
        since=notice.given_at,
        due_at=stages[-1].at,
        set_at=notice.given_at,
    )
    return (milestone,)


def notice_of(contract: Contract, milestone: Milestone) -> Notice | None:
    """Return the notice that a milestone of a contract counts down; None for another milestone."""
    return next((one for one in contract.notices if one.milestone == milestone.id), None)


def to_come(milestone: Milestone, notice: Notice) -> Iterator[NoticeStage]:
    """Yield the reminders of a notice that haven't been sent."""
    last = milestone.told.step if milestone.told else 0
    yield from (one for one in notice.stages() if one.step > last)


def appointments(milestone: Milestone, notice: Notice | None) -> Iterator[tuple[int, datetime]]:
    """Yield number and time (UTC) of each reminder that is to come."""
    yield from ((one.step, one.at) for one in to_come(milestone, notice)) if notice else ()
