"""The events of a ticket that an outage of several customers touches: for our side alone."""

from bot.events.happened import Happened
from bot.model.ids import IncidentId


class IncidentTied(Happened, frozen=True, kw_only=True):
    """A member of staff of that name made it part of an incident; what that is called may name other customers."""

    incident: IncidentId
    title: str
    name: str


class IncidentUntied(Happened, frozen=True, kw_only=True):
    """A member of staff of that name took it out of an incident again."""

    incident: IncidentId
    name: str


IncidentEvent = IncidentTied | IncidentUntied
