"""The events of a ticket that an outage of several customers touches: for our side alone."""

from dataclasses import dataclass

from bot.events.happened import Happened
from bot.model.ids import IncidentId


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentTied(Happened):
    """A member of staff of that name made it part of an incident; what that is called may name other customers."""

    incident: IncidentId
    title: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentUntied(Happened):
    """A member of staff of that name took it out of an incident again."""

    incident: IncidentId
    name: str


IncidentEvent = IncidentTied | IncidentUntied
