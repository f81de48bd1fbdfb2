"""Fixtures of the storage contract: `store` runs a test on every store, `database_url` on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import database as databases
from storage.database import Database
from tests.contract import postgres
from tests.contract.stores import Store, memory_store, sql_store, sqlite_store, sqlite_url


@pytest.fixture(scope="session")
def postgres_server() -> postgres.Server:
    """One PostgreSQL for the whole run."""
    return postgres.server()


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A fresh store of each kind."""
    match request.param:
        case "memory":
            yield memory_store()
        case "sqlite":
            with sqlite_store(tmp_path) as fresh:
                yield fresh
        case "postgresql":
            server: postgres.Server = request.getfixturevalue("postgres_server")
            with server.emptied_database() as url, sql_store(url) as fresh:
                yield fresh


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A fresh database of each kind."""
    if request.param == "sqlite":
        ready = databases.opened(sqlite_url(tmp_path))
        yield ready
        ready.close()
        return
    server: postgres.Server = request.getfixturevalue("postgres_server")
    with server.database() as url:
        ready = databases.opened(url)
        yield ready
        ready.close()
