"""The contracts with customers: what a desk file makes of them.

A file is merged into them in the transaction that puts it in force. What it overrode, and what it couldn't change, is
told in the same transaction. On SQLite whoever writes waits while that is at work, so all that can be is worked out
ahead of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from bot.commands import Origin, Via
from bot.effects import Effect, Say, ToPerson
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


class MergedDesk(Struct, frozen=True, kw_only=True):
    """A desk file merged into contracts as they were `known`, before a transaction: the `contracts` that it changes.

    `consequences` are what follows from each of them, if that is worked out already.
    """

    known: Mapping[CustomerId, Contract]
    contracts: Mapping[CustomerId, MergedContract]
    consequences: Mapping[CustomerId, tuple[Effect, ...]] = field(default_factory=dict)


def merged_ahead(file: FileTerms, contracts: Iterable[Contract], pinned: Pinned, by: Act) -> MergedDesk:
    """Return what a desk file makes of contracts, for `merge`."""
    known = {one.customer: one for one in contracts}
    found = {one.customer.id: one for one in merge_desk(file, known, pinned, by)}
    return MergedDesk(known=known, contracts=found)


def with_consequences(ahead: MergedDesk, desk: Desk) -> MergedDesk:
    """Return a merged desk with what follows from it worked out, too."""
    found = {customer: (*_consequences(one, desk),) for customer, one in ahead.contracts.items()}
    return replace(ahead, consequences=found)


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
    origin = Origin(by=None, at=by.stamp["at"], via=Via.PROGRAM)
    for one in found:
        for plan in () if one.limits else one.plans:
            work.pin(plan)
        carry_out(_follows(one, file.desk, ahead), origin, work, origin.at, one.customer)
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


def _follows(merged: MergedContract, desk: Desk, ahead: MergedDesk) -> Iterable[Effect]:
    """Return the consequences of a merged contract, those worked out ahead if they are of that very one."""
    customer = merged.customer.id
    is_known = customer in ahead.consequences and ahead.contracts[customer] is merged
    return ahead.consequences[customer] if is_known else _consequences(merged, desk)


def _consequences(merged: MergedContract, desk: Desk) -> Iterator[Effect]:
    """Yield what sets the timers of a merged contract, and what is to be told of it."""
    customer = merged.customer
    if merged.limits:
        limits = tuple(words.broken(one, merged.plan) for one in merged.limits)
        yield from (Say(to=to, message=words.refused(customer.name, limits)) for to in destinations(desk))
        return
    if merged.before:
        change = ContractChange(before=merged.before, after=merged.after, events=merged.events)
        yield from settle(change, merged.plan, customer.region)
    what = undone(merged, desk)
    if what:
        tam = desk.person(customer.tam) if customer.tam else None
        account = home_of(tam, desk) if tam else None
        directly = (ToPerson(account=account),) if account else ()
        for to in (*destinations(desk), *directly):
            yield Say(to=to, message=words.undone_by_file(customer.name, what))
