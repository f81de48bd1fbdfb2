"""The customer for whom a member of staff says something: “new acme: nobody can log in”, “plan acme”, a form."""

from dataclasses import replace

from bot.commands import Command, CreateIntake, ExplainForm, ShowContacts, ShowPlan, Submit
from bot.model.desk import Customer, Desk
from bot.model.form import FieldName
from bot.model.ids import CustomerId


def addressed(command: Command, desk: Desk) -> Command:
    """Return the command without the customer that its text begins with, which it names instead.

    Only staff can choose a customer by text.
    """
    if not isinstance(command, CreateIntake) or not _is_by_staff(command, desk):
        return command
    customer, rest = begun_with(command.text, desk)
    return replace(command, text=rest, customer=customer.id if customer else None)


def named_customer(command: Command, desk: Desk) -> Customer | None:
    """Return the customer for whom a member of staff gives a command; None if they name none, or aren't staff."""
    if not _is_by_staff(command, desk):
        return None
    match command:
        case ShowContacts(words=words) | ShowPlan(words=words):
            return desk.called(words)
        case CreateIntake(customer=str(chosen)) | ExplainForm(customer=str(chosen)):
            return desk.customer(CustomerId(chosen))
        case Submit(filled=filled):
            return desk.customer(CustomerId(filled.customer or filled.said(FieldName.CUSTOMER)))
        case _:
            return None


def _is_by_staff(command: Command, desk: Desk) -> bool:
    by, email = command.origin.by, command.origin.email
    return by is not None and desk.staff(by, email) is not None


def begun_with(text: str, desk: Desk) -> tuple[Customer | None, str]:
    """Return the customer that the text begins with, by id or name, and the rest; else None and the whole text.

    Without a colon the text must be the customer's name alone.
    """
    named, _, rest = text.partition(":")
    customer = desk.called(named)
    return (customer, rest.strip()) if customer else (None, text)
