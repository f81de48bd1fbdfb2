"""Requests that spend an allowance by themselves: it is held back when they open, settled or free when they end.

This follows from the events of whatever decision opens or closes a ticket, in the same transaction. The ticket goes on
as it would without: what is more than is left is put to the account manager. A request that somebody served counts
when it's closed, one that was withdrawn or merged doesn't; of hours only what was logged counts.
"""

from bot.effects import Effect, InThread, Say
from bot.engine.access import access_case
from bot.engine.contract import authority, overdraft
from bot.engine.contract.allowances import AllowanceInPeriod, plan_of, standing
from bot.engine.contract.warning import warn
from bot.engine.situation import NOTHING, Case, Decision, Situation
from bot.events import Closed, LedgerEvent, Merged, Reserved, Reversed, Settled, TicketOpened
from bot.model.contract import Contract
from bot.model.ledger import Reservation, quantity
from bot.model.message import Message
from bot.model.ticket import Ticket
from bot.wording.contract import ledger as words
from policies.terms import Allowance, Beyond, Plan


def follow(decision: Decision, situation: Situation) -> Decision:
    """Return what a decision means for the ledger of the contract at hand; nothing if there is none."""
    contract, via = situation.contract, next((event.via for event in decision.events), "")
    case = access_case(situation, via)
    if contract is None or case is None or decision.wants_number or decision.wants_approval:
        return NOTHING
    found = NOTHING
    for event in decision.events:
        if isinstance(event, TicketOpened):
            found += _opened(event, contract, case)
        elif isinstance(event, Closed | Merged) and situation.ticket:
            found += _ended(event, situation.ticket, contract, case)
    return found


def _opened(event: TicketOpened, contract: Contract, case: Case) -> Decision:
    """Hold back what a request of its kind takes."""
    plan = plan_of(event.product, contract, case)
    allowance = plan.allowance_of(event.kind)
    stands = standing(allowance, contract, case) if allowance else None
    if allowance is None or stands is None:
        return NOTHING
    amount = _amount(stands)
    if amount and stands.has(amount):
        return _reserve(amount, event, stands, case)
    is_for_approval = allowance.counts == "requests" and allowance.beyond is Beyond.APPROVAL
    return _beyond(event, stands, plan, case) if is_for_approval else NOTHING


def _amount(stands: AllowanceInPeriod) -> int:
    """Return how much is held back: one request, or of the minutes that the pack names those that are left."""
    if stands.allowance.counts == "requests":
        return 1
    wanted = stands.allowance.reserve_minutes
    return wanted if stands.available is None else max(0, min(wanted, stands.available))


def _reserve(amount: int, event: TicketOpened, stands: AllowanceInPeriod, case: Case) -> Decision:
    allowance, warns = stands.allowance, stands.runs_out(amount)
    held = Reserved(
        **case.own_stamp,
        allowance=allowance.id,
        period=stands.span.key,
        quantity=quantity(allowance, amount),
        warns=warns,
        ticket=event.ticket,
    )
    after = stands.after(held)
    told = words.counted(allowance, after.balance, event.ticket)
    return Decision(to_contract=(held,), effects=(_said(told, event), *(warn(after, case) if warns else ())))


def _beyond(event: TicketOpened, stands: AllowanceInPeriod, plan: Plan, case: Case) -> Decision:
    """Ask the account manager whether it may be on top, and tell the customer that it goes on meanwhile."""
    wished = overdraft.wish(stands, 1, event.ticket, event.text)
    asked = overdraft.ask(wished, stands, event.thread.place, plan, case)
    if asked.wants_approval:
        return asked
    tam = authority.manager_of(case.customer, case.desk, case.now)
    told = words.used_up(stands.allowance, event.ticket, plan, tam.name if tam else "")
    return asked + Decision(effects=(_said(told, event),))


def _said(told: Message, event: TicketOpened) -> Effect:
    return Say(to=InThread(thread=event.thread), message=told, subject=event.ticket)


def _ended(event: Closed | Merged, ticket: Ticket, contract: Contract, case: Case) -> Decision:
    """Settle a request that was served; what is left of anything else is available again."""
    held = contract.reservation(ticket.id)
    plan = plan_of(ticket.product, contract, case)
    allowance = next((one for one in plan.allowances if held and one.id == held.allowance), None)
    if held is None or allowance is None:
        return NOTHING
    is_served = ticket.response is not None and isinstance(event, Closed) and not event.withdrawn
    return Decision(to_contract=(_entry(held, allowance, case, settles=is_served and allowance.counts == "requests"),))


def _entry(held: Reservation, allowance: Allowance, case: Case, *, settles: bool) -> LedgerEvent:
    amount = quantity(allowance, held.amount)
    if settles:
        return Settled(
            **case.own_stamp,
            allowance=held.allowance,
            period=held.period,
            quantity=amount,
            ticket=held.ticket,
            from_reserved=held.amount,
            name="",
            text="",
        )
    return Reversed(
        **case.own_stamp,
        allowance=held.allowance,
        period=held.period,
        quantity=amount,
        ticket=held.ticket,
        was_reserved=True,
    )
