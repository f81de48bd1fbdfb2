"""The customer for whom a member of staff says something: “new acme: nobody can log in”, “plan acme”, a form."""

from dataclasses import replace

from bot.commands import Command, CreateIntake, ExplainForm, ShowContacts, ShowPlan, Submit
from bot.model.desk import Customer, Desk
from bot.model.form import FieldName
from bot.model.ids import CustomerId


def addressed(command: Command, desk: Desk) -> tuple[Command, Customer | None]:
    """Return the command without the customer that its text begins with, and that customer, if one is named.

    Only staff can choose a customer by text.
    """
    by, email = command.origin.by, command.origin.email
    if by is None or desk.staff(by, email) is None:
        return command, None
    match command:
        case ShowContacts(words=words) | ShowPlan(words=words):
            return command, desk.called(words)
        case CreateIntake(text=text):
            customer, rest = begun_with(text, desk)
            return replace(command, text=rest), customer
        case Submit(filled=filled):
            return command, desk.customer(CustomerId(filled.customer or filled.said(FieldName.CUSTOMER)))
        case ExplainForm(customer=str(chosen)):
            return command, desk.customer(CustomerId(chosen))
        case _:
            return command, None


def begun_with(text: str, desk: Desk) -> tuple[Customer | None, str]:
    """Return the customer that the text begins with, by id or name, and the rest; else None and the whole text.

    Without a colon the text must be the customer's name alone.
    """
    named, _, rest = text.partition(":")
    customer = desk.called(named)
    return (customer, rest.strip()) if customer else (None, text)
