"""Words that may name a severity: their writer is asked back, with a button for each that may be meant.

“It's pretty urgent” is asked back once. After a member of staff has replied in the thread, a number alone may answer
something that they asked: it is asked back each time, with a way to say so. What was written is kept meanwhile.
"""

from bot.commands import Decline, ReceiveMessage
from bot.effects import Effect
from bot.engine import posts
from bot.engine.evolve import evolve_intake
from bot.engine.situation import Case, Decision, answer
from bot.events import AskedBack, SeverityDeclined
from bot.language.typed_answers import Chosen, Hinted, TypedAnswer
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.people import Role
from bot.model.rank import Rank
from bot.wording import question, refusals
from policies.terms import Severity


def doubtful(typed: TypedAnswer | None, case: Case, intake: Intake, *, was_answered: bool) -> tuple[Severity, ...]:
    """Return the severities to ask back; none if there is no doubt or nothing to be gained by asking.

    `was_answered`: a member of staff has written in the thread, and the customer may be answering that.
    """
    if Role.CONTACT not in case.actor.roles:
        return ()
    match typed:
        case Hinted(severities=severities) if not intake.asked_back:
            return severities
        case Chosen(severity=str(severity), is_bare=True) if was_answered:
            return (case.plan.severity(severity),)
        case _:
            return ()


def ask_back(
    severities: tuple[Severity, ...], command: ReceiveMessage, case: Case, intake: Intake, kept: Decision
) -> Decision:
    """Add the question to the decision that keeps what was written."""
    is_number = intake.answered is not None or case.situation.ticket is not None
    return _asked(question.asked_back(intake, severities, is_number=is_number), command, case, intake, kept)


def no_request_offered(command: ReceiveMessage, case: Case, intake: Intake, kept: Decision) -> Decision:
    """Add the one button that dismisses it: its writer says that it is over, or was nothing."""
    return _asked(question.no_request_offered(intake), command, case, intake, kept)


def _asked(message: Message, command: ReceiveMessage, case: Case, intake: Intake, kept: Decision) -> Decision:
    """Ask, and take the buttons off an earlier question: there is one at a time."""
    event = AskedBack(**case.stamp, message=command.message)
    asked = evolve_intake(intake, event)
    said = posts.to_customer(intake, message, asked.question_back, rank=Rank.QUESTION)
    return kept + Decision(events=(event,), effects=(*settled_back(intake), said))


def decline(_: Decline, case: Case, intake: Intake) -> Decision:
    """Decide that it wasn't a severity, but an answer to something that somebody asked."""
    if not intake.asked_back:
        return answer(refusals.settled_before())
    event = SeverityDeclined(**case.stamp)
    return Decision(events=(event,), effects=settled_back(intake))


def settled_back(intake: Intake) -> tuple[Effect, ...]:
    """Return the question without its buttons, if there was one."""
    if not intake.asked_back:
        return ()
    return (posts.edit(intake, intake.question_back, question.settled_back(), Rank.QUESTION),)
