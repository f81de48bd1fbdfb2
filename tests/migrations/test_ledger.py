"""Ledgers that were kept before their entries had rows."""

from sqlalchemy import text

from storage.database import Database, check, upgrade
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import ACME
from tests.contract.test_ledger import a_whole_life
from tests.migrations.made import ready
from tests.migrations.past import OF_THE_TWENTY_NINTH, WITHOUT_COUNTED, WITHOUT_FIGURES, WITHOUT_LEDGER, WITHOUT_RADAR


def test_entries_of_the_twenty_fifth_schema_are_listed_out_of_their_timelines(empty: str) -> None:
    upgrade(empty)
    with ready(empty) as database, SqlUnitOfWork(database) as work:
        a_whole_life(work)
        work.commit()
        before = work.contracts.ledger(ACME)
    set_back(empty)

    upgrade(empty)

    assert check(empty) == ()
    with ready(empty) as database, SqlUnitOfWork(database) as work:
        assert work.contracts.ledger(ACME) == before != ()


def set_back(url: str) -> None:
    """Undo the twenty-sixth schema, and what came after it."""
    database = Database(url)
    with database.transaction() as connection:
        undone = (*OF_THE_TWENTY_NINTH, *WITHOUT_COUNTED, *WITHOUT_LEDGER, *WITHOUT_RADAR, *WITHOUT_FIGURES)
        for statement in (*undone, "UPDATE alembic_version SET version_num = '0025'"):
            connection.execute(text(statement))
    database.close()
