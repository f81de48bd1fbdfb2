"""The plan's coverage at present: which hours are open, and when a first response would be due."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from bot.model.message import Spans, Strong, When
from bot.sla.clock import Counting, counting, due_at, promise
from bot.sla.clock import calendar_of as of_target
from bot.sla.hours import NeverOpens, coverage
from bot.wording import amounts, metrics
from bot.wording.spans import by, joined, line, spaced
from policies.terms import AnyMetric, Calendar, Metric, Plan, Target, once_a_plan

_A_WEEK: Final = timedelta(days=7)
_OPEN: Final = "open now"
_CLOSED: Final = "closed now"
_NEVER_MORE: Final = "closed, with no further day set"


def zone_of(plan: Plan, calendar: Calendar | None) -> str:
    """Return the zone that a time is shown in if the platform has no other: its calendar's, else the plan's."""
    return calendar.zone if calendar and (calendar.customer_zone or not calendar.always) else plan.zone


def promised(plan: Plan, severity: str, since: datetime, region: str | None) -> Spans:
    """Return “first response within 1 business hour, by …”; empty if the terms promise no time for one."""
    first = _first_response(plan, severity, region)
    due = first.written.due(since, plan) if first else None
    if first is None or due is None:
        return ()
    called = first.called.due(since, plan) if first.called else None
    if called is None or called.at >= due.at:
        return (*first.said, due)
    return (*first.said, due, *line(", or by ", called, " if you call now"))


class _Counted(NamedTuple):
    """The counting of a first response's time, and the zone that this is shown in."""

    counting: Counting
    zone: str

    def due(self, since: datetime, plan: Plan) -> When | None:
        """Return when it is due, counted from an instant (UTC); None if its hours open no more."""
        at = due_at(self.counting, since, plan.zone)
        return by(at, self.zone) if at else None


class _FirstResponse(NamedTuple):
    """A first response as a plan promises it, but for the time at which it is due.

    It is counted as `written`, or as `called` once its customer has called, if that is otherwise. `said` is “first
    response within 1 business hour, by ”.
    """

    said: Spans
    written: _Counted
    called: _Counted | None


@once_a_plan
def _first_response(plan: Plan, severity: str, region: str | None) -> _FirstResponse | None:
    """Return what a plan promises at a severity in a region; None if nothing."""
    written = counting(plan, severity, region=region)
    if written is None:
        return None
    target = written[0]
    called = counting(plan, severity, region=region, phoned=True)
    return _FirstResponse(
        said=line(f"first response {amounts.within(target)}", ", " if target.names_a_day else ", by "),
        written=_counted_in(written, plan),
        called=_counted_in(called, plan) if called and called != written else None,
    )


def _counted_in(counting: Counting, plan: Plan) -> _Counted:
    return _Counted(counting, zone_of(plan, counting[2]))


@once_a_plan
def beyond(plan: Plan, severity: str) -> str:
    """Return what a plan promises of a severity beyond the first response, within which time; empty if nothing."""
    beyond = (metric for metric in plan.metrics if metric != Metric.FIRST_RESPONSE)
    found = ((metric, plan.target(severity, metric)) for metric in beyond)
    return ", ".join(_said(metric, target) for metric, target in found if target and target.amount)


def _said(metric: AnyMetric, target: Target) -> str:
    life = amounts.life(target)
    return f"{metrics.one(metric)} {amounts.within(target)}{f' ({life})' if life else ''}"


def now_open(plan: Plan, now: datetime, region: str | None) -> tuple[Spans, ...]:
    """Return one sentence for each calendar that promises count in: open until when, or closed until when."""
    running = {calendar.id for target, calendar in _counted(plan, region) if not target.names_a_day}
    in_writing = tuple(state(one, now, starts_then=one.id in running) for one in calendars(plan, region))
    return (*in_writing, *_once_called(plan, now, region))


def _once_called(plan: Plan, now: datetime, region: str | None) -> Iterator[Spans]:
    """Yield a sentence for each calendar that a first response counts in once its customer has called, if another."""
    found: dict[str, list[str]] = {}
    for severity in plan.severities:
        target = plan.target(severity.id)
        if target and target.amount:
            written, called = (of_target(plan, target, region, phoned) for phoned in (False, True))
            if called and called != written:
                found.setdefault(called.id, []).append(severity.name)
    for calendar, names in found.items():
        head = f"Once you've called, the time for {joined(tuple(names))} counts in"
        yield spaced(line(head), state(plan.calendars[calendar], now))


@once_a_plan
def calendars(plan: Plan, region: str | None) -> tuple[Calendar, ...]:
    """Return the calendars that promises count in for this region, as in `_counted`, each once, most severe first."""
    return tuple({calendar.id: calendar for _, calendar in _counted(plan, region)}.values())


def _counted(plan: Plan, region: str | None) -> Iterator[tuple[Target, Calendar]]:
    """Yield the first-response target of each severity that has a time and a calendar, with that calendar.

    Of a severity that is promised none it is whatever else is promised.
    """
    for severity in plan.severities:
        found = (plan.target(severity.id, metric) for metric in plan.metrics)
        target = next((one for one in found if one and one.amount), None)
        for choice in target.calendars if target else ():
            if target and choice.region in (None, region) and not choice.phoned:
                yield target, plan.calendars[choice.calendar]
                break


def is_open(plan: Plan, severity: str, at: datetime, region: str | None) -> bool:
    """Return whether this severity's clock runs at that instant.

    True if every instant counts, if what counts is the day, or if nothing is promised.
    """
    made = promise(plan, severity, at, region=region)
    return made is None or made.calendar is None or made.target.names_a_day or coverage(made.calendar).is_open(at)


def calendar_of(plan: Plan, severity: str, at: datetime, region: str | None) -> Calendar | None:
    """Return the calendar in which a first response at this severity counts; None if every instant counts."""
    made = promise(plan, severity, at, region=region)
    return made.calendar if made else None


def state(calendar: Calendar, now: datetime, *, starts_then: bool = False) -> Spans:
    """Return whether it is open, and until or from when, as a sentence; `starts_then`: a clock starts as it opens."""
    word, rest = _whether_open(calendar, now)
    tail = ". The clock starts then." if starts_then and word == _CLOSED else "."
    return line(Strong(text=calendar.name), f": {word}", *rest, tail)


def in_short(plan: Plan, now: datetime, region: str | None) -> tuple[Spans, ...]:
    """Return the same as `now_open`, without the names of hours that are the only ones: “Closed now, opens …”."""
    those = calendars(plan, region)
    if len(those) != 1:
        return tuple(state(one, now) for one in those)
    word, rest = _whether_open(those[0], now)
    return (line(word.capitalize(), *rest, "."),)


def _whether_open(calendar: Calendar, now: datetime) -> tuple[str, Spans]:
    """Return whether it is open, and what follows that: until or from when."""
    hours = coverage(calendar)
    if calendar.always:
        return _OPEN, ()
    if hours.is_open(now):
        closing = hours.segments(now, now + _A_WEEK)[0].closes
        return _OPEN, line(", until ", by(closing, calendar.zone))
    try:
        return _CLOSED, line(", opens ", by(hours.next_opening(now), calendar.zone))
    except NeverOpens:
        return _NEVER_MORE, ()
