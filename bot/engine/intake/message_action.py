"""Somebody points at a message and asks for a ticket about it: by whom, for whom, and from when it counts.

It is the writer's request, if they may ask; else that of the contact who points. Staff open it for whoever of the
customer wrote. Somebody who may not ask leaves it waiting for somebody who may.
"""

from msgspec.structs import replace

from bot.commands import OpenFromMessage, Pointed, Via
from bot.engine.access import access_case
from bot.engine.evolve import begin_intake, evolve_intake
from bot.engine.identity import identify
from bot.engine.intake import eligibility, offer_answer, question, request
from bot.engine.intake.take_up import take_up_by_pointing
from bot.engine.situation import NOTHING, Case, Decision, Situation, answer
from bot.events import IntakeEvent, IntakeHeld, IntakeJoined
from bot.model.customer_message import CustomerMessage
from bot.model.desk import IntakeMode
from bot.model.intake import Intake
from bot.model.people import Actor, Role
from bot.model.places import Place, Thread
from bot.wording.intake import message_action


def point(command: OpenFromMessage, situation: Situation) -> Decision:
    """Decide what follows from pointing at a message. The result is for the person who points, and nobody else."""
    case, by = access_case(situation, command.origin.via), command.origin.by
    place = command.origin.place
    if case is None or by is None or place is None or situation.desk.customer_in(place) is None:
        return answer(message_action.nothing_there())
    if command.pointed is None:
        return _answered(_unread(case), case)
    if command.origin.via is Via.ALONG:
        return _along(command.pointed, command, case)
    decision = _belongs_already(command.pointed, command, case) or _taken(command.pointed, command, case, place)
    return _answered(decision, case)


def _along(pointed: Pointed, command: OpenFromMessage, case: Case) -> Decision:
    """Add the first message of a thread to the request that a mention in the thread began, without notifying anybody.

    The words of staff aren't a customer's request: triage has the link to the thread.
    """
    asked, writer = case.situation.intake, _customers(pointed, command, case)
    if (
        asked is None
        or not asked.is_undecided
        or case.situation.customer_message
        or request.says_nothing(pointed, case)
    ):
        return NOTHING
    if writer is None and not pointed.by_program:
        return NOTHING
    return question.join_message(_said(pointed, case), writer.name if writer else "", asked, case)


def _unread(case: Case) -> Decision:
    """Take up a message that can't be read, if it is known already."""
    ticket, asked = case.situation.ticket, case.situation.intake
    if ticket:
        return answer(message_action.in_ticket(ticket))
    return _once_more(asked, case) if asked else answer(message_action.unreadable())


def _answered(decision: Decision, case: Case) -> Decision:
    """Return the decision with the result for the person who points, unless a question in the thread shows it."""
    if not decision.events:
        return decision
    first = decision.events[0]
    if isinstance(first, IntakeHeld):
        told = message_action.waits(case.plan, case.customer, case.today)
    elif case.via == Via.REACTION:
        return decision
    else:
        told = message_action.told(first)
    return decision + answer(told)


def _belongs_already(pointed: Pointed, command: OpenFromMessage, case: Case) -> Decision | None:
    """Decide about a message that is part of a request or a ticket; None: it isn't."""
    ticket, asked, writer = case.situation.ticket, case.situation.intake, _customers(pointed, command, case)
    if ticket:
        return answer(message_action.in_ticket(ticket))
    if asked is None:
        return None
    if case.situation.customer_message:
        return _once_more(asked, case, writer)
    ours = asked.is_undecided and command.origin.thread is not None and writer is None
    return answer(message_action.already()) if ours else None


def _once_more(asked: Intake, case: Case, writer: Actor | None = None) -> Decision:
    """Make a request of one that waits or was put away, if the person who points or its writer may ask."""
    if asked.is_open or asked.is_referred:
        return answer(message_action.already())
    told = eligibility.refusal_for_any(case, writer)
    if told:
        return answer(told)
    if asked.is_offered and not asked.needs_contact:
        return offer_answer.make_separate(case, asked)
    return request.take_up_with(intake=asked, case=case) if asked.needs_contact else request.resume(asked, case)


def _taken(pointed: Pointed, command: OpenFromMessage, case: Case, place: Place) -> Decision:
    writer = _customers(pointed, command, case)
    if request.says_nothing(pointed, case) or (writer is None and case.actor.is_staff):
        return answer(message_action.nothing_there())
    said = _said(pointed, case)
    asked = case.situation.intake
    if asked and asked.is_undecided and (command.origin.thread or request.belongs(said.at, asked)):
        return _joined(said, writer or case.actor, asked, case)
    return _begun(said, command.origin.thread or Thread(place=place, root=pointed.message), writer, case)


def _joined(said: CustomerMessage, writer: Actor, asked: Intake, case: Case) -> Decision:
    if not (asked.needs_contact and (eligibility.may_ask(case.actor) or eligibility.may_ask(writer))):
        return question.join_message(said, writer.name, asked, case)
    joined = IntakeJoined(**case.stamp, customer_message=said)
    return request.take_up_with(joined, intake=asked, case=case)


def _begun(said: CustomerMessage, thread: Thread, writer: Actor | None, case: Case) -> Decision:
    requester = _requester(writer, case.actor)
    start = question.start_intake(
        case,
        intake=question.intake_id(thread.place, said.message),
        thread=thread,
        customer_message=said,
        requester=requester.account or said.by,
        requester_name=requester.name,
    )
    turned_away = eligibility.refuse_request(start, case, requester)
    if turned_away:
        return turned_away
    asked, events = begin_intake(start), tuple[IntakeEvent, ...]((start,))
    if not (_may_ask(requester) and requester is writer and case.desk.intake is IntakeMode.MESSAGE):
        event = take_up_by_pointing(asked, writer or requester, case)
        asked, events = evolve_intake(asked, event), (start, event)
    return Decision(events=events, effects=question.ask(asked, case))


def _requester(writer: Actor | None, pointing: Actor) -> Actor:
    """Return whose request it is: the writer's, unless only the person who points may ask."""
    if writer is None:
        return pointing
    theirs = _may_ask(writer) or not _may_ask(pointing)
    return writer if theirs else pointing


def _may_ask(actor: Actor) -> bool:
    return Role.CONTACT in actor.roles


def _customers(pointed: Pointed, command: OpenFromMessage, case: Case) -> Actor | None:
    """Return the writer, if that is one of the customer's people."""
    if pointed.writer is None:
        return None
    origin = replace(
        command.origin,
        by=pointed.writer,
        by_name=pointed.writer_name,
        email=pointed.writer_email,
        is_full_member=pointed.is_full_member,
    )
    writer = identify(origin, case.desk, customer=case.customer, plan=case.plan, requester=None, now=case.now)
    return writer if writer.customer == case.customer.id else None


def _said(pointed: Pointed, case: Case) -> CustomerMessage:
    by = pointed.writer or case.actor.account
    if by is None:
        raise ValueError("only an account points at a message")
    at = min(pointed.at, case.now)
    return CustomerMessage(
        message=pointed.message, at=at, by=by, text=pointed.text, files=pointed.files, carried=pointed.carried
    )
