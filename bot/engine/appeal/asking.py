"""The customer disagrees with a severity that staff gave, by a click or in words, and it is put to whoever decides.

Until somebody decides, the severity is what it was, and so is all that is due by it; but words in which they disagree
want an answer, like a message. The same change is appealed against once.
"""

from msgspec.structs import replace

from bot.commands import AppealSeverity, SetSeverity
from bot.effects import Effect, ReplyToActor
from bot.engine import posts
from bot.engine.contract import approval_cards, authority, wishes
from bot.engine.milestones.follow import happen
from bot.engine.situation import APPROVAL_WANTED, Case, Decision, answer, reply_to_actor
from bot.engine.ticket import cards, reopening, severity
from bot.events import Appealed, ApprovalAsked
from bot.language.typed_answers import find_severity_and_reason
from bot.model.appeal import Appeal
from bot.model.approval import Ruling, SeverityWish
from bot.model.contract import Contract
from bot.model.message import Mention, Message
from bot.model.places import Account
from bot.model.rank import Rank
from bot.model.ticket import Status, Ticket
from bot.model.ticket_messages import change_message_of
from bot.wording import refusals
from bot.wording.contract import appeal as to_decide
from bot.wording.contract import roster
from bot.wording.ticket import appeal as words
from bot.wording.ticket import reclassified
from policies.terms import DecidedBy


def set_severity(command: SetSeverity, case: Case, ticket: Ticket) -> Decision:
    """Set a severity; where a customer would raise one that staff gave, that is an appeal.

    The terms let customers choose, propose or describe, and staff change it; so it isn't changed back and forth.
    """
    named = find_severity_and_reason(command.severity, case.plan, case.desk.words)
    if case.actor.is_staff or named is None or not _would_change_ours(named[0].id, ticket, case):
        return severity.set_severity(command, case, ticket)
    if ticket.status is not Status.RESOLVED:
        return _appeal(named[0].id, named[1], case, ticket)
    opened, again = reopening.reopened_in_passing(ticket, case)
    appealed = _appeal(named[0].id, named[1], case, again)
    called = Decision(effects=reopening.call(again, case, former=ticket.assignee))
    return appealed if appealed.wants_approval else opened + called + appealed


def appeal(command: AppealSeverity, case: Case, ticket: Ticket) -> Decision:
    """Put the severity that there was before to whoever decides."""
    now = len(ticket.history) - 1
    is_pressed = command.text.startswith("#")
    if is_pressed and command.text != f"#{now}":
        return answer(words.outdated())
    if not severity.is_changed_by_staff(ticket):
        return answer(words.nothing_to_appeal(ticket, case.plan))
    return _appeal(ticket.history[now - 1].severity or "", "" if is_pressed else command.text, case, ticket)


def _would_change_ours(wanted: str, ticket: Ticket, case: Case) -> bool:
    """Return whether a customer's word would change what staff decided: raise it, where the customer decides else."""
    if wanted == ticket.severity or not severity.is_given_by_staff(ticket):
        return False
    is_theirs = case.plan.severity_rule.decided_by is DecidedBy.CUSTOMER
    return not is_theirs or case.plan.rank(wanted) < case.plan.rank(ticket.severity or "")


def _appeal(wanted: str, text: str, case: Case, ticket: Ticket) -> Decision:
    if ticket.status is Status.CLOSED:
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    contract = case.situation.contract
    tam = authority.manager_of(case.customer, case.desk, case.now)
    before = next((one for one in ticket.appeals if _is_about(one, len(ticket.history) - 1)), None)
    if before and before.is_open:
        return _more(text, case, ticket) if text else answer(words.asked_already(tam.name if tam else ""))
    if before:
        return answer(words.decided_already(ticket, case.plan))
    if contract is None:
        return answer(roster.no_contract(case.customer))
    if case.situation.next_approval is None:
        return APPROVAL_WANTED
    return _put(wanted, text, case, ticket, contract)


def _more(text: str, case: Case, ticket: Ticket) -> Decision:
    """Pass on what is added to an appeal that waits to be decided."""
    tam = authority.manager_of(case.customer, case.desk, case.now)
    told = words.more_said(ticket, case.customer, case.actor.name, text)
    course = happen(ticket, *severity.want_answer(ticket, case), targets=case.targets)
    return Decision(
        events=course.events,
        effects=(
            *cards.notes(ticket, told, case),
            *cards.refresh(course.after, case),
            *posts.to_people(ticket, _deciders(ticket, case), told),
            ReplyToActor(message=words.passed_on(tam.name if tam else "")),
        ),
    )


def _is_about(one: Appeal, change: int) -> bool:
    """Return whether an appeal is against a change of severity, or has brought it about."""
    is_granted = one.decided is not None and one.decided.ruling is Ruling.APPROVED
    return change == one.change + is_granted


def _put(wanted: str, text: str, case: Case, ticket: Ticket, contract: Contract) -> Decision:
    """Record the appeal with the ticket and the contract, and ask for its decision."""
    number, plan = case.situation.next_approval or 0, case.plan
    wish = SeverityWish(
        ticket=ticket.id,
        change=len(ticket.history) - 1,
        wanted=wanted,
        wanted_name=plan.severity(wanted).name,
        stands=ticket.severity or "",
        stands_name=plan.severity(ticket.severity).name if ticket.severity else "",
        text=text,
    )
    approval = wishes.begin(wish, number, ticket.thread.place, case)
    tam = authority.manager_of(case.customer, case.desk, case.now)

    def card(called: tuple[Mention, ...]) -> Message:
        return to_decide.wanted(approval, wish, ticket, (case.customer, plan), called)

    put = wishes.sent(_deciders(ticket, case), card, wishes.tag(approval, contract), Rank.NEWS, case)
    sent, kept = approval_cards.kept(put, number, approval.asking)
    event = Appealed(**case.stamp, number=number, change=wish.change, wanted=wanted, name=case.actor.name, text=text)
    wanted_answer = severity.want_answer(ticket, case) if text else ()
    course = happen(ticket, event, *wanted_answer, targets=case.targets)
    begun = course.after.appeals[-1]
    told = words.noted(course.after, begun, plan, tam.name if tam else "")
    return Decision(
        events=course.events,
        to_contract=(ApprovalAsked(**case.stamp, approval=replace(approval, posts=kept)),),
        effects=(
            posts.to_customer(ticket, told),
            *settle(course.after, begun, case),
            *cards.notes(ticket, words.inside(ticket, begun, plan, case.customer), case),
            *sent,
            *cards.refresh(course.after, case),
            *reply_to_actor(told, case),
        ),
    )


def settle(ticket: Ticket, about: Appeal, case: Case) -> tuple[Effect, ...]:
    """Return the message about the contested change as it reads now: without its button, and with what came of it."""
    key, rank = change_message_of(ticket.id, about.change), cards.rank_of(ticket, case.plan)
    told = reclassified.settled(ticket, case.plan, about.change, f"{words.said(about, case.plan)}.")
    return (posts.edit(ticket, key, told, rank),)


def _deciders(ticket: Ticket, case: Case) -> tuple[Account, ...]:
    """Return whom to ask directly: the account manager, and the leads too if the change was the manager's own."""
    homes = authority.manager_accounts(case.customer, case.desk, case.now)
    tam = authority.manager_of(case.customer, case.desk, case.now)
    own = tam is not None and tam.name == ticket.history[-1].name
    return tuple(dict.fromkeys((*homes, *(authority.lead_accounts(case.desk) if own else ()))))
