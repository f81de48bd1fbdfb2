"""Membership of a column in many values, asked with a single parameter.

Written out, a thousand values take longer to bind than their rows to find. The same ones are asked about several times
in a row, once for each part of a radar, so that their order and their text are kept.
"""

import json
from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import ARRAY, ColumnElement, Connection, Text, any_, bindparam, func, select


def among(connection: Connection, column: ColumnElement[str], values: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a column of text has one of these values, for the database of the connection."""
    kept = values if isinstance(values, frozenset) else frozenset(values)
    if connection.dialect.name == "postgresql":
        return column == any_(bindparam(None, _in_order(kept), type_=ARRAY(Text), unique=True))
    each = func.json_each(bindparam(None, _as_json(kept), type_=Text, unique=True)).table_valued("value")
    return column.in_(select(each.c.value))


@lru_cache(maxsize=4)
def _in_order(values: frozenset[str]) -> list[str]:
    return sorted(values)


@lru_cache(maxsize=4)
def _as_json(values: frozenset[str]) -> str:
    return json.dumps(sorted(values))
