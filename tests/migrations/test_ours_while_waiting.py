"""Lists kept before a running promise made a ticket ours that waits for its customer, too."""

from msgspec.structs import replace
from sqlalchemy import text

from bot.model.milestone import MilestoneId, MilestoneType
from bot.model.ticket import Status
from bot.model.turn import Turn
from storage.database import Database, check, upgrade
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import a_promise, a_ticket, opened
from tests.migrations.made import ready, rows

WORKAROUND = replace(a_promise(30), id=MilestoneId("workaround"), type=MilestoneType.WORKAROUND)
AS_IT_WAS = "UPDATE tickets SET turn = 2, next_at = opened_at"


def test_a_ticket_of_before_that_waits_with_a_promise_is_ours_in_lists(empty: str) -> None:
    upgrade(empty)
    with ready(empty) as database, SqlUnitOfWork(database) as work:
        ticket = a_ticket(status=Status.WAITING, milestones=(WORKAROUND,))
        work.save(ticket, [opened(ticket)])
        work.commit()
    database = Database(empty)
    with database.transaction() as connection:
        connection.execute(text(AS_IT_WAS))
        connection.execute(text("UPDATE alembic_version SET version_num = '0035'"))
    database.close()

    upgrade(empty)

    assert check(empty) == ()
    assert rows(empty, "SELECT turn, next_at = due_at FROM tickets, milestones") == [(int(Turn.OURS), True)]
