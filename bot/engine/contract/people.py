"""The people whom somebody names as designated contacts: those on the roster, and whoever isn't yet."""

import re
from datetime import date
from typing import Final

from bot.commands import AddContact, RosterCommand, TransferContact
from bot.language import plain
from bot.model.approval import Approval, ContactWish
from bot.model.contract import Contract
from bot.model.desk import Customer, Desk
from bot.model.ids import PersonId
from bot.model.people import Contact
from bot.model.places import Account

_EMAIL: Final = re.compile(r"[^@\s<>()]+@[^@\s<>()]+\.[^@\s<>()]+")
_TO: Final = re.compile(r"\s+to\s+", re.IGNORECASE)
_MENTION: Final = re.compile(r"(?:^|\s)@\S")
_MAX_ID: Final = 64


def on_roster(command: RosterCommand, contract: Contract) -> tuple[Contact, ...]:
    """Return whom on the roster a command may mean: one if it is plain, several if it isn't, none if it fits nobody.

    The first mention decides, else an id, an email address or a whole name, or words of one name alone.
    """
    text = _TO.split(command.words)[0] if isinstance(command, TransferContact) else command.words
    mentioned = command.origin.mentions[:1]
    if mentioned and _MENTION.search(text):
        return tuple(one for one in contract.contacts if any(_is_same(mentioned[0], each) for each in one.accounts))
    said = plain.words(text)
    whole = tuple(one for one in contract.contacts if said in _names(one))
    return whole or tuple(one for one in contract.contacts if said and set(said) <= set(plain.words(one.name)))


def wished_for(command: RosterCommand, contract: Contract) -> Approval | None:
    """Return the open wish for the one whom a command means; None if it means nobody, or is not plain."""
    mentioned, said = command.origin.mentions[:1], plain.words(command.words)
    wished = (
        (one, one.wish.contact) for one in contract.approvals if one.is_open and isinstance(one.wish, ContactWish)
    )
    found = [
        one
        for one, contact in wished
        if (
            any(_is_same(mentioned[0], each) for each in contact.accounts)
            if mentioned and _MENTION.search(command.words)
            else said in _names(contact)
        )
    ]
    return found[0] if len(found) == 1 else None


def newcomer(command: AddContact | TransferContact, customer: Customer, desk: Desk, today: date) -> Contact | None:
    """Return who isn't on the roster yet, as a contact from today on; None if nobody is named whom one could know by.

    That is an account that is mentioned, or an email address.
    """
    text = _TO.split(command.words)[-1] if isinstance(command, TransferContact) else command.words
    email, account = _EMAIL.search(text), _account(command)
    if account is None and email is None:
        return None
    typed = " ".join(_EMAIL.sub(" ", text).replace("@", " ").split())
    known = command.newcomer.name if command.newcomer else ""
    name = known or typed or (email[0] if email else "")
    return Contact(
        id=_fresh_id(name, customer, desk),
        name=name,
        email=email[0] if email else None,
        accounts=(account,) if account else (),
        since=today,
    )


def _account(command: AddContact | TransferContact) -> Account | None:
    """Return the account of who is to join: the last that is mentioned, if that is among the words about them."""
    text = _TO.split(command.words)[-1] if isinstance(command, TransferContact) else command.words
    if not _MENTION.search(text):
        return None
    mentioned = command.origin.mentions
    return command.newcomer.account if command.newcomer else mentioned[-1] if mentioned else None


def _names(contact: Contact) -> tuple[tuple[str, ...], ...]:
    return tuple(plain.words(each) for each in (contact.id, contact.name, contact.email or ""))


def _is_same(one: Account, other: Account) -> bool:
    """Return whether two accounts are of the same user: of whom it mentions, a platform may not say whose they are."""
    return (one.platform, one.user) == (other.platform, other.user)


def _fresh_id(name: str, customer: Customer, desk: Desk) -> PersonId:
    """Return an id that nobody has, made of the customer's and of the name."""
    taken = {one.id for each in desk.customers for one in each.contacts} | {one.id for one in desk.people}
    words = re.sub(r"[^a-z0-9]+", "-", "-".join(plain.words(name))).strip("-")
    base, number = f"{customer.id}-{words or 'contact'}"[: _MAX_ID - 4].rstrip("-"), 2
    found = base
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return PersonId(found)
