"""The due time of a request that waits for a designated contact: when somebody who may ask should have taken it up.

That is a goal by the plan's strictest first response, since the severity isn't known yet.
"""

from datetime import datetime

from msgspec.structs import replace

from bot.engine.milestones.clock import timed
from bot.engine.milestones.rules import RULES
from bot.model.intake import Intake
from bot.model.milestone import Basis, Milestone, MilestoneId, MilestoneType, followed
from bot.model.targets import Targets
from bot.sla import clock
from bot.sla.clock import Promise
from policies.terms import Plan


def begin(kind: MilestoneType, at: datetime, intake: Intake, targets: Targets) -> Milestone:
    """Return the milestone of a request that begins at an instant (UTC)."""
    begun = Milestone(
        id=MilestoneId(kind),
        type=kind,
        basis=Basis.GOAL,
        owner=RULES[kind].owner,
        severity=None,
        since=at,
        due_at=None,
        set_at=at,
    )
    return _by_strictest(begun, targets.plan, intake.region_or(targets.region))


def dated(intake: Intake, plan: Plan, region: str | None) -> Intake:
    """Return a request with what wasn't recorded once: its region, and when it should be taken up.

    `region` is its customer's.
    """
    intake = replace(intake, region=intake.region_or(region) or "")
    take_up = intake.take_up
    if take_up is None or take_up.due_at:
        return intake
    return replace(intake, milestones=followed(intake.milestones, (_by_strictest(take_up, plan, intake.region),)))


def promise_of(plan: Plan, intake: Intake, milestone: Milestone) -> Promise | None:
    """Return the target behind a milestone of a request that is `dated`; None if nothing is due."""
    made = clock.strictest(plan, milestone.since, intake.region) if milestone.due_at else None
    return replace(made, due_at=milestone.due) if made else None


def _by_strictest(milestone: Milestone, plan: Plan, region: str | None) -> Milestone:
    return timed(milestone, Basis.GOAL, clock.strictest(plan, milestone.since, region))
