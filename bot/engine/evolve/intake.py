"""The only way in which a request changes, event by event."""

from collections.abc import Mapping
from typing import assert_never

from msgspec.structs import replace

from bot.engine.evolve import former_intakes
from bot.engine.evolve.request_details import request_details
from bot.events import (
    AskedAgain,
    AskedBack,
    IntakeAdded,
    IntakeAnswered,
    IntakeBegun,
    IntakeDeclined,
    IntakeDismissed,
    IntakeEdited,
    IntakeEvent,
    IntakeHeld,
    IntakeJoined,
    IntakeLapsed,
    IntakeMoved,
    IntakeOffered,
    IntakeOpened,
    IntakeOverheard,
    IntakeReassured,
    IntakeReferred,
    IntakeRefused,
    IntakeReminded,
    IntakeResumed,
    IntakeRetracted,
    IntakeSetApart,
    IntakeStarted,
    IntakeTakenUp,
    IntakeTimersRestored,
    QuestionDelayed,
    SeverityDeclined,
)
from bot.model.intake import Intake, IntakeState
from bot.model.milestone import Milestone, followed
from bot.model.revised import revised

BEGINS_AS: Mapping[type[IntakeBegun], IntakeState] = {
    IntakeStarted: IntakeState.ASKED,
    IntakeHeld: IntakeState.HELD,
    IntakeRefused: IntakeState.REFUSED,
    IntakeOffered: IntakeState.OFFERED,
}

LEADS_TO: Mapping[type[IntakeEvent], IntakeState] = {
    IntakeTakenUp: IntakeState.ASKED,
    IntakeResumed: IntakeState.ASKED,
    IntakeSetApart: IntakeState.ASKED,
    IntakeOpened: IntakeState.OPENED,
    AskedAgain: IntakeState.ASKED_AGAIN,
    IntakeDismissed: IntakeState.DISMISSED,
    IntakeLapsed: IntakeState.DISMISSED,
    IntakeAdded: IntakeState.ADDED,
    IntakeReferred: IntakeState.REFERRED,
    IntakeDeclined: IntakeState.REFUSED,
}
"""The state that each event leads to, from whichever it is in; what is set apart by a clause is held instead."""


def begin_intake(event: IntakeBegun) -> Intake:
    """Return the intake that its first event makes."""
    intake = Intake(
        id=event.intake,
        **request_details(event),
        first=event.customer_message,
        last_at=event.customer_message.at,
        state=BEGINS_AS[type(event)],
        is_again=event.is_again,
        offer=event.offer if isinstance(event, IntakeOffered) else None,
        asked_at=event.at if isinstance(event, IntakeStarted | IntakeOffered) else None,
        region=event.region,
        version=1,
    )
    return revised(intake, milestones=_milestones(event, intake))


def evolve_intake(intake: Intake, event: IntakeEvent) -> Intake:
    """Return the intake after one more event."""
    if isinstance(event, IntakeStarted | IntakeHeld | IntakeRefused | IntakeOffered):
        return replace(begin_intake(event), version=intake.version + 1)
    after = _changed(intake, event)
    return replace(after, version=intake.version + 1, milestones=_milestones(event, after))


def _milestones(event: IntakeBegun | IntakeEvent, intake: Intake) -> tuple[Milestone, ...]:
    """Return what is owed of an intake after an event that has changed it otherwise."""
    if event.milestones is None:
        return former_intakes.milestones(event, intake)
    return followed(intake.milestones, event.milestones)


def _changed(intake: Intake, event: IntakeEvent) -> Intake:
    """Return the intake with what an event changes besides its version and its milestones."""
    match event:
        case IntakeStarted() | IntakeHeld() | IntakeRefused() | IntakeOffered() | IntakeOverheard():
            return intake
        case IntakeTakenUp() | IntakeResumed() | IntakeSetApart() | QuestionDelayed():
            return _asked(intake, event)
        case IntakeJoined(customer_message=said):
            return replace(intake, more=intake.more + 1, last_at=said.at)
        case IntakeEdited(customer_message=said) | IntakeRetracted(customer_message=said):
            return replace(intake, first=said) if said.message == intake.first.message else intake
        case IntakeAnswered(answer=answer):
            return replace(intake, answered=intake.answered or answer)
        case AskedBack() | SeverityDeclined():
            return replace(intake, asked_back=event.message if isinstance(event, AskedBack) else "")
        case IntakeMoved() | IntakeReassured() | IntakeReminded() | IntakeTimersRestored():
            return _waiting(intake, event)
        case IntakeOpened(ticket=ticket):
            return replace(intake, state=LEADS_TO[IntakeOpened], ticket=ticket)
        case AskedAgain() | IntakeDismissed() | IntakeLapsed() | IntakeAdded() | IntakeReferred() | IntakeDeclined():
            number = event.number if isinstance(event, IntakeReferred) else intake.approval
            return replace(intake, state=LEADS_TO[type(event)], approval=number)
        case _:
            assert_never(event)


def _asked(intake: Intake, event: IntakeTakenUp | IntakeResumed | IntakeSetApart | QuestionDelayed) -> Intake:
    """Return the intake once its question is asked, or a contact is waited for; its timers begin anew."""
    cycle = intake.version + 1
    if isinstance(event, QuestionDelayed):
        return replace(intake, asked_at=event.asked_at, cycle=cycle)
    if isinstance(event, IntakeSetApart) and event.clause:
        return replace(intake, state=IntakeState.HELD, offer=None, cycle=cycle)
    if isinstance(event, IntakeTakenUp):
        by, name = event.requester, event.requester_name
        intake = replace(intake, requester=by, requester_name=name, taken_up=event.taken_up)
    return replace(intake, state=LEADS_TO[type(event)], asked_at=event.at, offer=None, cycle=cycle)


def _waiting(intake: Intake, event: IntakeMoved | IntakeReassured | IntakeReminded | IntakeTimersRestored) -> Intake:
    """Return the intake after an event that happens while it waits for people."""
    if isinstance(event, IntakeMoved):
        return replace(intake, thread=event.thread, left=(*intake.left, event.left))
    if isinstance(event, IntakeTimersRestored):
        return replace(intake, cycle=intake.version + 1)
    return revised(intake, reassured=isinstance(event, IntakeReassured))
