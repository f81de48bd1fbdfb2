"""Targets: how long, counted in which calendar."""

from policies.amounts import Span, parse_span
from policies.grammar.table import Table
from policies.terms import CalendarChoice, Metric, Target

_METRICS = tuple(Metric)


def read_targets(severity: Table) -> dict[Metric, Target]:
    """Read one `[targets.<severity>]` table: a target for each metric that it names."""
    found = {metric: severity.table(metric) for metric in _METRICS}
    return {metric: read_target(table) for metric, table in found.items() if table is not None}


def read_target(table: Table) -> Target:
    """Read one target: an amount with its calendar and clause."""
    span = table.parsed("target", parse_span, Span(amount=None))
    return Target(amount=span.amount, aim=span.aim, calendars=_calendars(table), source=table.source())


def _calendars(table: Table) -> tuple[CalendarChoice, ...]:
    """Read `calendar`: the id of one, or a list of rules of which the first that fits is used."""
    written = table.value("calendar")
    if isinstance(written, str):
        return (CalendarChoice(calendar=written),)
    return tuple(
        CalendarChoice(calendar=row.text("use"), region=row.optional_text("region"), phoned=row.flag("phoned"))
        for row in table.rows("calendar")
    )
