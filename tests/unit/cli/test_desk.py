"""`plandesk desk check`."""

import json
from pathlib import Path

import pytest

from adapters.cli.main import main
from tests.unit.desk_file.files import DeskFolder, contacts


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskFolder:
    monkeypatch.delenv("PLANDESK_PACKS", raising=False)
    return DeskFolder(tmp_path)


def run(*arguments: str) -> int:
    """The exit status of `plandesk` with these arguments."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


def test_a_sound_file_is_in_order(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("desk", "check", str(desk.written())) == 0

    assert capsys.readouterr().out == f"{desk.path} is in order: 2 customers, 0 warnings.\n"


def test_a_faulty_file_is_listed_on_stderr_a_line_a_fault(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("desk", "check", str(desk.written(("C0BETA", "C0ACME"), contacts(5)))) == 2

    said = capsys.readouterr()
    assert [line.split(": ")[1] for line in said.err.splitlines()[:-1]] == [
        "customers.acme.contacts.acme-6",
        "customers.beta.channels.0",
    ]
    assert said.err.splitlines()[-1] == f"{desk.path} cannot be used: 2 faults."
    assert said.out == ""


def test_a_warning_leaves_the_file_in_order(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("desk", "check", str(desk.written(('tam = "tam-one"\nterm', "term")))) == 0

    said = capsys.readouterr()
    assert "customers.acme.tam: is missing" in said.err
    assert "1 warning." in said.out


def test_findings_are_there_as_json(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("desk", "check", "--json", str(desk.written(('["tam", "lead"]', "[]")))) == 2

    fault = {"file": str(desk.path), "line": 18, "key": "people.tam-one.roles", "says": "needs at least one role"}
    found = json.loads(capsys.readouterr().out)
    assert fault in found["faults"]
    assert found["warnings"] == []


def test_a_file_that_is_not_there_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("desk", "check", "nowhere.toml") == 2

    assert capsys.readouterr().err == "plandesk: there is no file nowhere.toml\n"
