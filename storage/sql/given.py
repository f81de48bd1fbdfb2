"""Rows that a statement is given as one parameter, on PostgreSQL: so it is put once for all of them.

To put a statement costs the driver and the server more than what it asks for. The rows go over as a text of JSON, since
the driver writes an array value by value, which takes longer than the statements that it would save.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import orjson
from sqlalchemy import JSON, FromClause, Integer, Text, bindparam, cast, column, func
from sqlalchemy.types import TypeEngine

from storage.sql.prepared import Bound, Values

_ROWS: Final = "rows"


def given(columns: Mapping[str, TypeEngine[Any]]) -> FromClause:
    """Return the rows, with these of their values and their number, `nth`."""
    rows = func.json_to_recordset(cast(bindparam(_ROWS, type_=Text), JSON))
    every = {"nth": Integer(), **columns}
    return rows.table_valued(*(column(name, kind) for name, kind in every.items())).render_derived(with_types=True)


def giving(rows: Sequence[Bound]) -> Values:
    """Return the parameter for rows that are bound for PostgreSQL."""
    return {_ROWS: orjson.dumps([{"nth": nth, **row} for nth, row in enumerate(rows)]).decode()}
