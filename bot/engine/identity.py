"""The standing of somebody at the moment they act: one closed classification, and the roles that follow from it."""

from datetime import datetime
from typing import assert_never

from msgspec import Struct

from bot.commands import Origin
from bot.model.desk import Customer, Desk
from bot.model.people import SYSTEM, Actor, Assistant, Contact, Person, Role
from bot.model.places import Account
from bot.oncall.duty import instead_of
from bot.wording.labels import assistants_name
from policies.terms import Openers, Plan


class OfStaff(Struct, frozen=True, kw_only=True):
    """A member of the vendor's staff."""

    person: Person


class OfCustomer(Struct, frozen=True, kw_only=True):
    """One of this customer's people; `contact` None: not a designated contact, or not yet."""

    customer: Customer
    contact: Contact | None


class OfOthers(Struct, frozen=True, kw_only=True):
    """Somebody whom only other customers' sections name, in a customer's channel: nothing there concerns them."""

    customers: tuple[tuple[Customer, Contact], ...]


class OfAssistants(Struct, frozen=True, kw_only=True):
    """A program that the desk file names."""

    assistant: Assistant


class Unknown(Struct, frozen=True, kw_only=True):
    """Somebody of whom the desk can't say which side they belong to."""


class Unlisted(Struct, frozen=True, kw_only=True):
    """A member of staff who isn't in the desk file: a full member of the desk's own workspace."""


Standing = OfStaff | OfCustomer | OfOthers | OfAssistants | Unlisted | Unknown


def standing(
    account: Account, email: str, desk: Desk, *, here: Customer | None, now: datetime, is_full_member: bool
) -> Standing:
    """Return who an account is, in the channel of the customer `here`, or (None) outside customers' channels.

    In a channel, somebody who is named nowhere is one of its customer's people, unless the directory of the desk's own
    workspace calls them a full member of it: guests there are the customer's. A contact counts from their first day on,
    which begins in their customer's zone; before it they are already one of that customer's people.
    """
    assistant = desk.assistant(account)
    if assistant:
        return OfAssistants(assistant=assistant)
    staff = desk.staff(account, email)
    if staff:
        return OfStaff(person=staff)
    named = desk.contact_of(account, email)
    if is_full_member and not named:
        return Unlisted()
    if here is None:
        known = [(customer, contact) for customer, contact in named if contact.has_begun(customer.today(now))]
        return OfCustomer(customer=known[0][0], contact=known[0][1]) if len(known) == 1 else Unknown()
    ours = [contact for customer, contact in named if customer.id == here.id]
    if named and not ours:
        return OfOthers(customers=named)
    return OfCustomer(customer=here, contact=next((one for one in ours if one.has_begun(here.today(now))), None))


def identify(
    origin: Origin,
    desk: Desk,
    *,
    customer: Customer | None,
    plan: Plan | None,
    requester: Account | None,
    now: datetime,
) -> Actor:
    """Return the actor behind an origin, towards the customer in whose channel it acts.

    Outside customers' channels (a direct message) an account is a contact of the one customer that names it. `plan` is
    that customer's, `requester` for whom the intake or ticket at hand was opened. Somebody whose account isn't in the
    desk file may be known by email.
    """
    account = origin.by
    if account is None:
        return SYSTEM
    is_full_member = origin.is_full_member is True
    who = standing(account, origin.email, desk, here=customer, now=now, is_full_member=is_full_member)
    match who:
        case OfStaff(person=person):
            return Actor(id=person.id, name=person.name, roles=_roles(person, desk, now), account=account)
        case OfCustomer(customer=of, contact=contact):
            may_ask = contact is not None or _anyone_may_open(plan)
            roles = {Role.CONTACT if may_ask else Role.COLLEAGUE}
            if account == requester:
                roles.add(Role.REQUESTER)
            name, person_id = (contact.name, contact.id) if contact else (origin.by_name, str(account))
            return Actor(id=person_id, name=name, roles=frozenset(roles), account=account, customer=of.id)
        case OfOthers(customers=others):
            (_, contact), *_ = others
            return Actor(id=contact.id, name=contact.name, roles=frozenset({Role.STRANGER}), account=account)
        case OfAssistants(assistant=one):
            roles = {Role.CUSTOMERS_ASSISTANT if one.customer else Role.ASSISTANT}
            name = assistants_name(one.name)
            return Actor(id=one.id, name=name, roles=frozenset(roles), account=account, customer=one.customer)
        case Unlisted():
            return Actor(id=str(account), name=origin.by_name, roles=frozenset({Role.UNLISTED}), account=account)
        case Unknown():
            return Actor(id=str(account), name=origin.by_name, roles=frozenset({Role.STRANGER}), account=account)
        case _:
            assert_never(who)


def _roles(person: Person, desk: Desk, now: datetime) -> frozenset[Role]:
    """Return the roles of a member of staff: who stands in for an account manager is one meanwhile."""
    if not any(one.on == person.id and one.covers(now) for one in desk.on_call_overrides):
        return person.roles
    managers = {customer.tam for customer in desk.customers if customer.tam}
    stands_in = any(instead_of(desk, one, now) == person for one in managers)
    return person.roles | {Role.TAM} if stands_in else person.roles


def _anyone_may_open(plan: Plan | None) -> bool:
    return plan is not None and plan.contacts.may_open is Openers.ANYONE
