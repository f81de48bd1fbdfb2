"""The parts of a report as rows: the same for a table, for programs and for the page."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from adapters.cli.tables import Row
from adapters.composition.report import Report
from bot.model.attainment import BY, PERCENTILES, BrokenPromise, Durations, MissedBefore, Tally
from bot.model.ids import CustomerId
from bot.model.ledger import Quantity, Spent
from bot.model.rating import BEST
from bot.model.satisfaction import Satisfaction
from bot.wording import amounts
from bot.wording import report as wording
from bot.wording.contract.quantities import spoken

_NOTHING_SAID: Final = Satisfaction(customer=CustomerId(""), plan="", resolved=0, confirmed=0, rated=0, total=0)


def tally_row(one: Tally, report: Report, by: Sequence[str]) -> Row:
    """Return a tally as a row for people: what it is counted by, its numbers, and its share with the denominator."""
    row = counted_row(one, report, by)
    return {**row, "severity": report.level(one.severity, one.plan)} if "severity" in by else row


def counted_row(one: Tally, report: Report, by: Sequence[str]) -> Row:
    """Return the same row for programs: a severity by its id in the plan."""
    named = {
        "customer": report.names.get(one.customer, one.customer),
        "plan": one.plan,
        "severity": one.severity or "none",
        "metric": wording.metric(one.metric),
        "month": f"{one.month:%Y-%m}" if one.month else "",
    }
    return {
        **{name: named[name] for name in by},
        "kept": one.kept,
        "broken": one.broken,
        "closed unanswered": one.closed_unanswered,
        "not yet due": one.not_yet_due,
        "missed before": one.missed_before,
        "attainment": wording.share(one),
        "of": one.judged,
    }


def duration_row(one: Durations, report: Report) -> Row:
    """Return the percentiles of a stretch and a severity as a row."""
    return {
        "from opening to": one.stretch,
        "severity": report.level(one.severity or ""),
        "tickets": one.number,
        **{f"{percent} % within": _length(at) for percent, at in zip(PERCENTILES, one.percentiles, strict=True)},
    }


def satisfaction_row(one: Satisfaction, report: Report) -> Row:
    """Return what a customer said of its tickets as a row."""
    confirmed = "" if one.share_confirmed is None else f"{int(one.share_confirmed * 1000) / 10:.1f} %"
    return {
        "customer": report.names.get(one.customer, one.customer),
        "plan": one.plan,
        "resolved": one.resolved,
        "confirmed": one.confirmed,
        "share confirmed": confirmed,
        "rated": one.rated,
        "average rating": "" if one.average is None else f"{one.average:.1f} of {BEST}",
    }


def csv_rows(report: Report) -> list[Row]:
    """Return the one table of a report: its heading, a row for each tally, and one for what each customer said.

    Those have columns of their own, so that neither is counted twice.
    """
    counted, said = counted_row(Tally(), report, BY), satisfaction_row(_NOTHING_SAID, report)
    names = dict.fromkeys((*counted, *said))
    rows = [counted_row(one, report, BY) for one in report.tallies]
    rows += [{**satisfaction_row(one, report), "metric": "satisfaction"} for one in report.satisfaction]
    return [{name: name for name in names}, *({name: row.get(name, "") for name in names} for row in rows)]


def spent_row(one: Spent, report: Report) -> Row:
    """Return what was entered about an allowance of a customer in a period as a row."""

    def amount(of: int) -> str:
        said = spoken(Quantity(amount=abs(of), counts=one.counts, currency=one.currency))
        return f"-{said}" if of < 0 else said

    return {
        "customer": report.names.get(one.customer, one.customer),
        "allowance": one.balance.allowance,
        "period": one.balance.period,
        "spent": amount(one.balance.settled),
        "held back": amount(one.balance.reserved),
        "added": amount(one.balance.topped_up),
        "entries": one.entries,
    }


def broken_row(one: BrokenPromise | MissedBefore, why: str, report: Report) -> Row:
    """Return a broken promise, or one that was missed before its severity changed, as a row."""
    came = "" if one.ticket == one.held_by else f" (in {one.held_by})"
    return {"ticket": f"{one.ticket}{came}", "customer": report.names.get(one.customer, one.customer), "why": why}


def as_value(report: Report) -> dict[str, object]:
    """Return all of a report for programs."""
    return {
        "made_at": report.made_at,
        "months": [f"{day:%Y-%m}" for day in report.months.days],
        "attainment": [
            {**counted_row(one, report, BY), "customer_id": one.customer, "attainment": one.attainment}
            for one in report.tallies
        ],
        "durations": [
            {
                "from opening to": one.stretch,
                "severity": one.severity,
                "tickets": one.number,
                "minutes": {str(percent): at for percent, at in zip(PERCENTILES, one.percentiles, strict=True)},
            }
            for one in report.durations
        ],
        "satisfaction": [
            {**satisfaction_row(one, report), "customer_id": one.customer}
            | {"share confirmed": one.share_confirmed, "average rating": one.average}
            for one in report.satisfaction
        ],
        "spent": [
            {**spent_row(one, report), "customer_id": one.customer, "unit": one.counts, "currency": one.currency}
            | {
                "spent": one.balance.settled,
                "held back": one.balance.reserved,
                "added": one.balance.topped_up,
            }
            for one in report.spent
        ],
        "broken": [
            {**broken_row(one, why, report), "held_by": one.held_by, "type": str(one.kind), "severity": one.severity}
            | {"due_at": one.due_at, "met_at": one.met_at, "verdict": one.verdict, "ticket": one.ticket}
            for one, why in zip(report.broken, report.why, strict=True)
        ],
        "missed before": [
            {**broken_row(one, why, report), "held_by": one.held_by, "type": str(one.kind), "severity": one.severity}
            | {"due_at": one.due_at, "then_due": one.then_due, "met_at": one.met_at, "ticket": one.ticket}
            for one, why in zip(report.missed, report.why_missed, strict=True)
        ],
    }


def _length(minutes: int) -> str:
    return amounts.span(timedelta(minutes=minutes))
