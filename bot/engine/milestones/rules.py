"""The one table of milestones: who owes each type, what begins it, what meets it, and what ends it unmet."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.engine.milestones.signals import Signal
from bot.model.milestone import MilestoneType, Owner
from bot.model.proposal import is_proposal
from bot.model.ticket import Ticket
from policies.terms import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRule:
    """The life of a type of milestone.

    None begins while one of a type in `behind` is open. `recurs`: there is one after another, and each has a number.
    `pauses`: its time doesn't run while the ticket is snoozed. `applies`: there is one only for such a ticket, and if a
    change of severity makes it another, it ends.
    """

    owner: Owner
    starts: frozenset[Signal]
    met_by: frozenset[Signal]
    ends: frozenset[Signal]
    behind: frozenset[MilestoneType] = frozenset()
    recurs: bool = False
    pauses: bool = False
    applies: Callable[[Ticket, Plan], bool] = lambda ticket, plan: True


def _has_to_phone(ticket: Ticket, plan: Plan) -> bool:
    """Return whether its severity must be phoned in, and nobody has confirmed a call yet."""
    return ticket.severity is not None and plan.severity(ticket.severity).phone is not None and not ticket.phoned_at


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
    MilestoneType.CONFIRMATION: MilestoneRule(
        owner=Owner.VENDOR,
        starts=frozenset({Signal.PROPOSED}),
        met_by=frozenset({Signal.SET}),
        ends=frozenset({Signal.SOLVED, Signal.ENDED, Signal.MOVED}),
        applies=is_proposal,
        recurs=True,
    ),
    MilestoneType.PHONE_CALL: MilestoneRule(
        owner=Owner.CUSTOMER,
        starts=frozenset({Signal.OPENED, Signal.PROPOSED, Signal.SET}),
        met_by=frozenset({Signal.PHONED}),
        ends=frozenset({Signal.SOLVED, Signal.ENDED, Signal.MOVED}),
        applies=_has_to_phone,
        recurs=True,
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
