"""Who hears of it when the desk itself is in trouble. Never by the way that has just failed."""

from collections.abc import Set as AbstractSet

from bot.effects import Destination, InChannel, ToPerson
from bot.model.desk import Desk
from bot.model.people import Role

ANSWERABLE = frozenset({Role.LEAD, Role.MANAGER})
"""Who answers for the desk."""


def told(desk: Desk, failed: AbstractSet[str] = frozenset()) -> tuple[Destination, ...]:
    """The triage channels; where none is left, the leads and managers directly. Empty: only the log is left.

    `failed` are the conversations that cannot be reached. A failed message to a lead or manager alarms nobody, since
    it may have been such an alarm: that way it never goes round in circles.
    """
    answerable = [person.accounts[0] for person in desk.people if person.roles & ANSWERABLE and person.accounts]
    if not failed.isdisjoint(str(account) for account in answerable):
        return ()
    channels = [place for place in desk.triage if str(place) not in failed]
    if channels:
        return tuple(InChannel(place=place) for place in channels)
    return tuple(ToPerson(account=account) for account in answerable)
