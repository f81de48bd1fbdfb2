"""Names that one transaction holds at a time, for things that have no row yet.

On SQLite there is one writer, so every name is held already.
"""

from collections.abc import Callable

from sqlalchemy import Connection, Text, bindparam, func, select

from storage.sql.prepared import Prepared

_NUMBER = func.hashtextextended(bindparam("name", type_=Text), 0)
_HOLD = Prepared(lambda _: select(func.pg_advisory_xact_lock(_NUMBER)))
_TRY = Prepared(lambda _: select(func.pg_try_advisory_xact_lock(_NUMBER)))


def hold(connection: Connection, name: str) -> None:
    """Wait until nobody else holds the name, and hold it until the transaction ends."""
    if connection.dialect.name == "postgresql":
        _HOLD.change(connection, {"name": name})


def ask(connection: Connection, name: str) -> None:
    """Hold the name as `hold` does, within `engines.in_one_trip`."""
    if connection.dialect.name == "postgresql":
        _HOLD.ask(connection, {"name": name})


def try_hold(connection: Connection, name: str) -> Callable[[], bool]:
    """Hold the name until the transaction ends, without waiting, within `engines.in_one_trip`.

    What is returned says after that whether nobody else holds it.
    """
    if connection.dialect.name != "postgresql":
        return lambda: True
    asked = _TRY.ask(connection, {"name": name})
    return lambda: bool(asked.fetchone()[0])
