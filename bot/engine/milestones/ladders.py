"""The desk's own ladders: who is reminded of what, at which part of its time, where the plan's ladder says nothing."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct

from bot.model.milestone import Milestone, MilestoneType
from bot.model.timer import TimerKind


class Audience(StrEnum):
    """The people whom a rung reminds."""

    CUSTOMER = "customer"  # in the thread of the ticket
    ASSIGNEE = "assignee"  # directly; if nobody is assigned, the first line
    FIRST_LINE = "first line"  # in triage, with the assignee
    BOTH_SIDES = "both sides"  # the customer, and the first line
    CONTACTS = "contacts"  # in the thread; if none can be mentioned, the first line
    TAM = "account manager"  # directly; if there is none, the first line
    DECIDERS = "deciders"  # directly; if none of them can be reached, the first line
    EVERYBODY = "everybody"  # contacts, first line and account manager


class OwnLadder(Struct, frozen=True, kw_only=True):
    """A rung for each percentage of the time.

    The last goes on for `every` further percentage, or as often as the plan's ladder repeats, to those whom `repeats`
    names; without either the milestone lapses with it: nobody is asked again.
    """

    rungs: Mapping[int, Audience]
    every: int = 0
    repeats: Audience | None = None

    @property
    def last(self) -> int:
        """The percentage of the last rung."""
        return max(self.rungs)

    def whom(self, percent: int) -> Audience:
        """Return who is reminded at a percentage."""
        return self.rungs.get(percent) or self.rungs[self.last]

    def called(self, kind: TimerKind, step: int) -> Audience:
        """Return who is reminded by a timer of that kind and step."""
        return self.repeats if kind is TimerKind.REPEAT and self.repeats else self.whom(step)

    def ends_at(self, percent: int) -> bool:
        """Return whether nobody is asked again after that percentage."""
        return not self.every and not self.repeats and percent >= self.last


_OWN: Final = {
    MilestoneType.NEXT_RESPONSE: OwnLadder(rungs={100: Audience.ASSIGNEE, 150: Audience.FIRST_LINE}, every=100),
    MilestoneType.CONFIRMATION: OwnLadder(
        rungs={100: Audience.ASSIGNEE, 200: Audience.FIRST_LINE, 400: Audience.FIRST_LINE}, every=800
    ),
    MilestoneType.PHONE_CALL: OwnLadder(
        rungs={100: Audience.BOTH_SIDES, 200: Audience.CUSTOMER, 300: Audience.CUSTOMER, 400: Audience.BOTH_SIDES}
    ),
    MilestoneType.CUSTOMER_REPLY: OwnLadder(
        rungs={100: Audience.CUSTOMER, 200: Audience.CUSTOMER, 300: Audience.ASSIGNEE}
    ),
    MilestoneType.CONSENT: OwnLadder(
        rungs={50: Audience.CONTACTS, 75: Audience.FIRST_LINE, 100: Audience.TAM}  # with the last it lapses
    ),
    MilestoneType.APPROVAL: OwnLadder(rungs={100: Audience.DECIDERS}, every=100),
    MilestoneType.TAKE_UP: OwnLadder(
        rungs={50: Audience.CONTACTS, 75: Audience.FIRST_LINE, 100: Audience.TAM}, repeats=Audience.EVERYBODY
    ),
}


_CLAIMED: Final = OwnLadder(rungs=dict(_OWN[MilestoneType.PHONE_CALL].rungs) | {1600: Audience.FIRST_LINE}, every=1600)
"""The ladder of a call that the customer says they made: the first line is asked every four hours until it is sure."""


def own_ladder(milestone: Milestone) -> OwnLadder | None:
    """Return the desk's own ladder for a milestone; None if it has the plan's.

    The plan's is that of a first response, and of the goal by which a ticket that was reopened is looked after.
    """
    if milestone.type is MilestoneType.NEXT_RESPONSE and milestone.target is None:
        return None
    if milestone.type is MilestoneType.PHONE_CALL and milestone.pauses:  # their word alone lets it rest
        return _CLAIMED
    return _OWN.get(milestone.type)
