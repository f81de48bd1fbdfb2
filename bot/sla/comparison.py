"""The gains and losses of a customer when one plan replaces another.

Times are compared by their result: both plans are asked for due times all through a year, so that a shorter target in
fewer hours is judged for what it is. Later at any moment is worse.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from math import inf
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from bot.sla.clock import due_times
from bot.sla.counterparts import counterparts, under_old_ids
from bot.sla.differences import Difference, Effect, effect_of
from bot.sla.entries import LISTS, Entries
from bot.sla.hours import coverage
from bot.sla.limit_changes import limits
from bot.sla.provision_changes import bindings
from policies.terms import AnyMetric, ChannelKind, DecidedBy, Openers, Plan, Target

_YEAR: Final = timedelta(days=366)
_STEP: Final = timedelta(minutes=97)  # a prime, so that the moments wander through the hours of the day


class _Measure(Struct, frozen=True, kw_only=True):
    """A value of the plan, and what it costs the customer: a higher cost is worse."""

    key: str
    value: Callable[[Plan], object]
    cost: Callable[[Plan], float]


_CHAT: Final = (ChannelKind.OFFICIAL, ChannelKind.BY_ARRANGEMENT, ChannelKind.NOT_INCLUDED)
_DECIDERS: Final = (DecidedBy.CUSTOMER, DecidedBy.CONFIRMED, DecidedBy.VENDOR)
_OPENERS: Final = (Openers.ANYONE, Openers.CONTACTS)
_MEASURES: Final = (
    _Measure(key="chat", value=lambda plan: plan.chat.kind, cost=lambda plan: _CHAT.index(plan.chat.kind)),
    _Measure(
        key="severity_rule",
        value=lambda plan: plan.severity_rule.decided_by,
        cost=lambda plan: _DECIDERS.index(plan.severity_rule.decided_by),
    ),
    _Measure(
        key="contacts.may_open",
        value=lambda plan: plan.contacts.may_open,
        cost=lambda plan: _OPENERS.index(plan.contacts.may_open),
    ),
    _Measure(key="contacts.minimum", value=lambda plan: plan.contacts.minimum, cost=lambda plan: plan.contacts.minimum),
    _Measure(
        key="contacts.maximum",
        value=lambda plan: plan.contacts.maximum,
        cost=lambda plan: -inf if plan.contacts.maximum is None else -plan.contacts.maximum,
    ),
)


_WORDS: Final[Mapping[str, Callable[[Plan], str | None]]] = {
    "chat.says": lambda plan: plan.chat.says,
    "severity_rule.says": lambda plan: plan.severity_rule.says,
    "contacts.beyond_says": lambda plan: plan.contacts.beyond_says,
}
"""The words of a plan on a rule, by its key."""
Regions = tuple[str | None, str | None]
"""The region before and after; None: of a plan without regions."""


def changes(old: Plan, new: Plan, since: datetime, regions: Regions | None = None) -> tuple[Difference, ...]:
    """Return every difference that a customer can feel, worse ones first; times are compared for a year from `since`.

    A severity with another id in the new plan is compared under its id in the old one. With `regions`, those of one
    customer before and after, promises are compared in these; without, in all that both plans have.
    """
    renamed = tuple(_renamed(old, new))
    new = under_old_ids(old, new)
    found = (
        *renamed,
        *_measured(old, new),
        *_ranks(old, new),
        *_due_times(old, new, since, regions),
        *_of_new_severities(old, new),
        *_hours(old, new, since, regions),
        *limits(old, new),
        *bindings(old, new),
        *_words(old, new),
        *_lists(old, new),
    )
    return tuple(sorted(found, key=lambda change: list(Effect).index(change.effect)))


def _renamed(old: Plan, new: Plan) -> Iterator[Difference]:
    """Yield severities that have another id or another name."""
    found = counterparts(old, new)
    for was in old.severities:
        now = found.get(was.id)
        if now is None or (was.id, was.name) == (now.id, now.name):
            continue
        called = [one.name if was.id == now.id else f"{one.id} ({one.name})" for one in (was, now)]
        yield Difference(key=f"severities.{was.id}.name", old=called[0], new=called[1], effect=Effect.CHANGED)


def _measured(old: Plan, new: Plan) -> Iterator[Difference]:
    for measure in _MEASURES:
        if effect := effect_of(measure.cost(old), measure.cost(new)):
            yield Difference(key=measure.key, old=measure.value(old), new=measure.value(new), effect=effect)


def _ranks(old: Plan, new: Plan) -> Iterator[Difference]:
    """Yield the severities of both plans in their order, if it is another one."""
    was, now = ([one.id for one in plan.severities] for plan in (old, new))
    before, after = [one for one in was if one in now], [one for one in now if one in was]
    if before != after:
        yield Difference(key="severities", old=", ".join(before), new=", ".join(after), effect=Effect.CHANGED)


def _due_times(old: Plan, new: Plan, since: datetime, regions: Regions | None) -> Iterator[Difference]:
    """Yield targets that would be due at other times, by severity and metric of the old plan, and by region of both.

    Where it counts whether the customer phoned, they are compared for one who did, too.
    """
    metrics = dict.fromkeys((*old.metrics, *new.metrics))
    moments = [since + n * _STEP for n in range(_YEAR // _STEP)]
    pairs = [regions] if regions else _regions(old, new)
    for severity, metric in ((one.id, metric) for one in old.severities for metric in metrics):
        was, now = old.target(severity, metric), new.target(severity, metric)
        ways = (False, True) if _heeds_phone(was) or _heeds_phone(now) else (False,)
        for (was_in, now_in), phoned in ((pair, phoned) for pair in pairs for phoned in ways):
            due = partial(_due, severity=severity, metric=metric, moments=moments, phoned=phoned)
            if effect := _later(due(old, region=was_in), due(new, region=now_in)):
                parts = ("targets", severity, str(metric), was_in or now_in, "phoned" if phoned else None)
                yield Difference(key=".".join(filter(None, parts)), old=was, new=now, effect=effect)


def _of_new_severities(old: Plan, new: Plan) -> Iterator[Difference]:
    """Yield what is promised at severities that the old plan doesn't have."""
    for severity, targets in new.targets.items():
        for metric, target in targets.items() if severity not in old.targets else ():
            yield Difference(key=f"targets.{severity}.{metric}", old=None, new=target, effect=Effect.CHANGED)


def _heeds_phone(target: Target | None) -> bool:
    return target is not None and any(choice.phoned is not None for choice in target.calendars)


def _due(
    plan: Plan, *, severity: str, metric: AnyMetric, moments: list[datetime], region: str | None, phoned: bool
) -> list[datetime] | None:
    """Return the due times; None if nothing is promised, or the plan has no such severity."""
    if severity not in plan.targets:
        return None
    return due_times(plan, severity, moments, region=region, metric=metric, phoned=phoned)


def _regions(old: Plan, new: Plan) -> list[tuple[str | None, str | None]]:
    """Return the pairs of regions, old and new, to compare; a plan without regions is the same in all of them."""
    if old.regions and new.regions:
        return [(region, region) for region in old.regions if region in new.regions]
    return [(was, now) for was in old.regions or (None,) for now in new.regions or (None,)]


def _later(old: list[datetime] | None, new: list[datetime] | None) -> Effect | None:
    if old is None or new is None:
        return effect_of(old is None, new is None)
    if any(now > was for was, now in zip(old, new, strict=True)):
        return Effect.WORSE
    return None if old == new else Effect.BETTER


def _hours(old: Plan, new: Plan, since: datetime, regions: Regions | None) -> Iterator[Difference]:
    """Yield calendars of the same id that cover more or less of a year, or differ otherwise.

    Those of other regions than these are left out.
    """
    elsewhere = _elsewhere(old, regions[0]) & _elsewhere(new, regions[1]) if regions else set[str]()
    for key in sorted((old.calendars.keys() & new.calendars.keys()) - elsewhere):
        was, now = old.calendars[key], new.calendars[key]
        covered = [coverage(one).spent(since, since + _YEAR).total_seconds() for one in (was, now)]
        alike = replace(was, source=now.source, holiday_country=now.holiday_country) == now
        effect = effect_of(-covered[0], -covered[1]) or (None if alike else Effect.CHANGED)
        if effect:
            yield Difference(key=f"calendars.{key}", old=was.name, new=now.name, effect=effect)


def _elsewhere(plan: Plan, region: str | None) -> set[str]:
    """Return the calendars that targets count in other regions alone."""
    targets = (target for found in plan.targets.values() for target in found.values())
    choices = [choice for target in targets for choice in target.calendars]
    here = {choice.calendar for choice in choices if choice.region in (None, region)}
    return {choice.calendar for choice in choices} - here


def _words(old: Plan, new: Plan) -> Iterator[Difference]:
    """Yield what a rule says otherwise."""
    for key, said in _WORDS.items():
        if said(old) != said(new):
            yield Difference(key=key, old=said(old), new=said(new), effect=Effect.CHANGED)


def _lists(old: Plan, new: Plan) -> Iterator[Difference]:
    """Yield entries that only one plan has, or that say something else in the other."""
    for name, listed in LISTS.items():
        yield from _entries(name, listed, listed.of(old), listed.of(new))


def _entries(name: str, listed: Entries, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    """Yield entries that were added, removed or say something else."""
    for key in [*old, *(key for key in new if key not in old)]:
        was, now = old.get(key), new.get(key)
        if was != now:
            effect = listed.comes if was is None else listed.goes if now is None else Effect.CHANGED
            yield Difference(key=f"{name}.{key}", old=was, new=now, effect=effect)
