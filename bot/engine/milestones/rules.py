"""The one table of milestones: who owes each type, what begins it, what meets it, and what ends it unmet."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from msgspec import Struct

from bot.engine.milestones.call_outs import is_called_for
from bot.engine.milestones.signals import Signal, signals
from bot.events import TicketEvent
from bot.model import customer_call
from bot.model.milestone import Milestone, MilestoneKind, MilestoneType, Owner
from bot.model.proposal import is_proposal
from bot.model.ticket import Status, Ticket
from policies.terms import MetBy, Metric, PausedBy, Plan, Target


class MilestoneRule(Struct, frozen=True, kw_only=True):
    """The life of a type of milestone.

    None begins while one of a type in `behind` is open. `called`: what begins one if a line is called for the ticket
    outside its hours; then none is behind what came with another ticket. `recurs`: there is one after another, and each
    has a number. `pauses`: what stops its time. `applies`: there is one only for such a ticket, and if a change of
    severity makes it another, it ends; of what terms promise there is one only while they do.
    """

    owner: Owner
    starts: frozenset[Signal]
    met_by: frozenset[Signal]
    ends: frozenset[Signal]
    behind: frozenset[MilestoneType] = frozenset()
    called: frozenset[Signal] = frozenset()
    recurs: bool = False
    pauses: tuple[PausedBy, ...] = ()
    applies: Callable[[Ticket, Plan], bool] = lambda ticket, plan: True


_MEANS: Final = {
    MetBy.ACKNOWLEDGE: Signal.NOTED,
    MetBy.REPLY: Signal.REACHED,
    MetBy.RESOLVE: Signal.SOLVED,
    MetBy.MILESTONE: Signal.REPORTED,
}
"""The meaning of the acts that a pack names."""


def target_of(milestone: Milestone, plan: Plan) -> Target | None:
    """Return the target of the plan that a promise beyond the first response runs by; None for anything else."""
    metric, severity = milestone.kind.metric, milestone.severity
    if metric in {None, Metric.FIRST_RESPONSE} or severity is None:
        return None
    return plan.target(severity, metric)


def met_by(milestone: Milestone, plan: Plan) -> frozenset[Signal]:
    """Return what meets a milestone: what its target in the plan says, or else its rule.

    A solution meets whatever any desk knows; what the pack names itself may be owed beyond that.
    """
    target, kind = target_of(milestone, plan), milestone.kind
    if target is None or not target.met_by:
        return RULES[kind.type].met_by
    solved = frozenset[Signal]() if kind.own else frozenset({Signal.SOLVED})
    return solved.union(_MEANS[each] for each in target.met_by)


def pauses_when_snoozed(milestone: Milestone, plan: Plan) -> bool:
    """Return whether the time of a milestone doesn't run while its ticket is snoozed."""
    return PausedBy.SNOOZED in _paused_by(milestone, plan)


def stopped_by(milestone: Milestone, ticket: Ticket, plan: Plan) -> PausedBy | None:
    """Return what stops the time of a milestone in the state of its ticket; None while it runs."""
    if ticket.status is Status.WAITING and PausedBy.WAITING in _paused_by(milestone, plan):
        return PausedBy.WAITING
    return PausedBy.SNOOZED if ticket.snoozed_until and pauses_when_snoozed(milestone, plan) else None


def _paused_by(milestone: Milestone, plan: Plan) -> tuple[PausedBy, ...]:
    """Return what pauses a milestone: what its target in the plan says, or else its rule."""
    target = target_of(milestone, plan)
    if target is not None:
        return target.pauses
    return RULES[milestone.type].pauses


def _is_waited_for(ticket: Ticket, _: Plan) -> bool:
    """Return whether we wait for the customer: a question by the way makes nobody wait."""
    return ticket.status is Status.WAITING


RULES: Final = {
    MilestoneType.FIRST_RESPONSE: MilestoneRule(
        owner=Owner.VENDOR,
        starts=frozenset({Signal.OPENED, Signal.REOPENED}),  # open again, what its customer had taken back is wanted
        met_by=frozenset({Signal.NOTED, Signal.REACHED}),
        ends=frozenset({Signal.WITHDRAWN}),  # closed by an agent it rests, and is due as before if it is reopened
    ),
    MilestoneType.NEXT_RESPONSE: MilestoneRule(
        owner=Owner.VENDOR,
        starts=frozenset({Signal.ASKED, Signal.NOTED, Signal.REOPENED}),
        met_by=frozenset({Signal.NOTED, Signal.REACHED}),  # an acknowledgement meets one, and begins another
        ends=frozenset({Signal.ENDED, Signal.MOVED}),
        behind=frozenset({MilestoneType.FIRST_RESPONSE}),
        called=frozenset({Signal.PROPOSED, Signal.SET}),
        recurs=True,
        pauses=(PausedBy.SNOOZED,),
    ),
    MilestoneType.NEXT_UPDATE: MilestoneRule(
        owner=Owner.VENDOR,
        starts=frozenset({Signal.NOTED, Signal.REACHED, Signal.REOPENED, Signal.PROPOSED, Signal.SET, Signal.MISSED}),
        met_by=frozenset({Signal.REACHED}),
        ends=frozenset({Signal.SOLVED, Signal.ENDED}),  # at fixed intervals the next one may count from a time to come
        behind=frozenset({MilestoneType.FIRST_RESPONSE}),
        recurs=True,
    ),
    MilestoneType.WORKAROUND: MilestoneRule(
        owner=Owner.VENDOR,
        starts=frozenset({Signal.OPENED, Signal.PROPOSED, Signal.SET, Signal.REOPENED}),
        met_by=frozenset({Signal.REPORTED, Signal.SOLVED}),
        ends=frozenset({Signal.WITHDRAWN}),
    ),
    MilestoneType.RESOLUTION: MilestoneRule(
        owner=Owner.VENDOR,
        starts=frozenset({Signal.OPENED, Signal.PROPOSED, Signal.SET, Signal.REOPENED}),
        met_by=frozenset({Signal.SOLVED}),
        ends=frozenset({Signal.WITHDRAWN}),
    ),
    MilestoneType.OWN: MilestoneRule(
        owner=Owner.VENDOR,
        starts=frozenset({Signal.OPENED, Signal.PROPOSED, Signal.SET, Signal.REOPENED}),
        met_by=frozenset({Signal.REPORTED, Signal.SOLVED}),
        ends=frozenset({Signal.WITHDRAWN}),
    ),
    MilestoneType.CONFIRMATION: MilestoneRule(
        owner=Owner.VENDOR,
        starts=frozenset({Signal.PROPOSED, Signal.REOPENED}),
        met_by=frozenset({Signal.SET}),
        ends=frozenset({Signal.SOLVED, Signal.ENDED, Signal.MOVED}),
        applies=is_proposal,
        recurs=True,
        pauses=(PausedBy.SNOOZED, PausedBy.WAITING),
    ),
    MilestoneType.PHONE_CALL: MilestoneRule(
        owner=Owner.CUSTOMER,
        starts=frozenset({Signal.OPENED, Signal.PROPOSED, Signal.SET, Signal.REOPENED, Signal.CALL_CLAIMED}),
        met_by=frozenset({Signal.PHONED}),
        ends=frozenset({Signal.SOLVED, Signal.ENDED, Signal.MOVED}),
        applies=customer_call.is_due,
        recurs=True,
    ),
    MilestoneType.CUSTOMER_REPLY: MilestoneRule(
        owner=Owner.CUSTOMER,
        starts=frozenset({Signal.WAITS, Signal.INQUIRED}),
        met_by=frozenset({Signal.WROTE}),
        ends=frozenset({Signal.WAITS, Signal.INQUIRED, Signal.SOLVED, Signal.ENDED, Signal.MOVED}),
        applies=_is_waited_for,
        recurs=True,
    ),
    MilestoneType.CONSENT: MilestoneRule(
        owner=Owner.CONTACTS,
        starts=frozenset({Signal.CONSENT_ASKED}),
        met_by=frozenset({Signal.GRANTED, Signal.REFUSED}),
        ends=frozenset({Signal.TAKEN_BACK, Signal.SOLVED, Signal.ENDED, Signal.MOVED}),
        recurs=True,
    ),
    MilestoneType.APPROVAL: MilestoneRule(
        owner=Owner.TAM,
        starts=frozenset({Signal.WISHED}),
        met_by=frozenset({Signal.APPROVED, Signal.DECLINED}),
        ends=frozenset({Signal.UNWISHED}),
        recurs=True,
    ),
    MilestoneType.NOTICE: MilestoneRule(
        owner=Owner.VENDOR,
        starts=frozenset({Signal.NOTIFIED}),
        met_by=frozenset({Signal.CAME}),
        ends=frozenset({Signal.RECALLED}),
        recurs=True,
    ),
    MilestoneType.TAKE_UP: MilestoneRule(
        owner=Owner.CONTACTS,
        starts=frozenset({Signal.HELD}),
        met_by=frozenset({Signal.TAKEN, Signal.DISMISSED}),
        ends=frozenset({Signal.PUT_AWAY}),
    ),
}
"""Every type, in the order in which those of one event begin."""


def kinds(plan: Plan) -> Iterator[MilestoneKind]:
    """Yield every kind of milestone under a plan, in the order in which those of one event begin."""
    for each in RULES:
        yield from (
            (MilestoneKind(each, own) for own in plan.own_metrics)
            if each is MilestoneType.OWN
            else (MilestoneKind(each),)
        )


def applies(kind: MilestoneKind, ticket: Ticket, plan: Plan) -> bool:
    """Return whether there may be a milestone of a kind: beyond the first response, only what the plan promises."""
    if not kind.is_beyond or kind.metric is None:
        return RULES[kind.type].applies(ticket, plan)
    target = plan.target(ticket.severity, kind.metric) if ticket.severity else None
    return target is not None and target.amount is not None


def may_begin(
    kind: MilestoneKind,
    event: TicketEvent,
    ticket: Ticket,
    plan: Plan,
    *,
    left: AbstractSet[MilestoneKind],
    behind: AbstractSet[MilestoneType],
) -> bool:
    """Return whether an event begins a milestone of a kind in a ticket as it is after it.

    Of its own those kinds are `left` open; `behind` are the types that are open of tickets which were merged into it.
    """
    rule, meant = RULES[kind.type], signals(event)
    if kind in left or not rule.behind.isdisjoint(one.type for one in left):
        return False
    if meant & rule.called and is_called_for(ticket, plan, event.at):
        return True
    return behind.isdisjoint(rule.behind) and not meant.isdisjoint(rule.starts)
