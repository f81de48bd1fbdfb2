"""A desk file merged into the contract with a customer: base, file and contract, compared value by value.

`base` is what the file said when it was merged last.

- The file says what it said before: the contract stays as it is, so that what was agreed since survives every start.
- The file says something else, the contract is as it was: the file counts.
- Both changed alike: nothing is to be done.
- Both changed otherwise: the file wins, since somebody wrote it on purpose, and the event names what it overrode.

A contact is compared field by field. So one who got another address in the file and another account in the contract
has both.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec.structs import replace

from bot.events import (
    ContactAdded,
    ContactChanged,
    ContactRemoved,
    ContractEvent,
    ContractOpened,
    DeskFileMerged,
    PlanChanged,
    PlanEnded,
    Stamp,
    TermChanged,
)
from bot.events.contract import REMOVAL
from bot.model.contract import ChosenPlan, Contract, PlanInForce, Section
from bot.model.ids import CustomerId, PersonId
from bot.model.people import Contact
from policies.terms import Plan

Plans = Mapping[str, Plan]
"""The plans that a section names, as their packs have them today, by product."""

_FIELDS: Final = ("name", "email", "accounts", "since")
_NOTHING: Final = object()
"""The value of a field in a section that didn't have the contact."""


def open_contract(customer: CustomerId, section: Section, plans: Plans, stamp: Stamp) -> ContractOpened:
    """Return the event that opens a contract with what the desk file says."""
    in_force = tuple(_in_force(chosen, plans, stamp) for chosen in section.plans)
    return ContractOpened(**stamp, customer=customer, plans=in_force, section=section)


def merge_file(
    contract: Contract, section: Section, plans: Plans, stamp: Stamp, *, renew: bool
) -> tuple[ContractEvent, ...]:
    """Return what changes in a contract by what the desk file says now; empty if nothing does.

    A plan that the file names as before keeps the version in force, whatever newer edition its pack has, unless
    somebody wants to `renew` it.
    """
    changes = (
        *_plans(contract, section, plans, stamp, renew=renew),
        *_term(contract, section, stamp),
        *_contacts(contract, section, stamp),
    )
    return changes if section == contract.base else (*changes, DeskFileMerged(**stamp, section=section))


def _plans(contract: Contract, section: Section, plans: Plans, stamp: Stamp, *, renew: bool) -> Iterator[ContractEvent]:
    for chosen in section.plans:
        before, after = contract.plan_for(chosen.product), _in_force(chosen, plans, stamp)
        is_wanted = renew or chosen not in contract.base.plans
        if is_wanted and (before is None or (before.ref, before.version) != (after.ref, after.version)):
            yield PlanChanged(**stamp, plan=after)
    named = {chosen.product for chosen in section.plans}
    for ended in (plan.product for plan in contract.plans if plan.product not in named):
        yield PlanEnded(**stamp, product=ended)


def _in_force(chosen: ChosenPlan, plans: Plans, stamp: Stamp) -> PlanInForce:
    plan = plans[chosen.product]
    return PlanInForce(product=chosen.product, ref=plan.ref, version=plan.version, since=stamp["at"])


def _term(contract: Contract, section: Section, stamp: Stamp) -> Iterator[ContractEvent]:
    base, file, held = contract.base.term, section.term, contract.term
    if file not in (base, held):
        overrode = () if held == base else ("term",)
        yield TermChanged(**stamp, term=file, number=contract.term_changes + 1, overrode=overrode)


def _contacts(contract: Contract, section: Section, stamp: Stamp) -> Iterator[ContractEvent]:
    base, file, held = map(_by_id, (contract.base.contacts, section.contacts, contract.contacts))
    for contact in dict.fromkeys((*base, *file)):
        was, now, there = base.get(contact), file.get(contact), held.get(contact)
        if now in (was, there):
            continue
        if now is None:
            yield ContactRemoved(**stamp, contact=contact, overrode=_differences(was, there))
        elif there is None:
            yield ContactAdded(**stamp, contact=now, overrode=(REMOVAL,) if was else ())
        else:
            yield from _contact(was, now, there, stamp)


def _contact(was: Contact | None, now: Contact, there: Contact, stamp: Stamp) -> Iterator[ContractEvent]:
    """Yield the change of a contact whom both sides have, field by field."""
    if there == was:
        yield ContactChanged(**stamp, contact=now)
        return
    written = {name: getattr(now, name) for name in _differences(was, now)}
    merged, changed_here = replace(there, **written), _differences(was, there)
    if merged != there:
        replaced = tuple(name for name in _differences(merged, there) if name in changed_here)
        yield ContactChanged(**stamp, contact=merged, overrode=replaced)


def _differences(before: Contact | None, after: Contact | None) -> tuple[str, ...]:
    """Return the fields in which two values of a contact differ; without a value before, all of them."""

    def value(of: Contact | None, name: str) -> Any:
        return getattr(of, name) if of else _NOTHING

    return tuple(name for name in _FIELDS if value(before, name) != value(after, name))


def _by_id(contacts: tuple[Contact, ...]) -> dict[PersonId, Contact]:
    return {contact.id: contact for contact in contacts}
