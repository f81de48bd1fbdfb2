"""The people who are notified: by a mention if a triage channel can mention them, else directly."""

from collections.abc import Iterable

from bot.engine.homes import account_on, home_of
from bot.engine.situation import Case
from bot.engine.ticket import cards
from bot.model.message import Mention
from bot.model.people import Person
from bot.model.places import Account, Place
from bot.model.ticket import Ticket
from bot.oncall.duty import instead_of
from policies.terms import Line


def called(lines: tuple[Line, ...], ticket: Ticket, channel: Place, case: Case) -> tuple[Mention, ...]:
    """Return whom a message about the ticket mentions in that channel: its assignee, if any, and these lines."""
    person = cards.assignee(ticket, case)
    account = account_on(person, channel) if person else None
    first = (Mention(account=account, name=person.name),) if person and account else ()
    return tuple(dict.fromkeys((*first, *cards.mentions(lines, channel, case))))


def tam(case: Case) -> Person | None:
    """Return who is there for the customer as technical account manager now: they, or who stands in for them."""
    return instead_of(case.desk, case.customer.tam, case.now) if case.customer.tam else None


def accounts(people: Iterable[Person | None], case: Case) -> tuple[Account, ...]:
    """Return the account for a direct message to each of these people, each once, without those who have none."""
    homes = (home_of(person, case.desk) for person in people if person)
    return tuple(dict.fromkeys(home for home in homes if home))
