"""The promises that are broken, as a report lists them one by one."""

from bot.model.milestone import MilestoneId, MilestoneType, Outcome
from storage.database import Database
from storage.sql.views import SqlViews
from tests.contract.examples import ACME
from tests.contract.test_attainment import DUE, HOUR, NOW, REPORTED, keep, promised


def test_an_update_that_did_not_come_says_when_the_next_one_did(database: Database) -> None:
    updates = (
        promised(outcome, at, due, id=MilestoneId(f"next-update/{number}"), type=MilestoneType.NEXT_UPDATE)
        for number, (outcome, at, due) in enumerate(
            (
                (Outcome.LAPSED, DUE, DUE),
                (Outcome.LAPSED, DUE + HOUR, DUE + HOUR),
                (Outcome.MET, DUE + 2 * HOUR, DUE + 3 * HOUR),
                (Outcome.LAPSED, DUE + 4 * HOUR, DUE + 4 * HOUR),
            ),
            start=1,
        )
    )
    keep(database, "EX-1", *updates)

    found = SqlViews(database).broken(REPORTED, NOW, customer=ACME, limit=10)

    assert [one.next_at for one in found] == [None, DUE + 2 * HOUR, DUE + 2 * HOUR]
