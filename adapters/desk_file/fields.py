"""Reads each table of the desk file into a value, and notes whatever is missing, unknown or misspelt."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from adapters.desk_file import acceptances, assistants, macros, on_call, own_tables, times, webhooks
from adapters.desk_file.called_address import called_address
from adapters.desk_file.draft import At, DeskDraft, DraftAssistant, DraftContact, DraftCustomer, DraftPerson
from adapters.desk_file.usual import USUAL
from bot.model.desk import Customer, Desk, IntakeMode, Override, ProductPlan, Term
from bot.model.ids import CustomerId, PersonId
from bot.model.people import STAFF_ROLES, Contact, Person, Role
from bot.model.places import CHAT, Account, Place
from policies.grammar.calendars import read_windows
from policies.grammar.table import Table
from policies.terms import Line

Parsed = TypeVar("Parsed")
OfPlatform = TypeVar("OfPlatform", Account, Place)

_ID = re.compile(r"[a-z0-9-]{1,64}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_PREFIX = re.compile(r"[A-Z][A-Z0-9]{0,9}")
_SLASH = re.compile(r"/[a-z0-9_-]{1,31}")
_ROLES = tuple(role for role in Role if role in STAFF_ROLES)


def read_draft(file: Table) -> DeskDraft:
    """Return the parts of the file: the desk, its people, who of them is on call, and its customers."""
    head = file.required_table("desk")
    triage = _each(head, "triage", _of_chat(Place.parse))
    people = tuple(_person(row) for row in file.rows("people"))
    helpers = tuple(_assistant(row) for row in own_tables.rows(file, head, "assistants"))
    customers = tuple(_customer(row) for row in file.rows("customers"))
    rotations = on_call.rotations(file, head)
    overrides = on_call.overrides(file, head, people, rotations)
    slash = head.table("slash")
    ack, ticket = (_slash(slash, key, USUAL[f"slash_{key}"]) for key in ("ack", "ticket"))
    desk = Desk(
        name=head.text("name"),
        ticket_prefix=head.parsed("ticket_prefix", _matching(_PREFIX, 'capitals and digits such as "EX"'), "T"),
        triage=_values(triage),
        intake=head.choice("intake", IntakeMode) if head.value("intake") is not None else IntakeMode.MESSAGE,
        slash_ack=ack,
        slash_ticket=ticket,
        accepted=acceptances.acceptances(head),
        words=_words(head.table("words")),
        read_back=times.read_back(head),
        silent_after=times.silent_after(head),
        confirm_resolved=bool(head.flag("confirm_resolved")),
        ask_rating=bool(head.flag("ask_rating")),
        goals=times.goals(head),
        rotations=tuple(each.rotation for each in rotations),
        on_call_overrides=tuple(each.override for each in overrides),
        macros=macros.macros(file, head),
        wake_urls=on_call.wake_urls(head),
        webhooks=webhooks.webhooks(file, head),
        people=tuple(each.person for each in people),
        assistants=tuple(each.assistant for each in helpers),
        customers=tuple(each.customer for each in customers),
    )
    file.note_unknown_keys()
    return DeskDraft(
        desk=desk,
        triage=triage,
        people=people,
        assistants=helpers,
        customers=customers,
        rotations=rotations,
        overrides=overrides,
    )


def _assistant(row: Table) -> DraftAssistant:
    return assistants.assistant(row, _id(row), _each(row, "accounts", _of_chat(Account.parse)))


def _person(row: Table) -> DraftPerson:
    accounts, zone = _each(row, "accounts", _of_chat(Account.parse)), row.zone("timezone", "UTC")
    person = Person(
        id=PersonId(_id(row)),
        name=row.text("name"),
        email=_email(row),
        roles=frozenset(_values(_each(row, "roles", _one_of(_ROLES)))),
        lines=frozenset(_values(_each(row, "lines", _one_of(tuple(Line))))),
        timezone=None if row.value("timezone") is None else zone,
        hours=read_windows(row.rows("hours"), zone=zone),
        wants_day_card=row.value("day_card") != times.NONE,
        day_card=times.day_card(row),
        wake_url=called_address(row, "wake_url"),
        accounts=_values(accounts),
    )
    return DraftPerson(path=row.at, person=person, accounts=accounts)


def _customer(row: Table) -> DraftCustomer:
    channels = _each(row, "channels", _of_chat(Place.parse))
    contacts = tuple(_contact(each) for each in row.rows("contacts"))
    overrides = row.rows("overrides")
    tam = row.optional_text("tam")
    customer = Customer(
        id=CustomerId(_id(row)),
        name=row.text("name"),
        plan=row.text("plan"),
        plans=_product_plans(row.table("plans")),
        region=row.optional_text("region"),
        timezone=None if row.value("timezone") is None else row.zone("timezone", "UTC"),
        products=row.texts("products"),
        tam=None if tam is None else PersonId(tam),
        term=_term(row.table("term")),
        channels=_values(channels),
        contacts=tuple(each.contact for each in contacts),
        overrides=tuple(_override(each) for each in overrides),
    )
    raw = tuple(each.raw for each in overrides)
    return DraftCustomer(path=row.at, customer=customer, channels=channels, contacts=contacts, overrides=raw)


def _product_plans(table: Table | None) -> tuple[ProductPlan, ...]:
    """Return the plans of products that have one of their own; the keys are the customer's products."""
    return tuple(ProductPlan(product=each, ref=table.text(each)) for each in table.raw) if table else ()


def _contact(row: Table) -> DraftContact:
    accounts = _each(row, "accounts", _of_chat(Account.parse))
    contact = Contact(
        id=PersonId(_id(row)),
        name=row.text("name"),
        email=_email(row),
        accounts=_values(accounts),
        since=row.day("since") if row.value("since") is not None else None,
    )
    return DraftContact(path=row.at, contact=contact, accounts=accounts)


def _override(row: Table) -> Override:
    """Return an override for people to read. Whether the plan can take it is for the library to say."""
    if row.value("value") is None:
        row.fault("value", "is missing")
    return Override(
        key=row.text("key"),
        value=str(row.value("value")),
        clause=row.text("clause"),
        document=row.optional_text("document"),
    )


def _term(table: Table | None) -> Term | None:
    if table is None:
        return None
    term = Term(start=table.day("start"), end=table.day("end"))
    if date.min < term.end < term.start:
        table.fault("end", f"the term ends on {term.end}, before it starts on {term.start}")
    return term


def _id(row: Table) -> str:
    return row.parsed("id", _as_id, "")


def _words(languages: Table | None) -> dict[str, tuple[str, ...]]:
    """Return what people call a severity besides, by its id; the language is for whoever keeps the file."""
    tables = [languages.table(language) for language in languages.raw] if languages else []
    found: dict[str, tuple[str, ...]] = {}
    for table in tables:
        for severity in table.raw if table else ():
            found[severity] = (*found.get(severity, ()), *(table.texts(severity) if table else ()))
    return found


def _email(row: Table) -> str | None:
    if row.value("email") is None:
        return None
    return row.parsed("email", _as_email, None)


def _slash(table: Table | None, key: str, default: str) -> str:
    if table is None or table.value(key) is None:
        return default
    return table.parsed(key, _matching(_SLASH, 'a slash and a word such as "/ack"'), default)


def _each(row: Table, key: str, parse: Callable[[str], Parsed]) -> tuple[At[Parsed], ...]:
    """Return every entry of a list that can be read, each with its own path."""
    found: list[At[Parsed]] = []
    for nth, text in enumerate(row.texts(key)):
        path = (*row.at, key, str(nth))
        try:
            found.append(At(path=path, value=parse(text)))
        except ValueError as refused:
            row.note(path, str(refused))
    return tuple(found)


def _of_chat(parse: Callable[[str], OfPlatform]) -> Callable[[str], OfPlatform]:
    """Return what reads a place or an account, and refuses those on which nobody writes."""

    def of_chat(text: str) -> OfPlatform:
        value = parse(text)
        if value.platform not in CHAT:
            raise ValueError(f"“{text}” is on no platform on which people write: those are {' and '.join(CHAT)}")
        return value

    return of_chat


def _values(entries: tuple[At[Parsed], ...]) -> tuple[Parsed, ...]:
    return tuple(entry.value for entry in entries)


def _matching(pattern: re.Pattern[str], described: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(f"“{text}” must be {described}")
        return text

    return parse


_as_id = _matching(_ID, 'small letters, digits and hyphens such as "acme-one"')
_as_email = _matching(_EMAIL, "one address such as one@acme.example")


def _one_of(words: tuple[Parsed, ...]) -> Callable[[str], Parsed]:
    known: Mapping[str, Parsed] = {str(word): word for word in words}

    def parse(text: str) -> Parsed:
        if text not in known:
            raise ValueError(f"“{text}” must be one of {', '.join(known)}")
        return known[text]

    return parse
