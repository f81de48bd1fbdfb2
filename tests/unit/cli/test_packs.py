import json
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.cli.main import main

SHIPPED = Path(__file__).parents[3] / "policies" / "packs"
EXAMPLES = SHIPPED.parent / "examples"
IDS = sorted(entry.name for entry in SHIPPED.iterdir())


def run(*arguments: str) -> int:
    """The exit status of `plandesk` with these arguments."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


def test_every_shipped_plan_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("packs", "list") == 0

    listed = {line.partition("/")[0] for line in capsys.readouterr().out.splitlines()[1:]}
    assert sorted(listed) == IDS


def test_the_list_is_there_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("packs", "list", "--json") == 0

    first = json.loads(capsys.readouterr().out)[0]
    assert first["plan"] == "cpi/standard"
    assert first["severities"] == ["1", "2", "3", "4"]


def test_the_operators_own_folder_is_searched_first(extra: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("packs", "list", "--packs", str(extra)) == 0

    assert "example/standard" in capsys.readouterr().out


def test_the_folder_may_be_named_by_the_environment(
    extra: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANDESK_PACKS", str(extra))

    assert run("packs", "show", "example") == 0
    assert "example/standard" in capsys.readouterr().out


def test_a_pack_is_shown_with_targets_and_clauses(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("packs", "show", "mpowr/premier") == 0

    shown = capsys.readouterr().out
    assert "Level 1 – Critical" in shown
    assert "1 business hour " in shown
    assert "Response table" in shown
    assert "Priority." not in shown


def test_the_edition_and_the_repeats_of_reminders_are_shown_as_people_say_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("packs", "show", "larkspur/archive", "--packs", str(EXAMPLES)) == 0

    shown = " ".join(capsys.readouterr().out.split())
    assert "Larkspur support schedule, first edition." in shown
    assert "then every day." in shown


def test_a_severity_without_a_target_is_shown_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("packs", "show", "influitive") == 0

    assert "none promised" in capsys.readouterr().out


def test_a_goal_is_shown_as_the_desks_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("packs", "show", "influitive/premier-success") == 0

    (line,) = [line for line in capsys.readouterr().out.splitlines() if "Severity Level 1: 1 hour" in line]
    assert line.startswith("goal, for the desk alone")


def test_a_plan_is_there_as_json_as_a_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("packs", "show", "m3ter/gold", "--json") == 0

    (plan,) = json.loads(capsys.readouterr().out)
    assert plan["targets"]["2"]["first_response"]["amount"] == {"value": 4, "unit": "bh", "at": None}
    assert plan["calendars"]["support"]["windows"][0]["days"] == [0, 1, 2, 3, 4]
    assert plan["calendars"]["support"]["windows"][0]["opens"] == "10:00:00"


def test_shipped_packs_have_no_faults_and_say_what_is_assumed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("packs", "check", "--json") == 0

    rows = json.loads(capsys.readouterr().out)
    assert {row["level"] for row in rows} == {"open"}
    assert any(row["says"].startswith("assumed: ") for row in rows)


def test_a_pack_is_checked_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("packs", "check", "cpi", "--json") == 0

    assert {row["pack"] for row in json.loads(capsys.readouterr().out)} == {"cpi"}


def test_a_faulty_file_is_told_with_every_key(extra: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (file,) = (extra / "example").iterdir()
    file.write_text(file.read_text().replace('"2 h"', '"2 hours"').replace("vendor = ", "vendour = "))

    assert run("packs", "check", str(file), "--json") == 1
    faults = [row for row in json.loads(capsys.readouterr().out) if row["level"] == "fault"]
    assert {fault["key"] for fault in faults} >= {"vendor", "vendour"}


def test_a_faulty_pack_in_the_folder_is_told_as_a_table(extra: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (file,) = (extra / "example").iterdir()
    file.write_text("effective = 1\n")

    assert run("packs", "check", "example", "--packs", str(extra)) == 1
    assert "fault" in capsys.readouterr().out


@pytest.fixture
def broken(extra: Path) -> Path:
    """A folder with a pack that can be used, and one that no reader can bear."""
    (extra / "broken").mkdir()
    (extra / "broken" / "2026-01-01.toml").write_text("name = 1\na = " + "[" * 100_000)
    return extra


def test_one_pack_that_cannot_be_read_hides_no_other_from_the_list(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("packs", "list", "--packs", str(broken)) == 2

    told = capsys.readouterr()
    assert {"example/standard", "cpi/standard"} <= {line.partition(" ")[0] for line in told.out.splitlines()}
    assert told.err.splitlines() == [
        "broken/2026-01-01.toml: line 2: is nested more than 16 deep",
        "plandesk: not every pack can be used; `plandesk packs check` says more, and the others are listed",
    ]


def test_one_pack_that_cannot_be_read_hides_no_other_from_the_check(
    broken: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANDESK_PACKS", str(broken))

    assert run("packs", "check", "--json") == 2

    rows = json.loads(capsys.readouterr().out)
    assert {row["pack"] for row in rows} > {"example", "cpi"}
    assert [(row["pack"], row["says"]) for row in rows if row["level"] == "fault"] == [
        ("broken/2026-01-01.toml", "line 2: is nested more than 16 deep")
    ]


@pytest.mark.parametrize("arguments", [("check",), ("show", "broken"), ("diff", "cpi", "broken")])
def test_a_pack_that_cannot_be_read_is_unusable_input(
    arguments: tuple[str, ...], broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("packs", *arguments, "--packs", str(broken)) == 2

    told = capsys.readouterr()
    assert "line 2: is nested more than 16 deep" in " ".join((told.out + told.err).split())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("packs",), "Missing command"),
        (("packs", "nonsense"), "nonsense"),
        (("packs", "show"), "PACK"),
        (("packs", "show", "nowhere"), 'no pack "nowhere"'),
        (("packs", "show", "mpowr/gold"), "mpowr/priority, mpowr/premier"),
        (("packs", "check", "nowhere"), 'no pack "nowhere"'),
        (("packs", "check", "nowhere.toml"), "no file nowhere.toml"),
        (("packs", "targets", "nowhere.jsonl"), "nowhere.jsonl"),
        (("packs", "list", "--packs", "nowhere"), "nowhere"),
    ],
)
def test_unusable_input_is_told_in_one_line(
    arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("plandesk: ")
    assert told.err.count("\n") == 1
    assert says in told.err


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 2

    told = capsys.readouterr().err
    assert told.startswith("Usage: plandesk [OPTIONS] COMMAND")
    assert "doctor" in told


@pytest.mark.parametrize(
    ("arguments", "helps"),
    [
        (("nonsense",), "plandesk --help"),
        (("packs", "shw"), "plandesk packs --help"),
        (("packs", "show"), "plandesk packs show --help"),
        (("packs", "diff", "mpowr"), "plandesk packs diff --help"),
        (("desk", "check", "--loud"), "plandesk desk check --help"),
        (("db",), "plandesk db --help"),
    ],
)
def test_a_slip_leads_to_the_help_of_the_command_that_was_meant(
    arguments: tuple[str, ...], helps: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2

    assert capsys.readouterr().err.endswith(f" `{helps}` shows what there is\n")


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0

    assert capsys.readouterr().out.startswith("plandesk ")


def test_looking_at_packs_loads_no_platform_and_no_database() -> None:
    program = "import adapters.cli.main, sys; print(*(m.partition('.')[0] for m in sys.modules))"

    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()  # noqa: S603 - our own program

    assert not {"slack_sdk", "slack_bolt", "sqlmodel", "sqlalchemy", "apscheduler", "starlette"} & set(loaded)
