"""Targets: how long, counted in which calendar, by rules written in place or once under a name."""

from collections.abc import Collection, Mapping
from typing import TypeVar

from policies.amounts import Span, parse_span
from policies.grammar.table import Table, shown
from policies.terms import CalendarChoice, MetBy, Metric, PausedBy, Target

_METRICS = tuple(Metric)
Word = TypeVar("Word", PausedBy, MetBy)

Rules = Mapping[str, tuple[CalendarChoice, ...]]
"""Rules for which calendar counts, by the name under which targets use them."""


def read_calendar_rules(table: Table | None, *, calendars: Collection[str], regions: Collection[str]) -> Rules:
    """Read `[calendar_rules]`, lists of rules that several targets share.

    What is wrong in a list is noted there, once, and not again at each target.
    """
    if table is None:
        return {}
    found: dict[str, tuple[CalendarChoice, ...]] = {}
    stands_in = CalendarChoice(calendar=next(iter(calendars), ""))
    for name in table.raw:
        if name in calendars:
            table.fault(name, "is a calendar too; give the rules another name")
        rows = table.rows(name)
        if not rows and table.value(name) == []:
            table.fault(name, 'needs a rule, such as { use = "support" }')
        found[name] = tuple(_known(row, calendars, regions) or stands_in for row in rows) or (stands_in,)
    return found


def read_targets(severity: Table, rules: Rules) -> dict[Metric, Target]:
    """Read one `[targets.<severity>]` table: a target for each metric that it names."""
    found = {metric: severity.table(metric) for metric in _METRICS}
    return {metric: read_target(table, rules) for metric, table in found.items() if table is not None}


def read_target(table: Table, rules: Rules) -> Target:
    """Read one target: an amount with its calendar and clause."""
    span = table.parsed("target", parse_span, Span(amount=None))
    return Target(
        amount=span.amount,
        aim=span.aim,
        calendars=_calendars(table, rules),
        pauses=_words(table, "pauses", PausedBy),
        met_by=_words(table, "met_by", MetBy),
        fixed=bool(table.flag("fixed")),
        source=table.source(),
    )


def _words(table: Table, key: str, kind: type[Word]) -> tuple[Word, ...]:
    """Read a list of words of one kind; one that isn't is a fault."""
    found = table.texts(key)
    unknown = [word for word in found if word not in tuple(kind)]
    if unknown:
        table.fault(key, f"must be of {', '.join(kind)}, not {shown(unknown[0])}")
    return tuple(kind(word) for word in found if word in tuple(kind))


def _calendars(table: Table, rules: Rules) -> tuple[CalendarChoice, ...]:
    """Read `calendar`: the id of one, the name of shared rules, or a list of rules; the first that fits is used."""
    written = table.value("calendar")
    if isinstance(written, str):
        return rules.get(written, (CalendarChoice(calendar=written),))
    return tuple(_rule(row) for row in table.rows("calendar"))


def _rule(row: Table) -> CalendarChoice:
    return CalendarChoice(calendar=row.text("use"), region=row.optional_text("region"), phoned=row.flag("phoned"))


def _known(row: Table, calendars: Collection[str], regions: Collection[str]) -> CalendarChoice | None:
    """Return the rule; None if it names what the plan doesn't have, which is noted."""
    rule = _rule(row)
    lacks_calendar = bool(rule.calendar) and rule.calendar not in calendars
    lacks_region = rule.region is not None and rule.region not in regions
    if lacks_calendar:
        row.fault("use", f"there is no calendar {shown(rule.calendar)}")
    if lacks_region:
        row.fault("region", f"there is no region {shown(rule.region)}")
    return None if lacks_calendar or lacks_region or not rule.calendar else rule
