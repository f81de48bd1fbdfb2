"""`plandesk desk import`."""

import errno
import os
from pathlib import Path

import pytest

from tests.unit.cli.test_desk import run
from tests.unit.desk_file.files import DeskFolder
from tests.unit.desk_file.test_importing import CUSTOMERS, GAMMA


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskFolder:
    monkeypatch.delenv("PLANDESK_PACKS", raising=False)
    folder = DeskFolder(tmp_path)
    monkeypatch.setenv("PLANDESK_DESK", str(folder.written()))
    return folder


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    file = tmp_path / "customers.csv"
    file.write_text(CUSTOMERS + GAMMA)
    return file


def test_the_result_goes_to_stdout_and_nothing_is_changed(
    desk: DeskFolder, customers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = desk.path.read_text()

    assert run("desk", "import", str(customers)) == 0

    assert 'id = "gamma"' in capsys.readouterr().out
    assert desk.path.read_text() == before


def test_it_is_written_where_that_is_wished(
    desk: DeskFolder, customers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("desk", "import", str(customers), "--write") == 0

    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"{desk.path} has 3 customers now.\n")
    assert 'id = "gamma"' in desk.path.read_text()


def test_faults_are_listed_and_nothing_is_written(
    desk: DeskFolder, customers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = desk.path.read_text()
    customers.write_text(CUSTOMERS + GAMMA.replace("emea", "mars").replace("Europe/Paris", "Paris"))

    assert run("desk", "import", str(customers), "--write") == 2

    *faults, last = capsys.readouterr().err.splitlines()
    assert len(faults) == 2
    assert last == "plandesk: 2 faults, and nothing was imported: mend them all and try again"
    assert desk.path.read_text() == before


def test_a_link_is_not_written_through(
    desk: DeskFolder, customers: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, link = desk.path.read_text(), desk.path.with_name("link.toml")
    link.symlink_to(desk.path)
    monkeypatch.setenv("PLANDESK_DESK", str(link))

    assert run("desk", "import", str(customers), "--write") == 2

    assert capsys.readouterr().err == f"plandesk: {link} is a link, which isn't written through: name the file itself\n"
    assert desk.path.read_text() == before


def test_a_link_that_lies_in_wait_is_not_written_through(desk: DeskFolder, customers: Path) -> None:
    other = desk.path.with_name("other")
    other.write_text("somebody else's")
    for name in (".desk.toml.new", ".desk.toml", "desk.toml.new", "desk.toml.tmp"):
        desk.path.with_name(name).symlink_to(other)

    assert run("desk", "import", str(customers), "--write") == 0

    assert other.read_text() == "somebody else's"
    assert 'id = "gamma"' in desk.path.read_text()


def test_the_file_keeps_its_permissions_and_leaves_nothing_beside_it(desk: DeskFolder, customers: Path) -> None:
    desk.path.chmod(0o640)
    there = {each.name for each in desk.path.parent.iterdir()}

    assert run("desk", "import", str(customers), "--write") == 0

    assert desk.path.stat().st_mode & 0o777 == 0o640
    assert {each.name for each in desk.path.parent.iterdir()} == there


def test_what_cannot_be_written_leaves_the_file_as_it_was(
    desk: DeskFolder, customers: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.path.read_text()
    there = {each.name for each in desk.path.parent.iterdir()}

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)

    assert run("desk", "import", str(customers), "--write") == 2

    assert capsys.readouterr().err.endswith(f"{desk.path} can't be written: No space left on device\n")
    assert desk.path.read_text() == before
    assert {each.name for each in desk.path.parent.iterdir()} == there


def test_without_a_spreadsheet_there_is_nothing_to_do(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("desk", "import") == 2

    assert "FILE.csv" in capsys.readouterr().err
