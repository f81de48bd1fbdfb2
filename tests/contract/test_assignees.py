"""Whoever has open tickets is known at one look."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.model.ticket import Status
from storage import database as databases
from storage.database import Database
from storage.sql.unit_of_work import SqlUnitOfWork
from storage.sql.views import SqlViews
from tests.contract.examples import a_ticket, opened
from tests.contract.postgres import Server
from tests.contract.stores import sqlite_url


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A fresh database of each kind."""
    if request.param == "sqlite":
        ready = databases.opened(sqlite_url(tmp_path))
        yield ready
        ready.close()
        return
    server: Server = request.getfixturevalue("postgres_server")
    with server.database() as url:
        ready = databases.opened(url)
        yield ready
        ready.close()


def test_the_assignees_of_open_tickets_are_known(database: Database) -> None:
    had = {"agent-one": Status.NEW, "agent-two": Status.ACKNOWLEDGED, "agent-three": Status.CLOSED, None: Status.NEW}
    with SqlUnitOfWork(database) as work:
        for number, (who, status) in enumerate(had.items(), start=1):
            saved = a_ticket(f"EX-{number}", assignee=who, assignee_id=who, status=status)
            work.save(saved, [opened(saved)])
        work.commit()

    assert SqlViews(database).assignees() == {"agent-one", "agent-two"}
