"""The people who decide for a customer: its account manager, or who stands in for them, and leads and managers."""

from datetime import datetime

from bot.engine.homes import home_of
from bot.model.contract import Contract
from bot.model.desk import Customer, Desk
from bot.model.ids import PersonId
from bot.model.people import Actor, Person, Role
from bot.model.places import Account
from bot.oncall.duty import instead_of
from bot.oncall.quiet_hours import is_at_work

_OF_ALL = frozenset({Role.LEAD, Role.MANAGER})


def decides(actor: Actor, customer: Customer, desk: Desk, now: datetime) -> bool:
    """Return whether somebody decides for a customer: an account manager only for their own, or instead of another."""
    if actor.roles & _OF_ALL:
        return True
    tam = manager_of(customer, desk, now)
    return Role.TAM in actor.roles and actor.id in {customer.tam, tam.id if tam else None}


def decided_by(actor: Actor, desk: Desk, now: datetime) -> tuple[Customer, ...]:
    """Return all customers for whom somebody decides."""
    if actor.roles & _OF_ALL:
        return desk.customers
    stand_ins = _stand_ins(desk, now)
    found = (one for one in desk.customers if one.tam and actor.id in (one.tam, stand_ins[one.tam]))
    return tuple(found) if Role.TAM in actor.roles else ()


def looked_after_by(person: Person, desk: Desk, now: datetime) -> tuple[Customer, ...]:
    """Return all customers for whom somebody is there now as account manager, their own and others'."""
    stand_ins = _stand_ins(desk, now)
    return tuple(one for one in desk.customers if one.tam and stand_ins[one.tam] == person.id)


def _stand_ins(desk: Desk, now: datetime) -> dict[PersonId, PersonId | None]:
    """Return who is there for each account manager now, if anybody is."""
    found = {tam: instead_of(desk, tam, now) for tam in {one.tam for one in desk.customers if one.tam}}
    return {tam: person.id if person else None for tam, person in found.items()}


def may_change_contacts(actor: Actor, contract: Contract, customer: Customer, desk: Desk, now: datetime) -> bool:
    """Return whether somebody may change a customer's roster: who decides for it, or a contact on the roster itself.

    Where anyone of the customer may ask, that is still nobody else.
    """
    is_contact = actor.customer == customer.id and any(one.id == actor.id for one in contract.contacts)
    return is_contact or (actor.is_staff and decides(actor, customer, desk, now))


def manager_of(customer: Customer, desk: Desk, now: datetime) -> Person | None:
    """Return who is there for a customer as account manager now: they, or who stands in for them."""
    return instead_of(desk, customer.tam, now) if customer.tam else None


def manager_accounts(customer: Customer, desk: Desk, now: datetime) -> tuple[Account, ...]:
    """Return where to write to the account manager directly; empty if that is nowhere."""
    tam = manager_of(customer, desk, now)
    home = home_of(tam, desk) if tam else None
    return (home,) if home else ()


def leaves_it_for_the_card(customer: Customer, desk: Desk, now: datetime) -> bool:
    """Return whether what can wait is left for the card of the account manager's next day: outside their hours."""
    tam = manager_of(customer, desk, now)
    return tam is not None and tam.wants_day_card and not is_at_work(tam, now)


def lead_accounts(desk: Desk) -> tuple[Account, ...]:
    """Return where to write to the leads directly."""
    homes = (home_of(one, desk) for one in desk.people if Role.LEAD in one.roles)
    return tuple(dict.fromkeys(home for home in homes if home))
