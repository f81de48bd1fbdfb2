"""The ledger of a contract after each entry."""

from typing import Final, assert_never

from msgspec.structs import replace

from bot.events import LedgerEvent, Reserved, Reversed, Settled, ToppedUp, WorkLogged
from bot.model.contract import Contract
from bot.model.ids import TicketId
from bot.model.ledger import Balance, Logged, Reservation

MAX_PERIODS: Final = 2
"""The number of periods of an allowance whose balance a contract has: the present one, and the one before it."""


def with_entry(contract: Contract, event: LedgerEvent) -> Contract:
    """Return the contract after one more entry."""
    amount = event.quantity.amount
    balance = contract.balance(event.allowance, event.period)
    balance = replace(balance, warned=balance.warned or event.warns)
    match event:
        case Reserved(ticket=ticket):
            held = Reservation(allowance=event.allowance, period=event.period, ticket=ticket, amount=amount)
            contract = replace(contract, reservations=(*contract.reservations, held))
            balance = replace(balance, reserved=balance.reserved + amount)
        case Settled(ticket=ticket, from_reserved=part):
            contract = _released(contract, event, ticket, part)
            balance = replace(balance, reserved=balance.reserved - part, settled=balance.settled + amount)
        case Reversed(ticket=ticket, was_reserved=True):
            contract = _released(contract, event, ticket, amount)
            balance = replace(balance, reserved=balance.reserved - amount)
        case Reversed():
            balance = replace(balance, settled=balance.settled - amount)
        case ToppedUp():
            balance = replace(balance, topped_up=balance.topped_up + amount)
        case _:
            assert_never(event)
    return replace(contract, balances=_in_place(contract.balances, balance))


def _released(contract: Contract, event: LedgerEvent, ticket: TicketId, amount: int) -> Contract:
    """Return the contract with so much less held back for a ticket."""

    def less(one: Reservation) -> Reservation:
        is_it = (one.allowance, one.period, one.ticket) == (event.allowance, event.period, ticket)
        return replace(one, amount=one.amount - amount) if is_it else one

    return replace(contract, reservations=tuple(one for one in map(less, contract.reservations) if one.amount > 0))


def _in_place(balances: tuple[Balance, ...], balance: Balance) -> tuple[Balance, ...]:
    """Return the balances with this one, and of its allowance only those of the last periods."""
    found = {(one.allowance, one.period): one for one in balances} | {(balance.allowance, balance.period): balance}
    periods = sorted(period for allowance, period in found if allowance == balance.allowance)
    late = {(balance.allowance, period) for period in periods[:-MAX_PERIODS]}
    return tuple(one for key, one in found.items() if key not in late)


def after_entry(logged: tuple[Logged, ...], event: WorkLogged) -> tuple[Logged, ...]:
    """Return what was taken off allowances, with an entry more; what is all given back is gone."""
    key = (event.allowance, event.period)
    before = next((one.amount for one in logged if (one.allowance, one.period) == key), 0)
    amount = before + event.quantity.amount * (-1 if event.is_reversal else 1)
    others = tuple(one for one in logged if (one.allowance, one.period) != key)
    return (*others, Logged(allowance=event.allowance, period=event.period, amount=amount)) if amount else others
