"""The entries of a contract's ledger, out of its events, as tables and reports have them."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from bot.events.happened import Happened
from bot.events.ledger import LedgerEvent, Reserved, Reversed, Settled, ToppedUp
from bot.model.ids import CustomerId
from bot.model.ledger import EntryKind, LedgerEntry


def listed_entries(customer: CustomerId, events: Sequence[Happened], version: int) -> Iterator[LedgerEntry]:
    """Yield the entries among the events that led up to `version` of the contract with a customer."""
    for number, event in enumerate(events, start=version - len(events) + 1):
        if isinstance(event, LedgerEvent):
            yield _entry(customer, number, event)


def _entry(customer: CustomerId, number: int, event: LedgerEvent) -> LedgerEntry:
    kind, reserved, settled, topped_up = _moves(event)
    return LedgerEntry(
        customer=customer,
        number=number,
        at=event.at,
        by=event.by,
        name="" if isinstance(event, Reserved) else event.name,
        kind=kind,
        allowance=event.allowance,
        period=event.period,
        quantity=event.quantity,
        ticket=None if isinstance(event, ToppedUp) else event.ticket,
        approval=event.approval if isinstance(event, ToppedUp) else None,
        why=event.text if isinstance(event, Settled | Reversed) else "",
        reserved=reserved,
        settled=settled,
        topped_up=topped_up,
    )


def _moves(event: LedgerEvent) -> tuple[EntryKind, int, int, int]:
    """Return the kind of an entry, and what it adds to what is reserved, settled and topped up of its period."""
    amount = event.quantity.amount
    match event:
        case Reserved():
            return EntryKind.RESERVED, amount, 0, 0
        case Settled(from_reserved=part):
            return EntryKind.SETTLED, -part, amount, 0
        case Reversed(was_reserved=True):
            return EntryKind.RELEASED, -amount, 0, 0
        case Reversed():
            return EntryKind.REVERSED, 0, -amount, 0
        case ToppedUp():
            return EntryKind.TOPPED_UP, 0, 0, amount
        case _:
            assert_never(event)
