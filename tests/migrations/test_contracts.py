"""Contracts that were kept before account managers could look for them by columns."""

import json

from msgspec.structs import replace
from sqlalchemy import text

from bot.engine.evolve.contract import fold_contract
from bot.events import ContractOpened
from storage.database import Database, check, upgrade
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import ACME, a_plan
from tests.contract.test_contracts import FIVE_SEATS, opening
from tests.migrations.made import ready, rows
from tests.migrations.past import OF_THE_TWENTY_NINTH, WITHOUT_COUNTED, WITHOUT_LEDGER, WITHOUT_NEEDS, WITHOUT_RADAR

COLUMNS = ("seats", "below_minimum", "unattested", "term_end", "contacts_left", "approvals", "since")
LOOKED_FOR = f"SELECT customer, {', '.join(COLUMNS)} FROM contracts"  # noqa: S608 – names of ours


def test_contracts_of_the_twenty_second_schema_are_looked_for_by_their_seats(empty: str) -> None:
    upgrade(empty)
    opened: ContractOpened = opening()
    with ready(empty) as database, SqlUnitOfWork(database) as work:
        work.pin(replace(a_plan("v1"), contacts=replace(FIVE_SEATS, minimum=3, duties=("watch over tickets",))))
        work.contracts.save(fold_contract(None, [opened]), [opened])
        work.commit()
    before = rows(empty, LOOKED_FOR)
    set_back(empty)

    upgrade(empty)

    assert check(empty) == ()
    with ready(empty) as database, SqlUnitOfWork(database) as work:
        assert work.contracts.to_change(ACME) == fold_contract(None, [opened])
    assert rows(empty, LOOKED_FOR) == before == [("acme", 1, True, 1, None, 0, 0, before[0][-1])]


def set_back(url: str) -> None:
    """Undo what came since the twenty-third schema, and what documents have had since contracts have milestones."""
    database = Database(url)
    with database.transaction() as connection:
        kept = json.loads(connection.execute(text("SELECT document FROM contracts")).scalar_one())
        for part, new in ((kept, ("milestones", "approvals")), (kept["roster"][0], ("grant", "attested", "left_at"))):
            for name in new:
                del part[name]
        connection.execute(text("UPDATE contracts SET document = :document"), {"document": json.dumps(kept)})
        for statement in (*OF_THE_TWENTY_NINTH, *WITHOUT_COUNTED, *WITHOUT_LEDGER, *WITHOUT_NEEDS, *WITHOUT_RADAR):
            connection.execute(text(statement))
        for column in COLUMNS:
            connection.execute(text(f"ALTER TABLE contracts DROP COLUMN {column}"))
        for column in ("confirmed_at", "rating"):
            connection.execute(text(f"ALTER TABLE tickets DROP COLUMN {column}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0022'"))
    database.close()
