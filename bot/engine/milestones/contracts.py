"""The milestones of each event of a contract: by the same tables as a ticket's (`follow`)."""

from msgspec.structs import replace

from bot.engine.evolve.contract import fold_contract
from bot.engine.milestones import approval, notices
from bot.engine.milestones.step import ended_by, on_record, outcome_of
from bot.events import (
    ApprovalAsked,
    ApprovalWithdrawn,
    Approved,
    ContractEvent,
    Declined,
    NoticeCame,
    NoticeGiven,
    NoticeWithdrawn,
)
from bot.model.approval import approval_milestone
from bot.model.contract import Contract
from bot.model.milestone import Milestone, MilestoneId
from bot.model.notice import notice_milestone
from policies.terms import Plan


def happen_to_contract(contract: Contract, *events: ContractEvent, plan: Plan) -> tuple[ContractEvent, ...]:
    """Return these events of a contract with what they do to its milestones; `plan` is its main one.

    An event that says already what it did is left as it is.
    """
    course = list[ContractEvent]()
    for event in events:
        is_known = event.milestones is not None
        course.append(event if is_known else replace(event, milestones=_changed(contract, event, plan)))
        contract = fold_contract(contract, course[-1:])
    return tuple(course)


def _changed(contract: Contract, event: ContractEvent, plan: Plan) -> tuple[Milestone, ...]:
    """Return the milestones of a contract that an event changes or ends, and what begins with it."""
    moved = tuple(now for one in contract.open_milestones if (now := _after(one, event, plan)) != one)
    return (*moved, *_begun(event))


def _begun(event: ContractEvent) -> tuple[Milestone, ...]:
    match event:
        case ApprovalAsked(approval=asked):
            return (approval.begin(asked),)
        case NoticeGiven(notice=given):
            return notices.begin(given)
        case _:
            return ()


def _after(one: Milestone, event: ContractEvent, plan: Plan) -> Milestone:
    outcome = outcome_of(one, event, plan) if _meant(event) in (None, one.id) else None
    if outcome:
        return replace(one, ended=ended_by(outcome, event))
    return on_record(one, event, plan) or one


def _meant(event: ContractEvent) -> MilestoneId | None:
    """Return the one milestone that an event is about, if it is about one alone."""
    match event:
        case Approved(number=number) | Declined(number=number) | ApprovalWithdrawn(number=number):
            return approval_milestone(number)
        case NoticeCame(number=number) | NoticeWithdrawn(number=number):
            return notice_milestone(number)
        case _:
            return None
