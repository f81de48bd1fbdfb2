"""The report on a month's promises: how many were kept to each customer, at each severity.

Agents, leads and managers read of all customers, account managers of their own.
"""

from collections.abc import Iterable
from typing import Final

from bot.commands import ShowReport
from bot.engine.contract import authority
from bot.engine.situation import Decision, Situation, answer
from bot.language.report_words import wished
from bot.model.attainment import Months, Tally, grouped
from bot.model.desk import Customer
from bot.model.ids import CustomerId
from bot.model.people import Role
from bot.wording import report as names
from bot.wording.views import report as words
from policies.terms import Plan

_OF_ALL: Final = frozenset({Role.AGENT, Role.LEAD, Role.MANAGER})


def scope_of(command: ShowReport, situation: Situation) -> tuple[Customer, ...]:
    """Return the customers whom a report is about, of those of whoever asks."""
    actor, desk, named = situation.actor, situation.desk, wished(command.words, situation.desk).customer
    found = desk.customers if actor.roles & _OF_ALL else authority.decided_by(actor, desk, situation.now)
    return tuple(one for one in found if named in (None, one))


def months_of(command: ShowReport, situation: Situation) -> Months:
    """Return the month that a report is about, which begins by each customer's clock."""
    month = wished(command.words, situation.desk).month or situation.now.date().replace(day=1)
    return Months(days=(month,), zones={one.id: one.zone for one in situation.desk.customers})


def report(command: ShowReport, situation: Situation) -> Decision:
    """Return how many promises of a month were kept, to each customer and at each severity."""
    wish, customers = wished(command.words, situation.desk), scope_of(command, situation)
    if wish.unread or not customers:
        return answer(words.unread(command.words))
    (month,) = months_of(command, situation).days
    found = {one.id: one for one in customers}
    by_severity = grouped(situation.tallies, ("customer", "plan", "severity"))
    lines = tuple(_line(one, found[CustomerId(one.customer)], situation) for one in by_severity)
    return answer(words.report(month, lines))


def _line(one: Tally, customer: Customer, situation: Situation) -> words.PromiseLine:
    """Return a line with the severity by its name in the plan, or by its id once nobody has that plan."""
    known = (each for plan in _plans(customer.id, situation) if plan.ref == one.plan for each in plan.severities)
    ranked = {each.id: (rank, each.name) for rank, each in enumerate(known)}
    rank, level = ranked.get(one.severity, (words.UNRANKED, one.severity or names.NO_LEVEL))
    return words.PromiseLine(customer=customer.name, level=level, rank=rank, tally=one)


def _plans(customer: CustomerId, situation: Situation) -> Iterable[Plan]:
    present = situation.present_plans.get(customer)
    return (*((present,) if present else ()), *situation.product_plans.get(customer, {}).values())
