"""The customers whom an announcement is for: by name, by plan, or all of them."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from bot.model.desk import Customer, Desk
from bot.model.ids import CustomerId

ALL: Final = "*"
"""The value that stands for all customers in a form."""
_EVERYBODY: Final = frozenset({"all", "everybody", "everyone", "all customers"})
_BETWEEN: Final = re.compile(r"[,;，、；]|\band\b", re.IGNORECASE)

_BEFORE_TEXT: Final = re.compile(r"[:：]")


class Recipients(Struct, frozen=True, kw_only=True):
    """Customers by their ids, or `ALL`, and plans (`pack/plan`) whose customers are meant."""

    customers: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anybody is meant."""
        return bool(self.customers or self.plans)


def plans_of(customer: Customer) -> tuple[str, ...]:
    """Return the plans of a customer, that of each product too, each once."""
    return tuple(dict.fromkeys((customer.plan, *(one.ref for one in customer.plans))))


def addressed(text: str, desk: Desk) -> tuple[Recipients, str]:
    """Return whom the words before a colon mean, and the text after it: “acme, northwind/care: we're closed”.

    If any of those words means nobody, all of it is the text.
    """
    before, *rest = _BEFORE_TEXT.split(text, maxsplit=1)
    meant = [_meant(part.strip(), desk) for part in _BETWEEN.split(before)] if rest else []
    if not meant or not all(meant):
        return Recipients(), text.strip()
    customers, plans = (one for each in meant for one in each.customers), (one for each in meant for one in each.plans)
    audience = Recipients(customers=tuple(dict.fromkeys(customers)), plans=tuple(dict.fromkeys(plans)))
    return audience, "".join(rest).strip()


def chosen(audience: Recipients, desk: Desk) -> tuple[CustomerId, ...]:
    """Return the customers whom an audience means, in the order of the desk file."""
    everybody, plans = ALL in audience.customers, frozenset(audience.plans)
    return tuple(
        one.id
        for one in desk.customers
        if everybody or one.id in audience.customers or not plans.isdisjoint(plans_of(one))
    )


def _meant(word: str, desk: Desk) -> Recipients:
    if word.casefold() in _EVERYBODY:
        return Recipients(customers=(ALL,))
    if customer := desk.called(word):
        return Recipients(customers=(customer.id,))
    return Recipients(plans=tuple(dict.fromkeys(_plans_called(word.casefold(), desk))))


def _plans_called(word: str, desk: Desk) -> Iterator[str]:
    """Yield the plans of that reference, or of the pack of that name."""
    for ref in (one for customer in desk.customers for one in plans_of(customer)):
        if word in (ref.casefold(), ref.partition("/")[0].casefold()):
            yield ref
