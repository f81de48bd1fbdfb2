"""The accounts by which people are mentioned, and written to directly."""

from bot.model.desk import Customer, Desk
from bot.model.people import Contact, Person
from bot.model.places import Account, Place


def home_of(person: Person, desk: Desk) -> Account | None:
    """Return the account for direct messages to a person: on the platform of triage if they are there."""
    return account_on(person, desk.triage[0]) or next(iter(person.accounts), None)


def account_on(person: Person | Contact, channel: Place) -> Account | None:
    """Return the person's account on the platform of that channel, in its workspace if they have one there."""
    here = [account for account in person.accounts if account.platform is channel.platform]
    return next((a for a in here if a.workspace == channel.workspace), here[0] if here else None)


def channel_of(customer: Customer, wanted: Place | None) -> Place | None:
    """Return the channel of a customer in which something is said: the wanted one, if it is theirs, or the first."""
    return wanted if wanted in customer.channels else next(iter(customer.channels), None)
