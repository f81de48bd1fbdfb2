"""`plandesk desk check`."""

import json
import os
from pathlib import Path

import pytest

from adapters.cli.main import main
from tests.unit.desk_file.files import DeskFolder, contacts
from tests.unit.desk_file.test_assistants import OURS, THEIRS, named


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskFolder:
    for name in os.environ:
        if name.startswith(("PLANDESK_", "SLACK_", "TEAMS_")):
            monkeypatch.delenv(name)
    return DeskFolder(tmp_path)


def run(*arguments: str) -> int:
    """The exit status of `plandesk` with these arguments."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


ACCEPTED = ("[desk]\n", '[desk]\naccepted = ["mpowr@2020-02-03", "mst@2026-11-21"]\n')


def test_a_sound_file_is_in_order(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("desk", "check", str(desk.written(ACCEPTED))) == 0

    assert capsys.readouterr().out == f"{desk.path} is in order: 2 customers, 0 warnings.\n"


def test_the_assistants_that_read_along_are_named(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("desk", "check", str(desk.written(ACCEPTED, named(OURS, THEIRS)))) == 0

    told = f"{desk.path} is in order: 2 customers, 2 assistants (Helper, Acme Helper of acme), 0 warnings.\n"
    assert capsys.readouterr().out == told


def test_a_faulty_file_is_listed_on_stderr_a_line_a_fault(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("desk", "check", str(desk.written(("C0BETA", "C0ACME"), contacts(5)))) == 2

    said = capsys.readouterr()
    assert [line.split(": ")[1] for line in said.err.splitlines()[:-1]] == [
        "customers.acme.contacts.acme-6",
        "customers.beta.channels.0",
    ]
    assert said.err.splitlines()[-1] == f"{desk.path} can't be used: 2 faults."
    assert said.out == ""


def test_a_warning_leaves_the_file_in_order(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("desk", "check", str(desk.written(ACCEPTED, ('tam = "tam-one"\nterm', "term")))) == 0

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


def test_what_the_terms_leave_open_and_nobody_has_accepted_is_named(
    desk: DeskFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    some = '{ edition = "mpowr@2020-02-03", by = "Lead One", on = 2026-11-02, points = ["chat", "chta", "ladder"] }'
    accepted = f'[desk]\naccepted = [{some}, "mst@2026-11-21", "mst@2020-01-01"]\n'

    assert run("desk", "check", str(desk.written(("[desk]\n", accepted)))) == 0

    path, said = f"{desk.path}:2: desk.accepted", capsys.readouterr()
    assert said.err.splitlines() == [
        f"{path}: mpowr@2020-02-03 leaves 11 points open that nobody has accepted: severities.1, calendars.support, "
        "plans.premier.provisions.ambassador, ladder.steps.outside-hours, provisions.plan-by-product, "
        "provisions.outside-hours, provisions.guidance-session, provisions.how-time-is-counted and 3 more; look at "
        "them (`plandesk packs check mpowr`), and if you agree, add "
        '{ edition = "mpowr@2020-02-03", by = "…", on = … } to the list `accepted` under [desk]',
        f"{path}.0: mpowr@2020-02-03 leaves no point chta open; `plandesk packs check mpowr` lists them",
        f"{path}.2: there is no edition mst@2020-01-01; `plandesk packs check` lists them",
    ]
    assert said.out == f"{desk.path} is in order: 2 customers, 3 warnings.\n"


def test_what_an_order_form_settles_is_open_no_more(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    form = 'clause = "Order form 12, section 3"'
    mail = f'{{ key = "chat.ways.email.address", value = "help@acme.example", {form} }}'
    windows = '[{ days = "mon-fri", opens = "07:00", closes = "19:00" }]'
    hours = f'{{ key = "calendars.support.windows", value = {windows}, {form} }}'
    agreed = ('plan = "mpowr/premier"', f'plan = "mpowr/premier"\noverrides = [{mail}, {hours}]')

    run("desk", "check", str(desk.written(("[desk]\n", '[desk]\naccepted = ["mst@2026-11-21"]\n'), agreed)))

    (said,) = [line for line in capsys.readouterr().err.splitlines() if "leaves" in line]
    assert "mpowr@2020-02-03 leaves 11 points open that nobody has accepted: severities.1, plans.premier" in said
    assert "chat.ways.email.address" not in said


UNKNOWN = ('plan = "mpowr/premier"', 'plan = "mpowr/legacy"')
TEAMS_ONLY = {"TEAMS_APP_ID": "id", "TEAMS_APP_PASSWORD": "word", "TEAMS_TENANT_ID": "tenant"}


def test_warnings_are_shown_beside_faults(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("desk", "check", str(desk.written(('tam = "tam-one"\nterm', "term"), contacts(5)))) == 2

    said = capsys.readouterr().err
    assert "customers.acme.tam: is missing" in said
    assert said.splitlines()[-1] == f"{desk.path} can't be used: 1 fault, 1 warning."


def test_a_plan_that_nobody_knows_wants_a_person_and_is_no_fault(
    desk: DeskFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("desk", "check", str(desk.written(ACCEPTED, UNKNOWN))) == 1

    said = capsys.readouterr()
    assert 'customers.acme.plan: there is no plan "mpowr/legacy"' in said.err
    assert said.out == (f"{desk.path} can be used: 2 customers, 1 of them with an unknown plan, 1 warning.\n")


@pytest.mark.parametrize("command", ["check", "apply"])
def test_a_tam_who_is_not_among_the_people_is_a_fault(
    desk: DeskFolder, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("desk", command, str(desk.written(('tam = "tam-one"\nterm', 'tam = "gone"\nterm')))) == 2

    assert "customers.acme.tam: “gone” isn't one of the people" in capsys.readouterr().err


def test_without_a_name_it_is_the_desk_file_of_the_settings(
    desk: DeskFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLANDESK_DESK", str(desk.written()))

    assert run("desk", "check") == 0
    assert str(desk.path) in capsys.readouterr().out


def test_row_81_triage_on_a_platform_that_is_off_is_warned_of_where_settings_are_there(
    desk: DeskFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in TEAMS_ONLY.items():
        monkeypatch.setenv(name, value)

    assert run("desk", "check", str(desk.written(ACCEPTED))) == 0

    said = capsys.readouterr()
    assert f"{desk.path}:5: desk.triage: every triage channel is on Slack, which is off" in said.err
    assert "1 warning." in said.out
