"""The act by which somebody makes a request of a message: a person who may ask, or who opens it for its writer."""

from datetime import datetime

from bot.engine.situation import Case
from bot.events import IntakeTakenUp
from bot.model.intake import Intake, TakenUp
from bot.model.people import Actor, Role


def take_up_event(intake: Intake, case: Case, since: datetime | None = None) -> IntakeTakenUp:
    """Return the taking up: by a contact it becomes theirs, by anybody else it stays its writer's.

    The clock counts from now, or from `since` (UTC): when the contact wrote what they added it to.
    """
    actor = case.actor
    ours = actor.account is None or Role.CONTACT not in actor.roles
    return IntakeTakenUp(
        **case.stamp,
        requester=intake.requester if ours else actor.account or intake.requester,
        requester_name=intake.requester_name if ours else actor.name,
        taken_up=TakenUp(
            at=since or case.now, by=actor.name, writer=intake.requester, writer_name=intake.requester_name
        ),
    )


def take_up_by_pointing(intake: Intake, writer: Actor, case: Case) -> IntakeTakenUp:
    """Return the taking up by somebody who points at the message. The clock counts from now."""
    wrote = writer.account or intake.requester
    return IntakeTakenUp(
        **case.stamp,
        requester=intake.requester,
        requester_name=intake.requester_name,
        taken_up=TakenUp(at=case.now, by=case.actor.name, writer=wrote, writer_name=writer.name),
    )
