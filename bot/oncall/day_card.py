"""The card with which an account manager's day begins: who gets one, and when.

Whoever may be there for customers at some time is a subject of timers; its id is `day:tam-one`. Who is there for which
of them is asked when the timer fires.
"""

from datetime import datetime
from typing import Final

from bot.model.desk import Desk
from bot.model.ids import PersonId, SubjectId, subject_id
from bot.model.people import Person
from bot.oncall.quiet_hours import hours_of
from bot.oncall.workday import next_beginning

_MARK: Final = "day:"


def subject_of(person: PersonId) -> SubjectId:
    """Return the id of a person's day among the subjects of timers."""
    return subject_id(f"{_MARK}{person}")


def reader_of(subject: str, desk: Desk) -> Person | None:
    """Return whose day an id is about; None for the id of anything else, and of somebody who isn't here any more."""
    head, mark, person = subject.partition(_MARK)
    return desk.person(PersonId(person)) if mark and not head else None


def is_of_a_day(subject: str) -> bool:
    """Return whether a subject of timers is somebody's day."""
    return subject.startswith(_MARK)


def readers(desk: Desk) -> tuple[Person, ...]:
    """Return who may be there for a customer as account manager at some time: they, and whoever stands in for them."""
    managers = {one.tam for one in desk.customers if one.tam}
    instead = {one.on for one in desk.on_call_overrides if one.off and one.on and one.line is None}
    return tuple(one for one in desk.people if one.accounts and one.id in managers | (instead if managers else set()))


def next_card(person: Person, now: datetime) -> datetime | None:
    """Return when somebody's next card is due after `now` (UTC): as their working day begins; None if none is."""
    return next_beginning(hours_of(person), now)
