"""What holds for every shipped pack."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec import Struct
from msgspec.structs import fields

from policies.library import SHIPPED
from policies.rules import warnings
from policies.terms import Amount, Line, Metric, Pack, Plan, Repeat, Rung, Source, Unit
from tests.shipped import LIBRARY

Kind = TypeVar("Kind")
TERMS = Path(__file__).parents[3] / "shared" / "terms"
RUN = 8
WEEKDAYS = frozenset(range(5))
PACKS = {pack.id: pack for pack in LIBRARY.packs()}
PLANS = {plan.ref: plan for pack in PACKS.values() for plan in pack.plans.values()}
LADDER = (
    Rung(percent=50, lines=(Line.FIRST,)),
    Rung(percent=75, lines=(Line.FIRST,), tam=True),
    Rung(percent=90, lines=(Line.FIRST, Line.SECOND), tam=True),
    Rung(percent=100, lines=(Line.SECOND, Line.ENGINEERING, Line.LEADERSHIP), tam=True),
)
REPEAT = Repeat(every=Amount(value=30, unit=Unit.BUSINESS_MINUTE), times=3, then=Amount(value=1, unit=Unit.DAY))

every_pack = pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
every_plan = pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)


def test_the_shipped_plans_are_these() -> None:
    assert list(PLANS) == [
        "cpi/standard",
        "influitive/premier-success",
        "influitive/premier-success-plus",
        "m3ter/silver",
        "m3ter/gold",
        "mpowr/priority",
        "mpowr/premier",
        "mst/standard",
        "mst/enhanced",
        "mst/premium",
    ]


@every_plan
def test_every_value_has_its_clause(plan: Plan) -> None:
    sources = list(_found(Source, plan))

    assert len(sources) > 20
    assert all(source.clause.strip() for source in sources)


@every_plan
def test_every_severity_says_when_it_is_answered_or_that_nothing_is_promised(plan: Plan) -> None:
    assert all(plan.target(severity.id) is not None for severity in plan.severities)


@every_plan
def test_first_response_is_the_only_target(plan: Plan) -> None:
    assert {metric for targets in plan.targets.values() for metric in targets} == {Metric.FIRST_RESPONSE}


@every_plan
def test_no_holiday_is_assumed(plan: Plan) -> None:
    assert all(not calendar.holidays for calendar in plan.calendars.values())


@every_plan
def test_the_ladder_is_the_desks_own_and_says_so(plan: Plan) -> None:
    assert (plan.ladder.rungs, plan.ladder.repeat) == (LADDER, REPEAT)
    assert plan.ladder.source.assumed


@every_plan
def test_the_rules_of_the_clock_are_told_as_assumed(plan: Plan) -> None:
    (rules,) = (provision for provision in plan.provisions if provision.topic == "how time is counted")

    assert rules.source.assumed


@every_plan
def test_every_sentence_ends_like_one(plan: Plan) -> None:
    told = (*_named("says", plan), *_named("definition", plan), *_named("instead", plan), *_named("confirm", plan))

    assert [text for text in (*told, *_named("assumed", plan)) if not text.endswith((".", "?"))] == []


@every_plan
def test_examples_read_well_one_after_the_other(plan: Plan) -> None:
    examples = [example for severity in plan.severities for example in severity.examples]

    assert [example for example in examples if example[0].isupper() or not example[-1].isalpha()] == []


@every_plan
def test_the_name_of_a_calendar_tells_its_hours(plan: Plan) -> None:
    told = {
        calendar.id: ("Mon–Fri" in calendar.name, re.findall(r"[0-9]{2}:[0-9]{2}", calendar.name))
        for calendar in plan.calendars.values()
    }

    assert told == {
        calendar.id: (
            any(window.days == WEEKDAYS for window in calendar.windows),
            [f"{time:%H:%M}" for window in calendar.windows for time in (window.opens, window.closes)],
        )
        for calendar in plan.calendars.values()
    }


@every_plan
def test_the_version_is_filled_in(plan: Plan) -> None:
    assert plan.version


def test_no_two_plans_have_the_same_version() -> None:
    assert len({plan.version for plan in PLANS.values()}) == len(PLANS)


@every_pack
def test_every_assumption_is_a_sentence(pack: Pack) -> None:
    assert pack.assumptions
    assert all((assumption.source.assumed or "").endswith(".") for assumption in pack.assumptions)


@every_pack
def test_no_calendar_lies_unused(pack: Pack) -> None:
    assert "unused-calendar" not in {breach.rule for breach in warnings(pack)}


@every_pack
def test_a_document_without_a_date_says_when_it_was_read(pack: Pack) -> None:
    text = (SHIPPED / pack.id / f"{pack.effective}.toml").read_text()

    assert (pack.edition is None) == ("named after the day" in " ".join(text.replace("\n#", "").split()))


@every_pack
@pytest.mark.skipif(not TERMS.is_dir(), reason="the texts of the terms are not beside this checkout")
def test_no_sentence_is_copied_from_the_terms(pack: Pack) -> None:
    known = set(_runs((TERMS / f"{pack.id}.txt").read_text()))

    copied = [
        " ".join(run) for text in _found(str, pack) for run in _runs(re.sub(r"https?://\S+", " ", text)) if run in known
    ]

    assert copied == []


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of so many words that it would be a copy."""
    words = re.findall(r"[a-z0-9']+", text.casefold().replace("’", "'"))
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def _named(name: str, value: object) -> Iterator[str]:
    """Every text in a field of that name, at any depth."""
    for owner in _with_fields(value):
        text = getattr(owner, name, None)
        if isinstance(text, str):
            yield text


def _with_fields(value: object) -> Iterator[object]:
    """Every value that has fields, at any depth, itself included."""
    if isinstance(value, Struct):
        yield value
        for field in fields(value):
            yield from _with_fields(getattr(value, field.name))
    elif isinstance(value, Mapping | tuple):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _with_fields(item)


def _found(kind: type[Kind], value: object) -> Iterator[Kind]:
    """Every value of that kind in it, at any depth."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, Struct):
        for field in fields(value):
            yield from _found(kind, getattr(value, field.name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _found(kind, item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _found(kind, item)
