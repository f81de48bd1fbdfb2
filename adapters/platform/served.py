"""The channels and accounts of a desk file, platform by platform."""

from collections.abc import Iterator

from bot.model.desk import Desk
from bot.model.places import Account, Place, Platform


def places(desk: Desk) -> Iterator[Place]:
    """Yield every channel of the desk file: first those of triage, then each customer's."""
    yield from desk.triage
    yield from (place for customer in desk.customers for place in customer.channels)


def places_on(platform: Platform, desk: Desk) -> list[Place]:
    """Return those channels of the desk file that are on one platform."""
    return [place for place in places(desk) if place.platform is platform]


def workspaces_on(platform: Platform, desk: Desk) -> frozenset[str]:
    """Return the workspaces in which the desk file has a channel on one platform."""
    return frozenset(place.workspace for place in places_on(platform, desk))


def accounts_on(platform: Platform, desk: Desk) -> list[Account]:
    """Return the accounts on one platform that the desk file has of staff and of contacts."""
    staff = (account for person in desk.people for account in person.accounts)
    contacts = (one for customer in desk.customers for contact in customer.contacts for one in contact.accounts)
    return [account for accounts in (staff, contacts) for account in accounts if account.platform is platform]
