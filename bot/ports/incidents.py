"""The incidents, in one transaction of the desk."""

from typing import Protocol

from bot.model.ids import IncidentId
from bot.model.incident import Incident


class Incidents(Protocol):
    """The incidents of a unit of work, which keeps nothing of them without its `commit`."""

    def of(self, incident: IncidentId) -> Incident | None:
        """Return the incident of that id, open or over."""

    def open(self, limit: int) -> tuple[Incident, ...]:
        """Return the incidents that are open, the latest first, at most `limit`."""

    def next_number(self) -> int:
        """Return the next number of an incident, from 1, never given twice."""

    def save(self, incident: Incident) -> None:
        """Store an incident; raises StaleVersion unless the stored one's version is one less."""
