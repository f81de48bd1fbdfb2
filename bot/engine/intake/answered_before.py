"""A reply of staff before the customer has chosen a severity."""

from bot.commands import ReceiveMessage
from bot.engine.customer_message import message_beside
from bot.engine.evolve import evolve_intake
from bot.engine.intake.question import refresh_pending
from bot.engine.names import is_answer
from bot.engine.situation import NOTHING, Case, Decision
from bot.engine.ticket import additions
from bot.events import IntakeAnswered
from bot.model.intake import EarlyAnswer, Intake
from bot.wording.ticket import additions as words


def record_early_answer(command: ReceiveMessage, case: Case, intake: Intake) -> Decision:
    """Record what a member of staff wrote before a severity was chosen, and show it in triage.

    The first that says anything is the first response, in advance.
    """
    by, place = command.origin.by, command.origin.place
    if by is None or place is None or not command.words:
        return NOTHING
    said = message_beside(command, by, intake, case.now)
    shown = additions.show(
        intake, words.added(None, case.customer, said, case.actor.name, place, whose=words.OURS), case.desk
    )
    if intake.answered or not (command.brings_content or is_answer(command.text, case, intake)):
        return Decision(events=(additions.overheard(intake, said, case.actor.name, case.stamp),), effects=shown)
    given = EarlyAnswer(by=case.actor.id, name=case.actor.name, at=said.at)
    event = IntakeAnswered(**case.stamp, answer=given, written=said)
    return Decision(events=(event,), effects=(*refresh_pending(evolve_intake(intake, event), case), *shown))
