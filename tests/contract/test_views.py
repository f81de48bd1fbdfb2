"""Those who look see what was committed: tickets, evidence, and how the desk is doing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.model.ids import SubjectId, TicketId
from bot.model.ticket import Status
from bot.ports import Recorded
from storage import database as databases
from storage.database import Database
from storage.outbox import SqlOutbox
from storage.states import Quarantined
from storage.unit_of_work import SqlUnitOfWork
from storage.views import Figures, SqlViews
from tests.contract.examples import (
    ACME,
    NOW,
    TRIAGE,
    a_plan,
    a_ticket,
    a_timer,
    minutes,
    opened,
    post,
)
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


def save(database: Database, *names: str, status: Status = Status.NEW) -> None:
    with SqlUnitOfWork(database) as work:
        for name in names:
            work.save_ticket(a_ticket(name, status=status), [opened(a_ticket(name))])
        work.commit()


def test_a_ticket_and_its_timeline_can_be_looked_at(database: Database) -> None:
    save(database, "EX-1")

    assert SqlViews(database).ticket(TicketId("EX-1")) == a_ticket("EX-1")
    assert SqlViews(database).timeline(SubjectId("EX-1")) == (Recorded(number=1, event=opened(a_ticket("EX-1"))),)


def test_the_list_is_that_of_the_desk(database: Database) -> None:
    save(database, "EX-1")
    save(database, "EX-2", status=Status.CLOSED)

    assert [ticket.id for ticket in SqlViews(database).tickets(ACME, 10)] == ["EX-1"]


def test_an_export_has_every_ticket_closed_ones_too(database: Database) -> None:
    save(database, "EX-1", status=Status.CLOSED)
    save(database, "EX-2")

    assert [ticket.id for ticket in SqlViews(database).all_tickets()] == ["EX-1", "EX-2"]


def test_a_pinned_plan_can_be_looked_at(database: Database) -> None:
    with SqlUnitOfWork(database) as work:
        work.pin(a_plan())
        work.commit()

    assert SqlViews(database).pinned("v1") == a_plan()
    with pytest.raises(KeyError):
        SqlViews(database).pinned("v2")


def test_what_is_in_quarantine_is_shown_latest_first(database: Database) -> None:
    with SqlUnitOfWork(database) as work:
        work.quarantine("one", "KeyError", NOW)
        work.quarantine("two", "ValueError", NOW)
        work.commit()

    assert SqlViews(database).quarantined(1) == (Quarantined(payload="two", problem="ValueError", at=NOW),)


def test_an_empty_desk_has_nothing_to_worry_about(database: Database) -> None:
    assert SqlViews(database).figures() == Figures(
        deliveries_waiting=0, oldest_delivery=None, deliveries_failed=0, next_timer=None, quarantined=0
    )


def test_figures_count_what_waits_and_what_went_wrong(database: Database) -> None:
    with SqlUnitOfWork(database) as work:
        work.say(post("failed"), NOW)
        work.say(post("waiting"), NOW + minutes(1))
        work.set_timer(a_timer(due_in=15))
        work.quarantine("{}", "KeyError", NOW)
        work.commit()
    failed = SqlOutbox(database).claim(str(TRIAGE), NOW)
    assert failed is not None
    SqlOutbox(database).failed(failed.id, "channel_not_found")

    assert SqlViews(database).figures() == Figures(
        deliveries_waiting=1,
        oldest_delivery=NOW + minutes(1),
        deliveries_failed=1,
        next_timer=NOW + minutes(15),
        quarantined=1,
    )
