"""Requests outside their customer's term, which hasn't begun or is over: the account manager decides on them.

What somebody asks for then waits, and nothing is due. The most severe level doesn't wait: it opens like any other, and
is served while they decide. Whoever decides for the customer doesn't have to ask anybody. The terms are silent on all
of this; a term is agreed in the order form, which goes before them.
"""

from functools import partial

from msgspec.structs import replace

from bot.effects import Amend, Effect
from bot.engine import posts
from bot.engine.access import access_case
from bot.engine.contract import approval_cards, authority, wishes
from bot.engine.intake import question
from bot.engine.situation import APPROVAL_WANTED, NOTHING, Case, Decision, Situation, answer
from bot.events import (
    ApprovalAsked,
    ApprovalWithdrawn,
    Approved,
    Closed,
    Declined,
    IntakeDismissed,
    IntakeOpened,
    IntakeReferred,
    Merged,
)
from bot.model.approval import Approval, TermWish
from bot.model.classification import Classification
from bot.model.contract import Contract
from bot.model.desk import Term
from bot.model.ids import TicketId
from bot.model.intake import Intake
from bot.model.rank import Rank
from bot.wording.intake import outside_term as words
from bot.wording.ticket.triage import thread_link

_Ends = IntakeDismissed | IntakeOpened | Closed | Merged


def term_off(case: Case) -> Term | None:
    """Return the term of the customer if it isn't running today; None: it runs, or none is agreed."""
    term = case.customer.term
    return None if term is None or term.covers(case.today) else term


def stops(severity: str | None, case: Case) -> Term | None:
    """Return the term that isn't running, if the account manager has to decide before anything opens; None: it may."""
    term, _ = _asks(case)
    is_top = severity is not None and case.plan.rank(severity) == 0
    return None if is_top else term


def refer(intake: Intake, chosen: Classification, case: Case) -> Decision | None:
    """Let a request wait for the account manager, outside the term; None: it opens now.

    In the place of the question its customer reads who decides.
    """
    term, contract = _asks(case)
    if term is None or contract is None or _is_most_severe(chosen, case):
        return None
    if intake.is_referred:
        return answer(words.asked_already(manager(case)))
    number = case.situation.next_approval
    if number is None:
        return APPROVAL_WANTED
    put = _put(number, _wish(intake, chosen, term, case), contract, intake, case)
    event = IntakeReferred(**case.stamp, number=number)
    return Decision(events=(event,), effects=_shown(intake, term, case)) + put


def ask_beside(intake: Intake, chosen: Classification, ticket: TicketId | None, case: Case) -> Decision:
    """Ask for the decision on a ticket that opens meanwhile; of one that waited, say what it is by now."""
    term, contract = _asks(case)
    if term is None or contract is None or ticket is None:
        return NOTHING
    told = posts.to_customer(intake, words.served_meanwhile(term, case.today, manager(case)))
    before = contract.approval(intake.approval) if intake.approval else None
    if before and before.is_open:
        card = words.wanted(before, _request(intake, case, ticket))
        return Decision(effects=(told, *approval_cards.past(before, card)))
    number = case.situation.next_approval
    if number is None:
        return APPROVAL_WANTED
    put = _put(number, _wish(intake, chosen, term, case), contract, intake, case, ticket=ticket)
    return put + Decision(effects=(told,))


def follow(decision: Decision, situation: Situation) -> Decision:
    """Return the end of a wish that a decision makes needless: the request isn't one, or its ticket is over.

    Whoever decides for the customer and opens it has decided; once the term runs, nobody has to.
    """
    ends = next((one for one in decision.events if isinstance(one, _Ends)), None)
    is_ruling = any(isinstance(one, Approved | Declined | ApprovalWithdrawn) for one in decision.to_contract)
    if ends is None or is_ruling or decision.wants_number or decision.wants_approval:
        return NOTHING
    case = access_case(situation, ends.via)
    about = _open_about(case) if case else None
    if case is None or about is None:
        return NOTHING
    if not isinstance(ends, IntakeOpened) or term_off(case) is None:
        return Decision(to_contract=(ApprovalWithdrawn(**case.stamp, number=about.number, name=case.actor.name),))
    if _decides(case):
        return Decision(to_contract=(Approved(**case.stamp, number=about.number, name=case.actor.name),))
    return NOTHING


def _open_about(case: Case) -> Approval | None:
    """Return the open decision on the request or ticket at hand."""
    subject, contract = case.situation.ticket or case.situation.intake, case.situation.contract
    if subject is None or contract is None:
        return None
    intake = subject.id if isinstance(subject, Intake) else subject.intake
    open_ones = (one for one in contract.approvals if one.is_open and isinstance(one.wish, TermWish))
    return next((one for one in open_ones if isinstance(one.wish, TermWish) and one.wish.intake == intake), None)


def manager(case: Case) -> str:
    """Return the name of who decides, as the customer's account manager; empty if there is none."""
    tam = authority.manager_of(case.customer, case.desk, case.now)
    return tam.name if tam else ""


def _asks(case: Case) -> tuple[Term | None, Contract | None]:
    """Return the term that isn't running, and the contract in which its decision is asked for, if it has to be."""
    term, contract = term_off(case), case.situation.contract
    return (None, None) if _decides(case) or not case.plan.is_known else (term, contract)


def _decides(case: Case) -> bool:
    return case.actor.is_staff and authority.decides(case.actor, case.customer, case.desk, case.now)


def _is_most_severe(chosen: Classification, case: Case) -> bool:
    return chosen.severity is not None and case.plan.rank(chosen.severity) == 0


def _wish(intake: Intake, chosen: Classification, term: Term, case: Case) -> TermWish:
    severity = case.plan.severity(chosen.severity) if chosen.severity else None
    return TermWish(
        intake=intake.id,
        severity=severity.id if severity else "",
        severity_name=severity.name if severity else "",
        by_staff=chosen.by_staff,
        term=term,
        requester=intake.requester_name,
        text=intake.first.words,
        zone=case.customer.zone,
    )


def _put(
    number: int, wish: TermWish, contract: Contract, intake: Intake, case: Case, *, ticket: TicketId | None = None
) -> Decision:
    """Return the record that the decision is asked for, and the messages that ask."""
    approval = wishes.begin(wish, number, intake.thread.place, case)
    homes = authority.manager_accounts(case.customer, case.desk, case.now)
    card = partial(words.wanted, approval, _request(intake, case, ticket))
    sent = wishes.sent(homes, card, wishes.tag(approval, contract), Rank.NEWS, case)
    effects, kept = approval_cards.kept(sent, number, approval.asking)
    event = ApprovalAsked(**case.stamp, approval=replace(approval, posts=kept))
    return Decision(to_contract=(event,), effects=effects)


def _request(intake: Intake, case: Case, ticket: TicketId | None) -> words.OutsideRequest:
    return words.OutsideRequest(
        customer=case.customer,
        today=case.today,
        link=thread_link(intake, case.customer),
        by=manager(case),
        ticket=ticket,
    )


def _shown(intake: Intake, term: Term, case: Case) -> tuple[Effect, ...]:
    """Return the question as it reads now, or that message anew where nothing was asked; and the lines in triage."""
    told = words.waiting(intake, case.plan, term, case.today, manager(case))
    settled = question.settle(intake, case, words.referred(case.customer, manager(case)))
    anew = posts.to_customer(intake, told, intake.question, rank=Rank.QUESTION)
    return tuple(
        replace(one, message=told, otherwise=anew)
        if isinstance(one, Amend) and one.message_key == intake.question
        else one
        for one in settled
    )
