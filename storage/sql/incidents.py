"""The incidents: stored by compare-and-set on their version, like everything that two people may change at once."""

from sqlalchemy import Connection, bindparam, select, update

from bot.errors import StaleVersion
from bot.model.ids import IncidentId
from bot.model.incident import Incident
from storage import codecs
from storage.sql import cases
from storage.sql.inserts import adding
from storage.sql.prepared import Prepared
from storage.tables.incidents import INCIDENTS

_OF = Prepared(lambda _: select(INCIDENTS.c.document).where(INCIDENTS.c.id == bindparam("id")))
_LATEST = select(INCIDENTS.c.document).where(INCIDENTS.c.is_open.is_(True)).order_by(INCIDENTS.c.seq.desc())
_OPEN = Prepared(lambda _: _LATEST.limit(bindparam("limit")))
_START = adding(INCIDENTS)
_ADVANCE = Prepared(
    lambda _: (
        update(INCIDENTS)
        .where(INCIDENTS.c.id == bindparam("its_id"), INCIDENTS.c.version == bindparam("before"))
        .values({name: bindparam(name) for name in ("is_open", "version", "document")})
    )
)
_NEXT_NUMBER = Prepared(lambda _: cases.next_of("incidents"))


class IncidentsAtWork:
    """`bot.ports.Incidents` on the connection of a unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, incident: IncidentId) -> Incident | None:
        document = _OF.value(self._connection, {"id": incident})
        return None if document is None else codecs.INCIDENT.load(document)

    def open(self, limit: int) -> tuple[Incident, ...]:
        found = _OPEN.rows(self._connection, {"limit": limit})
        return tuple(codecs.INCIDENT.load(document) for (document,) in found)

    def next_number(self) -> int:
        return int(_NEXT_NUMBER.value(self._connection, {}))

    def save(self, incident: Incident) -> None:
        before = incident.version - 1
        row = {"is_open": incident.is_open, "version": incident.version, "document": codecs.INCIDENT.dump(incident)}
        if before == 0:
            kept = _START.change(self._connection, {"id": incident.id, **row})
        else:
            kept = _ADVANCE.change(self._connection, {**row, "its_id": incident.id, "before": before})
        if kept != 1:
            raise StaleVersion(f"{incident.id} is no longer at version {before}")
