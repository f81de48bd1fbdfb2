"""The names of people and customers here, as they are written: they decide whether a message is more than a greeting.

They also decide whether it would tell customers of each other.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from operator import attrgetter
from typing import Final

from bot.engine.situation import Case
from bot.language import naming, plain, responses
from bot.language.orders import tickets_named
from bot.model.desk import Desk
from bot.model.ids import CustomerId, TicketId
from bot.model.intake import Intake
from bot.model.ticket import Ticket

_NAME: Final = attrgetter("name")


def names_greeted(case: Case, *also: str) -> frozenset[str]:
    """Return every word of the names of the staff, the customer's contacts, the desk, and these."""
    people = map(_NAME, (case.desk, case.customer, *case.customer.contacts, *case.desk.people))
    return _words_of((case.desk.ticket_prefix, *also, *people))


@lru_cache(maxsize=256)  # several rules ask it of the same message
def _words_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in plain.words(name))


def handles(desk: Desk) -> tuple[str, ...]:
    """Return how staff are written after an “@”: by name, first name, id or the platform's id."""
    return tuple(
        handle
        for one in desk.people
        for handle in (one.name, one.id, *one.name.split(), one.name.replace(" ", "."), *(a.user for a in one.accounts))
    )


def is_answer(text: str, case: Case, subject: Ticket | Intake) -> bool:
    """Return whether what staff write to the customer is an answer, by the same rule however it reaches them."""
    names = names_greeted(case, subject.requester_name)
    return responses.is_answer(text, names=names, colleagues=handles(case.desk))


def others_named(
    text: str, readers: AbstractSet[CustomerId], tickets: AbstractSet[TicketId], desk: Desk
) -> Iterator[str]:
    """Yield the customers and tickets in a text that some of its readers would read of whom they don't concern.

    A name is known however it is written: small, without accents, with a hyphen or signs in it that nobody sees. The
    readers' own `tickets` may be named to one customer alone.
    """
    said = naming.spellings(text)
    for customer in desk.customers:
        if readers != {customer.id} and naming.says(said, naming.whole(customer.name)):
            yield customer.name
    own = tickets if len(readers) == 1 else frozenset[TicketId]()
    yield from (one for one in tickets_named(text, desk.ticket_prefix) if one not in own)


def names_of_others(text: str, readers: AbstractSet[CustomerId], desk: Desk) -> tuple[str, ...]:
    """Return what may be the names of customers, contacts and tickets in a text that others would read."""
    surely = others_named(text, readers, frozenset(), desk)
    return tuple(dict.fromkeys((*surely, *others_hinted(text, readers, desk))))


def others_hinted(text: str, readers: AbstractSet[CustomerId], desk: Desk) -> Iterator[str]:
    """Yield the customers, and their contacts, whom a text may name to others, by less than a customer's whole name.

    What one reader's own name has in it, they may read.
    """
    said, (mine, *others) = naming.spellings(text), (*map(desk.customer, readers), None)
    own = naming.parts(mine.name) | naming.whole(mine.name) if mine and others == [None] else frozenset[str]()
    for customer in desk.customers:
        if readers == {customer.id}:
            continue
        if not naming.says(said, naming.whole(customer.name)) and naming.says(said, naming.parts(customer.name) - own):
            yield customer.name
        for contact in customer.contacts:
            known = naming.whole(contact.name) | naming.whole(contact.email or "")
            if naming.says(said, known):
                yield contact.name
