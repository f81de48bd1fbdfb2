"""The part of a customer's records that is about their contract: for machines, and for people."""

from collections.abc import Sequence
from typing import Any, Final

from msgspec import Struct

from bot.events import ContractEvent, ContractReminded, ContractTimersRestored, DeskFileMerged
from bot.model.contract import Contract, Seat
from bot.model.desk import Customer
from bot.model.ledger import LedgerEntry
from bot.model.notice import Notice
from bot.model.people import Contact
from bot.wording import records as wording
from bot.wording.contract.history import told
from bot.wording.contract.quantities import spoken

Json = dict[str, Any]

_OURS: Final = (ContractReminded, ContractTimersRestored, DeskFileMerged)
"""Events that are the desk's own affair."""


class ContractRecord(Struct, frozen=True, kw_only=True):
    """The agreements with a customer, as data for machines and as a page for people."""

    data: Json
    page: str


def contract_record(customer: Customer, contract: Contract | None, happened: Sequence[ContractEvent]) -> ContractRecord:
    """Return what is agreed with a customer, and how it came about; without a contract what the desk file says."""
    term = contract.term if contract else customer.term
    seats = contract.roster if contract else ()
    each = zip(happened, told(happened), strict=True)
    history = [(event.at, what) for event, what in each if not isinstance(event, _OURS)]
    plans = contract.plans if contract else ()
    data = {
        "name": customer.name,
        "plan": customer.plan,
        "plans": [
            {"product": one.product, "ref": one.ref, "version": one.version, "since": one.since.isoformat()}
            for one in plans
        ],
        "term": term and {"start": term.start.isoformat(), "end": term.end.isoformat()},
        "contacts": [_seat(seat) for seat in seats] if contract else [_contact(one) for one in customer.contacts],
        "notices": [_notice(one) for one in (contract.notices if contract else ())],
        "history": [{"at": at.isoformat(), "what": what} for at, what in history],
    }
    page = wording.agreed(customer, contract, [wording.dated(at, what) for at, what in history])
    return ContractRecord(data=data, page=page)


def entry(one: LedgerEntry) -> Json:
    """Return one entry of the ledger."""
    return {
        "at": one.at.isoformat(),
        "what": one.kind.value,
        "allowance": one.allowance,
        "period": one.period,
        "amount": spoken(one.quantity),
        "ticket": one.ticket,
        "by": one.name,
        "why": one.why,
    }


def _seat(seat: Seat) -> Json:
    return {
        **_contact(seat.contact),
        "confirmed": seat.attested and {"at": seat.attested.at.isoformat(), "what": list(seat.attested.says)},
        "beyond_the_plan": seat.grant and {"approved_by": seat.grant.name, "fee": seat.grant.fee},
        "left_the_channel_at": seat.left_at and seat.left_at.isoformat(),
    }


def _contact(one: Contact) -> Json:
    return {
        "name": one.name,
        "email": one.email,
        "accounts": [str(account) for account in one.accounts],
        "since": one.since and one.since.isoformat(),
    }


def _notice(one: Notice) -> Json:
    return {
        "number": one.number,
        "clause": one.clause,
        "text": one.text,
        "given_at": one.given_at.isoformat(),
        "by": one.name,
        "takes_effect": one.effect and one.effect.isoformat(),
        "supported_until": one.support_end and one.support_end.isoformat(),
        "withdrawn": bool(one.ended and one.ended.is_withdrawn),
    }
