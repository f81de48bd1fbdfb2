"""The decision on a request outside its customer's term: it's served, or refused in words that its customer reads.

It is judged again when it's made: the term may run by now, the request may be a ticket, or may not be wanted any more.
Once the term begins, or is renewed, nobody has to decide: what waits opens.
"""

from collections.abc import Callable

from bot.commands import Approve, DeclineApproval
from bot.effects import Effect, ReplyToActor
from bot.engine import other_forms, posts
from bot.engine.contract import approval as approvals
from bot.engine.contract import authority
from bot.engine.evolve import evolve_intake
from bot.engine.evolve.transitions import may
from bot.engine.intake import choice, outside_term, question
from bot.engine.milestones import terms
from bot.engine.situation import NOTHING, Case, Decision, answer
from bot.engine.ticket import cards, closure
from bot.events import ApprovalWithdrawn, Approved, Closed, Declined, IntakeDeclined, IntakeTakenUp
from bot.model.approval import Approval, TermWish
from bot.model.classification import Classification
from bot.model.contract import Contract
from bot.model.ids import TicketId
from bot.model.intake import Intake, TakenUp
from bot.model.message import Mention
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from bot.wording.contract import approval as approval_words
from bot.wording.intake import outside_term as words
from bot.wording.results import RequestResult


def is_about(number: int, contract: Contract) -> bool:
    """Return whether the approval of that number is such a decision."""
    found = contract.approval(number)
    return found is not None and isinstance(found.wish, TermWish)


def serve(command: Approve, case: Case, contract: Contract) -> Decision:
    """Open the request, whose first response counts from now; what is a ticket already goes on as it is."""
    found = _decidable(command.number, case, contract)
    if isinstance(found, Decision):
        return found
    intake, ticket = case.situation.intake, case.situation.ticket
    granted = Approved(**case.stamp, number=found.number, name=case.actor.name, fee=command.text)
    if ticket and may(ticket.status, Closed):
        told = posts.to_customer(ticket, words.goes_on(case.actor.name))
        done = ReplyToActor(message=words.done(ticket.id, serves=True), is_confirmation=True)
        return Decision(to_contract=(granted,), effects=(told, done))
    if ticket or intake is None or not intake.is_referred:
        return _needless(found, case)
    return _opened(found, granted, intake, case)


def refuse(command: DeclineApproval, case: Case, contract: Contract) -> Decision:
    """Don't serve it: its customer reads why, and a ticket that was served meanwhile is closed."""
    found = _decidable(command.number, case, contract)
    if isinstance(found, Decision):
        return found
    intake, ticket = case.situation.intake, case.situation.ticket
    if outside_term.term_off(case) is None:
        return answer(words.runs_now(found, case.customer))
    if (ticket and not may(ticket.status, Closed)) or (ticket is None and not (intake and intake.is_referred)):
        return _needless(found, case)
    if not command.text:
        return other_forms.show("decline", str(found.number), case.situation)
    refused = Declined(**case.stamp, number=found.number, name=case.actor.name, why=command.text)
    done = ReplyToActor(message=words.done(None, serves=False), is_confirmation=True)
    ended = _closed(ticket, case) if ticket else _turned_down(intake, command.text, case)
    told = tuple(_told(one, command.text, case.actor.name) for one in (ticket or intake,) if one)
    return Decision(to_contract=(refused,)) + ended + Decision(effects=(*told, done))


def begin(timer: Timer, case: Case) -> Decision:
    """Open what waits for the term that has begun, as if whoever decides had served it; nobody decides any more."""
    contract = case.situation.contract
    found = next((one for one in contract.approvals if one.milestone == timer.about), None) if contract else None
    begins = terms.beginning(found, contract) if contract else None
    if found is None or not found.is_open or begins is None or begins[1] > case.now:
        return NOTHING
    needless = ApprovalWithdrawn(**case.own_stamp, number=found.number, name=case.desk.name)
    intake, ticket = case.situation.intake, case.situation.ticket
    if ticket or intake is None or not intake.is_referred:
        return Decision(to_contract=(needless,))
    return _opened(found, needless, intake, case, words.term_runs)


def _decidable(number: int, case: Case, contract: Contract) -> Approval | Decision:
    """Return the open approval of that number, if the actor may decide it; else what they are told."""
    found = contract.approval(number)
    if found is None or not authority.decides(case.actor, case.customer, case.desk, case.now):
        return answer(approval_words.unknown(number))
    return found if found.is_open else answer(approval_words.decided_already(found))


def _needless(found: Approval, case: Case) -> Decision:
    back = ReplyToActor(message=words.nothing_left())
    return Decision(to_contract=(approvals.withdrawal(found, case),), effects=(back,))


def _opened(
    found: Approval,
    ended: Approved | ApprovalWithdrawn,
    intake: Intake,
    case: Case,
    worded: Callable[[TicketId, str], RequestResult] = words.served,
) -> Decision:
    """Return the ticket that the request is from now on; `worded` says so where it was asked."""
    wish, by = found.wish, ended.name
    if not isinstance(wish, TermWish):
        raise LookupError("such a decision is about a request")
    event = IntakeTakenUp(
        **case.stamp,
        requester=intake.requester,
        requester_name=intake.requester_name,
        taken_up=TakenUp(at=case.now, by=by, writer=intake.requester, writer_name=intake.requester_name),
    )
    chosen = Classification(
        severity=wish.severity or None,
        at=case.now,
        own_first_choice=bool(wish.severity) and not wish.by_staff,
        name=found.name,
        by_staff=wish.by_staff,
    )
    opened = choice.create_ticket(evolve_intake(intake, event), chosen, case)
    number = case.situation.next_ticket
    if opened.wants_number or number is None:
        return opened
    done = (ReplyToActor(message=words.done(number, serves=True), is_confirmation=True),) if case.actor.account else ()
    settled = question.settle(intake, case, worded(number, by))
    return Decision(events=(event,), to_contract=(ended,)) + opened + Decision(effects=(*settled, *done))


def _turned_down(intake: Intake | None, why: str, case: Case) -> Decision:
    if intake is None:
        raise LookupError("a decision without a ticket is about a request")
    event = IntakeDeclined(**case.stamp, name=case.actor.name, text=why)
    return Decision(events=(event,), effects=question.settle(intake, case, words.turned_down(case.actor.name)))


def _told(one: Intake | Ticket, why: str, by: str) -> Effect:
    """Return the words for who asked, in their thread."""
    asker = Mention(account=one.requester, name=one.requester_name or "you")
    return posts.to_customer(one, words.told_refused(asker, why, by))


def _closed(ticket: Ticket, case: Case) -> Decision:
    """Return the end of a ticket that was served meanwhile; its customer reads the words, and nothing besides."""
    ended = closure.end_ticket(ticket, case, None)
    noted = cards.notes(ticket, words.closed(ticket.id, case.actor.name), case)
    kept: tuple[Effect, ...] = tuple(one for one in ended.effects if not isinstance(one, ReplyToActor))
    return Decision(events=ended.events, effects=(*kept, *noted))
