"""Checks of targets: one for every severity, of a sensible length, counted in a calendar that exists."""

from collections.abc import Iterator

from policies.amounts import Span, written
from policies.layers import Path
from policies.predicates.hit import Hit
from policies.terms import CalendarChoice, Metric, Plan, Target, Unit

_BUSINESS = frozenset({Unit.BUSINESS_MINUTE, Unit.BUSINESS_HOUR, Unit.BUSINESS_DAY, Unit.NEXT_BUSINESS_DAY})
_MINUTES = {
    Unit.MINUTE: 1,
    Unit.HOUR: 60,
    Unit.DAY: 1440,
    Unit.WEEK: 7 * 1440,
    Unit.MONTH: 28 * 1440,
    Unit.BUSINESS_MINUTE: 1,
    Unit.BUSINESS_HOUR: 60,
    Unit.BUSINESS_DAY: 1440,
    Unit.NEXT_BUSINESS_DAY: 1440,
}
_YEAR = 366 * 1440


def severities_without_target(plan: Plan) -> Iterator[Hit]:
    """Yield severities for which the plan neither sets a first response nor says that there is none."""
    for severity in plan.severities:
        if plan.target(severity.id) is None:
            yield Hit(at=("targets", severity.id), what=severity.id)


def targets_without_severity(plan: Plan) -> Iterator[Hit]:
    """Yield targets for a severity that no ticket can have."""
    known = {severity.id for severity in plan.severities}
    for severity_id in plan.targets:
        if severity_id not in known:
            yield Hit(at=("targets", severity_id), what=severity_id)


def unknown_calendars(plan: Plan) -> Iterator[Hit]:
    """Yield calendars that are named but not defined."""
    for at, target in targets_of(plan):
        for choice in target.calendars:
            if choice.calendar not in plan.calendars:
                yield Hit(at=(*at, "calendar"), what=f'"{choice.calendar}"')
    for step in plan.ladder.steps:
        if step.calendar is not None and step.calendar not in plan.calendars:
            yield Hit(at=("ladder", "steps"), what=f'"{step.calendar}"')
    for phone in plan.phone_lines:
        if phone.calendar is not None and phone.calendar not in plan.calendars:
            yield Hit(at=("phone_lines", phone.id, "calendar"), what=f'"{phone.calendar}"')


def uncounted_business_time(plan: Plan) -> Iterator[Hit]:
    """Yield targets in business units without a calendar that says what business time is."""
    for at, target in targets_of(plan):
        if target.amount is not None and target.amount.unit in _BUSINESS and not target.calendars:
            yield Hit(at=(*at, "calendar"), what=written(Span(amount=target.amount)))


def regions_without_calendar(plan: Plan) -> Iterator[Hit]:
    """Yield targets whose calendar rules leave out a region of the plan, or a way of opening the ticket."""
    for at, target in targets_of(plan):
        if target.amount is None or not target.calendars:
            continue
        for region in plan.regions or (None,):
            if not all(any(_fits(choice, region, phoned) for choice in target.calendars) for phoned in (True, False)):
                yield Hit(at=(*at, "calendar"), what=f"region {region}" if region else "every ticket")


def unknown_regions(plan: Plan) -> Iterator[Hit]:
    """Yield calendar rules for a region that the plan doesn't have."""
    for at, target in targets_of(plan):
        for choice in target.calendars:
            if choice.region is not None and choice.region not in plan.regions:
                yield Hit(at=(*at, "calendar"), what=f'"{choice.region}"')


def zero_targets(plan: Plan) -> Iterator[Hit]:
    """Yield targets that are breached as soon as a ticket is opened."""
    for at, target in targets_of(plan):
        if target.amount is not None and target.amount.value == 0:
            yield Hit(at=(*at, "target"))


def endless_targets(plan: Plan) -> Iterator[Hit]:
    """Yield targets longer than any support term: a slip of the unit."""
    for at, target in targets_of(plan):
        if target.amount is not None and target.amount.value * _MINUTES[target.amount.unit] > _YEAR:
            yield Hit(at=(*at, "target"), what=written(Span(amount=target.amount)))


def backward_ranges(plan: Plan) -> Iterator[Hit]:
    """Yield ranges whose lower end isn't lower."""
    for at, target in targets_of(plan):
        if target.amount and target.aim and target.aim.value >= target.amount.value:
            yield Hit(at=(*at, "target"))


def lives_of_first_responses(plan: Plan) -> Iterator[Hit]:
    """Yield first responses and goals with a life of their own: they never pause, and are met as the desk has it."""
    for at, target in targets_of(plan):
        is_first = at[0] == "ladder" or at[-1] == Metric.FIRST_RESPONSE
        if is_first and (target.pauses or target.met_by):
            yield Hit(at=(*at, "pauses" if target.pauses else "met_by"))


def fixed_beside_updates(plan: Plan) -> Iterator[Hit]:
    """Yield targets at fixed intervals that aren't updates, which alone come again."""
    for at, target in targets_of(plan):
        if target.fixed and at[-1] != Metric.NEXT_UPDATE:
            yield Hit(at=(*at, "fixed"))


def targets_of(plan: Plan) -> Iterator[tuple[Path, Target]]:
    """Yield every promise with its path, and every goal, since both are counted alike."""
    for severity_id, targets in plan.targets.items():
        for metric, target in targets.items():
            yield ("targets", severity_id, str(metric)), target
    for severity_id, goal in plan.ladder.goals.items():
        yield ("ladder", "goals", severity_id), goal


def _fits(choice: CalendarChoice, region: str | None, phoned: bool) -> bool:
    return choice.region in (None, region) and choice.phoned in (None, phoned)
