"""The hours in which account managers are called: their own, unless what is to be said can't wait."""

from datetime import datetime, time
from typing import Final

from bot.model.desk import Desk
from bot.model.ids import PersonId
from bot.model.people import Person
from bot.oncall.duty import instead_of
from bot.oncall.overrides import away_until
from bot.sla.hours import NeverOpens, coverage
from policies.terms import Calendar, Source, Window

_WEEKDAYS: Final = frozenset(range(5))
_OPENS, _CLOSES = time(8), time(18)
_MAX_TURNS: Final = 20
"""The most changes of who is there that are followed."""


def free_at(desk: Desk, person: PersonId, at: datetime) -> datetime | None:
    """Return the first instant from `at` on (UTC) at which somebody, or who stands in for them then, may be called.

    It is `at` itself within their hours; None if nobody is there for them any more.
    """
    for _ in range(_MAX_TURNS):
        who = instead_of(desk, person, at)
        later = _opening(who, at) if who else away_until(desk, person, at)
        if later is None or (who and later <= at):
            return later
        at = later
    return None


def is_at_work(person: Person, at: datetime) -> bool:
    """Return whether an instant is within a person's own hours."""
    return _opening(person, at) == at


def _opening(person: Person, at: datetime) -> datetime | None:
    try:
        return coverage(hours_of(person)).next_opening(at)
    except NeverOpens:
        return None


def hours_of(person: Person) -> Calendar:
    """Return a person's own hours: those of the desk file, or else Mon–Fri 08–18 by their clock."""
    zone = person.zone
    usual = Window(days=_WEEKDAYS, opens=_OPENS, opens_zone=zone, closes=_CLOSES, closes_zone=zone)
    windows, source = person.hours or (usual,), Source(clause="the desk file")
    return Calendar(id=person.id, name=person.name, zone=zone, windows=windows, source=source)
