"""Those whom a desk file names, on any platform: the desk's staff, contacts, a colleague per customer, assistants."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from bot.model.desk import Customer, Desk
from bot.model.ids import CustomerId
from bot.model.places import Account, Platform


class NamedPerson(Struct, frozen=True, kw_only=True):
    """Somebody by one of their accounts. `about` is a line on who they are."""

    account: Account
    name: str
    about: str
    timezone: str
    email: str | None = None


def staff_of(desk: Desk, platform: Platform) -> Iterator[NamedPerson]:
    """Yield the desk's staff on a platform, once for each account there."""
    for person in desk.people:
        for account in _here(person.accounts, platform):
            yield NamedPerson(
                account=account,
                name=person.name,
                about=", ".join(sorted(person.roles)),
                timezone=person.zone,
                email=person.email,
            )


def contacts_of(customer: Customer, platform: Platform) -> Iterator[NamedPerson]:
    """Yield a customer's designated contacts on a platform, once for each account there."""
    for contact in customer.contacts:
        for account in _here(contact.accounts, platform):
            yield NamedPerson(
                account=account,
                name=contact.name,
                about=f"{customer.name}, designated contact",
                timezone=customer.zone,
                email=contact.email,
            )


def assistants_of(desk: Desk, platform: Platform, customer: CustomerId | None) -> Iterator[NamedPerson]:
    """Yield the assistants of a side on a platform: of a customer, or (None) of the desk's own."""
    for one in desk.assistants:
        for account in _here(one.accounts, platform) if one.customer == customer else ():
            yield NamedPerson(account=account, name=one.name, about="a program", timezone="UTC")


def colleague_of(customer: Customer, account: Account) -> NamedPerson:
    """Return the customer's colleague who isn't a designated contact, by an account that no desk file has."""
    return NamedPerson(
        account=account,
        name=f"{customer.name} Colleague",
        about=f"{customer.name}, not a designated contact",
        timezone=customer.zone,
    )


def _here(accounts: Iterable[Account], platform: Platform) -> Iterator[Account]:
    return (account for account in accounts if account.platform is platform)
