"""What was missed before a severity changed is found with its ticket, wherever that is still known."""

from msgspec.structs import replace

from bot.events import Acknowledged
from bot.model.milestone import Basis, Breach, MilestoneId, MilestoneType, Outcome
from storage.database import Database
from storage.sql.unit_of_work import SqlUnitOfWork
from storage.sql.views import SqlViews
from tests.contract.examples import ACME, a_ticket, opened
from tests.contract.test_attainment import DUE, GLOBE, HOUR, NOW, REPORTED, keep, promised

EARLIER = Breach(due_at=DUE - HOUR, severity="1", at=DUE - HOUR)


def found(database: Database, limit: int = 10) -> list[tuple[object, ...]]:
    listed = SqlViews(database).missed_before(REPORTED, NOW, customer=None, limit=limit)
    return [(one.ticket, one.severity, one.due_at, one.then_due, one.met_at) for one in listed]


def test_it_names_the_ticket_and_both_due_times_and_when_it_came(database: Database) -> None:
    keep(database, "EX-1", promised(Outcome.MET, severity="3", breaches=(EARLIER,)))
    keep(database, "EX-2", promised(Outcome.MET, severity="3"))

    assert found(database) == [("EX-1", "1", DUE - HOUR, DUE, DUE)]


def test_a_breach_of_the_time_that_it_is_judged_by_is_no_earlier_one(database: Database) -> None:
    keep(database, "EX-1", promised(Outcome.MET, DUE + HOUR, breaches=(Breach(due_at=DUE, severity="1", at=DUE),)))

    assert found(database) == []


def test_of_what_promises_nothing_any_more_the_last_breach_is_judged_and_the_others_are_listed(
    database: Database,
) -> None:
    breaches = tuple(Breach(due_at=DUE - (3 - int(one)) * HOUR, severity=one, at=DUE) for one in "12")
    keep(database, "EX-1", promised(Outcome.MET, basis=Basis.GOAL, severity=None, breaches=breaches, due=None))

    assert found(database) == [("EX-1", "1", DUE - 2 * HOUR, DUE - HOUR, DUE)]


def test_what_its_ticket_has_forgotten_is_in_its_timeline(database: Database) -> None:
    kind = MilestoneType.NEXT_UPDATE
    one = promised(Outcome.MET, id=MilestoneId("next-update/1"), type=kind, severity="3", breaches=(EARLIER,))
    ticket = a_ticket(milestones=(replace(one, id=MilestoneId("next-update/2"), breaches=()),), version=2)
    with SqlUnitOfWork(database) as work:
        begun = replace(opened(ticket), milestones=(replace(one, ended=None),))
        work.save(
            ticket, [begun, Acknowledged(at=DUE, by="agent-one", via="button", name="Agent One", milestones=(one,))]
        )
        work.commit()

    assert found(database) == [("EX-1", "1", DUE - HOUR, DUE, DUE)]


def test_the_latest_come_first_and_no_more_than_are_wanted(database: Database) -> None:
    for number in (1, 2, 3):
        missed = replace(EARLIER, due_at=DUE - number * HOUR)
        keep(database, f"EX-{number}", promised(Outcome.MET, severity="3", breaches=(missed,)))

    assert [one[0] for one in found(database, limit=2)] == ["EX-1", "EX-2"]


def test_each_customer_has_its_own(database: Database) -> None:
    keep(database, "EX-1", promised(Outcome.MET, severity="3", breaches=(EARLIER,)))

    views = SqlViews(database)

    assert len(views.missed_before(REPORTED, NOW, customer=ACME, limit=10)) == 1
    assert views.missed_before(REPORTED, NOW, customer=GLOBE, limit=10) == ()
