"""A report on promises, read from a desk's database."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Final

from msgspec import Struct, field

from adapters.composition.reading import Reading
from bot.model.attainment import BrokenPromise, Durations, MissedBefore, Months, Tally, durations
from bot.model.ids import CustomerId
from bot.model.instant import written
from bot.model.ledger import Spent
from bot.model.milestone import Basis
from bot.model.plain_text import Spelling, words
from bot.model.satisfaction import Satisfaction
from bot.wording import report as wording
from policies.terms import Plan

FEWEST_DRAWN: Final = 3
"""The fewest months that a chart shows, if the report has so many."""
_WITH_YEARS: Final = Spelling(instant=lambda when: written(when).full)


class Report(Struct, frozen=True, kw_only=True):
    """A report: `tallies` by all of `BY`, and the latest broken promises, each with the sentence `why`.

    `missed` are due times that had passed unmet before a severity changed, each with a sentence of `why_missed`.
    `customer` is the name of the one that it is about; empty: it is about all.
    `levels` are the names of severities in the plans that have them, by the ids of both.
    """

    made_at: datetime
    months: Months
    names: dict[str, str]
    tallies: tuple[Tally, ...]
    durations: tuple[Durations, ...]
    satisfaction: tuple[Satisfaction, ...]
    spent: tuple[Spent, ...]
    broken: tuple[BrokenPromise, ...]
    why: tuple[str, ...]
    missed: tuple[MissedBefore, ...] = ()
    why_missed: tuple[str, ...] = ()
    levels: Mapping[tuple[str, str], str] = field(default_factory=dict)
    customer: str = ""

    def level(self, severity: str, plan: str = "") -> str:
        """Return a severity in the words of a plan, or of all plans that have one of that id; empty: there is none."""
        if not severity:
            return wording.NO_LEVEL
        found = sorted({name for (of, its_id), name in self.levels.items() if its_id == severity and plan in (of, "")})
        return wording.level(severity, found)

    @property
    def drawn(self) -> tuple[date, ...]:
        """The months that a chart shows: from the first that has anything on, three at least, as far as there are."""
        counted = [one.month for one in self.tallies if one.month]
        begun = self.months.days.index(min(counted)) if counted else len(self.months.days)
        return self.months.days[max(0, min(begun, len(self.months.days) - FEWEST_DRAWN)) :]


def made(
    there: Reading, days: tuple[date, ...], now: datetime, customer: CustomerId | None, *, goals: bool, listed: int
) -> Report:
    """Return the report on the promises, or the desk's own goals, that are due in some months, at `now` (UTC).

    They are those of one customer or of all. Of the promises that are broken the latest are listed.
    """
    months = Months(days=days, zones={one.id: one.zone for one in there.desk.customers})
    basis = Basis.GOAL if goals else Basis.PROMISE
    broken = () if goals else there.views.broken(months, now, customer=customer, limit=listed)
    missed = () if goals else there.views.missed_before(months, now, customer=customer, limit=listed)
    tallies = there.views.tallies(months, now, basis=basis, customer=customer)
    names: dict[str, str] = {one.id: one.name for one in there.desk.customers}
    return Report(
        made_at=now,
        months=months,
        names=names,
        customer=names.get(customer, customer) if customer else "",
        tallies=tallies,
        levels=_levels({one.plan for one in tallies}, there.plans),
        durations=durations(there.views.took(months, customer=customer)),
        satisfaction=there.views.satisfaction(months, customer=customer),
        spent=there.views.spent(months, customer=customer),
        broken=broken,
        why=tuple(_why(one, there, months) for one in broken),
        missed=missed,
        why_missed=tuple(_why(one, there, months) for one in missed),
    )


def _levels(counted: Collection[str], plans: Iterable[Plan]) -> dict[tuple[str, str], str]:
    """Return the names of the severities of those plans that are `counted`, by the ids of both."""
    return {(plan.ref, one.id): one.name for plan in plans if plan.ref in counted for one in plan.severities}


def _why(one: BrokenPromise | MissedBefore, there: Reading, months: Months) -> str:
    ticket = there.views.ticket(one.ticket) or there.views.ticket(one.held_by)
    if ticket is None:
        return ""
    plan, metric = there.views.pinned(ticket.plan_version), one.kind.metric
    target = plan.target(one.severity, metric) if metric and one.severity else None
    zone = months.zones.get(one.customer, "UTC")
    if isinstance(one, MissedBefore):
        return words(wording.missed_before(one, plan, target, zone), _WITH_YEARS)
    return words(wording.why(one, plan, target, zone), _WITH_YEARS)
