"""Who somebody is to the desk, at the moment they act."""

from datetime import date

from bot.commands import Origin
from bot.model.desk import Customer, Desk
from bot.model.people import SYSTEM, Actor, Contact, Role
from bot.model.places import Account
from policies.terms import Openers, Plan


def identify(
    origin: Origin, desk: Desk, *, customer: Customer | None, plan: Plan | None, requester: Account | None, today: date
) -> Actor:
    """The actor behind an origin, towards the customer in whose channel it acts.

    Outside customers' channels (a direct message) an account is a contact of the one customer that names it.
    `requester` is for whom the intake or ticket at hand was opened. Whose account the desk file does not have may be
    known by mail.
    """
    account = origin.by
    if account is None:
        return SYSTEM
    staff = desk.staff(account, origin.mail)
    if staff:
        return Actor(id=staff.id, name=staff.name, roles=staff.roles, account=account)
    if customer is None:
        return _elsewhere(account, origin, desk, today)
    contact = _contact(customer, account, origin, desk, today)
    roles = {Role.CONTACT} if contact or _anyone_may_open(plan) else {Role.COLLEAGUE}
    if account == requester:
        roles.add(Role.REQUESTER)
    name = contact.name if contact else origin.by_name
    person = contact.id if contact else str(account)
    return Actor(id=person, name=name, roles=frozenset(roles), account=account, customer=customer.id)


def _elsewhere(account: Account, origin: Origin, desk: Desk, today: date) -> Actor:
    of = desk.contact_of(account, origin.mail)
    known = [(customer, contact) for customer, contact in of if contact.has_begun(today)]
    if len(known) == 1:
        customer, contact = known[0]
        roles = frozenset({Role.CONTACT})
        return Actor(id=contact.id, name=contact.name, roles=roles, account=account, customer=customer.id)
    return Actor(id=str(account), name=origin.by_name, roles=frozenset({Role.STRANGER}), account=account)


def _contact(customer: Customer, account: Account, origin: Origin, desk: Desk, today: date) -> Contact | None:
    known = desk.contact_of(account, origin.mail)
    return next((contact for of, contact in known if of.id == customer.id and contact.has_begun(today)), None)


def _anyone_may_open(plan: Plan | None) -> bool:
    return plan is not None and plan.contacts.may_open is Openers.ANYONE
