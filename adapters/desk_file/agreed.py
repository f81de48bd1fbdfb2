"""Finds limits that a desk file breaks with what was agreed since with its customers, and what of that it undoes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from adapters.desk_file.faults import Finding, in_order
from adapters.desk_file.lines import lines_of, nearest_line
from adapters.desk_file.reader import DeskFile
from bot.engine.contract.merge_desk import MergedContract
from bot.events import ContractEvent, PlanChanged, TermChanged
from bot.model.contract import Contract
from bot.model.contract_limit import BrokenLimit, ContractLimit
from bot.model.desk import Customer
from bot.model.ids import CustomerId, PersonId
from bot.wording.contract import desk_file as words
from policies.terms import Plan

_KEYS: Final = {ContractLimit.WORSE: ("plan",)}
_DESPITE: Final = '; `plandesk desk apply --despite "who: why"` lets it all the same'


def faults_of(file: str, found: DeskFile, merged: Iterable[MergedContract]) -> tuple[Finding, ...]:
    """Return a fault for each limit that a contract would break by this file, with what was agreed since."""
    broken = ((one, limit) for one in merged for limit in one.limits)
    return in_order(
        _finding(file, found, one.customer, _KEYS.get(limit.limit, ("contacts",)), _says(limit, one.plan))
        for one, limit in broken
    )


def warnings_of(file: str, found: DeskFile, merged: Iterable[MergedContract]) -> tuple[Finding, ...]:
    """Return a warning for everything that this file would undo, and for each plan that it would bring up to date."""
    said = ((one, each) for one in merged if one.before for each in _remarks(one, one.before, found))
    return in_order(_finding(file, found, one.customer, at, says) for one, (at, says) in said)


def warnings_of_unknown(file: str, found: DeskFile, contracts: Mapping[CustomerId, Contract]) -> tuple[Finding, ...]:
    """Return a warning for each customer that keeps what is agreed, since nobody knows the plan that the file names."""
    left = ((one, contracts[one.id].plan_for()) for one in found.without_plan if one.id in contracts)
    return tuple(
        _finding(file, found, customer, ("plan",), words.left_as_it_is(customer.name, plan))
        for customer, plan in left
        if plan
    )


def _says(limit: BrokenLimit, plan: Plan) -> str:
    return f"{words.broken(limit, plan)}{_DESPITE if limit.limit is ContractLimit.WORSE else ''}"


def _remarks(merged: MergedContract, before: Contract, found: DeskFile) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the key below the customer, and the words, of each warning."""
    is_named_as_before = merged.after.base.plans == before.base.plans
    for event in merged.events:
        if says := words.undone(event, before, found.desk):
            yield _key(event), f"this undoes what was agreed since: {says}"
        was = before.plan_for(event.plan.product) if isinstance(event, PlanChanged) else None
        if was and is_named_as_before:
            at = ("plans", was.product) if was.product else ("plan",)
            yield at, f"{words.brought_up_to_date(was)} (`plandesk packs diff` compares two editions)"


def _key(event: ContractEvent) -> tuple[str, ...]:
    if isinstance(event, TermChanged):
        return ("term",)
    contact = getattr(event, "contact", None)
    return ("contacts", contact if isinstance(contact, str) else contact.id if contact else "")


def _finding(file: str, found: DeskFile, customer: Customer, at: tuple[str, ...], says: str) -> Finding:
    """Return a finding at a key below a customer; contacts are named by their ids in it."""
    index = next(str(nth) for nth, one in enumerate(found.desk.customers) if one.id == customer.id)
    contacts = {one.id: str(nth) for nth, one in enumerate(customer.contacts)}
    path = ("customers", index, *(contacts.get(PersonId(step), step) for step in at))
    key = ".".join(("customers", customer.id, *at))
    return Finding(file=file, line=nearest_line(lines_of(found.text), path), key=key, says=says)
