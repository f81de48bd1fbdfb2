"""The due time of an approval: when the account manager should have decided what somebody wishes for.

That is a goal of one business day, in the hours of whoever decides. They are recorded with the wish, so that no due
time moves by itself.
"""

from msgspec.structs import replace

from bot.engine.milestones.rules import RULES
from bot.model.approval import Approval
from bot.model.contract import Contract
from bot.model.milestone import Basis, Milestone, MilestoneType
from bot.model.targets import ONE_BUSINESS_DAY
from bot.sla.clock import Promise
from bot.sla.own_goal import goal_in


def begin(approval: Approval) -> Milestone:
    """Return the milestone of something that somebody wishes for now."""
    return Milestone(
        id=approval.milestone,
        type=MilestoneType.APPROVAL,
        basis=Basis.GOAL,
        owner=RULES[MilestoneType.APPROVAL].owner,
        severity=None,
        since=approval.asked_at,
        due_at=_goal(approval).due_at,
        target=ONE_BUSINESS_DAY,
        set_at=approval.asked_at,
    )


def promise_of(contract: Contract, milestone: Milestone) -> Promise | None:
    """Return the goal behind a milestone of a contract; None if that isn't there any more."""
    found = asked_as(milestone, contract)
    return replace(_goal(found), due_at=milestone.due) if found else None


def asked_as(milestone: Milestone, contract: Contract) -> Approval | None:
    """Return the approval that a milestone of a contract is of; None if it is of something else."""
    return next((one for one in contract.approvals if one.milestone == milestone.id), None)


def _goal(approval: Approval) -> Promise:
    return goal_in(approval.hours, ONE_BUSINESS_DAY, approval.asked_at)
