"""Names that one transaction holds at a time, for things that have no row yet.

On SQLite there is one writer, so every name is held already.
"""

from collections.abc import Callable, Sequence

from sqlalchemy import ARRAY, Connection, Text, bindparam, func, select

from storage.sql.prepared import Prepared

_NUMBER = func.hashtextextended(bindparam("name", type_=Text), 0)
_NAMES = func.unnest(bindparam("names", type_=ARRAY(Text))).column_valued()
_HOLD = Prepared(lambda _: select(func.pg_advisory_xact_lock(func.hashtextextended(_NAMES, 0))))
_TRY = Prepared(lambda _: select(func.pg_try_advisory_xact_lock(_NUMBER)))


def hold(connection: Connection, names: Sequence[str]) -> None:
    """Wait until nobody else holds the names, one after another, and hold them until the transaction ends."""
    if connection.dialect.name == "postgresql" and names:
        _HOLD.ask(connection, {"names": names})


def try_hold(connection: Connection, name: str) -> Callable[[], bool]:
    """Hold the name until the transaction ends, without waiting, within `engines.in_one_trip`.

    What is returned says after that whether nobody else holds it.
    """
    if connection.dialect.name != "postgresql":
        return lambda: True
    asked = _TRY.ask(connection, {"name": name})
    return lambda: bool(asked.fetchone()[0])
