"""A contract to try: what the desk file said of Acme, and what has been agreed since."""

from datetime import UTC, date, datetime
from typing import Any

from msgspec.structs import replace

from bot.engine.contract.merge_file import merge_file, open_contract
from bot.engine.evolve.contract import fold_contract
from bot.events import ContractEvent, Stamp
from bot.model.contract import ChosenPlan, Contract, Section
from bot.model.desk import Term
from bot.model.ids import CustomerId, PersonId
from bot.model.people import Contact
from bot.model.places import Account
from policies.terms import Plan
from tests.shipped import LIBRARY

OPENED = datetime(2026, 3, 2, 15, tzinfo=UTC)
LATER = datetime(2026, 4, 1, 9, tzinfo=UTC)
PREMIER = "mpowr/premier"
TERM = Term(start=date(2026, 1, 1), end=date(2026, 12, 31))


def contact(number: int, **changes: Any) -> Contact:
    """The designated contact of that number."""
    account = Account.parse(f"slack:T0ACME/U{number}")
    one = Contact(id=PersonId(f"acme-{number}"), name=f"Contact {number}", accounts=(account,))
    return replace(one, **changes)


def section(*contacts: Contact, ref: str = PREMIER, **changes: Any) -> Section:
    """What a desk file says."""
    return replace(Section(plans=(ChosenPlan(ref=ref),), term=TERM, contacts=contacts), **changes)


def stamp(at: datetime = LATER, by: str = "tam-one") -> Stamp:
    """Somebody's act."""
    return Stamp(at=at, by=by, via="slash command")


def opened(*contacts: Contact, ref: str = PREMIER) -> Contract:
    """A contract as the desk file opened it."""
    event = open_contract(CustomerId("acme"), section(*contacts, ref=ref), plans(ref), stamp(OPENED, "system"))
    return fold_contract(None, [event])


def since(contract: Contract, *events: ContractEvent) -> Contract:
    """A contract after what has been agreed since."""
    return fold_contract(contract, events)


def plans(ref: str = PREMIER) -> dict[str, Plan]:
    """What a plan means by the packs of today."""
    return {"": LIBRARY.plan(ref)}


def merged(contract: Contract, file: Section, *, renew: bool = False) -> tuple[ContractEvent, ...]:
    """What a desk file changes, by the system."""
    return merge_file(contract, file, plans(file.plans[0].ref), stamp(by="system"), renew=renew)
