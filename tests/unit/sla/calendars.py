"""Calendars and plans made by hand, for tests that are about time and not about packs."""

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path

from msgspec.structs import replace

from policies.terms import (
    Amount,
    Calendar,
    CalendarChoice,
    ChannelKind,
    ChannelRule,
    ContactRule,
    DecidedBy,
    Ladder,
    Line,
    Metric,
    Openers,
    Plan,
    Repeat,
    Rung,
    Severity,
    SeverityRule,
    Source,
    Target,
    Unit,
    Window,
)

VECTORS = Path(__file__).parents[4] / "shared" / "vectors"
NO_VECTORS = f"the shared vectors are not at {VECTORS}"

WEEKDAYS = frozenset(range(5))
CLAUSE = Source(clause="Hours")


def at(text: str) -> datetime:
    """An instant: "2026-01-13 09:00" is UTC, an offset may follow."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else datetime.fromisoformat(f"{text}+00:00")


def window(hours: str, zone: str = "UTC", closes_zone: str | None = None, days: frozenset[int] = WEEKDAYS) -> Window:
    """A window written "09:00-17:00"; "24:00" is the midnight that ends the day."""
    opens, closes = hours.replace("24:00", "00:00").split("-")
    return Window(
        days=days,
        opens=time.fromisoformat(opens),
        opens_zone=zone,
        closes=time.fromisoformat(closes),
        closes_zone=closes_zone or zone,
    )


def calendar(*windows: Window, zone: str = "UTC", holidays: tuple[str, ...] = (), always: bool = False) -> Calendar:
    """A calendar of these windows, closed on these dates."""
    return Calendar(
        id="support",
        name="Support hours",
        zone=zone,
        always=always,
        windows=windows,
        holidays=frozenset(map(date.fromisoformat, holidays)),
        source=CLAUSE,
    )


def nine_to_five(zone: str = "UTC") -> Calendar:
    """Weekdays from nine to five."""
    return calendar(window("09:00-17:00", zone))


def target(amount: str | None, *choices: CalendarChoice, aim: str | None = None) -> Target:
    """A target written "4 bh", of these calendars, or of `hours`; None says that nothing is promised."""
    return Target(
        amount=None if amount is None else _amount(amount),
        aim=None if aim is None else _amount(aim),
        calendars=choices or (CalendarChoice(calendar="hours"),),
        source=Source(clause="Response"),
    )


def with_goals(one: Plan, goals: Mapping[str, Target]) -> Plan:
    """The same plan with goals of the desk's own, by severity."""
    return replace(one, ladder=replace(one.ladder, goals=goals))


def plan(targets: Mapping[str, Target], zone: str = "UTC", **calendars: Calendar) -> Plan:
    """A plan whose severities are the keys, most severe first, with one calendar `hours` unless others are given."""
    return Plan(
        pack="example",
        id="basic",
        name="Basic",
        vendor="Example",
        document="Example terms",
        edition=None,
        zone=zone,
        regions=("north", "south"),
        severities=tuple(Severity(id=key, name=key, definition=key, source=CLAUSE) for key in targets),
        severity_rule=SeverityRule(decided_by=DecidedBy.CUSTOMER, says="", source=CLAUSE),
        targets={key: {Metric.FIRST_RESPONSE: value} for key, value in targets.items()},
        calendars=calendars or {"hours": nine_to_five()},
        contacts=ContactRule(may_open=Openers.ANYONE, source=CLAUSE),
        chat=ChannelRule(kind=ChannelKind.OFFICIAL, says="", source=CLAUSE),
        ladder=LADDER,
    )


def _amount(text: str) -> Amount:
    value, unit = text.split()
    return Amount(value=int(value), unit=Unit(unit))


def with_repeat(one: Plan, every: str, times: int, then: str) -> Plan:
    """The same plan with other repeats after a breach."""
    repeat = Repeat(every=_amount(every), times=times, then=_amount(then))
    return replace(one, ladder=replace(one.ladder, repeat=repeat))


LADDER = Ladder(
    rungs=(
        Rung(percent=50, lines=(Line.FIRST,)),
        Rung(percent=75, lines=(Line.FIRST, Line.SECOND)),
        Rung(percent=100, lines=(Line.LEADERSHIP,), tam=True),
    ),
    repeat=Repeat(every=_amount("30 bm"), times=3, then=_amount("1 bd")),
    source=CLAUSE,
)
