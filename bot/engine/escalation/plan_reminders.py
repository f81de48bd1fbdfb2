"""Reminders of what has the plan's ladder: a first response, and whatever else the plan promises."""

from collections.abc import Mapping
from datetime import datetime

from bot.effects import Effect
from bot.engine import posts
from bot.engine.escalation import guests, waking
from bot.engine.escalation.summons import Summons
from bot.engine.milestones.ladders import own_ladder
from bot.engine.milestones.overdue import lateness_of
from bot.engine.situation import Case
from bot.engine.ticket import cards, recipients
from bot.model.message import Message
from bot.model.milestone import Milestone
from bot.model.places import Account, Place
from bot.model.rank import Rank
from bot.model.ticket import Ticket
from bot.model.timer import Timer, TimerKind
from bot.oncall import duty
from bot.sla import ladder, measured
from bot.wording.escalation import reminders
from bot.wording.escalation.reminders import DueReminder
from policies.terms import Line

_ORDER = (TimerKind.CALL, TimerKind.REMIND, TimerKind.REPEAT)
"""The kinds of timers, from the lowest to the highest."""


def spoken(fired: Mapping[Timer, Milestone], called: Mapping[Timer, Summons]) -> dict[Timer, Milestone]:
    """Return those of the highest timers of milestones of which anything is said now: not everybody is closed."""
    heard = {timer.about for timer, found in called.items() if not found.waits}
    return {timer: one for timer, one in fired.items() if one.id in heard}


def remind(
    fired: Mapping[Timer, Milestone], called: Mapping[Timer, Summons], case: Case, ticket: Ticket
) -> tuple[Effect, ...]:
    """Return one reminder of all of these, led by what is due first, to those whom the highest rung calls.

    With them are those whose hours begin now.
    """
    highest = max(fired, key=lambda timer: (_ORDER.index(timer.kind), timer.step))
    first, *others = sorted(fired, key=lambda timer: fired[timer].due)
    also = tuple(fired[timer] for timer in others)
    percent = _percent(first, fired[first])
    reminder = _reminder(ticket, fired[first], case, percent=percent, due_at=first.due_at, also=also)
    found = [called[highest], *(one for timer, one in called.items() if timer.kind is TimerKind.CALL)]
    lines = tuple(dict.fromkeys(line for one in found for line in one.lines))
    rank = min(guests.rank_of(fired.values(), ticket, case), Rank.REMINDER)
    tag = ticket.tag_of(fired[first])

    def calling(channel: Place) -> Message:
        return reminders.in_triage(reminder, recipients.called(lines, ticket, channel, case))

    names = tuple(person.name for person in duty.called(case.desk, lines, case.now))
    is_tam = any(one.tam for one in found)
    tam = recipients.accounts([recipients.tam(case)], case) if is_tam else ()
    to_tam = posts.to_people(ticket, tam, reminders.to_tam(reminder, names), tag=tag, rank=rank)
    if highest.kind is TimerKind.CALL and not lines:  # the account manager's hours begin: triage has read it
        return to_tam
    unheard = tuple(one for one in _unmentioned(lines, ticket, case) if one not in tam)
    rung = waking.woken(fired.values(), lines, case, ticket, tam=is_tam)
    return (
        *posts.under_cards(ticket, calling, case.desk.triage, tag=tag, rank=rank),
        *to_tam,
        *posts.to_people(ticket, (*unheard, *rung), reminders.directly(reminder), tag=tag, rank=rank),
    )


def reworded(milestone: Milestone, ticket: Ticket, case: Case, home: Place | Account) -> Message | None:
    """Return the reminder of a milestone as it reads now, at the highest rung that has come, for triage or a person.

    None if it has a ladder of the desk's own: what that says doesn't change with time.
    """
    made = measured.promise_of(case.plan, ticket, milestone) if own_ladder(milestone) is None else None
    if made is None:
        return None
    passed = [rung for rung in ladder.reminders(case.plan, made) if rung.at <= case.now]
    percent = passed[-1].percent if passed else 0
    rung = next((one for one in case.plan.ladder.rungs if one.percent == percent), case.plan.ladder.rungs[0])
    reminder = _reminder(ticket, milestone, case, percent=percent, due_at=case.now)
    if isinstance(home, Account):
        is_tam = home in recipients.accounts([recipients.tam(case)], case)
        return reminders.to_tam(reminder) if is_tam else reminders.directly(reminder)
    later = {call.line for call in milestone.told.calls} if milestone.told else set()
    lines = tuple(line for line in rung.lines if line not in later)
    return reminders.in_triage(reminder, recipients.called(lines, ticket, home, case))


def _percent(timer: Timer, milestone: Milestone) -> int:
    """Return the part of the time for which people are reminded; over 100 after the breach."""
    told = milestone.told if timer.kind is TimerKind.CALL else None
    kind, step = (told.kind, told.step) if told else (timer.kind, timer.step)
    return step if kind is TimerKind.REMIND else 101


def _reminder(
    ticket: Ticket,
    milestone: Milestone,
    case: Case,
    *,
    percent: int,
    due_at: datetime,
    also: tuple[Milestone, ...] = (),
) -> DueReminder:
    return DueReminder(
        ticket=ticket,
        milestone=milestone,
        also=also,
        customer=case.customer,
        plan=case.plan,
        percent=percent,
        due_at=due_at,
        now=case.now,
        over=lateness_of(milestone, ticket, case.plan, case.now),
        text=guests.words_of(milestone, ticket, case),
    )


def _unmentioned(lines: tuple[Line, ...], ticket: Ticket, case: Case) -> tuple[Account, ...]:
    """Return the assignee and those on call whom no triage channel can mention."""
    person = cards.assignee(ticket, case)
    unheard = person if person and not cards.can_be_called(person, case) else None
    return recipients.accounts((unheard, *cards.out_of_call(lines, case)), case)
