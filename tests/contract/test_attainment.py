"""What reports are made of: every promise has one verdict, in the month of its due time by its customer's clock."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from bot.model.attainment import Months, Stretch, Tally, Took, grouped
from bot.model.ids import CustomerId
from bot.model.milestone import Basis, Breach, Ended, Milestone, MilestoneId, MilestoneType, Outcome, Owner
from bot.model.rating import Rating
from bot.model.response import Response
from bot.model.satisfaction import Satisfaction
from bot.model.ticket import Status
from bot.wording import report
from storage.database import Database
from storage.sql.unit_of_work import SqlUnitOfWork
from storage.sql.views import SqlViews
from tests.contract.examples import ACME, a_promise, a_ticket, opened

GLOBE = CustomerId("globe")
MONTHS = (date(2026, 10, 1), date(2026, 11, 1))
REPORTED = Months(days=MONTHS, zones={ACME: "America/Chicago", GLOBE: "Pacific/Auckland"})
DUE = datetime(2026, 11, 10, 12, tzinfo=UTC)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def promised(outcome: Outcome | None = None, at: datetime = DUE, due: Any = DUE, **changes: Any) -> Milestone:
    ended = Ended(outcome=outcome, at=at, by="agent-one", name="Agent One") if outcome else None
    return replace(a_promise(0), due_at=due, ended=ended, **changes)


def keep(database: Database, name: str, *milestones: Milestone, **changes: Any) -> None:
    one = a_ticket(name, milestones=milestones, **changes)
    with SqlUnitOfWork(database) as work:
        work.save(one, [opened(one)])
        work.commit()


def tallies(database: Database, months: Months = REPORTED, basis: Basis = Basis.PROMISE) -> tuple[Tally, ...]:
    return SqlViews(database).tallies(months, NOW, basis=basis, customer=None)


def numbers(database: Database) -> tuple[int, int, int, int]:
    each = [(one.kept, one.broken, one.closed_unanswered, one.not_yet_due) for one in tallies(database)]
    kept, broken, unanswered, not_yet = map(sum, zip(*each, strict=True)) if each else (0, 0, 0, 0)
    return kept, broken, unanswered, not_yet


BREACH = Breach(due_at=DUE, severity="1", at=DUE)
LATER = NOW + HOUR
VERDICTS = {
    "met before it is due": (promised(Outcome.MET, DUE - HOUR), Status.ACKNOWLEDGED, (1, 0, 0, 0)),
    "met at the very instant": (promised(Outcome.MET), Status.ACKNOWLEDGED, (1, 0, 0, 0)),
    "met too late": (promised(Outcome.MET, DUE + HOUR, breaches=(BREACH,)), Status.CLOSED, (0, 1, 0, 0)),
    "a beat that was missed": (promised(Outcome.LAPSED, DUE + HOUR), Status.ACKNOWLEDGED, (0, 1, 0, 0)),
    "nobody asked any more before it was due": (promised(Outcome.LAPSED, DUE - HOUR), Status.CLOSED, (0, 0, 0, 0)),
    "still owed, and late": (promised(), Status.NEW, (0, 1, 0, 0)),
    "still owed, in time": (promised(due=LATER), Status.NEW, (0, 0, 0, 1)),
    "closed without it, and its time has passed": (promised(), Status.CLOSED, (0, 1, 1, 0)),
    "closed without it, before it is due": (promised(due=LATER), Status.CLOSED, (0, 0, 0, 1)),
    "withdrawn by the customer": (promised(Outcome.WITHDRAWN, DUE + HOUR), Status.CLOSED, (0, 0, 0, 0)),
    "withdrawn by the customer after it was missed": (
        promised(Outcome.WITHDRAWN, DUE + HOUR, breaches=(BREACH,)),
        Status.CLOSED,
        (0, 1, 0, 0),
    ),
    "moved to another ticket": (promised(Outcome.MOVED, DUE + HOUR), Status.CLOSED, (0, 0, 0, 0)),
    "a goal of the desk's own": (promised(basis=Basis.GOAL), Status.NEW, (0, 0, 0, 0)),
    "what the customer owes": (promised(owner=Owner.CUSTOMER), Status.NEW, (0, 0, 0, 0)),
    "paused": (replace(promised(), due_at=None), Status.WAITING, (0, 0, 0, 1)),
}


def test_every_promise_has_one_verdict(database: Database) -> None:
    keep(database, "EX-99", promised(Outcome.MET), customer=GLOBE)
    expected, found = (1, 0, 0, 0), {}
    wanted = {}

    for number, (name, (milestone, status, verdict)) in enumerate(VERDICTS.items(), start=1):
        keep(database, f"EX-{number}", milestone, status=status)
        expected = tuple(map(sum, zip(expected, verdict, strict=True)))  # type: ignore[assignment]
        wanted[name], found[name] = expected, numbers(database)

    assert found == wanted


def test_a_month_is_that_of_the_due_time_by_the_customers_clock(database: Database) -> None:
    turn = datetime(2026, 11, 1, 3, tzinfo=UTC)  # still October in Chicago, long November in Auckland
    keep(database, "EX-1", promised(Outcome.MET, turn, due=turn))
    keep(database, "EX-2", promised(Outcome.MET, turn, due=turn), customer=GLOBE)
    keep(database, "EX-3", promised(Outcome.MET, turn, due=datetime(2026, 12, 1, 2, tzinfo=UTC)), customer=GLOBE)
    keep(database, "EX-4", promised(Outcome.MET, turn, due=datetime(2026, 10, 1, 2, tzinfo=UTC)))

    assert {(one.customer, one.month): one.kept for one in tallies(database)} == {
        (ACME, MONTHS[0]): 1,
        (GLOBE, MONTHS[1]): 1,
    }


def test_what_is_listed_and_measured_is_of_the_months_by_the_customers_clock(database: Database) -> None:
    answered = Response(by="agent-one", name="Agent One", at=DUE)
    instants = {
        "before": datetime(2026, 9, 30, 12, tzinfo=UTC),  # October in Auckland alone
        "first": datetime(2026, 10, 1, 5, tzinfo=UTC),
        "last": datetime(2026, 12, 1, 5, tzinfo=UTC),  # November in Chicago alone
        "after": datetime(2026, 12, 1, 6, tzinfo=UTC),
    }
    later = datetime(2026, 12, 10, tzinfo=UTC)
    for customer in (ACME, GLOBE, CustomerId("gone")):
        for name, at in instants.items():
            late = promised(Outcome.MET, later, due=at)
            keep(database, f"{customer}-{name}", late, customer=customer, opened_at=at, response=answered)

    listed = SqlViews(database).broken(REPORTED, later, customer=None, limit=100)
    measured = SqlViews(database).took(REPORTED, customer=None)
    acmes = SqlViews(database).broken(REPORTED, later, customer=ACME, limit=100)

    assert {str(one.ticket) for one in listed} == {
        "acme-first",
        "acme-last",
        "globe-before",
        "globe-first",
        "gone-first",
    }
    assert {str(one.ticket) for one in acmes} == {"acme-first", "acme-last"}
    assert sum(one.number for one in measured if one.stretch is Stretch.RESPONSE) == 5


def test_months_are_in_their_order() -> None:
    tallies = [Tally(month=day, kept=1) for day in (date(2026, 10, 1), date(2026, 2, 1), date(2025, 12, 1))]

    assert [f"{one.month:%y-%m}" for one in grouped(tallies, ("month",)) if one.month] == ["25-12", "26-02", "26-10"]


def test_what_came_with_another_ticket_counts_for_that_one_under_its_own_severity(database: Database) -> None:
    guest = promised(Outcome.MET, DUE + HOUR, id=MilestoneId("EX-2/first-response"), severity="2")
    keep(database, "EX-1", promised(Outcome.MET), guest)

    broken = SqlViews(database).broken(REPORTED, NOW, customer=None, limit=10)

    assert {(one.severity, one.kept, one.broken) for one in tallies(database)} == {("1", 1, 0), ("2", 0, 1)}
    assert [(one.ticket, one.held_by, one.severity, one.met_at) for one in broken] == [
        ("EX-2", "EX-1", "2", DUE + HOUR)
    ]


def test_each_promise_of_a_series_counts(database: Database) -> None:
    updates = [
        replace(promised(Outcome.MET, at), id=MilestoneId(f"next-update/{number}"), type=MilestoneType.NEXT_UPDATE)
        for number, at in enumerate((DUE, DUE, DUE + HOUR), start=1)
    ]
    keep(database, "EX-1", *updates)

    (found,) = tallies(database)

    assert (found.metric, found.kept, found.broken) == ("next-update", 2, 1)


def test_what_a_pack_names_itself_counts_by_its_name(database: Database) -> None:
    diagnosis, analysis = (
        replace(promised(Outcome.MET, at), id=MilestoneId(f"own/{name}"), type=MilestoneType.OWN)
        for name, at in (("diagnosis", DUE), ("root-cause-analysis", DUE + HOUR))
    )
    keep(database, "EX-1", diagnosis, analysis)

    (late,) = SqlViews(database).broken(REPORTED, NOW, customer=None, limit=10)

    assert {(one.metric, one.kept, one.broken) for one in tallies(database)} == {
        ("own/diagnosis", 1, 0),
        ("own/root-cause-analysis", 0, 1),
    }
    assert late.kind.metric == "root-cause-analysis"
    assert report.metric("own/root-cause-analysis") == "Root cause analysis"


def test_a_due_time_that_was_missed_before_the_severity_changed_is_counted_beside_the_verdict(
    database: Database,
) -> None:
    earlier = Breach(due_at=DUE - HOUR, severity="1", at=DUE - HOUR)
    keep(database, "EX-1", promised(Outcome.MET, severity="3", breaches=(earlier,)))

    (found,) = tallies(database)

    assert (found.severity, found.kept, found.broken, found.missed_before) == ("3", 1, 0, 1)


def test_a_promise_that_was_missed_counts_though_its_ticket_promises_none_any_more(
    database: Database,
) -> None:
    breaches = tuple(Breach(due_at=DUE - (3 - int(one)) * HOUR, severity=one, at=DUE) for one in "12")
    is_none = {"basis": Basis.GOAL, "severity": None, "breaches": breaches, "due": None}
    keep(database, "EX-1", promised(Outcome.MET, DUE + HOUR, **is_none))
    keep(database, "EX-2", promised(Outcome.WITHDRAWN, DUE + HOUR, **is_none))
    keep(database, "EX-3", promised(Outcome.MET, DUE + HOUR, basis=Basis.GOAL))

    (found,) = tallies(database)
    (late,) = SqlViews(database).broken(REPORTED, NOW, customer=ACME, limit=10)

    assert (found.severity, found.kept, found.broken, found.missed_before) == ("2", 0, 1, 1)
    assert (late.ticket, late.severity, late.due_at, late.met_at) == ("EX-1", "2", DUE - HOUR, DUE + HOUR)
    assert late.since is None


def test_the_latest_of_what_is_broken_comes_first_and_no_more_than_wanted(database: Database) -> None:
    for number in range(1, 5):
        keep(database, f"EX-{number}", promised(due=DUE + number * HOUR))

    found = SqlViews(database).broken(REPORTED, NOW, customer=ACME, limit=2)

    assert [one.ticket for one in found] == ["EX-4", "EX-3"]
    assert SqlViews(database).broken(REPORTED, NOW, customer=GLOBE, limit=2) == ()


def test_how_long_it_took_is_counted_from_the_opening_in_whole_minutes(database: Database) -> None:
    answered = Response(by="agent-one", name="Agent One", at=DUE + timedelta(minutes=7, seconds=59))
    keep(database, "EX-1", opened_at=DUE, response=answered, status=Status.RESOLVED, resolved_at=DUE + 2 * HOUR)
    keep(database, "EX-2", opened_at=DUE, response=answered, resolved_at=DUE + HOUR, status=Status.ACKNOWLEDGED)
    keep(database, "EX-3", opened_at=DUE - timedelta(days=60), response=answered)

    found = SqlViews(database).took(REPORTED, customer=None)

    assert set(found) == {
        Took(stretch=Stretch.RESPONSE, severity="1", minutes=7, number=2),
        Took(stretch=Stretch.RESOLUTION, severity="1", minutes=120, number=1),
    }


def test_a_goal_that_no_severity_decides_counts_under_that_of_its_ticket(database: Database) -> None:
    goal = {"basis": Basis.GOAL, "severity": None, "type": MilestoneType.NEXT_RESPONSE}
    keep(database, "EX-1", promised(Outcome.MET, id=MilestoneId("next-response"), **goal))
    keep(database, "EX-2", promised(id=MilestoneId("next-response"), **goal))

    assert {one.severity for one in tallies(database, basis=Basis.GOAL)} == {"1"}


def test_what_customers_say_is_counted_by_customer_and_plan(database: Database) -> None:
    done = {"opened_at": DUE, "status": Status.CLOSED, "resolved_at": DUE + HOUR}
    keep(database, "EX-1", **done, confirmed_at=NOW, rating=Rating(score=5, at=NOW))
    keep(database, "EX-2", **done, rating=Rating(score=2, at=NOW))
    keep(database, "EX-3", **done)
    keep(database, "EX-4", **done, customer=GLOBE)
    keep(database, "EX-5", **(done | {"opened_at": DUE - timedelta(days=60)}), confirmed_at=NOW)

    (acme,) = SqlViews(database).satisfaction(REPORTED, customer=None)

    assert acme == Satisfaction(customer=ACME, plan=a_ticket().plan_ref, resolved=3, confirmed=1, rated=2, total=7)
    assert (acme.average, SqlViews(database).satisfaction(REPORTED, customer=GLOBE)) == (3.5, ())
