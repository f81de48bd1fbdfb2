"""Requests that spend an allowance by themselves: it is held back when they open, settled or free when they end.

This follows from the events of whatever decision opens or closes a ticket, or sets its kind, in the same transaction.
Its customer reads what is left before anything is spent. The ticket goes on as it would without: what is more than is
left is put to the account manager. A request that somebody served counts when it's closed, one that was withdrawn or
merged doesn't; of hours only what was logged counts.
"""

from msgspec import Struct

from bot.effects import Effect, InThread, Say
from bot.engine.access import access_case
from bot.engine.contract import authority, overdraft
from bot.engine.contract.allowances import AllowanceInPeriod, plan_of, standing
from bot.engine.contract.warning import warn
from bot.engine.situation import NOTHING, Case, Decision, Situation
from bot.events import (
    ApprovalAsked,
    Closed,
    KindChanged,
    LedgerEvent,
    Merged,
    Reserved,
    Reversed,
    Settled,
    TicketOpened,
    WorkLogged,
)
from bot.model.contract import Contract
from bot.model.ids import TicketId
from bot.model.ledger import Reservation, limit_of, quantity
from bot.model.message import Message
from bot.model.places import AnyThread
from bot.model.ticket import Ticket
from bot.wording.contract import ledger as words
from bot.wording.contract import overdraft as beyond_words
from policies.terms import Allowance, Beyond, Plan

_Spending = TicketOpened | KindChanged | Closed | Merged
"""The events by which something is spent, or isn't any more."""


def follow(decision: Decision, situation: Situation) -> Decision:
    """Return what a decision means for the ledger of the contract at hand; nothing if there is none."""
    contract, events = situation.contract, [one for one in decision.events if isinstance(one, _Spending)]
    if contract is None or not events or decision.wants_number or decision.wants_approval:
        return NOTHING
    case = access_case(situation, events[0].via)
    if case is None:
        return NOTHING
    found = NOTHING
    is_asked = any(isinstance(event, ApprovalAsked) for event in decision.to_contract)
    for event in events:
        if isinstance(event, TicketOpened):
            found += _begin(_spender(event, event.ticket), contract, case, is_asked=is_asked)
        elif isinstance(event, KindChanged) and situation.ticket:
            found += _changed(event, situation.ticket, contract, case)
        elif isinstance(event, Closed | Merged) and situation.ticket:
            found += _ended(event, situation.ticket, contract, case)
    return found


class _Spender(Struct, frozen=True, kw_only=True):
    """A ticket as far as it spends an allowance: by its kind, under the plan of its product."""

    ticket: TicketId
    kind: str
    product: str
    thread: AnyThread
    text: str


def _spender(of: TicketOpened | Ticket, ticket: TicketId, kind: str = "") -> _Spender:
    return _Spender(ticket=ticket, kind=kind or of.kind, product=of.product, thread=of.thread, text=of.text)


def _begin(spender: _Spender, contract: Contract, case: Case, *, is_asked: bool = False) -> Decision:
    """Hold back what a request of its kind takes, and tell its customer what is left.

    `is_asked`: the account manager decides already whether it's served at all, and isn't asked twice.
    """
    plan = plan_of(spender.product, contract, case)
    allowance = plan.allowance_of(spender.kind)
    stands = standing(allowance, contract, case) if allowance else None
    if allowance is None or stands is None:
        return NOTHING
    amount = _amount(stands)
    if amount and stands.has(amount):
        return _reserve(amount, spender, stands, plan, case)
    if allowance.counts == "requests":
        asks = allowance.beyond is Beyond.APPROVAL and not is_asked
        return _beyond(spender, stands, plan, case) if asks else NOTHING
    if limit_of(allowance) is None:
        return NOTHING
    return Decision(effects=(_said(words.counted(allowance, stands.balance, spender.ticket, plan), spender),))


def _changed(event: KindChanged, ticket: Ticket, contract: Contract, case: Case) -> Decision:
    """Give back what is held back for the kind that it had, and hold back what the one that it has takes."""
    allowance, held = plan_of(ticket.product, contract, case).allowance_of(event.kind), contract.reservation(ticket.id)
    if held and allowance and held.allowance == allowance.id:
        return NOTHING
    begun = _begin(_spender(ticket, ticket.id, event.kind), contract, case)
    return (_release(held, ticket, contract, case) if held else NOTHING) + begun


def _amount(stands: AllowanceInPeriod) -> int:
    """Return how much is held back: one request, or of the minutes that the pack names those that are left."""
    if stands.allowance.counts == "requests":
        return 1
    wanted = stands.allowance.reserve_minutes
    return wanted if stands.available is None else max(0, min(wanted, stands.available))


def _reserve(amount: int, spender: _Spender, stands: AllowanceInPeriod, plan: Plan, case: Case) -> Decision:
    allowance, warns = stands.allowance, stands.runs_out(amount)
    held = Reserved(
        **case.own_stamp,
        allowance=allowance.id,
        period=stands.span.key,
        quantity=quantity(allowance, amount),
        warns=warns,
        ticket=spender.ticket,
    )
    after = stands.after(held)
    told = words.counted(allowance, after.balance, spender.ticket, plan)
    return Decision(to_contract=(held,), effects=(_said(told, spender), *(warn(after, plan, case) if warns else ())))


def _beyond(spender: _Spender, stands: AllowanceInPeriod, plan: Plan, case: Case) -> Decision:
    """Ask the account manager whether it may be on top, and tell the customer that it goes on meanwhile."""
    wished = overdraft.wish(stands, 1, spender.ticket, spender.text)
    asked = overdraft.ask(wished, stands, spender.thread.place, plan, case)
    if asked.wants_approval:
        return asked
    tam = authority.manager_of(case.customer, case.desk, case.now)
    told = beyond_words.used_up(stands.allowance, spender.ticket, plan, tam.name if tam else "")
    return asked + Decision(effects=(_said(told, spender),))


def _said(told: Message, spender: _Spender) -> Effect:
    return Say(to=InThread(thread=spender.thread), message=told, subject=spender.ticket)


def _ended(event: Closed | Merged, ticket: Ticket, contract: Contract, case: Case) -> Decision:
    """Settle a request that was served; what is left of anything else is available again."""
    held = contract.reservation(ticket.id)
    is_served = ticket.response is not None and isinstance(event, Closed) and not event.withdrawn
    return _release(held, ticket, contract, case, is_served=is_served) if held else NOTHING


def _release(held: Reservation, ticket: Ticket, contract: Contract, case: Case, *, is_served: bool = False) -> Decision:
    """Let go what is held back for a ticket; a request that was served is settled by that."""
    plan = plan_of(ticket.product, contract, case)
    allowance = next((one for one in plan.allowances if one.id == held.allowance), None)
    if allowance is None:
        return NOTHING
    entry = _entry(held, allowance, case, settles=is_served and allowance.counts == "requests")
    return Decision(events=_on_ticket(entry, allowance, case), to_contract=(entry,))


def _on_ticket(entry: LedgerEvent, allowance: Allowance, case: Case) -> tuple[WorkLogged, ...]:
    """Return a request that counts as its ticket has it, so that it can be given back like whatever was logged."""
    if not isinstance(entry, Settled):
        return ()
    logged = WorkLogged(
        **case.own_stamp,
        name="",
        text="",
        allowance=allowance.id,
        allowance_name=allowance.name,
        period=entry.period,
        quantity=entry.quantity,
    )
    return (logged,)


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
