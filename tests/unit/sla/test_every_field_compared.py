"""Whatever a plan holds is compared, or has a reason not to be: a field that comes later can't be forgotten.

Each field of the plan that shows every key of the grammar is changed by itself, wherever it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from typing import Any, Final

import pytest
from msgspec import Struct
from msgspec.structs import fields, replace

from bot.sla import comparison
from bot.sla.comparison import changes
from bot.sla.differences import Difference, Effect
from policies import terms
from policies.terms import Amount, Calendar, EscalationStep, Ladder, Metric, Plan, Source, Unit
from tests.shipped import readme_pack

SINCE: Final = datetime(2026, 6, 1, tzinfo=UTC)
TEMPLATE: Final = readme_pack("template").plans["standard"]
NOON: Final = Amount(value=1, unit=Unit.NEXT_BUSINESS_DAY, at=time(12))


def changed(value: Any, path: tuple[Any, ...], to: Any) -> Any:
    """Return the value with something else at the end of the path."""
    if not path:
        return to
    first, *rest = path
    if isinstance(value, Struct):
        return replace(value, **{first: changed(getattr(value, first), tuple(rest), to)})  # type: ignore[type-var]
    if isinstance(value, Mapping):
        return {**value, first: changed(value[first], tuple(rest), to)}
    return (*value[:first], changed(value[first], tuple(rest), to), *value[first + 1 :])


PLAN: Final[Plan] = changed(TEMPLATE, ("targets", "3", Metric.FIRST_RESPONSE, "amount"), NOON)
"""The plan that shows every key, with a target that names a time of day too."""
NOT_COMPARED: Final[Mapping[tuple[type, str], str]] = {
    **{(Plan, name): "it is what the plan is called" for name in ("pack", "id", "name", "vendor", "document")},
    **{(Plan, name): "it is which edition it is" for name in ("edition", "version")},
    (Plan, "aliases"): "by these the desk file may name it",
    (Plan, "zone"): "it only says on which clock times are read",
    (Plan, "kind_phrases"): "words that the desk knows a kind of request by, which an agent can correct",
    (terms.Severity, "aliases"): "words that the desk knows a severity by",
    (terms.Target, "aim"): "it is the desk's own, and no customer sees it",
    **{(Ladder, name): "it is the desk's own, and no customer sees it" for name in ("rungs", "repeat", "goals")},
    (Calendar, "id"): "it is the key by which they are compared",
    (Calendar, "holiday_country"): "the dates themselves are compared",
    (terms.Exclusion, "phrases"): "words that the desk knows by what a request is about",
    (terms.Exclusion, "ask_contacts"): "it only says who is named beside it",
    **{(kind, "key"): "it is the table of the pack that it was read from" for kind in (terms.Provision, terms.WayIn)},
    (terms.Provision, "offered_for"): "words that the desk knows by what a request is about",
    **{
        (Source, name): "it is where it is read, and not what is promised" for name in ("clause", "assumed", "document")
    },
    (Plan, "calendars"): "each is compared, and whatever counts in one",
}
"""The fields that aren't compared, and why."""
PARTS_OF_THE_DESKS_OWN: Final = (terms.Rung, terms.Repeat)
"""The parts of what no customer sees."""


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[type, str, tuple[Any, ...]]]:
    """Yield each field below a value: whose it is, its name, and the way to it."""
    if isinstance(value, Struct):
        for field in fields(value):
            here = (*path, field.name)
            yield type(value), field.name, here
            yield from paths(getattr(value, field.name), here)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from paths(item, (*path, key))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from paths(item, (*path, place))


def at(value: Any, path: tuple[Any, ...]) -> Any:
    """Return what is at the end of a path."""
    for step in path:
        value = getattr(value, step) if isinstance(value, Struct) else value[step]
    return value


def others(value: Any, name: str) -> tuple[Any, ...]:
    """Return other values that a field could have: by its name, or else by the kind of value that it has."""
    if name in BY_NAME:
        return tuple(one for one in BY_NAME[name] if one != value)
    kind = next(one for one in BY_KIND if isinstance(value, one))
    return tuple(BY_KIND[kind](value))


BY_NAME: Final[Mapping[str, tuple[Any, ...]]] = {
    "zone": ("Asia/Kolkata",),
    "opens_zone": ("Asia/Kolkata",),
    "closes_zone": ("Asia/Kolkata",),
    "calendar": tuple(TEMPLATE.calendars),
    "region": (None, *TEMPLATE.regions),
    "at": (time(9),),
    "phoned": (True, None),
}
BY_KIND: Final[Mapping[type, Callable[[Any], Iterable[Any]]]] = {
    Enum: lambda value: (one for one in type(value) if one is not value),
    str: lambda value: (f"{value} anew",),
    bool: lambda value: (not value,),
    int: lambda value: (value + 1,),
    time: lambda value: (value.replace(hour=(value.hour + 1) % 24),),
    date: lambda value: (value + timedelta(days=1),),
    tuple: lambda value: (value[1:], value[:-1]),
    frozenset: lambda value: (frozenset(list(value)[1:]),),
    Mapping: lambda value: (dict(list(value.items())[1:]),),
    object: lambda _: (None,),
}


@cache
def found(path: tuple[Any, ...], name: str) -> tuple[Difference, ...]:
    """Return what a comparison finds if the field at the end of a path is another; the first that it finds."""
    for value in others(at(PLAN, path), name):
        try:
            differing = changes(PLAN, changed(PLAN, path, value), SINCE)
        except (AttributeError, KeyError, TypeError, ValueError):
            continue  # no plan could be so
        if differing:
            return differing
    return ()


HOLD_PARTS: Final = {(of, name) for of, name, path in paths(PLAN) if isinstance(at(PLAN, path), Struct)}
"""The fields whose values have fields of their own, which are changed one by one."""
FIELDS: Final = sorted(
    {(of, name) for of, name, _ in paths(PLAN)} - HOLD_PARTS, key=lambda one: (one[0].__name__, one[1])
)


@pytest.fixture(autouse=True)
def _of_a_week(monkeypatch: pytest.MonkeyPatch) -> None:
    """A week is enough for one change, and quick."""
    monkeypatch.setattr(comparison, "_YEAR", timedelta(days=8))


@pytest.mark.parametrize(("of", "name"), FIELDS, ids=lambda one: one if isinstance(one, str) else one.__name__)
def test_every_field_is_compared_or_has_a_reason_not_to_be(of: type, name: str) -> None:
    places = [path for held, field, path in paths(PLAN) if (held, field) == (of, name)]
    if (of, name) in NOT_COMPARED or of in PARTS_OF_THE_DESKS_OWN:
        return

    assert any(found(path, name) for path in places)


def test_the_fields_that_are_not_compared_are_there() -> None:
    assert set(NOT_COMPARED) - {(of, name) for of, name, _ in paths(PLAN)} == set()


def test_every_part_of_a_plan_is_among_those_that_are_changed() -> None:
    parts = {one for one in vars(terms).values() if isinstance(one, type) and issubclass(one, Struct)}

    assert parts - {of for of, _ in FIELDS} == {terms.Pack, terms.Assumption}


@pytest.mark.parametrize(
    ("path", "to", "key", "effect"),
    [
        (("keeps_level",), False, "keeps_level", Effect.WORSE),
        (("notice",), Amount(value=2, unit=Unit.MONTH), "notice", Effect.WORSE),
        (("support",), Amount(value=64, unit=Unit.WEEK), "support", Effect.WORSE),
        (("support",), Amount(value=16, unit=Unit.MONTH), "support", Effect.BETTER),
        (("consent",), None, "consent", Effect.WORSE),
        (("consent",), terms.Openers.ANYONE, "consent", Effect.CHANGED),
    ],
    ids=str,
)
def test_a_clause_that_binds_the_vendor_less_is_worse(path: tuple[str], to: object, key: str, effect: Effect) -> None:
    (change,) = changes(PLAN, changed(PLAN, ("provisions", 0, *path), to), SINCE)

    assert (change.key, change.effect) == (f"provisions.remote access.{key}", effect)


@pytest.mark.parametrize(
    ("path", "to", "key", "effect"),
    [
        (("spent_by",), ("Defect", "Incident"), "spent_by.Incident", Effect.WORSE),
        (("spent_by",), (), "spent_by.Defect", Effect.BETTER),
        (("first_days",), 60, "first_days", Effect.WORSE),
        (("first_days",), None, "first_days", Effect.BETTER),
    ],
    ids=str,
)
def test_an_allowance_that_holds_for_less_is_worse(path: tuple[str], to: object, key: str, effect: Effect) -> None:
    (change,) = changes(PLAN, changed(PLAN, ("allowances", 0, *path), to), SINCE)

    assert (change.key, change.effect) == (f"allowances.reviews.{key}", effect)


def test_hours_for_who_phones_are_compared_too() -> None:
    later = changed(PLAN, ("targets", "1", Metric.FIRST_RESPONSE, "calendars", 0, "calendar"), "support")

    keys = [(change.key, change.effect) for change in changes(PLAN, later, SINCE)]

    assert keys == [("targets.1.first_response.emea.phoned", Effect.WORSE)]


def test_a_step_that_wakes_nobody_any_more_is_for_a_person_to_judge() -> None:
    asleep = replace(PLAN, ladder=replace(PLAN.ladder, steps=tuple(map(_asleep, PLAN.ladder.steps))))

    assert [change.effect for change in changes(PLAN, asleep, SINCE)] == [Effect.CHANGED]


def _asleep(step: EscalationStep) -> EscalationStep:
    return replace(step, wake=False)
