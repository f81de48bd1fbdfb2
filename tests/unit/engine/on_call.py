"""A desk whose first line takes turns, by the day, at nine in Chicago."""

from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from bot.model.desk import Desk
from bot.model.ids import PersonId
from bot.model.oncall import OnCallOverride, Rotation
from policies.terms import Line
from tests.unit.engine import people
from tests.unit.engine.desk import MONDAY_NINE

DAILY = Rotation(
    line=Line.FIRST,
    people=(PersonId("agent-one"), PersonId("agent-two")),
    rule="FREQ=DAILY",
    starts=date(2026, 11, 23),  # the Monday of every story
    hand_over=time(9),
    timezone="America/Chicago",
)


def a_desk_on_call(*overrides: OnCallOverride) -> Desk:
    """The usual desk, whose first line is Agent One on the first day, and Agent Two on the next."""
    return replace(people.a_desk_file(), rotations=(DAILY,), on_call_overrides=overrides)


def away(person: str, since: datetime, until: datetime, instead: str | None = None) -> OnCallOverride:
    """Somebody is off, and maybe somebody else is on."""
    return OnCallOverride(off=PersonId(person), on=PersonId(instead) if instead else None, since=since, until=until)


def a_swap_and_a_leave() -> tuple[OnCallOverride, ...]:
    """A swap in the first hours of every story, and a leave that begins in its first night."""
    return (
        away("agent-one", MONDAY_NINE + timedelta(hours=1), MONDAY_NINE + timedelta(hours=5), "engineer-one"),
        away("agent-two", MONDAY_NINE + timedelta(hours=20), MONDAY_NINE + timedelta(days=3)),
    )
