"""A reply of staff before the customer has chosen a severity."""

from bot.commands import ReceiveMessage
from bot.engine.evolve import evolve_intake
from bot.engine.intake.question import refresh_pending
from bot.engine.names import is_answer
from bot.engine.situation import NOTHING, Case, Decision
from bot.events import IntakeAnswered
from bot.model.intake import EarlyAnswer, Intake


def record_early_answer(command: ReceiveMessage, case: Case, intake: Intake) -> Decision:
    """Record that a member of staff replied before a severity was chosen: the first response came in advance."""
    if not (command.brings_content or is_answer(command.text, case, intake)):
        return NOTHING
    at = min(command.origin.at, case.now)
    given = EarlyAnswer(by=case.actor.id, name=case.actor.name, at=at)
    event = IntakeAnswered(**case.stamp, answer=given)
    return Decision(events=(event,), effects=refresh_pending(evolve_intake(intake, event), case))
