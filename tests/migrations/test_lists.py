"""Lists of tickets that were kept before lists had columns of their own."""

from bot.model.response import Response
from bot.model.selection import Selection
from bot.model.ticket import Status
from storage.database import check, upgrade
from storage.sql import list_lines
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import NOW, a_ticket, minutes, opened
from tests.migrations.made import ready, rows
from tests.migrations.past import set_back

RESPONSE = Response(by="agent-one", name="Agent One", at=NOW - minutes(80))
ANSWERED = {"milestones": (), "response": RESPONSE, "assignee_id": "agent-one", "opened_at": NOW - minutes(90)}
KEPT = (
    a_ticket("EX-1", status=Status.CLOSED, milestones=()),
    a_ticket("EX-2", status=Status.ACKNOWLEDGED, snoozed_until=NOW + minutes(9), **ANSWERED),
    a_ticket("EX-3", status=Status.RESOLVED, **ANSWERED),
    a_ticket("EX-4", status=Status.WAITING, private=True, **ANSWERED),
    a_ticket("EX-5", status=Status.ACKNOWLEDGED, history=(), **ANSWERED),
    a_ticket("EX-6"),
    a_ticket("EX-7", milestones=()),
)
LISTED_BY = f"SELECT next_at, {', '.join(column.name for column in list_lines.COLUMNS)} FROM tickets ORDER BY id"  # noqa: S608 - names of ours


def test_tickets_of_the_fifth_schema_are_listed_by_whose_turn_it_is(empty: str) -> None:
    upgrade(empty)
    with ready(empty) as database, SqlUnitOfWork(database) as work:
        for ticket in KEPT:
            work.save(ticket, [opened(a_ticket(ticket.id))])
        work.commit()
    before = rows(empty, LISTED_BY)
    set_back(empty, "0005")

    upgrade(empty)

    assert check(empty) == ()
    assert rows(empty, LISTED_BY) == before
    with ready(empty) as database, SqlUnitOfWork(database) as work:
        listed = [ticket.id for ticket in work.tickets(Selection(), 10)]
    assert listed == ["EX-6", "EX-7", "EX-5", "EX-4", "EX-2", "EX-3"]
