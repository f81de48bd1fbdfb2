"""The one table of milestones: who owes each type, what begins it, what meets it, and what ends it unmet."""

from dataclasses import dataclass
from typing import Final

from bot.engine.milestones.signals import Signal
from bot.model.milestone import MilestoneType, Owner


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRule:
    """The life of a type of milestone.

    None begins while one of a type in `behind` is open. `recurs`: there is one after another, and each has a number.
    `pauses`: its time doesn't run while the ticket is snoozed.
    """

    owner: Owner
    starts: frozenset[Signal]
    met_by: frozenset[Signal]
    ends: frozenset[Signal]
    behind: frozenset[MilestoneType] = frozenset()
    recurs: bool = False
    pauses: bool = False


RULES: Final = {
    MilestoneType.FIRST_RESPONSE: MilestoneRule(
        owner=Owner.VENDOR,
        starts=frozenset({Signal.OPENED}),
        met_by=frozenset({Signal.NOTED, Signal.REACHED}),
        ends=frozenset({Signal.WITHDRAWN}),  # closed by an agent it rests, and is due as before if it is reopened
    ),
    MilestoneType.NEXT_RESPONSE: MilestoneRule(
        owner=Owner.VENDOR,
        starts=frozenset({Signal.ASKED, Signal.NOTED, Signal.REOPENED}),
        met_by=frozenset({Signal.NOTED, Signal.REACHED}),  # an acknowledgement meets one, and begins another
        ends=frozenset({Signal.ENDED, Signal.MOVED}),
        behind=frozenset({MilestoneType.FIRST_RESPONSE}),
        recurs=True,
        pauses=True,
    ),
    MilestoneType.CUSTOMER_REPLY: MilestoneRule(
        owner=Owner.CUSTOMER,
        starts=frozenset({Signal.WAITS}),
        met_by=frozenset({Signal.WROTE}),
        ends=frozenset({Signal.WAITS, Signal.SOLVED, Signal.ENDED, Signal.MOVED}),
        recurs=True,
    ),
}
"""Every type, in the order in which those of one event begin."""
