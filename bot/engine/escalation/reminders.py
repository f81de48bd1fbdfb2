"""The decisions of timers. A timer is a question: is this still due? If not, nothing is posted.

A reminder withdraws earlier ones that haven't gone out: its reader needs to know the present state, once.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.commands import CheckTimers
from bot.effects import Effect, Withdraw
from bot.engine import posts
from bot.engine.access import access_case
from bot.engine.escalation import call_outs, own_reminders
from bot.engine.evolve.timeline import fold_intake
from bot.engine.intake import held, offer_answer
from bot.engine.intake.choice import open_anyway
from bot.engine.milestones import clock, timers
from bot.engine.milestones.follow import happen, missed, reminded
from bot.engine.milestones.ladders import own_ladder
from bot.engine.situation import NOTHING, Case, Decision, Situation
from bot.engine.ticket import cards, recipients, snooze
from bot.engine.ticket.closure import end_ticket
from bot.events import AskedAgain, IntakeEvent, QuestionDelayed, Reminded, TicketEvent
from bot.model.intake import Intake, IntakeState
from bot.model.message import Message
from bot.model.milestone import Milestone, MilestoneId
from bot.model.places import Account, Place
from bot.model.rank import Rank
from bot.model.ticket import Status, Ticket
from bot.model.timer import Timer, TimerKind
from bot.sla import ladder
from bot.wording import question
from bot.wording.escalation import reminders
from bot.wording.escalation.reminders import DueReminder
from policies.terms import Rung

AT_ONCE: Final = timedelta(seconds=10)
"""The delay up to which a question counts as out when it was asked."""


def check(command: CheckTimers, situation: Situation) -> Decision:
    """Return what the due timers of a request or a ticket come to."""
    case = access_case(situation, command.origin.via)
    if case is None:
        return NOTHING
    if situation.ticket:
        return check_ticket(command, case, situation.ticket)
    return check_intake(command, case, situation.intake) if situation.intake else NOTHING


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
    """Close it, or wake it, if its time has come, and remind people of what is still due, once."""
    own = {timer.kind for timer in command.timers if not timer.about and timer.cycle == ticket.cycle}
    if TimerKind.CLOSE in own and ticket.status is Status.RESOLVED:
        return end_ticket(ticket, case, None)
    if TimerKind.WAKE in own and ticket.snoozed_until:
        woken = snooze.wake(case, ticket)
        events = tuple(event for event in woken.events if isinstance(event, TicketEvent))
        return woken + _check_milestones(command, case, happen(ticket, *events, targets=case.targets).after)
    return _check_milestones(command, case, ticket)


def _check_milestones(command: CheckTimers, case: Case, ticket: Ticket) -> Decision:
    """Remind people of each milestone whose timers have fired, at the highest rung; every such timer is recorded."""
    due = timers.fired(command.timers, ticket)
    return _remind(due, case, ticket) + own_reminders.close_unheard(due, case, ticket) if due else NOTHING


def reworded(milestone: Milestone, ticket: Ticket, case: Case, home: Place | Account) -> Message | None:
    """Return the reminder of a milestone as it reads now, at the highest rung that has come, for triage or a person.

    None if it has a ladder of the desk's own: what that says doesn't change with time.
    """
    made = clock.promise_of(case.plan, ticket, milestone) if own_ladder(milestone) is None else None
    if made is None:
        return None
    passed = [rung for rung in ladder.reminders(case.plan, made) if rung.at <= case.now]
    percent = passed[-1].percent if passed else 0
    rung = next((one for one in case.plan.ladder.rungs if one.percent == percent), case.plan.ladder.rungs[0])
    reminder = _reminder(ticket, milestone, case, percent=percent, due_at=case.now)
    if isinstance(home, Account):
        return reminders.directly(reminder)
    return reminders.in_triage(reminder, recipients.called(rung.lines, ticket, home, case))


def _remind(fired: list[Timer], case: Case, ticket: Ticket) -> Decision:
    """Send one reminder of all that has the plan's ladder and whose timers have fired, and those of the desk's own."""
    sent = [reminded(Reminded, timer, case.own_stamp) for timer in fired]
    abouts = {event.about for event in sent}
    broken = [
        missed(one, sent[0])
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
    by_plan = {last[one.id]: one for one in due if one.id not in own}
    effects = (
        *(Withdraw(tag=ticket.tag_of(one)) for one in ticket.open_milestones if one.id in last),
        *(_reminders(by_plan, case, course.after) if by_plan else ()),
        *own_reminders.remind(own, case, course.after),
        *(effect for timer, one in calls for effect in call_outs.call(timer, one, case, course.after)),
        *moved,
    )
    return Decision(events=course.events, effects=effects)


def _reminders(fired: Mapping[Timer, Milestone], case: Case, ticket: Ticket) -> tuple[Effect, ...]:
    """Return one reminder of all of these, led by what is due first, to those whom the highest rung calls."""
    highest = max(fired, key=lambda timer: (timer.kind is TimerKind.REPEAT, timer.step))
    first, *others = sorted(fired, key=lambda timer: fired[timer].due)
    rung, milestone = _rung(highest, case), fired[first]
    percent = first.step if first.kind is TimerKind.REMIND else 101
    also = tuple(fired[timer] for timer in others)
    reminder = _reminder(ticket, milestone, case, percent=percent, due_at=first.due_at, also=also)
    rank = min(cards.rank_of(ticket, case.plan), Rank.REMINDER)

    def calling(channel: Place) -> Message:
        return reminders.in_triage(reminder, recipients.called(rung.lines, ticket, channel, case))

    people, tag = _alerted_directly(rung, ticket, case), ticket.tag_of(milestone)
    return (
        *posts.under_cards(ticket, calling, case.desk.triage, tag=tag, rank=rank),
        *posts.to_people(ticket, people, reminders.directly(reminder), tag=tag, rank=rank),
    )


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
    )


def _alerted_directly(rung: Rung, ticket: Ticket, case: Case) -> tuple[Account, ...]:
    """Return the account manager, if the rung names them, and those whom no triage channel can mention."""
    person = cards.assignee(ticket, case)
    unheard = person if person and not cards.can_be_called(person, case) else None
    tam = recipients.tam(case) if rung.tam else None
    return recipients.accounts((tam, unheard, *cards.out_of_call(rung.lines, case)), case)


def _rung(timer: Timer, case: Case) -> Rung:
    """Return the rung of the ladder that a timer is for; after the breach the last one goes on."""
    rungs = case.plan.ladder.rungs
    if timer.kind is TimerKind.REPEAT:
        return rungs[-1]
    return next((rung for rung in rungs if rung.percent == timer.step), rungs[-1])
