"""The desk as the file has it: values that still know where they are in it, for the rules to point at."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from bot.model.desk import Customer, Desk
from bot.model.ids import PersonId
from bot.model.oncall import OnCallOverride, Rotation
from bot.model.people import Assistant, Contact, Person
from bot.model.places import Account, Place
from policies.layers import Path

Value = TypeVar("Value", covariant=True)


class At(Struct, Generic[Value], frozen=True, kw_only=True):
    """A value and its path in the file."""

    path: Path
    value: Value


class DraftPerson(Struct, frozen=True, kw_only=True):
    """A person with the places of their accounts."""

    path: Path
    person: Person
    accounts: tuple[At[Account], ...]


class DraftAssistant(Struct, frozen=True, kw_only=True):
    """An assistant with the places of its accounts."""

    path: Path
    assistant: Assistant
    accounts: tuple[At[Account], ...]


class DraftRotation(Struct, frozen=True, kw_only=True):
    """A rotation with the places of its people."""

    path: Path
    rotation: Rotation
    people: tuple[At[PersonId], ...]


class DraftOverride(Struct, frozen=True, kw_only=True):
    """An override with the places of whom it names."""

    path: Path
    override: OnCallOverride
    named: tuple[At[PersonId], ...]


class DraftContact(Struct, frozen=True, kw_only=True):
    """A contact with the places of their accounts."""

    path: Path
    contact: Contact
    accounts: tuple[At[Account], ...]


class DraftCustomer(Struct, frozen=True, kw_only=True):
    """A customer, with its overrides as the file has them: their values need not be text."""

    path: Path
    customer: Customer
    channels: tuple[At[Place], ...]
    contacts: tuple[DraftContact, ...]
    overrides: tuple[Mapping[str, object], ...]


class DeskDraft(Struct, frozen=True, kw_only=True):
    """The whole file."""

    desk: Desk
    triage: tuple[At[Place], ...]
    people: tuple[DraftPerson, ...]
    assistants: tuple[DraftAssistant, ...]
    customers: tuple[DraftCustomer, ...]
    rotations: tuple[DraftRotation, ...]
    overrides: tuple[DraftOverride, ...]

    def contacts(self) -> Iterator[DraftContact]:
        """Yield the contacts of all customers."""
        for customer in self.customers:
            yield from customer.contacts
