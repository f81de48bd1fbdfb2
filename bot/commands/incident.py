"""The command about an outage of several customers."""

from dataclasses import dataclass

from bot.commands.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangeIncident:
    """Show, begin, tell or end an incident, or change what belongs to it: `bot.language.incident_words` reads it."""

    origin: Origin
    text: str = ""


IncidentCommand = ArrangeIncident
"""A command about tickets of several customers at once."""
