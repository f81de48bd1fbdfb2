"""Targets: how long, counted in which calendar, by rules written in place or once under a name."""

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Final, TypeVar

from policies.amounts import Span, parse_span
from policies.grammar.table import Table, shown
from policies.terms import AnyMetric, CalendarChoice, MetBy, Metric, OwnMetric, PausedBy, Target

_OWN: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_ALIKE: Final = 0.85
"""The likeness from which a name counts as a slip of the pen for one that every desk knows."""
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


def read_targets(severity: Table, rules: Rules) -> dict[AnyMetric, Target]:
    """Read one `[targets.<severity>]` table: a target for each metric that it names, of its own making too."""
    metrics: tuple[AnyMetric, ...] = (*Metric, *_own_metrics(severity))
    found = {metric: severity.table(metric) for metric in metrics}
    return {metric: read_target(table, rules) for metric, table in found.items() if table is not None}


def _own_metrics(severity: Table) -> Iterator[OwnMetric]:
    """Yield the metrics that the pack names itself. What resembles a known one is left to be an unknown key."""
    for name in severity.raw:
        if name in tuple(Metric) or _resembles_known(name):
            continue
        if not _OWN.fullmatch(name):
            severity.value(name)
            severity.fault(name, "must be small letters, words joined by hyphens, such as root-cause-analysis")
        else:
            yield OwnMetric(name)


def _resembles_known(name: str) -> bool:
    words, plain = set(re.split("[-_ ]", name.lower())), re.sub("[- ]", "_", name.lower())
    is_part = any(words <= set(known.split("_")) for known in Metric)
    return is_part or bool(get_close_matches(plain, tuple(Metric), n=1, cutoff=_ALIKE))


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
