"""Names that one transaction holds at a time, for what no row stands for yet.

On SQLite there is one writer, so every name is held already.
"""

from sqlalchemy import ColumnElement, Connection, func, select


def hold(connection: Connection, name: str) -> None:
    """Waits until nobody else holds the name; holds it until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_number(name))))


def try_hold(connection: Connection, name: str) -> bool:
    """Likewise without waiting; False if somebody else holds it."""
    if connection.dialect.name != "postgresql":
        return True
    return bool(connection.execute(select(func.pg_try_advisory_xact_lock(_number(name)))).scalar())


def _number(name: str) -> ColumnElement[int]:
    return func.hashtextextended(name, 0)
