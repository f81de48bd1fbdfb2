"""Amounts beyond an allowance: the account manager decides, and the ticket goes on meanwhile.

It is judged again when it is granted: only what is missing then is added to the period.
"""

from functools import partial

from msgspec.structs import replace

from bot.effects import Effect, ReplyToActor
from bot.engine import posts
from bot.engine.contract import approval_cards, authority, wishes
from bot.engine.contract.allowances import AllowanceInPeriod, plan_of, standing
from bot.engine.situation import APPROVAL_WANTED, Case, Decision, answer
from bot.events import ApprovalAsked, Approved, Settled, ToppedUp, WorkLogged
from bot.model.approval import AllowanceWish, Approval
from bot.model.contract import Contract
from bot.model.ids import TicketId
from bot.model.ledger import Quantity, quantity
from bot.model.places import Place
from bot.model.rank import Rank
from bot.wording.contract import ledger
from bot.wording.contract import overdraft as words
from policies.terms import Plan


def wish(stands: AllowanceInPeriod, amount: int, ticket: TicketId, text: str) -> AllowanceWish:
    """Return the wish for an amount that is more than what is left."""
    return AllowanceWish(
        allowance=stands.allowance.id,
        allowance_name=stands.allowance.name,
        period=stands.span.key,
        quantity=quantity(stands.allowance, amount),
        ticket=ticket,
        text=text,
    )


def ask(wished: AllowanceWish, stands: AllowanceInPeriod, place: Place | None, plan: Plan, case: Case) -> Decision:
    """Put it to the account manager; nothing else follows, so that whoever asks can be told in their own words."""
    contract, number = case.situation.contract, case.situation.next_approval
    if contract is None or number is None:
        return APPROVAL_WANTED
    approval = wishes.begin(wished, number, place, case)
    homes = authority.manager_accounts(case.customer, case.desk, case.now)
    card = partial(words.wanted, approval, stands.available or 0, case.customer, plan)
    sent = wishes.sent(homes, card, wishes.tag(approval, contract), Rank.NEWS, case)
    effects, posts = approval_cards.kept(sent, approval.number, approval.asking)
    event = ApprovalAsked(**case.stamp, approval=replace(approval, posts=posts))
    return Decision(to_contract=(event,), effects=effects)


def grant(approval: Approval, wished: AllowanceWish, fee: str, case: Case, contract: Contract) -> Decision:
    """Spend what was wished for: what is missing of it by now is added to its period first."""
    ticket, name = case.situation.ticket, case.actor.name
    if ticket is None:
        return answer(words.gone(wished.ticket))
    plan = plan_of(ticket.product, contract, case)
    allowance = next((one for one in plan.allowances if one.id == wished.allowance), None)
    stands = standing(allowance, contract, case) if allowance else None
    if allowance is None:
        return answer(words.there_no_more(wished.allowance_name, case.customer))
    if stands is None:
        return answer(ledger.not_there(allowance, plan, case.customer))
    amount, key = wished.quantity.amount, stands.span.key
    missing = max(0, amount - (amount if stands.available is None else stands.available))
    added = quantity(allowance, missing)
    topped_up = ToppedUp(
        **case.stamp, allowance=allowance.id, period=key, quantity=added, approval=approval.number, name=name
    )
    settled = Settled(
        **case.stamp,
        allowance=allowance.id,
        period=key,
        quantity=wished.quantity,
        ticket=ticket.id,
        from_reserved=0,
        name=approval.name,
        text=wished.text,
    )
    granted = Approved(**case.stamp, number=approval.number, name=name, fee=fee)
    logged = WorkLogged(
        **case.stamp,
        name=approval.name,
        text=wished.text,
        allowance=allowance.id,
        allowance_name=allowance.name,
        period=key,
        quantity=wished.quantity,
    )
    told = words.granted(wished, added, case.customer, name)
    return Decision(
        events=(logged,),
        to_contract=(granted, *((topped_up,) if missing else ()), settled),
        effects=(*_tell(approval, wished, added, plan, case), ReplyToActor(message=told)),
    )


def _tell(approval: Approval, wished: AllowanceWish, added: Quantity, plan: Plan, case: Case) -> tuple[Effect, ...]:
    """Tell who wished for it: where the customer reads it, or else directly, unless they granted it themselves."""
    ticket = case.situation.ticket
    if ticket is None or approval.asked_by == case.actor.id:
        return ()
    told = words.granted(wished, added, case.customer, case.actor.name)
    if approval.place == ticket.thread.place:
        return (posts.to_customer(ticket, words.granted_to_customer(wished, case.actor.name, plan)),)
    return posts.to_people(ticket, [approval.account] if approval.account else [], told)
