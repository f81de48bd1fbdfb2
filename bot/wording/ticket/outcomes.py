"""The outcome of each promise, in words: how late it came, and which due times passed unmet before the present one."""

from collections.abc import Iterator

from bot.model.message import Spans, When
from bot.model.milestone import FIRST_RESPONSE, Breach, Milestone, Outcome
from bot.model.ticket import Ticket
from bot.sla.lateness import Lateness, lateness
from bot.sla.measured import promise_of
from bot.wording import amounts
from bot.wording.spans import line, spaced
from bot.wording.ticket import promised
from policies.terms import Plan


def later(late: Lateness, than: str = "promised") -> str:
    """Return “ – 24 min later than promised”, in the time that counts; of less than a minute no length is said."""
    over = amounts.late(late)
    return f" – {over} later than {than}" if over else f" – later than {than}"


def on_record(ticket: Ticket, plan: Plan, zone: str) -> Spans:
    """Return sentences about what was missed: each due time before the present one, and what came late in the end."""
    return spaced(*_missed(ticket, plan, zone))


def _missed(ticket: Ticket, plan: Plan, zone: str) -> Iterator[Spans]:
    for one in ticket.milestones:
        for each in one.missed_before:
            yield missed(one, each, plan, zone)
        if one.is_promise and one.is_breached and one.id != FIRST_RESPONSE and one.ended:
            yield _ended(one, ticket, plan, zone)


def missed(milestone: Milestone, breach: Breach, plan: Plan, zone: str) -> Spans:
    """Return that something was due by a time that a severity gave it, and didn't come by then."""
    named = promised.named(milestone.id)
    what = "A response" if milestone.id == FIRST_RESPONSE else promised.capital(named)
    due = When(at=breach.due_at, zone=zone)
    return line(f"{what} was due ", due, f" ({plan.severity(breach.severity).name}) and didn't come.")


def _ended(one: Milestone, ticket: Ticket, plan: Plan, zone: str) -> Spans:
    what, due = promised.capital(promised.named(one.id)), When(at=one.due, zone=zone)
    if one.ended and one.ended.outcome is Outcome.MET:
        made = promise_of(plan, ticket, one)
        how = later(lateness(made, one.ended.at) if made else Lateness())
        return line(f"{what} was due ", due, " and came ", When(at=one.ended.at, zone=zone), f"{how}.")
    return line(f"{what} was due ", due, " and didn't come.")
