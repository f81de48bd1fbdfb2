"""The rest of `why`: what a ticket is taken off, and who is reminded of it when, each with its clause."""

from bot.model.message import Block
from bot.model.ticket import Ticket
from bot.wording import citing
from bot.wording.clauses import limit_of
from bot.wording.spans import joined, paragraph
from policies.terms import Plan, Rung


def spent(one: Ticket, plan: Plan) -> tuple[Block, ...]:
    """Say which allowance a ticket of its kind is taken off, and how much there is of it."""
    allowance = plan.allowance_of(one.kind)
    if allowance is None:
        return ()
    said = f"As “{one.kind}” it's taken off the {allowance.name}."
    return paragraph(said), citing.cited(plan, allowance.source, f"{limit_of(allowance)} ")


def reminders(one: Ticket, plan: Plan) -> tuple[Block, ...]:
    """Say to staff who is reminded of its promises, and when; nothing while none is open."""
    if not any(milestone.is_promise for milestone in one.open_milestones):
        return ()
    rungs = "; ".join(f"at {rung.percent} % {_whom(rung)}" for rung in plan.ladder.rungs)
    return paragraph(f"Reminders, by how much of the time has passed: {rungs}."), citing.cited(plan, plan.ladder.source)


def _whom(rung: Rung) -> str:
    lines = tuple(f"the {line} line" if line in {"first", "second"} else line for line in rung.lines)
    return joined((*lines, *(("the account manager",) if rung.tam else ())))
