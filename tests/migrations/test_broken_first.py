"""Lists kept before broken promises came first in them."""

from msgspec.structs import replace
from sqlalchemy import text

from bot.model.milestone import FIRST_RESPONSE, Basis, Breach, MilestoneId, MilestoneType
from storage.database import Database, check, upgrade
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import NOW, a_promise, a_ticket, minutes, opened
from tests.migrations.made import ready, rows

DUE = NOW + minutes(30)
BROKEN = replace(a_promise(30), breaches=(Breach(due_at=DUE, severity="1", at=DUE),))
GOAL = replace(
    a_promise(15), id=MilestoneId("confirmation/1"), type=MilestoneType.CONFIRMATION, basis=Basis.GOAL, severity=None
)
AS_IT_WAS = (
    "UPDATE tickets SET next_about = 'confirmation/1', next_basis = 'goal', next_due = NULL, next_at = opened_at"
)


def test_what_is_broken_is_due_next_of_a_ticket_of_before(empty: str) -> None:
    upgrade(empty)
    with ready(empty) as database, SqlUnitOfWork(database) as work:
        ticket = a_ticket(milestones=(GOAL, BROKEN))
        work.save(ticket, [opened(ticket)])
        work.commit()
    database = Database(empty)
    with database.transaction() as connection:
        connection.execute(text(AS_IT_WAS))
        connection.execute(text("DROP INDEX ix_milestones_missed_before"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0034'"))
    database.close()

    upgrade(empty)

    assert check(empty) == ()
    assert rows(empty, "SELECT next_about, next_basis, next_at = due_at FROM tickets, milestones WHERE breached") == [
        (FIRST_RESPONSE, "promise", True)
    ]
