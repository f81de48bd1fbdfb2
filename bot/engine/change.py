"""Requests, tickets and contracts before and after a decision."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from bot.engine.evolve.contract import fold_contract
from bot.engine.milestones.contracts import happen_to_contract
from bot.engine.milestones.follow import happen
from bot.engine.milestones.requests import happen_to_request
from bot.engine.situation import Decision, Situation
from bot.events import ContractEvent, Event, IntakeBegun, IntakeEvent, TicketOpened
from bot.model.contract import Contract
from bot.model.intake import Intake
from bot.model.targets import Targets
from bot.model.ticket import Ticket
from policies.terms import Plan

Pinned = Callable[[str], Plan]
"""The plan of a version that is pinned to a ticket, or in force in a contract."""


class Change(Struct, frozen=True, kw_only=True):
    """The effect of `events` on a request or a ticket; `before` None: they began it."""

    before: Intake | Ticket | None
    after: Intake | Ticket
    events: tuple[Event, ...]


class ContractChange(Struct, frozen=True, kw_only=True):
    """The effect of `events` on the contract with a customer."""

    before: Contract
    after: Contract
    events: tuple[ContractEvent, ...]


AnyChange = Change | ContractChange


def changes(decision: Decision, situation: Situation, pinned: Pinned) -> tuple[AnyChange, ...]:
    """Return what a decision changes: its subject, the second ticket, what is nearby, the contract, and what is new.

    Its events have their milestones then, whether or not its handler has looked at them. Raises LookupError for a
    request or ticket that begins under no plan.
    """

    def targets_of(subject: Intake | Ticket | None) -> Targets:
        plan = pinned(subject.plan_version) if subject else situation.beginning_plan
        if plan is None:
            raise LookupError("a request or ticket begins under a plan")
        region = situation.customer.region if situation.customer else None
        return Targets(plan=plan, goals=situation.desk.goals, region=region)

    near = situation.nearby[0] if decision.to_nearby else None
    return (
        *_changed(decision.events, situation.intake, situation.ticket, targets_of),
        *_changed(decision.to_other, None, situation.other, targets_of),
        *(_changed(decision.to_nearby, near.intake, near.ticket, targets_of) if near else ()),
        *(_agreed(decision.to_contract, situation.contract, pinned) if decision.to_contract else ()),
        *(
            change
            for one in situation.contracts
            if one.customer in decision.to_contracts
            for change in _agreed(decision.to_contracts[one.customer], one, pinned)
        ),
        *_changed(decision.to_new, None, None, targets_of),
    )


def _changed(
    events: Sequence[Event],
    intake: Intake | None,
    ticket: Ticket | None,
    targets_of: Callable[[Intake | Ticket | None], Targets],
) -> Iterator[Change]:
    if not events:
        return
    of_intake = tuple(event for event in events if isinstance(event, IntakeEvent))
    of_ticket = tuple(event for event in events if not isinstance(event, IntakeEvent))
    if of_intake:
        before = None if isinstance(of_intake[0], IntakeBegun) else intake
        went = happen_to_request(before, *of_intake, targets=targets_of(before))
        yield Change(before=before, after=went.after, events=went.events)
    if of_ticket:
        former = None if isinstance(of_ticket[0], TicketOpened) else ticket
        course = happen(former, *of_ticket, targets=targets_of(former))
        yield Change(before=former, after=course.after, events=course.events)


def _agreed(events: Sequence[ContractEvent], contract: Contract | None, pinned: Pinned) -> Iterator[ContractChange]:
    if contract is None:
        raise LookupError("nothing is agreed with a customer without a contract")
    course = happen_to_contract(contract, *events, plan=pinned(contract.plan_version))
    yield ContractChange(before=contract, after=fold_contract(contract, course), events=course)
