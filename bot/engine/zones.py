"""The zones in which people read times: staff their own, or the one that all of them share, a customer's people its."""

from bot.engine.situation import Situation
from bot.model.desk import Desk
from bot.model.places import Account


def shared(desk: Desk) -> str | None:
    """Return the zone of all staff; None if they don't have one in common."""
    zones = {person.timezone for person in desk.people}
    return zones.pop() if len(zones) == 1 else None


def of_actor(situation: Situation) -> str | None:
    """Return the zone of who acts: a customer's people read that customer's, whether or not they are contacts."""
    actor = situation.actor
    if actor.account and actor.is_staff:
        return of_account(actor.account, situation)
    customer = situation.desk.customer(actor.customer) if actor.customer else None
    return customer.timezone if customer else None


def of_account(account: Account, situation: Situation) -> str | None:
    """Return the zone of a person: one of staff their own, a contact of several customers that of the one at hand."""
    desk, here = situation.desk, situation.customer
    if person := desk.staff(account):
        return person.timezone or shared(desk)
    known = tuple(customer for customer, _ in desk.contact_of(account))
    customer = next((one for one in known if here and one.id == here.id), next(iter(known), None))
    return customer.timezone if customer else None
