"""What timers decide. A timer is a question: is this still owed? If not, nothing is said.

A reminder takes back those before it that haven't gone out: who reads it needs to know how things stand, once.
"""

from datetime import datetime

from bot.commands import CheckTimers
from bot.effects import Effect, InThread, Say, SetTimer, ToPerson, UnderSlot, Withdraw
from bot.engine import asking, cards, held, offer_answers, owing, recipients, snoozing
from bot.engine.answering import missed
from bot.engine.asking import ASK_AGAIN_AFTER, OPEN_ANYWAY_AFTER
from bot.engine.evolve import evolve_intake, evolve_ticket
from bot.engine.opening import open_anyway
from bot.engine.returning import ended
from bot.engine.situation import NOTHING, Case, Decision
from bot.events import AskedAgain, Reminded, TicketEvent
from bot.model.ids import SubjectId
from bot.model.intake import Intake, IntakeState
from bot.model.message import Message
from bot.model.places import Account, Place
from bot.model.rank import Rank
from bot.model.ticket import Debt, Owed, Status, Ticket
from bot.model.timer import Timer, TimerKind
from bot.sla import ladder
from bot.wording import question, reminders
from bot.wording.reminders import Nudge
from policies.terms import Rung

_NAGS = frozenset({TimerKind.REMIND, TimerKind.REPEAT})


def check_intake(command: CheckTimers, case: Case, intake: Intake) -> Decision:
    """Has a severity been chosen? If not: ask again, or open without one. Of both at once the later counts.

    What comes too early for when the question went out is put off.
    """
    if intake.is_held:
        return held.check(command, case, intake)
    if intake.is_offered:
        return offer_answers.check(command, case, intake)
    if not intake.is_open:
        return NOTHING
    postponed = {timer.kind: SetTimer(timer=timer) for timer in asking.postponed(command.timers, case)}
    due = {timer.kind: timer.due_at for timer in command.timers if timer.kind not in postponed}
    if TimerKind.OPEN_ANYWAY in due:
        return open_anyway(intake, case)
    if TimerKind.ASK_AGAIN not in due or intake.state is not IntakeState.ASKED or intake.answered:
        return Decision(effects=tuple(postponed.values()))
    event = AskedAgain(at=case.now, by="system", via=case.via)
    opens_at = due[TimerKind.ASK_AGAIN] + OPEN_ANYWAY_AFTER - ASK_AGAIN_AFTER
    again = question.asked_again(evolve_intake(intake, event), case.plan, opens_at - case.now)
    once_more = Say(
        to=InThread(thread=intake.thread),
        message=again,
        subject=SubjectId(intake.id),
        slot=intake.question_again,
        rank=Rank.QUESTION,
    )
    return Decision(events=(event,), effects=(once_more, *postponed.values()))


def check_ticket(command: CheckTimers, case: Case, ticket: Ticket) -> Decision:
    """Is the answer still owed? What came due together is told once, at its highest, and recorded in full."""
    live = [timer for timer in command.timers if timer.cycle == ticket.cycle]
    if any(timer.kind is TimerKind.CLOSE for timer in live) and ticket.status is Status.RESOLVED:
        return ended(ticket, case, None)
    if ticket.snoozed_until and any(timer.kind is TimerKind.WAKE for timer in live):
        return snoozing.wake(case, ticket)
    nags = sorted((timer for timer in live if timer.kind in _NAGS), key=lambda timer: timer.due_at)
    if not nags or ticket.owed is None:
        return NOTHING
    return _remind(nags, case, ticket, ticket.owed)


def worded_now(ticket: Ticket, case: Case, home: Place | Account) -> Message | None:
    """Return the reminder as it reads now, at the highest rung that has come, for a triage channel or a person.

    None where nothing is owed.
    """
    made = owing.promise_owed(case.plan, ticket, ticket.owed) if ticket.owed else None
    if made is None or ticket.owed is None:
        return None
    passed = [rung for rung in ladder.reminders(case.plan, made) if rung.at <= case.now]
    percent = passed[-1].percent if passed else 0
    rung = next((one for one in case.plan.ladder.rungs if one.percent == percent), case.plan.ladder.rungs[0])
    nudge = _nudge(ticket, ticket.owed, case, percent=percent, due_at=case.now)
    if isinstance(home, Account):
        return reminders.directly(nudge)
    return reminders.in_triage(nudge, recipients.called(rung.lines, ticket, home, case))


def _remind(nags: list[Timer], case: Case, ticket: Ticket, owed: Owed) -> Decision:
    events: list[TicketEvent] = [_reminded(timer, case) for timer in nags]
    broken = case.now >= owed.due_at and owed.kind is Debt.PROMISE and ticket.missed_at is None
    if broken:
        events.append(missed(owed.due_at, owed.severity, case))
    for event in events:
        ticket = evolve_ticket(ticket, event)
    last = nags[-1]
    overdue = case.now >= owed.due_at
    repeats = (
        owing.repeat(case.plan, ticket, _repeats_so_far(nags), case.now) if overdue and _at_end(last, case) else ()
    )
    moved = cards.refreshed(ticket, case) if broken else ()
    return Decision(events=tuple(events), effects=(*_nudges(last, case, ticket, owed), *moved, *repeats))


def _nudges(timer: Timer, case: Case, ticket: Ticket, owed: Owed) -> tuple[Effect, ...]:
    rung = _rung(timer, case)
    percent = timer.step if timer.kind is TimerKind.REMIND else 101
    nudge = _nudge(ticket, owed, case, percent=percent, due_at=timer.due_at)
    rank = min(cards.rank_of(ticket, case.plan), Rank.REMINDER)
    in_triage = (
        Say(
            to=UnderSlot(place=channel, slot=ticket.triage_card(channel)),
            message=reminders.in_triage(nudge, recipients.called(rung.lines, ticket, channel, case)),
            subject=SubjectId(ticket.id),
            tag=ticket.nudges,
            rank=rank,
        )
        for channel in case.desk.triage
    )
    directly = (
        Say(
            to=ToPerson(account=account),
            message=reminders.directly(nudge),
            subject=SubjectId(ticket.id),
            tag=ticket.nudges,
            rank=rank,
        )
        for account in _told_directly(rung, ticket, case)
    )
    return (Withdraw(tag=ticket.nudges), *in_triage, *directly)


def _nudge(ticket: Ticket, owed: Owed, case: Case, *, percent: int, due_at: datetime) -> Nudge:
    return Nudge(
        ticket=ticket,
        owed=owed,
        customer=case.customer,
        plan=case.plan,
        percent=percent,
        due_at=due_at,
        now=case.now,
    )


def _told_directly(rung: Rung, ticket: Ticket, case: Case) -> tuple[Account, ...]:
    """The account manager, if the rung names them; and whom of the others no triage channel can call by name."""
    person = cards.holder(ticket, case)
    unheard = person if person and not cards.can_be_called(person, case) else None
    tam = recipients.tam(case) if rung.tam else None
    return recipients.accounts((tam, unheard, *cards.out_of_call(rung.lines, case)), case)


def _rung(timer: Timer, case: Case) -> Rung:
    """The rung of the ladder that speaks; after the breach the last one goes on speaking."""
    rungs = case.plan.ladder.rungs
    if timer.kind is TimerKind.REPEAT:
        return rungs[-1]
    return next((rung for rung in rungs if rung.percent == timer.step), rungs[-1])


def _at_end(timer: Timer, case: Case) -> bool:
    """Whether the ladder's rungs are used up, so that repeats follow."""
    return timer.kind is TimerKind.REPEAT or timer.step >= case.plan.ladder.rungs[-1].percent


def _repeats_so_far(nags: list[Timer]) -> int:
    return max((timer.step for timer in nags if timer.kind is TimerKind.REPEAT), default=0)


def _reminded(timer: Timer, case: Case) -> Reminded:
    late = max(0, int((case.now - timer.due_at).total_seconds()))
    return Reminded(
        at=case.now,
        by="system",
        via=case.via,
        kind=timer.kind,
        step=timer.step,
        cycle=timer.cycle,
        due_at=timer.due_at,
        late_seconds=late,
    )
