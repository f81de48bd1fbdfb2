"""The customer for whom a member of staff says something: “new acme: nobody can log in”, “plan acme”, a form."""

from msgspec.structs import replace

from bot.commands import (
    AddContact,
    Command,
    CreateIntake,
    ExplainForm,
    NoteDeactivation,
    NoteReturn,
    RemoveContact,
    RosterCommand,
    ShowContacts,
    ShowPlan,
    Submit,
    TransferContact,
)
from bot.model.desk import Customer, Desk
from bot.model.form import FieldName
from bot.model.ids import CustomerId


def addressed(command: Command, desk: Desk) -> Command:
    """Return the command without the customer that its text begins with, which it names instead.

    Only staff can choose a customer by text.
    """
    if isinstance(command, RosterCommand) and _is_by_staff(command, desk):
        return _of_customer(command, desk)
    if not isinstance(command, CreateIntake) or not _is_by_staff(command, desk):
        return command
    customer, rest = begun_with(command.text, desk)
    return replace(command, text=rest, customer=customer.id if customer else None)


def named_customer(command: Command, desk: Desk) -> Customer | None:
    """Return the customer for whom a member of staff gives a command; None if they name none, or aren't staff.

    Of somebody whose account is gone it is the one whose contact they are.
    """
    if isinstance(command, NoteDeactivation | NoteReturn):
        return _whose_contact(command, desk)
    if not _is_by_staff(command, desk):
        return None
    match command:
        case ShowContacts(words=words):
            return desk.called(words)
        case ShowPlan(words=words):
            return before_topic(words, desk)[0]
        case CreateIntake(customer=str(chosen)) | ExplainForm(customer=str(chosen)):
            return desk.customer(CustomerId(chosen))
        case AddContact() | RemoveContact() | TransferContact() if command.customer:
            return desk.customer(command.customer)
        case Submit(filled=filled):
            return desk.customer(CustomerId(filled.customer or filled.said(FieldName.CUSTOMER)))
        case _:
            return None


def _whose_contact(command: NoteDeactivation | NoteReturn, desk: Desk) -> Customer | None:
    if command.customer:
        return desk.customer(command.customer)
    known = desk.contact_of(command.origin.by) if command.origin.by else ()
    return next((customer for customer, _ in known), None)


def _of_customer(command: RosterCommand, desk: Desk) -> RosterCommand:
    """Return the command without the customer that its words begin with: “acme @Contact Three”."""
    said = command.words.split()
    for end in range(len(said), 0, -1):
        customer = desk.called(" ".join(said[:end]).rstrip(":"))
        if customer:
            return replace(command, words=" ".join(said[end:]), customer=customer.id)
    return command


def _is_by_staff(command: Command, desk: Desk) -> bool:
    by, email = command.origin.by, command.origin.email
    assistant = desk.assistant(by)
    return assistant.customer is None if assistant else by is not None and desk.staff(by, email) is not None


def before_topic(words: str, desk: Desk) -> tuple[Customer | None, str]:
    """Return the customer that the words begin with, the longest name that fits, and the topic behind it."""
    said = words.split()
    for count in range(len(said), 0, -1):
        if customer := desk.called(" ".join(said[:count])):
            return customer, " ".join(said[count:])
    return None, " ".join(said)


def begun_with(text: str, desk: Desk) -> tuple[Customer | None, str]:
    """Return the customer that the text begins with, by id or name, and the rest; else None and the whole text.

    Without a colon the text must be the customer's name alone.
    """
    named, _, rest = text.partition(":")
    customer = desk.called(named)
    return (customer, rest.strip()) if customer else (None, text)
