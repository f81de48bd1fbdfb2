"""The timers that a request, a ticket or a contract needs in its present state: the questions, and their times.

Nobody sets a timer by hand. Whatever is open needs its timers, and one step after each decision (`engine.settle`) sets
and cancels the difference. So no handler can forget one, and whoever inspects the desk asks the same function.
"""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from functools import partial
from operator import itemgetter
from typing import Final, assert_never

from bot.engine.milestones import acknowledgements, apologies, approval, notices, take_up, terms
from bot.engine.milestones.approval import asked_as
from bot.engine.milestones.call_outs import next_call
from bot.engine.milestones.ladders import Audience, OwnLadder, own_ladder
from bot.model.contract import Contract
from bot.model.intake import Intake, IntakeState
from bot.model.milestone import Milestone, MilestoneType
from bot.model.subject import Subject
from bot.model.targets import SEVEN_DAYS
from bot.model.ticket import Status, Ticket
from bot.model.timer import Timer, TimerKind, Told
from bot.sla import clock, ladder, line_hours, measured
from bot.sla.clock import Promise
from bot.sla.own_goal import own_goal
from policies.terms import Line, Plan

ASK_AGAIN_AFTER: Final = timedelta(minutes=10)
OPEN_ANYWAY_AFTER: Final = timedelta(minutes=30)
AFTER: Final = {TimerKind.ASK_AGAIN: ASK_AGAIN_AFTER, TimerKind.OPEN_ANYWAY: OPEN_ANYWAY_AFTER}
"""The time from when the question went out."""
OPEN_UNKNOWN_AFTER: Final = timedelta(minutes=5)
"""The wait under an unknown plan: no answer is expected, only what the same person adds meanwhile."""
OFFERED_FOR: Final = timedelta(minutes=5)
"""The time that its writer has to answer an offer; then it is asked about like any other message."""
LAPSES_AFTER: Final = timedelta(days=7)
"""The time after which a held request that nobody takes up is put away."""

_ORDER: Final = (TimerKind.CALL_OUT, TimerKind.CALL, TimerKind.REMIND, TimerKind.REPEAT)
"""The kinds of timers that ask about milestones; of those that have fired together the last is the highest."""

Asked = tuple[TimerKind, int, datetime]
"""The question, its step, and its time (UTC)."""


def wanted(subject: Subject, plan: Plan, region: str | None) -> frozenset[Timer]:
    """Return the timers that a request, a ticket or a contract needs in its present state, under the plan that it has.

    What should have been asked before a milestone's round began is asked as it begins. `region` is its customer's, for
    a request that was kept before its own was recorded. Those of a contract outlive its plan, and so are of none.
    """
    version = "" if isinstance(subject, Contract) else subject.plan_version
    timer, found = partial(Timer, subject=subject.id, plan_version=version), list[Timer]()
    if isinstance(subject, Intake) and subject.take_up:
        subject = take_up.dated(subject, plan, region)
    if not isinstance(subject, Contract):
        of_state = _of_state(subject, plan) if isinstance(subject, Ticket) else _of_intake(subject, plan)
        found += (timer(cycle=subject.cycle, kind=kind, step=step, due_at=due_at) for kind, step, due_at in of_state)
    found += (
        timer(about=one.id, cycle=one.round, kind=kind, step=step, due_at=max(due_at, one.set_at))
        for one in watched(subject)
        for kind, step, due_at in _of_milestone(one, subject, plan)
    )
    if isinstance(subject, Ticket):
        found += (
            timer(about=one.id, cycle=one.round, kind=TimerKind.APOLOGISE, step=apologies.delays(subject), due_at=at)
            for one, at in apologies.owed(subject)
        )
        found += (
            timer(about=one.id, cycle=one.round, kind=TimerKind.CALL_OUT, step=made[0], due_at=made[1])
            for one in subject.open_milestones
            if (made := next_call(one, subject, plan))
        )
    return frozenset(found)


def watched(subject: Subject) -> tuple[Milestone, ...]:
    """Return the milestones that anybody is reminded of: those that are open, unless the ticket is closed.

    A goal is silent while a promise of the same owner is due by then.
    """
    if not isinstance(subject, Ticket):
        return subject.open_milestones
    if subject.status is Status.CLOSED:
        return ()
    due = sorted(((one.due_at, one) for one in subject.open_milestones if one.due_at), key=itemgetter(0))
    promised = {one.owner: at for at, one in reversed(due) if one.is_promise}
    return tuple(one for at, one in due if one.is_promise or one.owner not in promised or at < promised[one.owner])


def fired(timers: Iterable[Timer], subject: Subject) -> list[Timer]:
    """Return those timers that ask about a milestone which is still in their round, in the order of its rungs."""
    asking = (one for one in timers if one.about and one.kind in _ORDER and _is_live(one, subject))
    return sorted(asking, key=lambda timer: (_ORDER.index(timer.kind), timer.step, timer.due_at))


def _is_live(timer: Timer, subject: Subject) -> bool:
    is_closed = isinstance(subject, Ticket) and subject.status is Status.CLOSED
    asked = subject.open_milestones if timer.kind is TimerKind.CALL_OUT and not is_closed else watched(subject)
    return any((one.id, one.round) == (timer.about, timer.cycle) for one in asked)


def is_lost(subject: Subject, plan: Plan, region: str | None, waiting: AbstractSet[Timer]) -> bool:
    """Return whether any timer that a request, a ticket or a contract needs isn't among those that wait.

    Their times don't matter: hours in the desk file may have changed since they were set.
    """
    keys = {(timer.about, timer.kind, timer.step, timer.cycle) for timer in waiting}
    needed = wanted(subject, plan, region)
    return any((timer.about, timer.kind, timer.step, timer.cycle) not in keys for timer in needed)


def _of_intake(intake: Intake, plan: Plan) -> Iterator[Asked]:
    if waits := intake.take_up:
        yield TimerKind.LAPSE, 0, waits.since + LAPSES_AFTER
    if intake.is_offered and intake.asked_at:
        yield TimerKind.OFFER, 0, intake.asked_at + OFFERED_FOR
    if not intake.is_open or intake.asked_at is None:
        return
    if not plan.is_known:
        yield TimerKind.OPEN_ANYWAY, 0, intake.asked_at + OPEN_UNKNOWN_AFTER
        return
    is_asked_again = intake.state is IntakeState.ASKED and not intake.answered
    kinds = (*((TimerKind.ASK_AGAIN,) if is_asked_again else ()), TimerKind.OPEN_ANYWAY)
    yield from ((kind, 0, intake.asked_at + AFTER[kind]) for kind in kinds)


def _of_state(ticket: Ticket, plan: Plan) -> Iterator[Asked]:
    if ticket.status is Status.RESOLVED and ticket.resolved_at and not ticket.promises:
        met = (one.ended.at for one in ticket.milestones if one.ended)
        amount, since = ticket.closes_after or SEVEN_DAYS, max((ticket.resolved_at, *met))
        yield TimerKind.CLOSE, 0, own_goal(plan, ticket.severity, amount, since, ticket.region).due_at
    if ticket.snoozed_until:
        yield TimerKind.WAKE, 0, ticket.snoozed_until
    if made := acknowledgements.next_call(ticket, plan):
        yield TimerKind.OTHERS, *made
    if ticket.access:
        yield TimerKind.GRANT_END, ticket.access.ask.number, ticket.access.until


def promise_of(milestone: Milestone, subject: Subject, plan: Plan) -> Promise | None:
    """Return the target behind a milestone of a ticket, a contract, or a request that is `dated`; None for none."""
    match subject:
        case Intake():
            return take_up.promise_of(plan, subject, milestone)
        case Ticket():
            return measured.promise_of(plan, subject, milestone)
        case Contract():
            return approval.promise_of(subject, milestone)
        case _:
            assert_never(subject)


def _of_milestone(milestone: Milestone, subject: Subject, plan: Plan) -> Iterator[Asked]:
    if isinstance(subject, Contract) and milestone.type is MilestoneType.NOTICE:
        found = notices.appointments(milestone, notices.notice_of(subject, milestone))
        yield from ((TimerKind.REMIND, step, at) for step, at in found)
        return
    if isinstance(subject, Contract) and (begins := terms.beginning(asked_as(milestone, subject), subject)):
        yield TimerKind.TERM, *begins
    made = promise_of(milestone, subject, plan)
    own = own_ladder(milestone)
    if made and own:
        yield from _own_rungs(made, milestone, own, plan)
    elif made:
        yield from _rungs(made, milestone, plan)
        yield from ((TimerKind.CALL, call.step, call.at) for call in (milestone.told.calls if milestone.told else ()))
    if made and (own is None or own.repeats):
        yield from _repeats(made, milestone.told, own, plan)


def _rungs(made: Promise, milestone: Milestone, plan: Plan) -> Iterator[Asked]:
    """Yield a timer for each rung of the plan's ladder that is to come; one whose lines are all closed waits for them.

    At the due time there always is one: a breach is recorded when it happens, whoever may be called then.
    """
    rungs = ladder.reminders(plan, made)
    lines = {rung.percent: rung.lines if rung.at != made.due_at else () for rung in rungs}

    def opening(percent: int, at: datetime) -> datetime:
        return line_hours.opening(plan, made, lines[percent], at)

    return _to_come([(rung.percent, rung.at) for rung in rungs], milestone, opening)


def _own_rungs(made: Promise, milestone: Milestone, own: OwnLadder, plan: Plan) -> Iterator[Asked]:
    """Yield a timer for each rung of the desk's own ladder that is to come, or for the next repeat after the last.

    One for the first line alone waits for its hours.
    """

    def opening(percent: int, at: datetime) -> datetime:
        lines = (Line.FIRST,) if own.whom(percent) is Audience.FIRST_LINE else ()
        return line_hours.opening(plan, made, lines, at)

    rungs = [(percent, clock.share(made, percent)) for percent in sorted(own.rungs)]
    yield from _to_come(rungs, milestone, opening)
    told = milestone.told
    if told and own.every and told.step >= own.last:
        percent = (told.step // own.every + 1) * own.every
        while (at := clock.share(made, percent)) <= told.at:
            percent += own.every
        yield TimerKind.REMIND, percent, opening(percent, at)


def _to_come(
    rungs: list[tuple[int, datetime]], milestone: Milestone, opening: Callable[[int, datetime], datetime]
) -> Iterator[Asked]:
    """Yield the rungs that are to come, each at the `opening` for it.

    Of those that had passed when the round began, the highest asks at once. One that waits for an opening while a
    higher one speaks has nothing to say any more.
    """
    told, since = milestone.told, milestone.set_at
    passed = [percent for percent, at in rungs if at <= since]
    if passed and told is None:
        yield TimerKind.REMIND, passed[-1], opening(passed[-1], since)
    for percent, at in rungs:
        speaks = opening(percent, at)
        if at > since if told is None else speaks > told.at and not _is_above(told, percent):
            yield TimerKind.REMIND, percent, speaks


def _is_above(told: Told, percent: int) -> bool:
    """Return whether people were reminded at that rung, or at a higher one."""
    return told.kind is TimerKind.REPEAT or told.step >= percent


def _repeats(made: Promise, told: Told | None, own: OwnLadder | None, plan: Plan) -> Iterator[Asked]:
    """Yield the first repeat that is still to come, once it is overdue and the rungs up to the last are used up.

    One of the plan's ladder waits for the lines of its last rung, if all of them are closed.
    """
    if told is None or told.at < made.due_at:
        return
    is_repeat, rung = told.kind is TimerKind.REPEAT, plan.ladder.rungs[-1]
    if is_repeat or told.step >= (own.last if own else rung.percent):
        number, at = _next_repeat(plan, made, told.step if is_repeat else 0, told.at)
        yield TimerKind.REPEAT, number, line_hours.opening(plan, made, () if own else rung.lines, at)


def _next_repeat(plan: Plan, made: Promise, last: int, at: datetime) -> tuple[int, datetime]:
    """Return the number of the first repeat after number `last` that comes after an instant, and when that is."""
    number = last + 1
    while (due_at := ladder.repeats(plan, made, number)) <= at:
        number += 1
    return number, due_at
