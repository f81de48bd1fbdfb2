"""The people to notify when something must reach a person and the way it should have gone doesn't work."""

from collections.abc import Callable, Iterable

from bot.effects import Destination, InChannel, ToPerson
from bot.model.desk import Desk
from bot.model.people import Person, Role
from bot.model.places import Account, Place

ANSWERABLE = frozenset({Role.LEAD, Role.MANAGER})
"""The roles that answer for the desk."""

Test = Callable[[Place | Account], bool]


def destinations(desk: Desk, is_unreached: Test = lambda _: False) -> tuple[Destination, ...]:
    """Return whom to notify: the triage channels, else leads and managers directly, else everybody who can be reached.

    `is_unreached` tells, for a channel or an account, whether nothing gets through there. Empty: only the log is left.
    """
    channels = tuple(InChannel(place=place) for place in desk.triage if not is_unreached(place))
    answerable = [person for person in desk.people if person.roles & ANSWERABLE]
    return channels or _directly(answerable, is_unreached) or _directly(desk.people, is_unreached)


def _directly(people: Iterable[Person], is_unreached: Test) -> tuple[ToPerson, ...]:
    """Return the first account of each that can be reached."""
    found = (next((one for one in person.accounts if not is_unreached(one)), None) for person in people)
    return tuple(ToPerson(account=account) for account in found if account)
