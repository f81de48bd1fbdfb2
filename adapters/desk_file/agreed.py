"""Finds limits that a desk file breaks with what was agreed since with its customers, and what of that it undoes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from adapters.desk_file.faults import Finding, in_order
from adapters.desk_file.judged import DeskFile
from adapters.desk_file.lines import lines_of, nearest_line
from adapters.desk_file.plan_rules import beyond_the_limit
from bot.engine.contract.merge_desk import MergedContract
from bot.events import ContractEvent, PlanChanged, TermChanged
from bot.model.contract import Contract
from bot.model.contract_limit import BrokenLimit, ContractLimit
from bot.model.desk import Customer
from bot.model.ids import CustomerId, PersonId
from bot.wording.contract import desk_file as words
from policies.terms import Beyond, Plan

_OF_NUMBER: Final = frozenset({ContractLimit.TOO_FEW, ContractLimit.TOO_MANY})
_KEYS: Final = {ContractLimit.WORSE: ("plan",)}
_DESPITE: Final = '; `plandesk desk apply --despite "who: why"` lets it all the same'


def with_agreed(
    found: DeskFile, known: Mapping[CustomerId, Contract], merged: Mapping[CustomerId, MergedContract]
) -> DeskFile:
    """Return a file in which the number of contacts is judged with what is agreed: `known`, and `merged` with the file.

    Of a customer without a contract the file alone is judged. A contact whom somebody approved isn't warned of.
    """
    after = {**known, **{customer: one.after for customer, one in merged.items() if one.before}}
    beyond = ((one, _beyond(found, one, after[one.id])) for one in found.desk.customers if one.id in after)
    return replace(
        found,
        limits={one: says for one, says in found.limits.items() if one not in after or _is_broken(merged.get(one))},
        beyond={
            **{one: says for one, says in found.beyond.items() if one not in after},
            **{customer.id: says for customer, says in beyond if says},
        },
    )


def _is_broken(merged: MergedContract | None) -> bool:
    return merged is not None and any(one.limit in _OF_NUMBER for one in merged.limits)


def _beyond(found: DeskFile, customer: Customer, agreed: Contract) -> tuple[Finding, ...]:
    """Return the warnings of contacts in the file who are more than the terms include, with those agreed since."""
    plan = found.plans[customer.id]
    rule, ours = plan.contacts, {one.id for one in customer.contacts}
    if rule.maximum is None or rule.beyond is not Beyond.APPROVAL:
        return ()
    further = enumerate(agreed.roster[rule.maximum :], start=rule.maximum + 1)
    return tuple(
        _finding(
            found.name, found, customer, ("contacts", seat.contact.id), beyond_the_limit(plan, rule.maximum, number)
        )
        for number, seat in further
        if seat.contact.id in ours and seat.grant is None
    )


def faults_of(file: str, found: DeskFile, merged: Iterable[MergedContract]) -> tuple[Finding, ...]:
    """Return a fault for each limit that a contract would break by this file, with what was agreed since.

    What the file breaks alone is said in its own words, which name the contacts.
    """
    broken = (
        (one, limit)
        for one in merged
        for limit in one.limits
        if limit.limit not in _OF_NUMBER or one.customer.id not in found.limits
    )
    with_others = (
        _finding(file, found, one.customer, _KEYS.get(limit.limit, ("contacts",)), _says(limit, one.plan))
        for one, limit in broken
    )
    return in_order((*found.broken_alone, *with_others))


def warnings_of(file: str, found: DeskFile, merged: Iterable[MergedContract]) -> tuple[Finding, ...]:
    """Return a warning for everything that this file would undo, and for each plan that it would bring up to date."""
    said = ((one, each) for one in merged if one.before for each in _remarks(one, one.before, found))
    return in_order(_finding(file, found, one.customer, at, says) for one, (at, says) in said)


def warnings_of_unknown(file: str, found: DeskFile, contracts: Mapping[CustomerId, Contract]) -> tuple[Finding, ...]:
    """Return a warning for each customer that keeps what is agreed, since nobody knows a plan that the file names."""
    left = ((one, contracts[one.id].plan_for()) for one in found.without_plan if one.id in contracts)
    return tuple(
        _finding(file, found, customer, _unknown_at(found, customer), words.left_as_it_is(customer.name, plan))
        for customer, plan in left
        if plan
    )


def _unknown_at(found: DeskFile, customer: Customer) -> tuple[str, ...]:
    """Return the key of the first plan of a customer that nobody knows, below the customer."""
    of_products = (product for product, plan in found.by_product[customer.id].items() if not plan.is_known)
    return ("plan",) if not found.plans[customer.id].is_known else ("plans", next(of_products))


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
