"""The gains and losses of a customer when one plan replaces another.

Times are compared by their result: both plans are asked for due times all through a year, so that a shorter target in
fewer hours is judged for what it is. Later at any moment is worse.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf
from typing import Final

from bot.sla.clock import due_times
from bot.sla.counterparts import counterparts, under_old_ids
from bot.sla.entries import LISTS, Entries
from bot.sla.entries import Effect as Effect
from bot.sla.hours import coverage
from policies.terms import Allowance, AnyMetric, Beyond, ChannelKind, DecidedBy, Openers, Period, Plan

_YEAR: Final = timedelta(days=366)
_STEP: Final = timedelta(minutes=97)  # a prime, so that the moments wander through the hours of the day


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference at a dotted key of the plan, with the values of the terms; None if one side lacks it."""

    key: str
    old: object
    new: object
    effect: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    """A value of the plan, and what it costs the customer: a higher cost is worse."""

    key: str
    value: Callable[[Plan], object]
    cost: Callable[[Plan], float]


_UNSAID: Final = 1e12
"""The limit that only the order form gives: more than any other, and less than none."""
_CHAT: Final = (ChannelKind.OFFICIAL, ChannelKind.BY_ARRANGEMENT, ChannelKind.NOT_INCLUDED)
_DECIDERS: Final = (DecidedBy.CUSTOMER, DecidedBy.CONFIRMED, DecidedBy.VENDOR)
_OPENERS: Final = (Openers.ANYONE, Openers.CONTACTS)
_BEYOND: Final = (Beyond.APPROVAL, Beyond.REFUSE)
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


def changes(old: Plan, new: Plan, since: datetime) -> tuple[Difference, ...]:
    """Return every difference that a customer can feel, worse ones first; times are compared for a year from `since`.

    A severity with another id in the new plan is compared under its id in the old one.
    """
    renamed = tuple(_renamed(old, new))
    new = under_old_ids(old, new)
    found = (
        *renamed,
        *_measured(old, new),
        *_ranks(old, new),
        *_due_times(old, new, since),
        *_hours(old, new, since),
        *_limits(old, new),
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
        if effect := _effect(measure.cost(old), measure.cost(new)):
            yield Difference(key=measure.key, old=measure.value(old), new=measure.value(new), effect=effect)


def _ranks(old: Plan, new: Plan) -> Iterator[Difference]:
    """Yield the severities of both plans in their order, if it is another one."""
    was, now = ([one.id for one in plan.severities] for plan in (old, new))
    before, after = [one for one in was if one in now], [one for one in now if one in was]
    if before != after:
        yield Difference(key="severities", old=", ".join(before), new=", ".join(after), effect=Effect.CHANGED)


def _due_times(old: Plan, new: Plan, since: datetime) -> Iterator[Difference]:
    """Yield targets that would be due at other times, by severity and metric of the old plan, and by region of both."""
    metrics = dict.fromkeys((*old.metrics, *new.metrics))
    moments = [since + n * _STEP for n in range(_YEAR // _STEP)]
    for severity, metric in ((one.id, metric) for one in old.severities for metric in metrics):
        for was_in, now_in in _regions(old, new):
            effect = _later(
                _due(old, severity, moments, was_in, metric),
                _due(new, severity, moments, now_in, metric),
            )
            if effect:
                key = ".".join(filter(None, ("targets", severity, str(metric), was_in or now_in)))
                was, now = old.target(severity, metric), new.target(severity, metric)
                yield Difference(key=key, old=was, new=now, effect=effect)


def _due(
    plan: Plan, severity: str, moments: list[datetime], region: str | None, metric: AnyMetric
) -> list[datetime] | None:
    """Return the due times; None if nothing is promised, or the plan has no such severity."""
    return due_times(plan, severity, moments, region=region, metric=metric) if severity in plan.targets else None


def _regions(old: Plan, new: Plan) -> list[tuple[str | None, str | None]]:
    """Return the pairs of regions, old and new, to compare; a plan without regions is the same in all of them."""
    if old.regions and new.regions:
        return [(region, region) for region in old.regions if region in new.regions]
    return [(was, now) for was in old.regions or (None,) for now in new.regions or (None,)]


def _later(old: list[datetime] | None, new: list[datetime] | None) -> Effect | None:
    if old is None or new is None:
        return _effect(old is None, new is None)
    if any(now > was for was, now in zip(old, new, strict=True)):
        return Effect.WORSE
    return None if old == new else Effect.BETTER


def _hours(old: Plan, new: Plan, since: datetime) -> Iterator[Difference]:
    """Yield calendars of the same id that cover more or less of a year, or have other windows or another clock."""
    for key in sorted(old.calendars.keys() & new.calendars.keys()):
        was, now = old.calendars[key], new.calendars[key]
        covered = [coverage(one).spent(since, since + _YEAR).total_seconds() for one in (was, now)]
        alike = (was.windows, was.customer_zone) == (now.windows, now.customer_zone)
        effect = _effect(-covered[0], -covered[1]) or (None if alike else Effect.CHANGED)
        if effect:
            yield Difference(key=f"calendars.{key}", old=was.name, new=now.name, effect=effect)


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


def _limits(old: Plan, new: Plan) -> Iterator[Difference]:
    """Yield changes of what both plans limit: an allowance, and what happens past it or past the last contact."""
    if old.contacts.maximum is not None and new.contacts.maximum is not None:
        yield from _beyond("contacts", old.contacts.beyond, new.contacts.beyond)
    before = {one.id: one for one in old.allowances}
    for now in new.allowances:
        if was := before.get(now.id):
            yield from _limit(f"allowances.{now.id}", was, now)


def _limit(key: str, was: Allowance, now: Allowance) -> Iterator[Difference]:
    """Yield the changes of an allowance. If the old plan names no limit, a new one is a cap."""
    endless = was.unlimited or now.unlimited
    if was.counts != now.counts or (was.per != now.per and not endless):
        held = [f"{_shown(one)} {one.counts}{'' if one.unlimited else f' a {one.per}'}" for one in (was, now)]
        less = was.counts == now.counts and _a_year(now) < _a_year(was)
        yield Difference(key=key, old=held[0], new=held[1], effect=Effect.WORSE if less else Effect.CHANGED)
    elif effect := _effect(-_held(was), -_held(now)):
        yield Difference(key=f"{key}.limit", old=_shown(was), new=_shown(now), effect=effect)
    if not endless:
        yield from _beyond(key, was.beyond, now.beyond)


def _shown(allowance: Allowance) -> int | str | None:
    return "unlimited" if allowance.unlimited else allowance.limit


def _held(allowance: Allowance) -> float:
    if allowance.unlimited:
        return inf
    return _UNSAID if allowance.limit is None else allowance.limit


def _a_year(allowance: Allowance) -> float:
    """Return what an allowance holds in a year, with a term counted as a year."""
    return _held(allowance) * (12 if allowance.per is Period.MONTH else 1)


def _beyond(key: str, was: Beyond, now: Beyond) -> Iterator[Difference]:
    if effect := _effect(_BEYOND.index(was), _BEYOND.index(now)):
        yield Difference(key=f"{key}.beyond", old=was, new=now, effect=effect)


def _effect(old: float, new: float) -> Effect | None:
    """Return what a change of cost means to the customer; None if it didn't change."""
    if old == new:
        return None
    return Effect.WORSE if new > old else Effect.BETTER
