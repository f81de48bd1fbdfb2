"""The only way in which a contract changes, event by event."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import assert_never

from bot.events import (
    ContactAdded,
    ContactChanged,
    ContactRemoved,
    ContractEvent,
    ContractOpened,
    DeskFileMerged,
    PlanChanged,
    PlanEnded,
    TermChanged,
)
from bot.model.contract import Contract, PlanInForce, Seat
from bot.model.people import Contact


def begin_contract(event: ContractOpened) -> Contract:
    """Return the contract that its first event makes."""
    return Contract(
        customer=event.customer,
        plans=event.plans,
        term=event.section.term,
        roster=tuple(_seat(contact, event) for contact in event.section.contacts),
        base=event.section,
        version=1,
    )


def evolve_contract(contract: Contract, event: ContractEvent) -> Contract:
    """Return the contract after one more event."""
    contract = replace(contract, version=contract.version + 1)
    match event:
        case ContractOpened():
            return replace(begin_contract(event), version=contract.version)
        case PlanChanged(plan=plan):
            return replace(contract, plans=_in_place(contract.plans, plan))
        case PlanEnded(product=product):
            return replace(contract, plans=tuple(each for each in contract.plans if each.product != product))
        case TermChanged(term=term):
            return replace(contract, term=term)
        case ContactAdded(contact=contact):
            return replace(contract, roster=(*contract.roster, _seat(contact, event)))
        case ContactChanged(contact=contact):
            changed = _seat(contact, event)
            roster = (changed if seat.contact.id == contact.id else seat for seat in contract.roster)
            return replace(contract, roster=tuple(roster))
        case ContactRemoved(contact=gone):
            return replace(contract, roster=tuple(seat for seat in contract.roster if seat.contact.id != gone))
        case DeskFileMerged(section=section):
            return replace(contract, base=section)
        case _:
            assert_never(event)


def fold_contract(contract: Contract | None, events: Sequence[ContractEvent]) -> Contract:
    """Return the contract after all of these events, which may open one; raises LookupError if none is there."""
    for event in events:
        if contract is not None:
            contract = evolve_contract(contract, event)
        elif isinstance(event, ContractOpened):
            contract = begin_contract(event)
    if contract is None:
        raise LookupError("a contract's first event must open it")
    return contract


def _seat(contact: Contact, event: ContractEvent) -> Seat:
    return Seat(contact=contact, changed_at=event.at, changed_by=event.by)


def _in_place(plans: Iterable[PlanInForce], plan: PlanInForce) -> tuple[PlanInForce, ...]:
    """Return the plans with this one for its product."""
    return tuple({**{each.product: each for each in plans}, plan.product: plan}.values())
