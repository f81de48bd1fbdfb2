"""The ladders of what no plan promises: who is reminded of it, at which part of its time.

A milestone that runs by a target of the plan has the plan's ladder (`bot.sla.ladder`); one that runs by a goal of the
desk's own has one of these.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.model.milestone import Milestone, MilestoneType


class Audience(StrEnum):
    """The people whom a rung reminds."""

    CUSTOMER = "customer"  # in the thread of the ticket
    ASSIGNEE = "assignee"  # directly; if nobody is assigned, the first line
    FIRST_LINE = "first line"  # in triage, with the assignee


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLadder:
    """A rung for each percentage of the time. `repeats`: the last one goes on, once for every further 100 percent."""

    rungs: Mapping[int, Audience]
    repeats: bool = False

    def whom(self, percent: int) -> Audience:
        """Return who is reminded at a percentage."""
        return self.rungs.get(percent) or self.rungs[max(self.rungs)]


_OWN: Final = {
    MilestoneType.NEXT_RESPONSE: OwnLadder(rungs={100: Audience.ASSIGNEE, 150: Audience.FIRST_LINE}, repeats=True),
    MilestoneType.CUSTOMER_REPLY: OwnLadder(
        rungs={100: Audience.CUSTOMER, 200: Audience.CUSTOMER, 300: Audience.ASSIGNEE}
    ),
}


def own_ladder(milestone: Milestone) -> OwnLadder | None:
    """Return the desk's own ladder for a milestone; None if it runs by a target of the plan, and has the plan's."""
    return _OWN[milestone.type] if milestone.target else None
