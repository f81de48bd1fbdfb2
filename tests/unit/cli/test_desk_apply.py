"""`plandesk desk apply` and `export`."""

from pathlib import Path

import pytest

from storage.database import opened
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import NOW
from tests.contract.stores import sqlite_url
from tests.unit.cli.test_desk import TEAMS_ONLY, run
from tests.unit.desk_file.files import DeskFolder

RENAMED = ('name = "Acme"', 'name = "Acme Group"')


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskFolder:
    """A desk file, and the database of a desk that has started with it."""
    for name in ("PLANDESK_PACKS", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "TEAMS_APP_ID"):
        monkeypatch.delenv(name, raising=False)
    folder, url = DeskFolder(tmp_path), sqlite_url(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("PLANDESK_DESK", str(folder.written()))
    database = opened(url)
    with SqlUnitOfWork(database) as work:
        work.desk_files.apply(folder.path.read_text(), NOW)
        work.commit()
    database.close()
    return folder


def exported(capsys: pytest.CaptureFixture[str]) -> str:
    """What `export` writes."""
    capsys.readouterr()
    assert run("desk", "export") == 0
    return capsys.readouterr().out


def test_what_was_applied_is_exported_as_it_was_written(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    file = desk.written(RENAMED)

    assert run("desk", "apply", str(file)) == 0

    said = capsys.readouterr()
    assert said.out == f"{file} is in force: 2 customers.\n"
    assert said.err == ""
    assert exported(capsys) == file.read_text()


def test_a_faulty_file_changes_nothing_and_every_fault_is_listed(
    desk: DeskFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    before = exported(capsys)
    file = desk.written(('name = "Acme"', "name = 3"), ("emea", "mars"))

    assert run("desk", "apply", str(file)) == 2

    *faults, last = capsys.readouterr().err.splitlines()
    assert [fault.split(": ")[1] for fault in faults] == ["customers.acme.name", "customers.beta.region"]
    assert last == "plandesk: the desk file has 2 faults; mend them and apply it again; nothing has changed so far"
    assert exported(capsys) == before


def test_what_only_a_start_can_change_is_refused(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    file = desk.written(("[desk]\n", '[desk]\nslash = { ack = "/mine" }\n'))

    assert run("desk", "apply", str(file)) == 2

    assert "the names of the slash commands can only change with a start" in capsys.readouterr().err


def test_another_file_than_that_of_the_next_start_is_warned_of(
    desk: DeskFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.toml"
    other.write_text(desk.written(RENAMED).read_text())

    assert run("desk", "apply", str(other)) == 0

    assert capsys.readouterr().err == f"The next start reads {desk.path}: please put the same file there.\n"


def test_the_one_in_force_can_be_applied_again(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("desk", "apply", str(desk.path)) == 0

    assert "was in force already" in capsys.readouterr().out


def test_before_the_first_start_nothing_can_be_applied_and_no_database_is_made(
    desk: DeskFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")

    assert run("desk", "apply", str(desk.path)) == 2

    assert "no desk has run on this database yet" in capsys.readouterr().err
    assert exported(capsys) == desk.path.read_text()
    assert not (tmp_path / "none.db").exists()


def test_a_plan_that_nobody_knows_is_applied_and_warned_of(
    desk: DeskFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("desk", "apply", str(desk.written(("mpowr/premier", "mpowr/legacy")))) == 0

    said = capsys.readouterr()
    assert 'customers.acme.plan: there is no plan "mpowr/legacy"' in said.err
    assert "is in force: 2 customers." in said.out


def test_row_81_triage_on_a_platform_that_is_off_is_refused(
    desk: DeskFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in TEAMS_ONLY.items():
        monkeypatch.setenv(name, value)

    assert run("desk", "apply", str(desk.written(RENAMED))) == 2

    assert "every triage channel is on Slack, which is off" in capsys.readouterr().err
    assert exported(capsys) != desk.path.read_text()


def test_without_a_name_the_desk_file_of_the_settings_is_applied(desk: DeskFolder) -> None:
    desk.written(RENAMED)

    assert run("desk", "apply") == 0
