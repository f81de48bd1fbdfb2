"""Statements of the hot path: SQLAlchemy writes their SQL once, and then the driver runs it.

Putting a statement through SQLAlchemy costs several times what the database needs for it, and a command runs some ten
of them. So a statement is compiled once per dialect, and what SQLAlchemy would do at each execution is kept from that:
the SQL, the order of the parameters, and for each its own value (a constant of the statement) and the conversion of its
column's type (enums, instants). A call then looks up the given values, converts them and hands them to the driver's
cursor. The connection, its transaction and the translation of errors remain SQLAlchemy's and `engines`'. Results come
as the driver has them, where they are text and numbers; whole rows are converted by the types of their columns.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, make_url
from sqlalchemy.sql import ClauseElement
from sqlalchemy.types import TypeEngine
from sqlmodel.sql.sqltypes import UTCDateTime

from bot.errors import StaleVersion
from storage import engines

Values = Mapping[str, Any]
Bound = Any
"""The values of one run as a driver takes them."""
Found = Any
"""A row that was found: an attribute for each of its columns."""

_DIALECTS: Mapping[str, Dialect] = {
    "sqlite": make_url("sqlite://").get_dialect()(),
    "postgresql": make_url("postgresql+psycopg://").get_dialect()(),
}


class Prepared:
    """A statement, given as a function of the dialect's name, with the parameters of `bindparam` and of columns.

    Each call raises StorageUnavailable as the connection itself would.
    """

    def __init__(self, write: Callable[[str], ClauseElement], *, surely: bool = False) -> None:
        """`surely`: each run concerns one row, or somebody else was quicker. On PostgreSQL the statement sees to it."""
        self._write = write
        self._surely = surely
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, connection: Connection, values: Values) -> list[tuple[Any, ...]]:
        """Return what it finds, as the driver gives it: for text and numbers."""
        found: list[tuple[Any, ...]] = self._run(connection, values).fetchall()
        return found

    def value(self, connection: Connection, values: Values) -> Any:
        """Return the first column of the first row, or None."""
        rows = self.rows(connection, values)
        return rows[0][0] if rows else None

    def found(self, connection: Connection, values: Values) -> list[Found]:
        """Return the rows that it finds, each value as its column's type has it."""
        return self._for(connection.dialect.name).read(self._run(connection, values).fetchall())

    def one(self, connection: Connection, values: Values) -> Found | None:
        """Return the first such row, or None."""
        return next(iter(self.found(connection, values)), None)

    def change(self, connection: Connection, values: Values) -> int:
        """Run it, and return how many rows it concerned."""
        return int(self._run(connection, values).rowcount)

    def ask(self, connection: Connection, values: Values) -> Any:
        """Run it within `engines.in_one_trip`; return the driver's cursor, which has the answer after that."""
        return self._run(connection, values)

    def answer(self, connection: Connection, asked: Any) -> list[Found]:
        """Return the rows that `ask` found, each value as its column's type has it."""
        return self._for(connection.dialect.name).read(asked.fetchall())

    def change_each(self, connection: Connection, many: Iterable[Values]) -> None:
        """Run it for each of many."""
        self.change_bound(connection, self.bound(connection.dialect.name, many))

    def bound(self, dialect: str, many: Iterable[Values]) -> list[Bound]:
        """Return each of many as the driver takes it. That can be done before there is a transaction."""
        return [self._for(dialect).bind(values) for values in many]

    def change_bound(self, connection: Connection, rows: Sequence[Bound]) -> None:
        """Run it for each of many that are `bound`."""
        if not rows:
            return
        compiled = self._for(connection.dialect.name)
        cursor = engines.drive(connection, lambda cursor: cursor.executemany(compiled.sql, rows))
        if self._surely and connection.dialect.name == "sqlite" and cursor.rowcount != len(rows):
            raise StaleVersion("Somebody else was quicker.")

    def _run(self, connection: Connection, values: Values) -> Any:
        compiled = self._for(connection.dialect.name)
        bound = compiled.bind(values)
        return engines.drive(connection, lambda cursor: cursor.execute(compiled.sql, bound))

    def _for(self, dialect: str) -> "_Compiled":
        compiled = self._compiled.get(dialect)
        if compiled is None:
            compiled = self._compiled[dialect] = _Compiled(self._write(dialect), _DIALECTS[dialect])
        return compiled


def _kind_of_row(columns: Iterable[str]) -> Any:
    return namedtuple("Found", tuple(columns), rename=True)


def _conversion(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """Return what gives a value as the driver takes it; None if it is taken as it is."""
    if dialect.name == "sqlite" and isinstance(kind, UTCDateTime):
        return _instant
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _instant(value: datetime) -> str:
    """Return an instant as its column's type writes it on SQLite, in one step instead of three."""
    if value.tzinfo is None:
        raise ValueError(f"{value.isoformat()} has no time zone: instants are kept in UTC")
    return _written(value.astimezone(UTC))


@lru_cache(maxsize=64)  # most that one act writes has the same instant
def _written(instant: datetime) -> str:
    return instant.replace(tzinfo=None).isoformat(" ", "microseconds")


class _Compiled:
    """One statement for one database."""

    def __init__(self, statement: ClauseElement, dialect: Dialect) -> None:
        compiled: Any = statement.compile(dialect=dialect)
        parameters = {name: parameter for parameter, name in compiled.bind_names.items()}
        self.sql = str(compiled)
        self._by_name = compiled.positiontup is None
        self._parameters = [
            (name, compiled.params[name], _conversion(parameters[name].type, dialect))
            for name in compiled.positiontup or parameters
        ]
        self._names = [name for name, _, _ in self._parameters]
        columns = compiled._result_columns
        self._row = _kind_of_row(column.keyname for column in columns)
        self._read = [
            (nth, convert)
            for nth, column in enumerate(columns)
            if (convert := column.type.dialect_impl(dialect).result_processor(dialect, None))
        ]

    def read(self, rows: Iterable[tuple[Any, ...]]) -> list[Found]:
        """Return rows of the driver as the types of their columns have them."""
        return [self._row._make(self._converted(row)) for row in rows]

    def _converted(self, row: tuple[Any, ...]) -> Iterable[Any]:
        values = list(row)
        for nth, convert in self._read:
            values[nth] = convert(values[nth])
        return values

    def bind(self, values: Values) -> Any:
        """Return the values as the driver takes them; a parameter that isn't given has the statement's own value."""
        bound = [
            value if (value := values.get(name, own)) is None or convert is None else convert(value)
            for name, own, convert in self._parameters
        ]
        return dict(zip(self._names, bound, strict=True)) if self._by_name else bound
