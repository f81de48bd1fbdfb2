"""The clause behind a key of a plan, for whoever compares two plans value by value."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from policies.terms import Plan, Source, metric_named

_At = Callable[[Plan, str], Source | None]


def clause_of(plan: Plan, key: str) -> Source | None:
    """Return the source of what a plan has at a dotted key of a comparison; None if it has nothing there, or no clause.

    Keys are those of `comparison.changes`.
    """
    head, _, rest = key.partition(".")
    found = _SOURCES.get(head)
    return found(plan, rest) if found else None


def _target(plan: Plan, key: str) -> Source | None:
    severity, _, rest = key.partition(".")
    target = plan.target(severity, metric_named(rest.partition(".")[0]))
    return target.source if target else None


def _severity(plan: Plan, key: str) -> Source | None:
    return _first((one.id, one.source) for one in plan.severities)(key.removesuffix(".name"))


def _phone(plan: Plan, severity: str) -> Source | None:
    return _first((one.id, one.phone.source) for one in plan.severities if one.phone)(severity)


def _provision(plan: Plan, key: str) -> Source | None:
    """Return the source of a clause, whose key may have what it binds to behind its topic."""
    found = _first((one.topic, one.source) for one in plan.provisions)
    return found(key) or found(key.rpartition(".")[0])


def _first(entries: Iterable[tuple[str, Source]]) -> Callable[[str], Source | None]:
    return dict(entries).get


_SOURCES: Final[Mapping[str, _At]] = {
    "targets": _target,
    "lives": _target,
    "severities": _severity,
    "confirm": _severity,
    "phone": _phone,
    "chat": lambda plan, _: plan.chat.source,
    "ways": lambda plan, _: plan.chat.source,
    "contacts": lambda plan, _: plan.contacts.source,
    "duties": lambda plan, _: plan.contacts.source,
    "conditions": lambda plan, _: plan.contacts.source,
    "severity_rule": lambda plan, _: plan.severity_rule.source,
    "calendars": lambda plan, key: _first((one.id, one.source) for one in plan.calendars.values())(key),
    "phone_lines": lambda plan, key: _first((one.id, one.source) for one in plan.phone_lines)(key),
    "steps": lambda plan, key: _first((one.name, one.source) for one in plan.ladder.steps)(key),
    "exclusions": lambda plan, key: _first((one.topic, one.source) for one in plan.exclusions)(key),
    "provisions": _provision,
    "allowances": lambda plan, key: _first((one.id, one.source) for one in plan.allowances)(key.partition(".")[0]),
}
"""The source at the rest of a key, by its head."""
