"""Checks for gaps: facts that our copy of the terms lacks and an operator may want to fill in."""

from collections.abc import Iterator
from datetime import time

from policies.predicates.calendars import special_openings
from policies.predicates.hit import Hit
from policies.predicates.targets import targets_of
from policies.terms import Metric, Plan, Window


def missing_numbers(plan: Plan) -> Iterator[Hit]:
    """Yield phone duties and phone lines without a number to call."""
    for severity in plan.severities:
        if severity.phone is not None and severity.phone.number is None:
            yield Hit(at=("severities", severity.id, "phone", "number"))
    for phone in plan.phone_lines:
        if phone.number is None:
            yield Hit(at=("phone_lines", phone.id, "number"))


def missing_addresses(plan: Plan) -> Iterator[Hit]:
    """Yield ways in, and places to look oneself, that the terms name without saying where they are."""
    for way in plan.chat.ways:
        if way.address is None:
            yield Hit(at=("chat", "ways", way.key, "address"), what=way.name)
    for one in plan.provisions:
        if one.offer and one.offered_at is None:
            yield Hit(at=("provisions", one.key, "offered_at"), what=one.topic)


def calendars_without_holidays(plan: Plan) -> Iterator[Hit]:
    """Yield calendars with business hours that no holiday ever closes."""
    for calendar in plan.calendars.values():
        if calendar.windows and not calendar.holidays:
            yield Hit(at=("calendars", calendar.id, "holidays"))


def times_before_opening(plan: Plan) -> Iterator[Hit]:
    """Yield targets for a time on the next business day at which none of its hours has opened yet."""
    for at, target in targets_of(plan):
        time_of_day = target.amount.at if target.amount else None
        for choice in target.calendars if time_of_day else ():
            windows = plan.calendars[choice.calendar].windows if choice.calendar in plan.calendars else ()
            if time_of_day and windows and all(_is_before(time_of_day, one) for one in windows):
                yield Hit(at=(*at, "target"), what=f"{time_of_day:%H:%M}")
                break


def _is_before(at: time, window: Window) -> bool:
    """Return whether a window opens later on its date, and isn't a night in which it gets so late after midnight."""
    return at <= window.opens and not at <= window.closes <= window.opens


def calendars_of_dates_alone(plan: Plan) -> Iterator[Hit]:
    """Yield calendars without weekly hours, which are open on their special days and never after the last."""
    for calendar in plan.calendars.values():
        if not (calendar.always or calendar.windows) and (days := special_openings(calendar)):
            yield Hit(at=("calendars", calendar.id, "special_days"), what=days[-1].isoformat())


def lines_never_closed(plan: Plan) -> Iterator[Hit]:
    """Yield steps whose line would be called outside its hours, and has none to be outside of."""
    for step in plan.ladder.steps:
        targets = [plan.target(severity) for severity in step.severities]
        counted = {choice.calendar for target in targets if target for choice in target.calendars}
        hours = {step.calendar} if step.calendar else counted
        if step.wake and all(plan.calendars[each].always for each in hours if each in plan.calendars):
            yield Hit(at=("ladder", "steps"), what=step.name)


def severities_without_goal(plan: Plan) -> Iterator[Hit]:
    """Yield severities of which nothing is promised from the start, and for which the desk hasn't set a goal either.

    An update alone isn't enough: the first one is due so long after the first response.
    """
    for severity in plan.severities:
        targets = plan.targets.get(severity.id, {})
        promised = {metric for metric, target in targets.items() if target.amount is not None}
        if targets and promised <= {Metric.NEXT_UPDATE} and severity.id not in plan.ladder.goals:
            yield Hit(at=("targets", severity.id, Metric.FIRST_RESPONSE.value), what=severity.id)


def unused_calendars(plan: Plan) -> Iterator[Hit]:
    """Yield calendars that neither a target nor a goal, an escalation step or a phone line goes by."""
    chosen = (choice.calendar for _, target in targets_of(plan) for choice in target.calendars)
    used = {*chosen, *(step.calendar for step in plan.ladder.steps), *(one.calendar for one in plan.phone_lines)}
    for calendar_id in plan.calendars:
        if calendar_id not in used:
            yield Hit(at=("calendars", calendar_id))
