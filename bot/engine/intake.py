"""From a customer's message to the one question: who may ask, does the plan cover it, and what else belongs to it."""

import hashlib
from datetime import datetime, timedelta
from typing import Final

from bot.commands import Hear, Insist
from bot.dialog.smalltalk import is_smalltalk
from bot.effects import Amend, Answer, CancelTimers, Effect, InChannel, InThread, Say, SetTimer, UnderSlot
from bot.engine import refusing
from bot.engine.evolve import begin_intake, evolve_intake, fold_intake
from bot.engine.situation import NOTHING, Case, Decision, answer
from bot.engine.taking_up import taken_up
from bot.events import IntakeJoined, IntakeResumed, IntakeStarted
from bot.model.ids import IntakeId, SubjectId
from bot.model.intake import Intake, IntakeState, Said
from bot.model.places import Account, AnyThread, Place, Thread
from bot.model.timer import Timer, TimerKind
from bot.wording import outcomes, question, refusals, triage
from bot.wording.outcomes import Outcome

ASK_AGAIN_AFTER: Final = timedelta(minutes=10)
OPEN_ANYWAY_AFTER: Final = timedelta(minutes=30)
BELONGS_WITHIN: Final = timedelta(minutes=5)
"""A further message of the same person within this time is part of the same request."""


def named(place: Place, message: str) -> IntakeId:
    """The intake that a message starts: derived from it, so that the same message can never start two."""
    return IntakeId("in-" + hashlib.sha256(f"{place}/{message}".encode()).hexdigest()[:16])


def request(command: Hear, case: Case, refused: Intake | None = None) -> Decision:
    """A customer's message that belongs to nothing yet; with it, what was said in a refused one."""
    origin, actor = command.origin, case.actor
    if origin.by is None or origin.place is None or _says_nothing(command):
        return NOTHING
    more = further(command, case)
    if more is not NOTHING:
        return more
    thread = origin.thread or Thread(place=origin.place, root=command.message)
    start = started(
        case,
        intake=named(origin.place, command.message),
        thread=thread,
        said=said_in(command, origin.by, case.now),
        requester=origin.by,
        requester_name=actor.name,
    )
    turned_away = refusing.turned_away(start, case)
    if turned_away:
        return NOTHING if _told_already(command, case.situation.intake) else turned_away
    intake = begin_intake(start)
    joined = tuple(
        IntakeJoined(at=case.now, by=actor.id, via=case.via, said=said) for said in (refused.said if refused else ())
    )
    for event in joined:
        intake = evolve_intake(intake, event)
    return Decision(events=(start, *joined), effects=ask(intake, case))


def started(
    case: Case, *, intake: IntakeId, thread: AnyThread, said: Said, requester: Account, requester_name: str
) -> IntakeStarted:
    """The beginning of a request, under the customer's present plan."""
    return IntakeStarted(
        at=case.now,
        by=case.actor.id,
        via=case.via,
        intake=intake,
        customer=case.customer.id,
        thread=thread,
        requester=requester,
        requester_name=requester_name,
        plan_ref=case.plan.ref,
        plan_version=case.plan.version,
        said=said,
    )


def further(command: Hear, case: Case) -> Decision:
    """A message that may belong to the request which its writer has open here; else nothing."""
    intake = case.situation.intake
    if intake is None or not _belongs(command, intake) or _says_nothing(command):
        return NOTHING
    return join(command, case, intake)


def insist(_: Insist, case: Case, intake: Intake) -> Decision:
    """It is something else than what the plan leaves out: ask for the severity."""
    if intake.state is not IntakeState.REFUSED:
        return answer(refusals.taken_up_already())
    told = refusing.whatever_it_is(case)
    if told:
        return answer(told)
    event = IntakeResumed(at=case.now, by=case.actor.id, via=case.via)
    return Decision(events=(event,), effects=ask(evolve_intake(intake, event), case))


def ask(intake: Intake, case: Case) -> tuple[Effect, ...]:
    """The question in the customer's thread, the pending line in triage, and the timers that ask after an answer."""
    subject = SubjectId(intake.id)
    return (
        Say(
            to=InThread(thread=intake.thread),
            message=question.asked(intake, case.plan, case.customer, case.now),
            subject=subject,
            slot=intake.question,
            urgent=True,
        ),
        *(
            Say(
                to=InChannel(place=channel),
                message=triage.pending(intake, case.plan, case.customer, _term(case)),
                subject=subject,
                slot=intake.pending(channel),
                urgent=True,
            )
            for channel in case.desk.triage
        ),
        _timer(intake, TimerKind.ASK_AGAIN, case.now + ASK_AGAIN_AFTER),
        _timer(intake, TimerKind.OPEN_ANYWAY, case.now + OPEN_ANYWAY_AFTER),
    )


def join(command: Hear, case: Case, intake: Intake) -> Decision:
    """A further message of a request that is not decided; of a refused one it changes nothing."""
    if not intake.is_undecided or command.origin.by is None:
        return NOTHING
    said = said_in(command, command.origin.by, case.now)
    event = IntakeJoined(at=case.now, by=case.actor.id, via=case.via, said=said)
    shown = triage.said(None, case.customer, said, case.actor.name, intake.thread.place)
    return Decision(
        events=(event,),
        effects=tuple(
            Say(to=UnderSlot(place=channel, slot=intake.pending(channel)), message=shown, subject=SubjectId(intake.id))
            for channel in case.desk.triage
        )
        + _told_again(command, case, intake),
    )


def take_up(command: Hear, case: Case, intake: Intake) -> Decision:
    """One who may ask goes on in the thread of a request that waits for them: it is theirs, and they are asked."""
    if command.origin.by is None:
        return NOTHING
    said = said_in(command, command.origin.by, case.now)
    events = (taken_up(intake, case), IntakeJoined(at=case.now, by=case.actor.id, via=case.via, said=said))
    theirs = fold_intake(intake, events)
    settled = settle(intake, case, outcomes.taken_up(case.actor))
    return Decision(events=events, effects=(*settled, *ask(theirs, case)))


def settle(intake: Intake, case: Case, outcome: Outcome) -> tuple[Effect, ...]:
    """The question and the pending lines say what came of them, and are not asked after any more."""
    subject = SubjectId(intake.id)
    asked = (intake.question, intake.question_again) if intake.state is IntakeState.ASKED_AGAIN else (intake.question,)
    settled = question.settled(outcome.told)
    return (
        *(Amend(place=intake.thread.place, slot=slot, message=settled, subject=subject, urgent=True) for slot in asked),
        *(
            Amend(
                place=channel,
                slot=intake.pending(channel),
                message=triage.no_longer_pending(intake, case.customer, outcome.noted),
                subject=subject,
                urgent=True,
            )
            for channel in case.desk.triage
        ),
        CancelTimers(subject=subject),
    )


def said_in(command: Hear, by: Account, now: datetime) -> Said:
    """The message as it is kept. One from the future is from now: the platform's clock may run ahead of ours."""
    at = min(command.origin.at, now)
    return Said(message=command.message, at=at, by=by, text=command.text, files=command.files)


def _says_nothing(command: Hear) -> bool:
    return not command.files and (is_smalltalk(command.text) or not command.text.strip())


def _told_already(command: Hear, intake: Intake | None) -> bool:
    """A refusal is said once: not again to more of the same request, unless the desk itself is spoken to."""
    if intake is None or intake.state is not IntakeState.REFUSED or command.mentions_desk:
        return False
    return command.origin.thread is not None or _belongs(command, intake)


def _told_again(command: Hear, case: Case, intake: Intake) -> tuple[Effect, ...]:
    """Who speaks to the desk is answered: it still waits."""
    if not (intake.is_held and command.mentions_desk):
        return ()
    return (Answer(message=refusals.contacts_only(case.plan, case.customer, case.now.date())),)


def _belongs(command: Hear, intake: Intake) -> bool:
    if command.origin.thread is not None:
        return False
    return abs(command.origin.at - intake.said[-1].at) <= BELONGS_WITHIN


def _term(case: Case) -> str:
    term = case.customer.term
    return "" if term is None or term.start <= case.now.date() <= term.end else triage.outside(term, case.customer)


def _timer(intake: Intake, kind: TimerKind, due_at: datetime) -> SetTimer:
    timer = Timer(
        subject=SubjectId(intake.id),
        plan_version=intake.plan_version,
        kind=kind,
        step=0,
        cycle=intake.version,
        due_at=due_at,
    )
    return SetTimer(timer=timer)
