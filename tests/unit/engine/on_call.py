"""A desk whose first line takes turns, by the day, at nine in Chicago."""

from dataclasses import replace
from datetime import date, datetime, time

from bot.model.desk import Desk
from bot.model.ids import PersonId
from bot.model.oncall import OnCallOverride, Rotation
from policies.terms import Line
from tests.unit.engine import people

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
