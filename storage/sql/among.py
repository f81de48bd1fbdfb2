"""Membership of a column in many values, asked with a single parameter.

Written out, a thousand values take longer to bind than their rows to find.
"""

from collections.abc import Iterable

from sqlalchemy import ARRAY, JSON, ColumnElement, Connection, Text, any_, bindparam, func, select


def among(connection: Connection, column: ColumnElement[str], values: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a column of text has one of these values, for the database of the connection."""
    if connection.dialect.name == "postgresql":
        return column == any_(bindparam(None, sorted(values), type_=ARRAY(Text), unique=True))
    each = func.json_each(bindparam(None, sorted(values), type_=JSON, unique=True)).table_valued("value")
    return column.in_(select(each.c.value))
