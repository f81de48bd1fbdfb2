"""The card with which an account manager's day begins: who gets one, and when.

Whoever may be there for customers at some time is a subject of timers; its id is `day:tam-one`. Who is there for which
of them is asked when the timer fires.
"""

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.model.desk import Desk
from bot.model.ids import PersonId, SubjectId, subject_id
from bot.model.people import Person
from bot.oncall.quiet_hours import hours_of
from bot.oncall.workday import begins_on, ends_on, today
from bot.sla.instants import instant

_MARK: Final = "day:"
_AHEAD: Final = 30
"""The days within which working days are looked for."""
_A_WHILE: Final = timedelta(hours=1)
"""The time for which a card is due at least that somebody wants outside their hours."""


def subject_of(person: PersonId) -> SubjectId:
    """Return the id of a person's day among the subjects of timers."""
    return subject_id(f"{_MARK}{person}")


def reader_of(subject: str, desk: Desk) -> Person | None:
    """Return whose day an id is about; None for the id of anything else, and of somebody who isn't here any more."""
    head, mark, person = subject.partition(_MARK)
    return desk.person(PersonId(person)) if mark and not head else None


def readers(desk: Desk) -> tuple[Person, ...]:
    """Return who may be there for a customer as account manager at some time: they, and whoever stands in for them."""
    managers = {one.tam for one in desk.customers if one.tam}
    instead = {one.on for one in desk.on_call_overrides if one.off and one.on and one.line is None}
    return tuple(one for one in desk.people if one.accounts and one.id in managers | (instead if managers else set()))


def next_cards(person: Person, now: datetime) -> tuple[datetime, ...]:
    """Return when somebody's next cards are due after `now` (UTC), earliest first; none if they want none."""
    hours = hours_of(person)
    days = (today(hours, now) + timedelta(days=after) for after in range(_AHEAD))
    return tuple(at for day in days if (at := _card_on(person, day)) and at > now)


def is_time(person: Person, now: datetime) -> bool:
    """Return whether somebody's card of today is due: from its time on, as long as they may be at work."""
    hours = hours_of(person)
    due = _card_on(person, today(hours, now))
    return due is not None and due <= now < max(due + _A_WHILE, ends_on(hours, today(hours, now)) or due)


def _card_on(person: Person, day: date) -> datetime | None:
    """Return when somebody's card comes on a date: as their working day begins, or at the time that they want."""
    began = begins_on(hours_of(person), day) if person.wants_day_card else None
    return instant(day, person.day_card, ZoneInfo(person.zone)) if began and person.day_card else began
