"""From a customer's message to the question: who may ask, whether the plan covers it, and what else belongs to it."""

from datetime import datetime, timedelta
from typing import Final

from bot.commands import Pointed, ReceiveMessage, Room
from bot.effects import ReadRoot
from bot.engine.customer_message import message_beside, message_of
from bot.engine.evolve import begin_intake, evolve_intake
from bot.engine.evolve.timeline import fold_intake
from bot.engine.intake import eligibility, held, offer, question
from bot.engine.intake.chatter import is_to_a_colleague
from bot.engine.intake.take_up import take_up_event
from bot.engine.names import names_greeted
from bot.engine.situation import NOTHING, Case, Decision, answer
from bot.engine.ticket import additions
from bot.events import IntakeEvent, IntakeJoined, IntakeResumed
from bot.language.smalltalk import is_smalltalk
from bot.model.intake import Intake, IntakeState
from bot.model.places import Thread
from bot.model.revised import revised
from bot.wording import refusals, results

BELONGS_WITHIN: Final = timedelta(minutes=5)
"""The time within which a further message of the same person is part of the same request."""


def receive_request(
    command: ReceiveMessage, case: Case, refused: Intake | None = None, *, is_again: bool = False
) -> Decision:
    """Decide what follows from a customer's message that belongs to nothing yet, with the words of a refused one.

    `is_again`: an earlier request in its thread was put away.
    """
    origin, actor = command.origin, case.actor
    if origin.by is None or origin.place is None or _starts_nothing(command, case):
        return NOTHING
    more = receive_further(command, case)
    if not more.is_nothing:
        return more
    thread = origin.thread or Thread(place=origin.place, root=command.message)
    start = question.start_intake(
        case,
        intake=question.intake_id(origin.place, command.message),
        thread=thread,
        customer_message=message_of(command, origin.by, case.now),
        requester=origin.by,
        requester_name=actor.name,
        private=command.room is not Room.CHANNEL,
    )
    start = revised(start, is_again=is_again)
    offered = offer.offer(start, case) if origin.thread is None else None
    if offered:
        return offered
    turned_away = eligibility.refuse_request(start, case)
    if turned_away:
        if _told_already(command, case.situation.intake):
            return NOTHING
        return turned_away + Decision(effects=_root(command, case))
    intake = begin_intake(start)
    if refused is None:
        return Decision(events=(start,), effects=(*question.ask(intake, case), *_root(command, case)))
    joined = IntakeJoined(**case.stamp, customer_message=refused.first)
    return Decision(
        events=(start, joined), effects=question.ask(evolve_intake(intake, joined), case, also=(refused.first,))
    )


def _root(command: ReceiveMessage, case: Case) -> tuple[ReadRoot, ...]:
    """Return the first message of a thread, if a mention in it begins a request and the desk hasn't read it."""
    thread, here = command.origin.thread, case.situation
    unheard = thread is not None and here.intake is None and here.ticket is None and here.foreign is None
    return (ReadRoot(thread=thread),) if thread and unheard and command.mentions_desk else ()


def ask_once_more(command: ReceiveMessage, case: Case, put_away: Intake) -> Decision:
    """Ask again if somebody goes on after “Not a request”; after a second time only triage reads on."""
    if says_nothing(command, case) or command.origin.by is None:
        return NOTHING
    if not put_away.is_again:
        return receive_request(command, case, is_again=True)
    return question.join_message(message_of(command, command.origin.by, case.now), case.actor.name, put_away, case)


def receive_further(command: ReceiveMessage, case: Case) -> Decision:
    """Decide about a message that may belong to the request that its writer has open here; else nothing follows."""
    intake = case.situation.intake
    if intake is None or not _belongs(command, intake) or _starts_nothing(command, case):
        return NOTHING
    return join(command, case, intake)


def join(command: ReceiveMessage, case: Case, intake: Intake) -> Decision:
    """Add a further message to a request that isn't decided; a refused one doesn't change."""
    if not intake.is_undecided or command.origin.by is None:
        return NOTHING
    said = message_of(command, command.origin.by, case.now)
    joined = question.join_message(said, case.actor.name, intake, case)
    return joined + _told_again(command, case, intake)


def overhear(command: ReceiveMessage, case: Case, intake: Intake) -> Decision:
    """Show a courtesy in the thread of a request; it isn't part of the request."""
    by = command.origin.by
    if by is None or command.origin.thread is None or not command.words:
        return NOTHING
    said = message_beside(command, by, intake, case.now)
    event = additions.overheard(intake, said, case.actor.name, case.stamp)
    return Decision(
        events=(event,), effects=question.show_joined(said, case.actor.name, intake.thread.place, intake, case)
    )


def take_up(command: ReceiveMessage, case: Case, intake: Intake) -> Decision:
    """Give a waiting request to somebody who may ask and goes on in its thread, and ask them."""
    if command.origin.by is None:
        return NOTHING
    said = message_of(command, command.origin.by, case.now)
    return take_up_with(IntakeJoined(**case.stamp, customer_message=said), intake=intake, case=case)


def take_up_with(*joined: IntakeJoined, intake: Intake, case: Case, since: datetime | None = None) -> Decision:
    """Decide that a waiting request is taken up, with what else belongs to it, and ask who took it up.

    The plan's clock counts from now, or from `since` (UTC).
    """
    events: tuple[IntakeEvent, ...] = (take_up_event(intake, case, since), *joined)
    settled = question.settle(intake, case, results.taken_up(case.actor))
    also = tuple(event.customer_message for event in joined)
    return Decision(events=events, effects=(*settled, *question.ask(fold_intake(intake, events), case, also=also)))


def resume(intake: Intake, case: Case) -> Decision:
    """Decide that it is a request after all, and ask about it."""
    event = IntakeResumed(**case.stamp)
    return Decision(events=(event,), effects=question.ask(evolve_intake(intake, event), case))


def says_nothing(message: ReceiveMessage | Pointed, case: Case) -> bool:
    """Return whether it is a greeting and the like, or empty, and has nothing attached."""
    return not message.brings_content and (is_smalltalk(message.text, names_greeted(case)) or not message.text.strip())


def _starts_nothing(command: ReceiveMessage, case: Case) -> bool:
    return says_nothing(command, case) or is_to_a_colleague(command, case.desk)


def _told_already(command: ReceiveMessage, intake: Intake | None) -> bool:
    """Return whether the refusal was posted before.

    It is posted once, and not again for more of the same request, unless the desk itself is spoken to.
    """
    to_the_desk = (
        command.mentions_desk and command.room is Room.CHANNEL
    )  # anything else written there is part of the same request, too
    if intake is None or intake.state is not IntakeState.REFUSED or to_the_desk:
        return False
    return command.origin.thread is not None or _belongs(command, intake)


def _told_again(command: ReceiveMessage, case: Case, intake: Intake) -> Decision:
    """Reply, while it waits, to somebody who speaks to the desk, or goes on in its thread."""
    if not intake.is_held:
        return NOTHING
    if command.mentions_desk:
        return answer(refusals.contacts_only(case.plan, case.customer, case.today))
    return held.reassure(intake, case) if command.origin.thread else NOTHING


def _belongs(command: ReceiveMessage, intake: Intake) -> bool:
    if command.origin.thread is not None:
        return False
    return belongs(command.origin.at, intake)


def belongs(at: datetime, intake: Intake) -> bool:
    """Return whether what was written then is part of the same request; never of one that was deleted whole."""
    return not intake.is_empty and abs(at - intake.last_at) <= BELONGS_WITHIN
