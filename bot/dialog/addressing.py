"""For which customer one of the vendor's people types: “acme: nobody can log in”."""

from bot.model.desk import Customer, Desk


def addressed(text: str, desk: Desk) -> tuple[Customer | None, str]:
    """The customer that the text begins with, by id or name, and the rest; the whole text where it names none.

    Without a colon the text must be the customer's name alone.
    """
    named, _, rest = text.partition(":")
    customer = desk.called(named)
    return (customer, rest.strip()) if customer else (None, text)
