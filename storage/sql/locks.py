"""Names that one transaction holds at a time, for what no row stands for yet.

On SQLite there is one writer, so every name is held already.
"""

from sqlalchemy import Connection, Text, bindparam, func, select

from storage.sql.prepared import Prepared

_NUMBER = func.hashtextextended(bindparam("name", type_=Text), 0)
_HOLD = Prepared(lambda _: select(func.pg_advisory_xact_lock(_NUMBER)))
_TRY = Prepared(lambda _: select(func.pg_try_advisory_xact_lock(_NUMBER)))


def hold(connection: Connection, name: str) -> None:
    """Waits until nobody else holds the name; holds it until the transaction ends."""
    if connection.dialect.name == "postgresql":
        _HOLD.change(connection, {"name": name})


def try_hold(connection: Connection, name: str) -> bool:
    """Likewise without waiting; False if somebody else holds it."""
    return connection.dialect.name != "postgresql" or bool(_TRY.value(connection, {"name": name}))
