"""A database that was written while classes and fields had other names reads on under those of today.

`before_renaming.sql.gz` is what a desk of schema 0013 kept of a whole course: requests, tickets, an offer, a merge,
what a contact took up, a command that waits, and a change whose message has not come.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commands import EditMessage, ReceiveMessage
from bot.engine.evolve.timeline import fold_intake, fold_ticket
from bot.model.ids import TicketId, subject_id
from bot.model.places import MessageRef
from storage import codecs
from storage.database import Database, check
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import a_ticket
from tests.migrations.made import ready, rows, upgraded
from tests.migrations.past import before_milestones
from tests.unit.engine.people import AGENT_TWO, CONTACT_ONE, home

WRITTEN = Path(__file__).with_name("before_renaming.sql.gz")
NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The database, upgraded."""
    return upgraded(WRITTEN, tmp_path)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    with ready(url) as one:
        yield one


def test_its_schema_is_that_of_today(url: str) -> None:
    assert check(url) == ()


def test_a_ticket_has_the_assignee_that_it_had(database: Database, url: str) -> None:
    with SqlUnitOfWork(database) as work:
        tickets = [work.ticket(TicketId(f"EX-{number}")) for number in (1, 2, 3, 4)]

    kept = rows(url, "SELECT assignee FROM tickets ORDER BY id")
    assert [one.assignee_id if one else None for one in tickets] == [row[0] for row in kept]
    assert "agent-one" in {one.assignee_id for one in tickets if one}


def test_every_timeline_folds_to_what_is_kept(database: Database, url: str) -> None:
    tickets = [str(row[0]) for row in rows(url, "SELECT id FROM tickets")]
    intakes = [str(row[0]) for row in rows(url, "SELECT id FROM intakes")]
    with SqlUnitOfWork(database) as work:
        lines = {one: [each.event for each in work.timeline(subject_id(one))] for one in (*tickets, *intakes)}
        kept = {one: work.ticket(TicketId(one)) for one in tickets}

        assert len(tickets) == 4
        assert {one: fold_ticket(None, lines[one]) for one in tickets} == kept  # type: ignore[arg-type]
        assert [fold_intake(None, lines[one]) == work.intake(one) for one in intakes] == [True] * len(intakes)  # type: ignore[arg-type]


def test_a_change_whose_message_has_not_come_and_a_command_that_waits_are_what_they_were(database: Database) -> None:
    with SqlUnitOfWork(database) as work:
        (change,) = work.unpark(MessageRef(place=home(CONTACT_ONE), id="1900000002.000100"), NOW)
        waiting = work.undefer(AGENT_TWO)

    assert isinstance(change, EditMessage)
    assert change.text == "Later words"
    assert isinstance(waiting, ReceiveMessage)


@pytest.mark.parametrize(
    ("due_at", "breached"),
    [
        ("2026-11-23T16:00:00+00:00", "2026-11-23T16:00:00+00:00"),
        ("2026-11-23T19:00:00+00:00", "2026-11-23T16:00:02+00:00"),  # it was lowered after the miss
        (None, "2026-11-23T16:00:02+00:00"),
    ],
)
def test_a_miss_of_before_is_a_breach_of_the_due_time_that_it_may_have_had(due_at: str | None, breached: str) -> None:
    document = before_milestones(json.loads(codecs.TICKET.dump(a_ticket())))
    del document["breaches"]
    text = json.dumps(document | {"missed_at": "2026-11-23T16:00:02+00:00", "due_at": due_at})

    (breach,) = codecs.TICKET.load(text.replace('": ', '":')).breaches

    assert (breach.due_at, breach.severity) == (datetime.fromisoformat(breached), "1")
