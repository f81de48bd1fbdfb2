"""The only way in which a contract changes, event by event."""

from collections.abc import Iterable, Sequence
from typing import Final, assert_never

from msgspec.structs import replace

from bot.engine.evolve.ledger import with_entry
from bot.engine.evolve.notices import with_notice
from bot.engine.evolve.roster_news import roster_news
from bot.events import (
    AgreedEvent,
    ApprovalAsked,
    ApprovalWithdrawn,
    Approved,
    Attested,
    ContactAdded,
    ContactChanged,
    ContactDeactivated,
    ContactLeft,
    ContactRemoved,
    ContactReturned,
    ContactTransferred,
    ContractEvent,
    ContractOpened,
    ContractReminded,
    ContractTimersRestored,
    Declined,
    DeskFileMerged,
    LedgerEvent,
    NoticeEvent,
    PlanChanged,
    PlanEnded,
    TermChanged,
)
from bot.model.approval import Approval, Decided, Ruling
from bot.model.contract import Attestation, Contract, Grant, PlanInForce, Seat
from bot.model.milestone import followed
from bot.model.people import Contact

_Gone = ContactLeft | ContactDeactivated
RosterEvent = ContactAdded | ContactChanged | ContactRemoved | ContactTransferred | _Gone | ContactReturned | Attested
MAX_DECIDED: Final = 10
"""The number of decided approvals that a contract still has; the timeline has all of them."""


MAX_NEWS: Final = 10
"""The number of changes of its roster that a contract still names."""


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
    if isinstance(event, LedgerEvent):
        after = with_entry(contract, event)
    elif isinstance(event, NoticeEvent):
        after = with_notice(contract, event)
    else:
        after = _changed(contract, event)
    milestones = followed(after.milestones, event.milestones) if event.milestones else after.milestones
    return replace(after, version=contract.version + 1, milestones=milestones)


def _changed(contract: Contract, event: AgreedEvent) -> Contract:
    """Return the contract with what an event changes besides its milestones."""
    if isinstance(event, RosterEvent):
        news = (*contract.roster_news, *roster_news(contract, event))[-MAX_NEWS:]
        return replace(contract, roster=_roster(contract.roster, event), roster_news=news)
    match event:
        case ContractOpened():
            return begin_contract(event)
        case PlanChanged(plan=plan):
            return replace(contract, plans=_in_place(contract.plans, plan))
        case PlanEnded(product=product):
            return replace(contract, plans=tuple(each for each in contract.plans if each.product != product))
        case TermChanged(term=term, number=number):
            return replace(contract, term=term, term_changes=number)
        case ApprovalAsked() | ContractReminded() | Approved() | Declined() | ApprovalWithdrawn():
            return replace(contract, approvals=_approvals(contract.approvals, event))
        case ContractTimersRestored():
            return contract
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


def _roster(roster: tuple[Seat, ...], event: RosterEvent) -> tuple[Seat, ...]:
    match event:
        case ContactAdded(contact=contact, grant=grant):
            return (*roster, _seat(contact, event, grant))
        case ContactRemoved(contact=gone):
            return tuple(one for one in roster if one.contact.id != gone)
        case ContactChanged(contact=changed):
            return tuple(_with(one, event) if one.contact.id == changed.id else one for one in roster)
        case ContactLeft(contact=whose) | ContactDeactivated(contact=whose) | ContactReturned(contact=whose):
            return tuple(_with(one, event) if one.contact.id == whose else one for one in roster)
        case ContactTransferred(contact=whose) | Attested(contact=whose):
            return tuple(_with(one, event) if one.contact.id == whose else one for one in roster)
        case _:
            assert_never(event)


def _with(seat: Seat, event: ContactChanged | ContactTransferred | _Gone | ContactReturned | Attested) -> Seat:
    """Return a seat after an event about it. Whoever confirms something is there."""
    match event:
        case ContactChanged(contact=contact):
            return replace(seat, contact=contact, changed_at=event.at, changed_by=event.by)
        case ContactTransferred(to=to):
            return _seat(to, event, seat.grant)
        case ContactLeft() | ContactDeactivated():
            return replace(seat, left_at=event.at, is_deactivated=isinstance(event, ContactDeactivated))
        case ContactReturned():
            return replace(seat, left_at=None, is_deactivated=False)
        case Attested(says=says):
            return replace(seat, attested=Attestation(at=event.at, says=says), left_at=None, is_deactivated=False)
        case _:
            assert_never(event)


def _approvals(
    approvals: tuple[Approval, ...], event: ApprovalAsked | ContractReminded | Approved | Declined | ApprovalWithdrawn
) -> tuple[Approval, ...]:
    match event:
        case ApprovalAsked(approval=asked):
            return (*approvals, asked)
        case ContractReminded(about=about, posts=posts):
            again = {one.number for one in approvals if posts and one.milestone == about}
            return tuple(
                replace(one, posts=posts, asking=one.asking + 1) if one.number in again else one for one in approvals
            )
        case _:
            return _decided(approvals, event)


def _decided(approvals: tuple[Approval, ...], event: Approved | Declined | ApprovalWithdrawn) -> tuple[Approval, ...]:
    """Return the approvals after one was decided, without those that were decided long before."""
    match event:
        case Approved(fee=words):
            ruling = Ruling.APPROVED
        case Declined(why=words):
            ruling = Ruling.DECLINED
        case ApprovalWithdrawn():
            ruling, words = Ruling.WITHDRAWN, ""
        case _:
            assert_never(event)
    decided = Decided(ruling=ruling, at=event.at, by=event.by, name=event.name, words=words)
    found = tuple(replace(one, decided=decided) if one.number == event.number else one for one in approvals)
    late = [one.number for one in found if not one.is_open][:-MAX_DECIDED]
    return tuple(one for one in found if one.number not in late)


def _seat(contact: Contact, event: ContractEvent, grant: Grant | None = None) -> Seat:
    return Seat(contact=contact, changed_at=event.at, changed_by=event.by, grant=grant)


def _in_place(plans: Iterable[PlanInForce], plan: PlanInForce) -> tuple[PlanInForce, ...]:
    """Return the plans with this one for its product."""
    return tuple({**{each.product: each for each in plans}, plan.product: plan}.values())
