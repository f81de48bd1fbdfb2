"""The decision of an appeal, by the account manager or a lead: the severity is set as the customer wants it, or stays.

It is judged again when it's made: once the severity is another one, or the ticket is over, there is nothing to decide.
"""

from bot.commands import Approve, DeclineApproval, GrantAppeal, RefuseAppeal
from bot.effects import Effect, ReplyToActor
from bot.engine import posts
from bot.engine.appeal.asking import settle
from bot.engine.contract import approval, authority
from bot.engine.milestones.follow import happen
from bot.engine.situation import Case, Decision, answer
from bot.engine.ticket import cards, severity
from bot.events import AppealDecided, Approved, Declined
from bot.model.appeal import Appeal
from bot.model.approval import Approval, Ruling, SeverityWish
from bot.model.classification import Classification
from bot.model.contract import Contract
from bot.model.ticket import Ticket
from bot.wording import refusals
from bot.wording.contract import appeal as to_decide
from bot.wording.ticket import appeal as words


def approve(command: Approve, case: Case, contract: Contract) -> Decision:
    """Grant what somebody wishes for: a severity, or anything else that needs an approval."""
    ticket, about = case.situation.ticket, _about(command.number, case)
    if ticket is None or about is None or not about.is_open:
        return approval.approve(command, case, contract)
    return _decide(about, command.text, case, ticket, Ruling.APPROVED)


def decline(command: DeclineApproval, case: Case, contract: Contract) -> Decision:
    """Don't grant what somebody wishes for."""
    ticket, about = case.situation.ticket, _about(command.number, case)
    if ticket is None or about is None or not about.is_open:
        return approval.decline(command, case, contract)
    return _decide(about, command.text, case, ticket, Ruling.DECLINED)


def grant(command: GrantAppeal, case: Case, ticket: Ticket) -> Decision:
    """Set the severity as the customer wants it."""
    if ticket.appeal is None:
        return answer(words.nothing_open(ticket))
    return _decide(ticket.appeal, command.text, case, ticket, Ruling.APPROVED)


def refuse(command: RefuseAppeal, case: Case, ticket: Ticket) -> Decision:
    """Keep the severity as it is, with the reason that the customer reads."""
    if ticket.appeal is None:
        return answer(words.nothing_open(ticket))
    return _decide(ticket.appeal, command.text, case, ticket, Ruling.DECLINED)


def _about(number: int, case: Case) -> Appeal | None:
    ticket = case.situation.ticket
    return next((one for one in ticket.appeals if one.number == number), None) if ticket else None


def _decide(about: Appeal, why: str, case: Case, ticket: Ticket, ruling: Ruling) -> Decision:
    contract = case.situation.contract
    found = contract.approval(about.number) if contract else None
    if found is None or not isinstance(found.wish, SeverityWish) or not found.is_open:
        return answer(words.nothing_open(ticket))
    if not authority.decides(case.actor, case.customer, case.desk, case.now):
        return answer(refusals.not_your_role())
    if ruling is Ruling.APPROVED:
        return _set_back(about, found, why, case, ticket)
    return _keep(about, found, why, case, ticket) if why else answer(to_decide.no_reason(found.wish))


def _set_back(about: Appeal, found: Approval, why: str, case: Case, ticket: Ticket) -> Decision:
    event = AppealDecided(**case.stamp, number=about.number, ruling=Ruling.APPROVED, name=case.actor.name, text=why)
    course = happen(ticket, event, targets=case.targets)
    given = Classification(severity=about.wanted, at=case.now, name=case.actor.name, reason=why, by_staff=True)
    granted = Approved(**case.stamp, number=about.number, name=case.actor.name)
    return (
        Decision(events=course.events, to_contract=(granted,))
        + severity.classify(course.after, given, case, is_final=True)
        + Decision(effects=_told(course.after, found, case, Ruling.APPROVED))
    )


def _keep(about: Appeal, found: Approval, why: str, case: Case, ticket: Ticket) -> Decision:
    event = AppealDecided(**case.stamp, number=about.number, ruling=Ruling.DECLINED, name=case.actor.name, text=why)
    course, name = happen(ticket, event, targets=case.targets), case.actor.name
    return Decision(
        events=course.events,
        to_contract=(Declined(**case.stamp, number=about.number, name=name, why=why),),
        effects=(
            posts.to_customer(ticket, words.kept(course.after, case.plan, name, why)),
            *cards.notes(ticket, words.inside_kept(course.after, case.plan, name, why), case),
            *cards.refresh(course.after, case),
            *_told(course.after, found, case, Ruling.DECLINED),
        ),
    )


def _told(ticket: Ticket, found: Approval, case: Case, ruling: Ruling) -> tuple[Effect, ...]:
    """Return the message about the contested change with what came of it, and the reply to who decided."""
    if not isinstance(found.wish, SeverityWish):
        raise LookupError("an appeal is about a severity")
    decided = next(one for one in ticket.appeals if one.number == found.number)
    done = to_decide.done(found.wish, granted=ruling is Ruling.APPROVED)
    return (*settle(ticket, decided, case), ReplyToActor(message=done, is_confirmation=True))
