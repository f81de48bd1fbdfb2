"""A customer as its account manager sees it: what is agreed, what is used of it, and what there is to see to."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.engine.contract.allowances import WARNS_AT
from bot.engine.situation import Situation
from bot.model.contract import Contract
from bot.model.contract_figures import ContractFigures
from bot.model.desk import Customer
from bot.model.ids import PersonId
from bot.model.ledger import Balance, balance_in, limit_of
from bot.model.radar import RadarEntry
from bot.sla.periods import period
from bot.wording.labels import names_of_programs
from policies.terms import Allowance, Plan


def entries(customers: Sequence[Customer], situation: Situation, since: datetime) -> tuple[RadarEntry, ...]:
    """Return these customers with what is known of them at present, without those of whom nobody knows any plan.

    What has changed is told from `since` on (UTC).
    """
    figures = {one.customer: one for one in situation.figures}
    contracts = {one.customer: one for one in situation.contracts}
    names = {one.id: one.name for one in situation.desk.people}
    zones = {one.zone for one in customers}
    days = {zone: situation.now.astimezone(ZoneInfo(zone)).date() for zone in zones}
    return tuple(
        _entry(one, plan, figures.get(one.id), contracts.get(one.id), situation, since=since, names=names, days=days)
        for one in customers
        if (plan := situation.present_plans.get(one.id))
    )


def _entry(
    customer: Customer,
    plan: Plan,
    known: ContractFigures | None,
    contract: Contract | None,
    situation: Situation,
    *,
    since: datetime,
    names: Mapping[PersonId, str],
    days: Mapping[str, date],
) -> RadarEntry:
    now = situation.now
    plans = (plan, *situation.product_plans.get(customer.id, {}).values())
    figures = known or ContractFigures(customer=customer.id, seats=len(customer.contacts))
    counted = tuple(each for one in plans for each in _balances(one, customer, now))
    return RadarEntry(
        customer=customer,
        plan=plan,
        plans=plans,
        figures=figures,
        tam=names.get(customer.tam, "") if customer.tam else "",
        allowances=counted,
        low=tuple((one, used) for one, used in counted if _runs_out(one, used)),
        days_left=(customer.term.end - days[customer.zone]).days if customer.term else None,
        is_silent=_is_silent(figures, situation),
        contract=contract,
        notices=customer.notices,
        roster=tuple(news for news in customer.roster_news if news.at >= since),
        assistants=names_of_programs(situation.desk.assistants, customer.id),
    )


def _balances(plan: Plan, customer: Customer, now: datetime) -> Iterator[tuple[Allowance, Balance]]:
    """Yield the allowances of a plan that have a limit, with what is used of them in their present periods."""
    term = (customer.term.start, customer.term.end) if customer.term else None
    for one in plan.allowances:
        span = period(one, customer.zone, term, now) if limit_of(one) is not None else None
        if span:
            yield one, balance_in(customer.balances, one.id, span.key)


def _runs_out(allowance: Allowance, balance: Balance) -> bool:
    whole = (limit_of(allowance) or 0) + balance.topped_up
    return balance.used * 100 >= whole * WARNS_AT


def _is_silent(figures: ContractFigures, situation: Situation) -> bool:
    """Return whether nobody of a customer has written for long; of who never did, since they are a customer here."""
    after, since = situation.desk.silent_after, figures.last_word or figures.since
    return after is not None and since is not None and situation.now - since >= after
