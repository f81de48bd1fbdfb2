"""A small desk whose first line takes turns: one, two and three, from Monday to Monday at nine in Paris."""

from datetime import UTC, date, datetime, time

from msgspec.structs import replace

from bot.model.desk import Desk
from bot.model.ids import PersonId
from bot.model.oncall import OnCallOverride, Rotation
from bot.model.people import Person, Role
from bot.model.places import Account
from policies.terms import Line

WEEKLY = Rotation(
    line=Line.FIRST,
    people=(PersonId("one"), PersonId("two"), PersonId("three")),
    rule="FREQ=WEEKLY;BYDAY=MO",
    starts=date(2026, 11, 2),
    hand_over=time(9),
    timezone="Europe/Paris",
)


def person(name: str, *lines: Line, roles: frozenset[Role] = frozenset({Role.AGENT}), account: bool = True) -> Person:
    accounts = (Account.parse(f"slack:T0DESK/U0{name.upper()}"),) if account else ()
    return Person(id=PersonId(name), name=name.title(), roles=roles, lines=frozenset(lines), accounts=accounts)


DESK = Desk(
    name="Example Support",
    ticket_prefix="EX",
    triage=(),
    people=(
        person("one"),
        person("two"),
        person("three"),
        person("four", Line.SECOND),
        person("five", Line.SECOND),
        person("lead", roles=frozenset({Role.LEAD})),
    ),
    rotations=(WEEKLY,),
)


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of 2026, UTC."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def override(
    off: str | None = None, on: str | None = None, *, since: datetime, until: datetime, line: Line | None = None
) -> OnCallOverride:
    named = (PersonId(each) if each else None for each in (off, on))
    return OnCallOverride(off=next(named), on=next(named), since=since, until=until, line=line)


def with_overrides(*overrides: OnCallOverride) -> Desk:
    return replace(DESK, on_call_overrides=overrides)
