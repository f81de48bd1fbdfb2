"""The schema: from nothing to what the code needs, wholly or not at all, and never under the wrong plandesk."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from msgspec.structs import replace

from bot.events import CustomerWrote
from bot.model.ids import TicketId
from bot.model.places import MessageRef
from bot.model.rank import Rank
from storage import database as databases
from storage import migrations
from storage.database import check, upgrade
from storage.engines import UnusableDatabase
from storage.sql.outbox import SqlOutbox
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import (
    CHANNEL,
    NOW,
    THREAD,
    TRIAGE,
    a_plan,
    a_ticket,
    a_timer,
    an_intake,
    joined,
    minutes,
    opened,
    post,
    said,
    started,
)
from tests.contract.postgres import Server
from tests.migrations.made import execute, ready
from tests.migrations.past import set_back


def test_an_empty_database_becomes_what_the_code_needs(empty: str) -> None:
    upgrade(empty)

    assert check(empty) == ()


def test_upgrading_again_changes_nothing(empty: str) -> None:
    upgrade(empty)

    upgrade(empty)

    assert check(empty) == ()


def test_upgrading_keeps_what_is_there(empty: str) -> None:
    upgrade(empty)
    with ready(empty) as database, SqlUnitOfWork(database) as work:
        work.receive(["event 1"], NOW)
        work.pin(a_plan())
        work.save(a_ticket(), [opened(a_ticket())])
        work.set_timer(a_timer())
        work.say(post("hello"), NOW)
        work.commit()

    upgrade(empty)

    with ready(empty) as database, SqlUnitOfWork(database) as work:
        assert not work.receive(["event 1"], NOW)
        assert work.pinned("v1") == a_plan()
        assert work.ticket(TicketId("EX-1")) == a_ticket()
        assert work.next_timer_at() == a_timer().due_at


def test_processes_that_start_together_upgrade_once(postgres_server: Server) -> None:
    with postgres_server.empty_database() as url:
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
            list(processes.map(upgrade, [url, url]))

        assert check(url) == ()


def test_the_first_ticket_of_a_new_database_has_number_one(empty: str) -> None:
    upgrade(empty)

    with ready(empty) as database, SqlUnitOfWork(database) as work:
        assert work.next_number() == 1


def test_the_code_knows_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))

    assert ScriptDirectory.from_config(config).get_current_head() == migrations.HEAD


def test_an_empty_database_is_not_what_the_code_needs(empty: str) -> None:
    assert check(empty) == (f"schema none where {migrations.HEAD} is needed",)


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE tickets ADD COLUMN mood TEXT",
        "ALTER TABLE tickets RENAME COLUMN next_at TO due",
        "DROP TABLE quarantine",
        "DROP INDEX ix_timers_state_due_at_seq",
    ],
)
def test_a_schema_that_differs_is_described(empty: str, change: str) -> None:
    upgrade(empty)
    execute(empty, change)

    assert check(empty) != ()


def test_a_database_without_tables_is_not_opened(empty: str) -> None:
    with pytest.raises(UnusableDatabase, match="plandesk db upgrade"):
        databases.opened(empty)


@pytest.mark.parametrize("use", [databases.opened, upgrade])
def test_a_database_of_another_plandesk_is_not_touched(empty: str, use: type) -> None:
    upgrade(empty)
    execute(empty, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(UnusableDatabase, match="9999"):
        use(empty)


def test_a_migration_that_stops_half_way_leaves_nothing(empty: str) -> None:
    execute(empty, "CREATE TABLE slots (id INTEGER)")  # in the way of the last table of the first migration

    with pytest.raises(Exception, match="slots"):
        upgrade(empty)

    execute(empty, "DROP TABLE slots")
    upgrade(empty)
    assert check(empty) == ()


def test_a_database_of_the_first_schema_keeps_its_rows(empty: str) -> None:
    upgrade(empty)
    with ready(empty) as database, SqlUnitOfWork(database) as work:
        work.save(a_ticket(), [opened(a_ticket())])
        work.commit()
    execute(empty, "DROP TABLE platform_references")
    execute(empty, "DROP TABLE messages")
    execute(empty, "DROP TABLE desk_files")
    set_back(empty, "0001")

    upgrade(empty)

    assert check(empty) == ()
    with ready(empty) as database, SqlUnitOfWork(database) as work:
        assert work.ticket(TicketId("EX-1")) == a_ticket()


def test_messages_of_the_second_schema_are_known_by_what_they_belong_to(empty: str) -> None:
    upgrade(empty)
    intake, ticket = an_intake(version=2), a_ticket(version=2)
    more = replace(joined(), customer_message=replace(said(), message="2.000100"))
    later = CustomerWrote(at=NOW, by="acme-one", via="message", customer_message=replace(said(), message="3.000100"))
    with ready(empty) as database:
        with SqlUnitOfWork(database) as work:
            work.save(replace(intake, more=1), [started(intake), more])
            work.save(ticket, [opened(ticket), later])
            work.say(post("card", subject=ticket.id), NOW)
            work.commit()
        SqlOutbox(database).claim(str(TRIAGE), NOW)
        SqlOutbox(database).sent("d1", MessageRef(place=TRIAGE, id="4.000100"), NOW)
    execute(empty, "DROP TABLE messages")
    execute(empty, "DROP TABLE desk_files")
    set_back(empty, "0002")

    upgrade(empty)

    assert check(empty) == ()
    with ready(empty) as database, SqlUnitOfWork(database) as work:
        found = [work.about(MessageRef(place=CHANNEL, id=message)) for message in (THREAD.root, "2.000100", "3.000100")]
        assert found == ["i1", "i1", "EX-1"]
        assert work.about(MessageRef(place=TRIAGE, id="4.000100")) == "EX-1"


def test_messages_of_the_fourth_schema_become_rows_of_their_own(empty: str) -> None:
    upgrade(empty)
    more = replace(joined(), customer_message=replace(said(), message="2.000100", at=NOW + minutes(1)))
    intake, ticket = an_intake(version=2, more=1, last_at=more.customer_message.at), a_ticket(version=2)
    later = CustomerWrote(at=NOW, by="acme-one", via="message", customer_message=replace(said(), message="3.000100"))
    with ready(empty) as database, SqlUnitOfWork(database) as work:
        work.save(intake, [started(intake), more])
        work.save(ticket, [opened(ticket), later])
        work.commit()
    set_back(empty, "0004")

    upgrade(empty)

    assert check(empty) == ()
    with ready(empty) as database, SqlUnitOfWork(database) as work:
        assert work.intake(intake.id) == intake
        assert work.customer_messages(intake.id) == (said(), more.customer_message)
        assert work.customer_message(ticket.id, "3.000100") == later.customer_message


def test_deliveries_of_the_fifth_schema_keep_what_was_urgent_before_the_rest(empty: str) -> None:
    upgrade(empty)
    with ready(empty) as database, SqlUnitOfWork(database) as work:
        work.say(post("news"), NOW)
        work.say(post("fire", rank=Rank.CRITICAL), NOW)
        work.commit()
    set_back(empty, "0005")

    upgrade(empty)

    assert check(empty) == ()
    with ready(empty) as database:
        claimed = SqlOutbox(database).claim(str(TRIAGE), NOW)
        assert claimed
        assert (claimed.id, claimed.rank) == ("d2", Rank.CRITICAL)
