"""Amounts of allowances, as people say them."""

from datetime import timedelta

from bot.model.ledger import Quantity
from bot.wording import amounts


def spoken(quantity: Quantity) -> str:
    """Return an amount in words: “1 h 30 min”, “3 requests”, “120.50 EUR”."""
    amount = quantity.amount
    if quantity.counts == "requests":
        return f"{amount} request{'' if amount == 1 else 's'}"
    if quantity.counts == "hours":
        return amounts.span(timedelta(minutes=amount)) if amount else "0 min"
    return f"{amount // 100:,}.{amount % 100:02d} {quantity.currency}"


def typed(quantity: Quantity) -> str:
    """Return an amount as it is typed: “1h30m”, “3”, “120.50”."""
    amount = quantity.amount
    if quantity.counts == "requests":
        return str(amount)
    if quantity.counts == "hours":
        hours, minutes = divmod(amount, 60)
        return f"{f'{hours}h' if hours else ''}{f'{minutes}m' if minutes or not hours else ''}"
    return f"{amount // 100}.{amount % 100:02d}"
