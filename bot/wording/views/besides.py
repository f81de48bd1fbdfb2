"""The rest of `why`: what a ticket is taken off, our own goal, and who is reminded of it when, each with its clause."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from bot.model.approval import AllowanceWish, Approval, Ruling, TermWish
from bot.model.desk import Customer
from bot.model.message import Block, Paragraph, When
from bot.model.ticket import OVER, Status, Ticket
from bot.sla.progress import Phase, progress
from bot.wording import amounts, citing
from bot.wording.clauses import limit_of
from bot.wording.contract import ledger, overdraft
from bot.wording.contract.quantities import spoken
from bot.wording.intake import outside_term
from bot.wording.spans import clipped, joined, note, paragraph
from bot.wording.ticket import acknowledged, promised, status
from policies.terms import Plan, Rung


class Agreed(Struct, frozen=True, kw_only=True):
    """The customer of a ticket, with what is used of its allowances, and what was asked for on top."""

    customer: Customer
    approvals: tuple[Approval, ...] = ()


def next_goal(one: Ticket, plan: Plan, now: datetime) -> Paragraph | None:
    """Return a sentence about what is due next by a goal of the desk's own, after the first response, for its staff."""
    if (due := status.next_goal(one)) is None:
        return None
    what, when = promised.capital(promised.named(due.id)), When(at=due.due, zone=status.zone(one, plan))
    if (of := progress(due, one, plan, now)).phase is not Phase.OVERDUE:
        return paragraph(f"{what} is due ", when, ", by a goal of our own.")
    over = f" by {amounts.late(of.late)}" if amounts.late(of.late) else ""
    return paragraph(f"{what} is overdue{over}: by a goal of our own it was due ", when, ".")


def spent(one: Ticket, plan: Plan, now: datetime, agreed: Agreed | None, *, to_staff: bool) -> tuple[Block, ...]:
    """Say which allowance a ticket of its kind is taken off, what is left of it, and what was asked for on top.

    Why that was declined is for staff alone.
    """
    wished = (
        (*_outside(one, agreed, to_staff=to_staff), *_on_top(one, plan, agreed.approvals, to_staff=to_staff))
        if agreed
        else ()
    )
    allowance = plan.allowance_of(one.kind)
    if allowance is None:
        return wished
    balance = ledger.balance_of(allowance, agreed.customer, now) if agreed else None
    left = f": {ledger.left(allowance, balance)}" if balance else ""
    is_there = balance is not None or agreed is None
    of = f"the {allowance.name}{left}"
    said = f"it's taken off {of}" if is_there else f"it would be taken off {of}; the days for that aren't now"
    return (
        paragraph(f"As “{one.kind}” {said}."),
        citing.cited(plan, allowance.source, f"{limit_of(allowance)} "),
        *wished,
    )


def _on_top(one: Ticket, plan: Plan, approvals: tuple[Approval, ...], *, to_staff: bool) -> Iterator[Block]:
    for approval in approvals:
        if isinstance(approval.wish, AllowanceWish) and approval.wish.ticket == one.id:
            yield paragraph(_asked_on_top(approval, approval.wish, to_staff=to_staff))
            if clause := overdraft.clause_of(approval.wish, plan):
                yield clause


def _outside(one: Ticket, agreed: Agreed, *, to_staff: bool) -> Iterator[Block]:
    """Yield that it was asked for outside the term, and who decided on it."""
    for approval in agreed.approvals:
        if isinstance(approval.wish, TermWish) and approval.wish.intake == one.intake:
            yield paragraph(outside_term.explained(approval.wish, agreed.customer, approval, to_staff=to_staff))
            yield note("The terms say nothing of the time outside the term; our reading: whoever agreed it decides.")


def _asked_on_top(approval: Approval, wished: AllowanceWish, *, to_staff: bool) -> str:
    """Return what was asked for on top of an allowance for a ticket, and what became of it."""
    asked = f"{approval.name} asked for {spoken(wished.quantity)} on top"
    done = approval.decided
    if done is None:
        return f"{asked}; the account manager decides."
    if done.ruling is Ruling.WITHDRAWN:
        return f"{asked}; it isn't wanted any more."
    why = f": “{clipped(done.words)}”" if done.words and to_staff else ""
    return f"{asked}; {done.name} {done.ruling} it{why}."


def reminders(one: Ticket, plan: Plan) -> tuple[Block, ...]:
    """Say to staff who is reminded of its promises, and when; nothing while none is open."""
    others = " ".join(filter(None, (acknowledged.asked_of(plan, one.severity), acknowledged.standing(one, plan))))
    joint = (paragraph(others),) if others and one.status not in OVER else ()
    if one.status is Status.CLOSED or not any(milestone.is_promise for milestone in one.open_milestones):
        return joint
    rungs = "; ".join(f"at {rung.percent} % {_whom(rung)}" for rung in plan.ladder.rungs)
    by_time = paragraph(f"Reminders, by how much of the time has passed: {rungs}.")
    return by_time, citing.cited(plan, plan.ladder.source), *joint


def _whom(rung: Rung) -> str:
    lines = tuple(f"the {line} line" if line in {"first", "second"} else line for line in rung.lines)
    return joined((*lines, *(("the account manager",) if rung.tam else ())))
