"""Plans as they were promised: each version once, named by its content, never changed."""

from functools import lru_cache

from sqlalchemy import Connection, bindparam, select

from policies.terms import Plan
from storage import codecs
from storage.sql.inserts import adding
from storage.sql.prepared import Prepared
from storage.tables.plans import PLANS

_PIN = adding(PLANS)
_PINNED = Prepared(lambda _: select(PLANS.c.document).where(PLANS.c.version == bindparam("version")))


def pin(connection: Connection, plan: Plan) -> None:
    """Keep a version, unless it is kept already."""
    row = {"version": plan.version, "ref": plan.ref, "document": codecs.PLAN.dump(plan)}
    _PIN.change(connection, row)


def pinned(connection: Connection, version: str) -> Plan:
    """Return the plan of that version; raises KeyError for one never pinned."""
    document = _PINNED.value(connection, {"version": version})
    if document is None:
        raise KeyError(version)
    return _read(document)


@lru_cache(maxsize=256)
def _read(document: str) -> Plan:
    """Return the plan of a document. Reading one takes as long as a dozen queries, and what it says never changes."""
    return codecs.PLAN.load(document)
