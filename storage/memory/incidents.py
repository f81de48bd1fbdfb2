"""The incidents, without SQL."""

from bot.errors import StaleVersion
from bot.model.ids import IncidentId
from bot.model.incident import Incident
from storage import codecs
from storage.memory.kept import Kept


class MemoryIncidents:
    """`bot.ports.Incidents` in memory."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def of(self, incident: IncidentId) -> Incident | None:
        return self._kept.incidents.get(incident)

    def open(self, limit: int) -> tuple[Incident, ...]:
        latest = reversed(self._kept.incidents.values())
        return tuple(one for one in latest if one.is_open)[:limit]

    def next_number(self) -> int:
        self._kept.incident_numbers += 1
        return self._kept.incident_numbers

    def save(self, incident: Incident) -> None:
        stored = self._kept.incidents.get(incident.id)
        version = stored.version if stored else 0
        if version != incident.version - 1:
            raise StaleVersion(f"{incident.id} is at version {version}")
        self._kept.incidents[incident.id] = codecs.stored(incident, codecs.INCIDENT)
