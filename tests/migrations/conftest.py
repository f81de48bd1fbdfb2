"""An empty database of each kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract import postgres


@pytest.fixture(scope="session")
def postgres_server() -> postgres.Server:
    """One PostgreSQL for the whole run."""
    return postgres.server()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'desk.db'}"
        return
    server: postgres.Server = request.getfixturevalue("postgres_server")
    with server.empty_database() as url:
        yield url
