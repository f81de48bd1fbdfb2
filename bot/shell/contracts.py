"""The contracts with customers: what a desk file makes of them.

A file is merged into them in the transaction that puts it in force. What it overrode, and what it couldn't change, is
told in the same transaction.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.commands import Origin, Via
from bot.effects import Say, ToPerson
from bot.engine.change import ContractChange
from bot.engine.contract.merge_desk import Act, FileTerms, MergedContract, Pinned, merge_customer, merge_desk
from bot.engine.escalation.operator_alerts import destinations
from bot.engine.homes import home_of
from bot.engine.settle import settle
from bot.events import Stamp
from bot.model.contract import Contract
from bot.model.desk import Desk
from bot.model.ids import CustomerId
from bot.model.people import SYSTEM
from bot.ports import UnitOfWork
from bot.shell.writer import carry_out
from bot.wording.contract import desk_file as words

VIA: Final = "desk file"
"""The way by which its changes come."""


def act(now: datetime, *, renew: bool = False, despite: str = "") -> Act:
    """Return the act of putting a desk file in force, which nobody does by a command."""
    return Act(stamp=Stamp(at=now, by=SYSTEM.id, via=VIA), renew=renew, despite=despite)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedDesk:
    """A desk file merged into contracts as they were `known`, before a transaction: the `contracts` that it changes."""

    known: Mapping[CustomerId, Contract]
    contracts: Mapping[CustomerId, MergedContract]


def merged_ahead(file: FileTerms, contracts: Iterable[Contract], pinned: Pinned, by: Act) -> MergedDesk:
    """Return what a desk file makes of contracts, for `merge`: on SQLite whoever writes waits while that is at work."""
    known = {one.customer: one for one in contracts}
    found = {one.customer.id: one for one in merge_desk(file, known, pinned, by)}
    return MergedDesk(known=known, contracts=found)


def merge(file: FileTerms, work: UnitOfWork, by: Act, ahead: MergedDesk | None = None) -> tuple[MergedContract, ...]:
    """Merge a desk file into the contracts with its customers, and return what it changed, and what it couldn't.

    Only contracts that aren't as they were when it was merged `ahead` are read and merged now. Raises StaleVersion,
    StorageUnavailable.
    """
    ahead = ahead or merged_ahead(file, work.contracts.changed({}), work.pinned, by)
    versions, found = work.contracts.versions(), list[MergedContract]()
    for customer in sorted(file.desk.customers, key=lambda one: one.id):
        known = ahead.known.get(customer.id)
        if versions.get(customer.id) == (known and known.version):
            merged = ahead.contracts.get(customer.id)
        else:
            merged = merge_customer(customer, file, work.contracts.to_change(customer.id), work.pinned, by)
        found += [merged] if merged else []
    for one in found:
        _keep(one, file, work, by.stamp["at"])
    work.contracts.save_each([(one.after, one.events) for one in found if not one.limits])
    return tuple(found)


def in_words(merged: MergedContract, desk: Desk) -> tuple[str, ...]:
    """Return what a desk file would break, and so can't change; else what it undoes that was agreed since."""
    about = f"{merged.customer.id}: "
    if merged.limits:
        return tuple(f"{about}{words.broken(one, merged.plan)}; nothing is changed" for one in merged.limits)
    return tuple(f"{about}{one}" for one in undone(merged, desk))


def undone(merged: MergedContract, desk: Desk) -> tuple[str, ...]:
    """Return what a desk file undoes in a contract that was agreed since, in words."""
    before = merged.before
    said = (words.undone(event, before, desk) for event in merged.events) if before else ()
    return tuple(one for one in said if one)


def _keep(merged: MergedContract, file: FileTerms, work: UnitOfWork, now: datetime) -> None:
    """Keep the plans that a merged contract names, its timers, and what is to be told of it."""
    customer, desk = merged.customer, file.desk
    if merged.limits:
        limits = tuple(words.broken(one, merged.plan) for one in merged.limits)
        for to in destinations(desk):
            work.say(Say(to=to, message=words.refused(customer.name, limits), customer=customer.id), now)
        return
    for plan in merged.plans:
        work.pin(plan)
    if merged.before:
        change = ContractChange(before=merged.before, after=merged.after, events=merged.events)
        origin = Origin(by=None, at=now, via=Via.PROGRAM)
        carry_out(settle(change, merged.plan, customer.region), origin, work, now, customer)
    what = undone(merged, desk)
    if what:
        tam = desk.person(customer.tam) if customer.tam else None
        account = home_of(tam, desk) if tam else None
        directly = (ToPerson(account=account),) if account else ()
        for to in (*destinations(desk), *directly):
            work.say(Say(to=to, message=words.undone_by_file(customer.name, what), customer=customer.id), now)
