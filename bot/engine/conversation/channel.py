"""Messages in channels: whose they are, and what they belong to."""

from msgspec.structs import replace

from bot.commands import ReceiveMessage
from bot.effects import InThread, Say
from bot.engine.access import access_case
from bot.engine.customer_message import message_of
from bot.engine.evolve import evolve_intake
from bot.engine.intake import choice, doubt, request
from bot.engine.intake import question as asking
from bot.engine.intake.anew import begin_anew
from bot.engine.intake.answered_before import record_early_answer
from bot.engine.milestones.follow import happen
from bot.engine.names import names_greeted
from bot.engine.situation import NOTHING, Case, Decision, Situation, answer
from bot.engine.ticket import closure, elsewhere, level_check, misjudged, remark, response, standing
from bot.engine.views import topics
from bot.events import IntakeJoined, TicketEvent
from bot.language import orders
from bot.language.gist import Gist, asks_how_it_stands, gist
from bot.language.mention import greets
from bot.language.smalltalk import is_smalltalk, is_thanks
from bot.language.typed_answers import Chosen, Dismissed, typed_answer
from bot.model.desk import IntakeMode
from bot.model.intake import Intake, IntakeState
from bot.model.people import Role
from bot.model.ticket import Status, Ticket
from bot.wording import question, refusals
from bot.wording.conversation import relocation
from bot.wording.ticket import standing as standing_words
from bot.wording.views import help


def hear(command: ReceiveMessage, situation: Situation) -> Decision:
    """Decide what follows from a message that isn't a command to the desk."""
    if greets(command):
        return answer(help.greeted(staff=situation.actor.is_staff, thanked=is_thanks(command.text)))
    case = access_case(situation, command.origin.via)
    if case is None or command.origin.place is None:
        return NOTHING
    if situation.foreign:
        return _in_foreign(command, case, situation.foreign)
    if situation.desk.customer_in(command.origin.place) is None:
        return _internal(command, case)
    return hear_known(command, case)


def _internal(command: ReceiveMessage, case: Case) -> Decision:
    """Decide about what is written in triage and the like: no customer is shown it, and under a card it is a note."""
    ticket, place = case.situation.ticket, command.origin.place
    is_ours = case.actor.is_staff and command.origin.thread is not None and place in case.desk.triage
    return remark.keep(command, case, ticket) if ticket and is_ours else NOTHING


def _in_foreign(command: ReceiveMessage, case: Case, foreign: Intake | Ticket) -> Decision:
    """Decide about a thread that another customer left behind: it is like any other, and can't reach that customer."""
    began = foreign.intake if isinstance(foreign, Ticket) else foreign.id
    if asking.intake_id(command.origin.place, command.message) == began:
        return NOTHING  # the message that began it comes again
    if not case.actor.is_staff:
        return hear_known(command, case)
    former = case.desk.customer(foreign.customer)
    number = foreign.id if isinstance(foreign, Ticket) else foreign.ticket
    told = relocation.another_customers(number, former.name if former else foreign.customer)
    return answer(told)


def hear_known(command: ReceiveMessage, case: Case) -> Decision:
    """Decide what follows from a message once it is known which customer's writer or channel it has."""
    if case.situation.customer_message:  # this very message is part of the request: it comes again, by another way
        return NOTHING
    return _staff(command, case) if case.actor.is_staff else _customer(command, case)


def _staff(command: ReceiveMessage, case: Case) -> Decision:
    ticket, asked = case.situation.ticket, case.situation.intake
    if command.origin.thread is None:
        return NOTHING
    if ticket:
        return response.record_speech(command, case, ticket)
    if asked is None or not asked.is_undecided:
        return NOTHING
    if isinstance(typed_answer(command.text, case.plan), Dismissed):
        return choice.dismissed(case, asked)
    return record_early_answer(command, case, asked)


def _customer(command: ReceiveMessage, case: Case) -> Decision:
    ticket, asked = case.situation.ticket, case.situation.intake
    if ticket and elsewhere.is_about(command, case, ticket):
        return elsewhere.receive_words(command, case, ticket, _in_ticket(command, case, ticket, asked))
    anew = begin_anew(command, case, ticket) if ticket else NOTHING
    if not anew.is_nothing:
        return anew
    if ticket:
        return _in_ticket(command, case, ticket, asked)
    if asked and (command.origin.thread or _answers_elsewhere(command, case, asked)):
        return _in_intake(command, case, asked)
    heeded = command.mentions_desk or case.desk.intake is not IntakeMode.MENTION
    about_tickets = elsewhere.answer_about_tickets(command, case) if heeded else None
    if about_tickets:
        return about_tickets
    if asked and asked.is_undecided and standing.asks_about_tickets(command, case.desk):
        return _in_intake(command, case, asked)
    told = (topics.asked_in_words(command, case) or standing.answer_about_desk(command, case)) if heeded else None
    if told:
        return told
    if _answers_nothing(command, case):
        return answer(refusals.nothing_asked(command.text))
    if case.desk.intake is IntakeMode.MENTION and not command.mentions_desk:
        return request.receive_further(command, case)
    return request.receive_request(command, case)


def _answers_elsewhere(command: ReceiveMessage, case: Case, asked: Intake) -> bool:
    """Return whether the message answers the question, in whatever thread and however late.

    An offer doesn't ask for a severity, so it can't be answered like this.
    """
    return (asked.is_open or asked.is_held) and (
        bool(typed_answer(command.text, case.plan, case.desk.words)) or _ends(command, case)
    )


def _answers_nothing(command: ReceiveMessage, case: Case) -> bool:
    """Return whether the message is a severity that nothing waits for, which doesn't begin a request.

    “down” alone does, since it says what happened. If the desk must be spoken to, only what is written to it is
    answered.
    """
    hear_known = command.origin.thread is None and not command.brings_content
    if not hear_known or (case.desk.intake is IntakeMode.MENTION and not command.mentions_desk):
        return False
    typed = typed_answer(command.text, case.plan, case.desk.words)
    return isinstance(typed, Chosen) and typed.severity is not None and not typed.is_alert


def _in_ticket(command: ReceiveMessage, case: Case, ticket: Ticket, asked: Intake | None) -> Decision:
    if asked is None or ticket.severity is not None or ticket.status is Status.CLOSED:
        return hear_in_ticket(command, case, ticket)
    typed = typed_answer(command.text, case.plan, case.desk.words)
    doubted = doubt.doubtful(typed, case, asked, was_answered=ticket.response is not None)
    if doubted:
        return doubt.ask_back(doubted, command, case, asked, closure.receive_message(command, case, ticket))
    if isinstance(typed, Chosen) and typed.severity and _may_choose(case):
        return _chosen_late(typed.severity, command, case, asked)
    return closure.receive_message(command, case, ticket)


def hear_in_ticket(command: ReceiveMessage, case: Case, ticket: Ticket) -> Decision:
    """Keep a customer's words in a ticket's thread; what is said to the desk itself never stays without a reply."""
    kept = closure.receive_message(command, case, ticket)
    checked = level_check.answered_in_words(command, case, ticket)
    if not checked.is_nothing:
        return kept + checked
    wish = misjudged.answer_wish(command, case, ticket)
    if not wish.is_nothing or not command.mentions_desk or command.origin.thread is None or kept.is_nothing:
        return kept + wish
    is_answered = any(isinstance(each, Say) and each.to == InThread(thread=ticket.thread) for each in kept.effects)
    return kept if is_answered or is_smalltalk(command.text) else kept + answer(standing_words.passed_on(ticket))


def _in_intake(command: ReceiveMessage, case: Case, asked: Intake) -> Decision:
    if not asked.is_undecided:
        return _in_settled(command, case, asked)
    typed = typed_answer(command.text, case.plan, case.desk.words)
    doubted = doubt.doubtful(typed, case, asked, was_answered=asked.answered is not None) if asked.is_open else ()
    if doubted:
        return doubt.ask_back(doubted, command, case, asked, request.join(command, case, asked))
    if isinstance(typed, Chosen | Dismissed) and _may_choose(case):
        return _answered_with(command, typed, case, asked)
    if is_smalltalk(command.text, names_greeted(case, asked.requester_name)) and not command.brings_content:
        return request.overhear(command, case, asked)
    if not command.brings_content and orders.asks_about_hours(command.text):
        return request.overhear(command, case, asked) + answer(standing_words.hours(case.plan, case.customer, case.now))
    if _ends(command, case):
        return doubt.no_request_offered(command, case, asked, request.join(command, case, asked))
    if asked.needs_contact and _may_choose(case):
        return request.take_up(command, case, asked)
    joined = request.join(command, case, asked)
    if asked.is_open and asks_how_it_stands(command.text, names_greeted(case)):
        return joined + answer(question.still_open(case.plan))
    return joined


def _ends(command: ReceiveMessage, case: Case) -> bool:
    """Return whether somebody says that it was nothing, or is over by itself: “never mind”, “false alert”, “solved”."""
    meant = Gist.NEWS if command.brings_content else gist(command.text, names_greeted(case))
    return meant in (Gist.CLOSING, Gist.SOLVED)


def _in_settled(command: ReceiveMessage, case: Case, asked: Intake) -> Decision:
    """Decide about a message in the thread of a request that is settled.

    A contact can ask anew in the thread of a refused one, and anybody can go on in one that was put away. A severity
    typed there makes a request of it after all.
    """
    if asked.state is IntakeState.REFUSED and _may_choose(case):
        return request.receive_request(command, case, refused=asked)
    if command.mentions_desk:
        return request.receive_request(command, case)
    if asked.state is not IntakeState.DISMISSED:
        return NOTHING
    typed = typed_answer(command.text, case.plan, case.desk.words)
    if isinstance(typed, Dismissed) or _ends(command, case):
        return NOTHING
    if isinstance(typed, Chosen) and _may_choose(case) and not command.brings_content:
        return choice.reopen_intake(typed.severity, case, asked)
    return request.ask_once_more(command, case, asked)


def _answered(typed: Chosen | Dismissed, case: Case, asked: Intake) -> Decision:
    """Decide as if the button for a typed answer had been pressed."""
    return (
        choice.dismissed(case, asked)
        if isinstance(typed, Dismissed)
        else choice.choose_severity(typed.severity, case, asked)
    )


def _answered_with(command: ReceiveMessage, typed: Chosen | Dismissed, case: Case, asked: Intake) -> Decision:
    """Decide about a typed answer with something attached that is part of the request: a screenshot, a forward."""
    if not command.brings_content or command.origin.by is None:
        return _answered(typed, case, asked)
    said = message_of(command, command.origin.by, case.now)
    joined = IntakeJoined(**case.stamp, customer_message=said)
    messages = (*(case.situation.messages or (asked.first,)), said)
    after = replace(case, situation=replace(case.situation, messages=messages))
    decision = _answered(typed, after, evolve_intake(asked, joined))
    return Decision(events=(joined,)) + decision


def _chosen_late(severity: str, command: ReceiveMessage, case: Case, asked: Intake) -> Decision:
    """Decide about a severity for a ticket that opened without one; what is attached is shown under the card."""
    ticket = case.situation.ticket
    if ticket is None or not command.brings_content:
        return choice.choose_severity(severity, case, asked)
    noted = closure.record_message(command, case, ticket)
    said = tuple(event for event in noted.events if isinstance(event, TicketEvent))
    after = happen(ticket, *said, targets=case.targets).after
    decision = choice.choose_severity(severity, replace(case, situation=replace(case.situation, ticket=after)), asked)
    return noted + decision


def _may_choose(case: Case) -> bool:
    return Role.CONTACT in case.actor.roles
