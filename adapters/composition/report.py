"""A report on promises, read from a desk's database."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from adapters.composition.reading import Reading
from bot.model.attainment import BrokenPromise, Durations, Months, Tally, durations
from bot.model.ids import CustomerId
from bot.model.instant import written
from bot.model.ledger import Spent
from bot.model.milestone import Basis
from bot.model.plain_text import Spelling, words
from bot.model.satisfaction import Satisfaction
from bot.wording import report as wording

_WITH_YEARS: Final = Spelling(instant=lambda when: written(when).full)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report: `tallies` by all of `BY`, and the latest broken promises, each with the sentence `why`."""

    made_at: datetime
    months: Months
    names: dict[str, str]
    tallies: tuple[Tally, ...]
    durations: tuple[Durations, ...]
    satisfaction: tuple[Satisfaction, ...]
    spent: tuple[Spent, ...]
    broken: tuple[BrokenPromise, ...]
    why: tuple[str, ...]


def made(
    there: Reading, days: tuple[date, ...], now: datetime, customer: CustomerId | None, *, goals: bool, listed: int
) -> Report:
    """Return the report on the promises, or the desk's own goals, that are due in some months, at `now` (UTC).

    They are those of one customer or of all. Of the promises that are broken the latest are listed.
    """
    months = Months(days=days, zones={one.id: one.zone for one in there.desk.customers})
    basis = Basis.GOAL if goals else Basis.PROMISE
    broken = () if goals else there.views.broken(months, now, customer=customer, limit=listed)
    return Report(
        made_at=now,
        months=months,
        names={one.id: one.name for one in there.desk.customers},
        tallies=there.views.tallies(months, now, basis=basis, customer=customer),
        durations=durations(there.views.took(months, customer=customer)),
        satisfaction=there.views.satisfaction(months, customer=customer),
        spent=there.views.spent(months, customer=customer),
        broken=broken,
        why=tuple(_why(one, there, months) for one in broken),
    )


def _why(broken: BrokenPromise, there: Reading, months: Months) -> str:
    ticket = there.views.ticket(broken.ticket) or there.views.ticket(broken.held_by)
    if ticket is None:
        return ""
    plan, metric = there.views.pinned(ticket.plan_version), broken.kind.metric
    target = plan.target(broken.severity, metric) if metric and broken.severity else None
    return words(wording.why(broken, plan, target, months.zones.get(broken.customer, "UTC")), _WITH_YEARS)
