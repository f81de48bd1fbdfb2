"""The decisions of timers. A timer is a question: is this still due? If not, nothing is posted.

A reminder withdraws earlier ones that haven't gone out: its reader needs to know the present state, once.
"""

from datetime import timedelta
from typing import Final

from msgspec.structs import replace

from bot.commands import CheckTimers
from bot.effects import Say, Withdraw
from bot.engine import posts
from bot.engine.access import access_case
from bot.engine.contract import due
from bot.engine.escalation import (
    apologies,
    call_outs,
    day_card,
    hand_over,
    live_reminder,
    others,
    own_reminders,
    plan_reminders,
)
from bot.engine.escalation.joint_reminders import as_one
from bot.engine.escalation.summons import summonses
from bot.engine.evolve.timeline import fold_intake
from bot.engine.incident import steps
from bot.engine.intake import held, offer_answer, term_ruling
from bot.engine.intake.choice import open_anyway
from bot.engine.milestones import timers
from bot.engine.milestones.follow import happen, missed, reminded
from bot.engine.milestones.ladders import own_ladder
from bot.engine.situation import NOTHING, Case, Decision, Situation
from bot.engine.ticket import cards, consent, snooze
from bot.engine.ticket.closure import end_ticket
from bot.events import AskedAgain, IntakeEvent, QuestionDelayed, Reminded, TicketEvent
from bot.model.intake import Intake, IntakeState
from bot.model.milestone import MilestoneId
from bot.model.rank import Rank
from bot.model.reminder import ReminderPost
from bot.model.ticket import Status, Ticket
from bot.model.timer import Timer, TimerKind
from bot.oncall.day_card import reader_of
from bot.oncall.hand_over import line_of
from bot.wording import question
from bot.wording.escalation.reminders import LATE

AT_ONCE: Final = timedelta(seconds=10)
"""The delay up to which a question counts as out when it was asked."""


def check(command: CheckTimers, situation: Situation) -> Decision:
    """Return what the due timers of a request, a ticket, a line or somebody's day come to."""
    if any(one.kind is TimerKind.INCIDENT for one in command.timers):
        return steps.take(command, situation)
    line = line_of(command.subject)
    if line:
        return hand_over.hand_over(command, situation, line)
    reader = reader_of(command.subject, situation.desk)
    if reader:
        return day_card.begin_day(command, situation, reader)
    case = access_case(situation, command.origin.via)
    if case is None:
        return NOTHING
    term = next((one for one in command.timers if one.kind is TimerKind.TERM), None)
    if term:
        return term_ruling.begin(term, case)
    if situation.ticket:
        return check_ticket(command, case, situation.ticket)
    if situation.intake:
        return check_intake(command, case, situation.intake)
    return due.check(command, case, situation.contract) if situation.contract else NOTHING


def check_intake(command: CheckTimers, case: Case, intake: Intake) -> Decision:
    """Ask again, or open the ticket without a severity, if none was chosen. If both are due, the latter counts.

    A timer that comes too early for when the question went out is set again.
    """
    if intake.is_held:
        return held.check(command, case, intake)
    if intake.is_offered:
        return offer_answer.check(command, case, intake)
    if not intake.is_open:
        return NOTHING
    due = {timer.kind for timer in command.timers}
    early, events = {kind for kind in due if _is_early(kind, case)}, list[IntakeEvent]()
    if early and case.situation.asked_at:
        events.append(QuestionDelayed(**case.own_stamp, asked_at=case.situation.asked_at))
    if TimerKind.OPEN_ANYWAY in due - early:
        return open_anyway(intake, case)
    if TimerKind.ASK_AGAIN not in due - early or intake.state is not IntakeState.ASKED or intake.answered:
        return Decision(events=tuple(events))
    events.append(AskedAgain(**case.own_stamp))
    intake = fold_intake(intake, events)
    opens_at = (intake.asked_at or case.now - timers.ASK_AGAIN_AFTER) + timers.OPEN_ANYWAY_AFTER
    again = question.asked_again(intake, case.plan, opens_at - case.now)
    asking = posts.to_customer(intake, again, intake.question_again, rank=Rank.QUESTION)
    return Decision(events=tuple(events), effects=(asking,))


def _is_early(kind: TimerKind, case: Case) -> bool:
    """Return whether it is too early, given when the question went out: nobody can answer what they haven't read.

    While the question waits to go out, it is looked at again after the whole time.
    """
    after, asked_at = timers.AFTER.get(kind), case.situation.asked_at
    return after is not None and asked_at is not None and case.plan.is_known and asked_at + after - case.now > AT_ONCE


def check_ticket(command: CheckTimers, case: Case, ticket: Ticket) -> Decision:
    """Close it, or wake it, or end remote access, if its time has come, and remind people of what is due, once."""
    own = {timer.kind for timer in command.timers if not timer.about and timer.cycle == ticket.cycle}
    if TimerKind.CLOSE in own and ticket.status is Status.RESOLVED:
        return end_ticket(ticket, case, None)
    ended = consent.end_in_time(case, ticket) if TimerKind.GRANT_END in own else NOTHING
    ticket = _after(ended, ticket, case)
    woken = snooze.wake(case, ticket) if TimerKind.WAKE in own and ticket.snoozed_until else NOTHING
    ticket = _after(woken, ticket, case)
    asked = next((one for one in command.timers if one.kind is TimerKind.OTHERS), None)
    called = others.call(asked, case, ticket) if asked and others.is_still_asked(asked, case, ticket) else NOTHING
    ticket = _after(called, ticket, case)
    apologised = apologies.check(command, case, ticket)
    return ended + woken + called + apologised + _check_milestones(command, case, _after(apologised, ticket, case))


def _after(decision: Decision, ticket: Ticket, case: Case) -> Ticket:
    """Return the ticket after what is decided already."""
    events = tuple(event for event in decision.events if isinstance(event, TicketEvent))
    return happen(ticket, *events, targets=case.targets).after


def _check_milestones(command: CheckTimers, case: Case, ticket: Ticket) -> Decision:
    """Remind people of each milestone whose timers have fired, at the highest rung; every such timer is recorded."""
    due = timers.fired(command.timers, ticket)
    if not due:
        return NOTHING
    return (
        _remind(due, case, ticket) + own_reminders.close_unheard(due, case, ticket) + consent.lapse(due, case, ticket)
    )


def _remind(fired: list[Timer], case: Case, ticket: Ticket) -> Decision:
    """Send one reminder of all that has the plan's ladder and whose timers have fired, and those of the desk's own."""
    called = summonses(fired, case, ticket)
    sent = [reminded(Reminded, timer, case.own_stamp, found.later) for timer, found in called.items()]
    abouts = {event.about for event in sent}
    broken = [
        missed(one, sent[0], ticket)
        for one in ticket.open_milestones
        if one.id in abouts and one.is_promise and one.due_at and one.due_at <= case.now and not one.is_breached
    ]
    course = happen(ticket, *sent, *broken, targets=case.targets)
    moved = cards.refresh(course.after, case) if broken else ()
    milestones = {one.id: one for one in course.after.milestones}
    asked = [(timer, milestones[MilestoneId(timer.about)]) for timer in fired]
    calls = [(timer, one) for timer, one in asked if timer.kind is TimerKind.CALL_OUT]
    last = {one.id: timer for timer, one in asked if timer.kind is not TimerKind.CALL_OUT}
    due = [one for one in course.after.milestones if one.id in last]
    own = {one.id: last[one.id].step for one in due if own_ladder(one)}
    by_plan = plan_reminders.spoken({last[one.id]: one for one in due if one.id not in own}, called)
    said = {*own, *(one.id for one in by_plan.values())}
    withdrawn = tuple(Withdraw(tag=ticket.tag_of(one)) for one in ticket.open_milestones if one.id in said)
    told = (
        *(plan_reminders.remind(by_plan, called, case, course.after) if by_plan else ()),
        *own_reminders.remind(own, case, course.after),
    )
    reminded_at = frozenset(effect.to for effect in told if isinstance(effect, Say))
    for timer, one in calls:
        beside = reminded_at if one.id in said else frozenset()
        told = (*told, *call_outs.call(timer, one, case, course.after, beside))
    told = as_one(told)
    if max(case.now - timer.due_at for timer in fired) > LATE:
        told = live_reminder.together(told, ticket)
    told, posted = live_reminder.numbered(told, ticket, case.desk)
    shrunk = live_reminder.shrunk(ticket, case.plan) if posted else ()
    events = _with_posts(course.events, posted)
    return Decision(events=events, effects=(*withdrawn, *shrunk, *told, *moved))


def _with_posts(events: tuple[TicketEvent, ...], posted: tuple[ReminderPost, ...]) -> tuple[TicketEvent, ...]:
    """Return the events with what was posted, in the first of them that says that people were reminded."""
    first = next((number for number, event in enumerate(events) if isinstance(event, Reminded)), None)
    if first is None or not posted:
        return events
    event = events[first]
    return (
        (*events[:first], replace(event, posts=posted), *events[first + 1 :]) if isinstance(event, Reminded) else events
    )
