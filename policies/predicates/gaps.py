"""Gaps: what our copy of the terms lacks and an operator may want to fill in."""

from collections.abc import Iterator

from policies.predicates.hit import Hit
from policies.terms import Plan


def missing_numbers(plan: Plan) -> Iterator[Hit]:
    """Phone duties without a number to call."""
    for severity in plan.severities:
        if severity.phone is not None and severity.phone.number is None:
            yield Hit(at=("severities", severity.id, "phone", "number"))


def missing_addresses(plan: Plan) -> Iterator[Hit]:
    """Ways in that the terms name without saying where they are."""
    for way in plan.chat.ways:
        if way.address is None:
            yield Hit(at=("chat", "ways"), what=way.name)


def calendars_without_holidays(plan: Plan) -> Iterator[Hit]:
    """Business hours that no holiday ever closes."""
    for calendar in plan.calendars.values():
        if not calendar.always and not calendar.holidays:
            yield Hit(at=("calendars", calendar.id, "holidays"))


def unused_calendars(plan: Plan) -> Iterator[Hit]:
    """Calendars in which neither a target nor a goal nor an escalation step is counted."""
    targets = (*(target for of in plan.targets.values() for target in of.values()), *plan.ladder.goals.values())
    chosen = (choice.calendar for target in targets for choice in target.calendars)
    used = {*chosen, *(step.calendar for step in plan.ladder.steps)}
    for calendar_id in plan.calendars:
        if calendar_id not in used:
            yield Hit(at=("calendars", calendar_id))
