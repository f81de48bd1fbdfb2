"""Whoever has open tickets is known at one look."""

from bot.model.ticket import Status
from storage.database import Database
from storage.sql.unit_of_work import SqlUnitOfWork
from storage.sql.views import SqlViews
from tests.contract.examples import a_ticket, opened


def test_the_assignees_of_open_tickets_are_known(database: Database) -> None:
    had = {"agent-one": Status.NEW, "agent-two": Status.ACKNOWLEDGED, "agent-three": Status.CLOSED, None: Status.NEW}
    with SqlUnitOfWork(database) as work:
        for number, (who, status) in enumerate(had.items(), start=1):
            saved = a_ticket(f"EX-{number}", assignee=who, assignee_id=who, status=status)
            work.save(saved, [opened(saved)])
        work.commit()

    assert SqlViews(database).assignees() == {"agent-one", "agent-two"}
