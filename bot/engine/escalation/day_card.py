"""The card with which an account manager's day begins: their radar, once a day, and only if anything is on it.

Like any timer, one of a day is a question: whose customers they are, and what there is to say, is seen when it fires.
One that fires late, after a standstill, counts within the hours of the day on which it does: there is one card, of what
there is by then.
"""

from datetime import date, datetime

from bot.commands import CheckTimers
from bot.effects import Amend, Say, ToPerson
from bot.engine.homes import home_of
from bot.engine.situation import NOTHING, Decision, Situation
from bot.engine.views import radar
from bot.model.desk import Desk
from bot.model.ids import MessageKey
from bot.model.people import Person
from bot.model.rank import Rank
from bot.model.timer import Timer, TimerKind
from bot.oncall.day_card import is_time, next_cards, readers, subject_of
from bot.oncall.quiet_hours import hours_of
from bot.oncall.workday import last_beginning, today
from bot.wording.views import day_card as words


def wanted(desk: Desk, now: datetime) -> frozenset[Timer]:
    """Return the timers of the days of account managers: for the next two cards of each.

    The second is there before the first fires, whatever happens to the desk right after that.
    """
    return frozenset(_timer(person, at) for person in readers(desk) for at in next_cards(person, now)[:2])


def begin_day(command: CheckTimers, situation: Situation, reader: Person) -> Decision:
    """Send somebody their card of today, if it is time for it and anything is on it; yesterday's shrinks to a line."""
    now, desk = situation.now, situation.desk
    scope, account = radar.scope_of(command, situation), home_of(reader, desk)
    if scope is None or not scope.customers or account is None or not is_time(reader, now):
        return NOTHING
    there = radar.all_parts(command, scope, situation)
    if there.is_empty:
        return NOTHING
    away = tuple(one for one in scope.customers if one.tam != reader.id)
    absent = dict.fromkeys(one.name for each in away if each.tam and (one := desk.person(each.tam)))
    before = last_beginning(hours_of(reader), now)
    card = Say(
        to=ToPerson(account=account),
        message=words.card(there, tuple(absent), tuple(one.name for one in away)),
        message_key=_key(reader, now),
        rank=Rank.NEWS,
        once=f"told:{subject_of(reader.id)}/{_day(reader, now)}",
    )
    shrunk = words.former(before, reader.zone)
    return Decision(effects=(Amend(account=account, message_key=_key(reader, before), message=shrunk), card))


def _key(reader: Person, at: datetime) -> MessageKey:
    return MessageKey(f"{subject_of(reader.id)}/{_day(reader, at)}")


def _day(reader: Person, at: datetime) -> date:
    return today(hours_of(reader), at)


def _timer(person: Person, at: datetime) -> Timer:
    return Timer(
        subject=subject_of(person.id),
        plan_version="",
        kind=TimerKind.DAY_CARD,
        step=int(at.timestamp()) // 60,
        cycle=1,
        due_at=at,
    )
