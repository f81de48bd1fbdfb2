"""Snoozed tickets. One that waits for a first response, or with anything overdue, can't be snoozed.

Nor can any be snoozed beyond what is promised next. A word of the customer brings a ticket back.
"""

from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.commands import Snooze
from bot.effects import Effect
from bot.engine import posts
from bot.engine.evolve.transitions import may
from bot.engine.milestones.follow import happen
from bot.engine.milestones.rules import pauses_when_snoozed
from bot.engine.situation import Case, Decision, answer, reply_to_actor
from bot.engine.ticket import cards, recipients
from bot.events import Snoozed, Woken
from bot.language import moments
from bot.model.moves import moves
from bot.model.ticket import OVER, Ticket
from bot.wording import refusals
from bot.wording.ticket import moved_on
from bot.wording.ticket import snooze as words

MAX_SNOOZE: Final = timedelta(days=90)
"""The longest snooze: anything to be put off for longer is better resolved."""


def snooze(command: Snooze, case: Case, ticket: Ticket) -> Decision:
    """Snooze a ticket of which nothing is overdue, or promised until then."""
    if has_moved_on(ticket, command.seen):
        return answer(moved_on.since_message(ticket, case.plan))
    if ticket.awaits_response:
        return answer(words.not_answered(ticket))
    if not may(ticket.status, Snoozed):
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    speaker = case.desk.staff(case.actor.account) if case.actor.account else None
    until = moments.until(command.until, case.now, ZoneInfo(speaker.zone if speaker else case.customer.zone))
    if until is None or not case.now < until <= case.now + MAX_SNOOZE:
        return answer(words.no_such_moment(command.until, MAX_SNOOZE))
    if ticket.milestone and ticket.milestone.due <= case.now:
        return answer(words.overdue(ticket, ticket.milestone, case.plan))
    running = (one for one in ticket.promises if not pauses_when_snoozed(one, case.plan))
    promised = next(running, None)
    if promised and until > promised.due:
        return answer(words.promised_before(ticket, promised, case.plan))
    event = Snoozed(**case.stamp, until=until, name=case.actor.name)
    course = happen(ticket, event, targets=case.targets)
    aside = course.after
    return Decision(
        events=course.events,
        effects=(
            *cards.notes(ticket, words.put_aside(aside, case.plan, case.actor.name), case),
            *cards.refresh(aside, case),
            *reply_to_actor(words.snoozed(aside, case.plan), case),
        ),
    )


def has_moved_on(ticket: Ticket, seen: int | None) -> bool:
    """Return whether an open ticket has moved on since a button showed it."""
    return seen not in (None, moves(ticket)) and ticket.status not in OVER


def wake(case: Case, ticket: Ticket) -> Decision:
    """Wake it, since its time has come: triage and its assignee are notified."""
    event = Woken(**case.own_stamp)
    course = happen(ticket, event, targets=case.targets)
    woken = course.after
    return Decision(
        events=course.events,
        effects=(
            *cards.notes(woken, words.woken(woken), case),
            *notify_assignee(woken, case),
            *cards.refresh(woken, case),
        ),
    )


def notify_assignee(ticket: Ticket, case: Case) -> tuple[Effect, ...]:
    """Notify its assignee directly that it is back in the queue: its time came, or a customer wrote before that.

    Nobody is notified if it is unassigned.
    """
    people = recipients.accounts([cards.assignee(ticket, case)], case)
    return posts.to_people(ticket, people, words.to_assignee(ticket, case.plan, case.customer, case.now))
