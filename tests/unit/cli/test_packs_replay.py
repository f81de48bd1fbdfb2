"""`plandesk packs replay`: past tickets judged by a changed pack, before it counts."""

import json
from pathlib import Path

import pytest

from storage.database import opened
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import NOW
from tests.unit.cli.conftest import SHIPPED
from tests.unit.cli.test_desk import run
from tests.unit.desk_file.files import DeskFolder

pytestmark = pytest.mark.usefixtures("filled_desk")
PREMIER = 'plan = "mpowr/premier"'
AGREED = (
    PREMIER
    + """
overrides = [{ key = "targets.1.first_response", value = "30 bm", clause = "Order form 12, section 3" }]"""
)


def pack(folder: Path, before: str, after: str) -> str:
    """A file with the newest edition of a pack, in which something reads otherwise."""
    shipped = max((SHIPPED / "mpowr").glob("*.toml"))
    (folder / "mpowr").mkdir()
    changed = folder / "mpowr" / shipped.name
    changed.write_text(shipped.read_text().replace(before, after))
    return str(changed)


def replayed(capsys: pytest.CaptureFixture[str], *command: str) -> list[dict[str, str]]:
    run("packs", "replay", *command, "--since", "2026-01-01", "--all", "--json")
    found: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    return found


def agrees(tmp_path: Path, agreed: str) -> None:
    """Acme has agreed on something on top of its plan."""
    text = DeskFolder(tmp_path).written((PREMIER, agreed)).read_text()
    database = opened(f"sqlite:///{tmp_path / 'desk.db'}")
    with SqlUnitOfWork(database) as work:
        work.desk_files.apply(text, NOW)
        work.commit()
    database.close()


def test_past_tickets_are_replayed_under_a_changed_pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    easier = pack(tmp_path, 'target = "1 bh"', 'target = "365 bd"')

    assert run("packs", "replay", easier, "--since", "2026-01-01", "--json") == 1

    verdicts = {(row["verdict"], row["would be"]) for row in json.loads(capsys.readouterr().out)}
    assert verdicts == {("broken", "not yet due")}


def test_a_pack_that_changes_nothing_flips_no_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("packs", "replay", "mpowr", "--since", "2026-01-01") == 0

    assert "0 of 3 tickets since 2026-01-01 would have another verdict." in capsys.readouterr().out


def test_a_day_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("packs", "replay", "mpowr", "--since", "yesterday") == 2

    assert "write it as 2026-01-31" in capsys.readouterr().err


def test_what_an_order_form_sets_counts_under_the_changed_pack_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    agrees(tmp_path, AGREED)
    easier = pack(tmp_path, 'target = "1 bh"', 'target = "365 bd"')

    due = {row["ticket"]: row["would be due"] for row in replayed(capsys, easier)}

    assert due["EX-1"] == "2026-03-02 15:30Z"


def test_all_are_judged_by_a_plan_that_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    due = {row["ticket"]: row["would be due"] for row in replayed(capsys, "mpowr/priority")}

    assert due["EX-1"] == "2026-03-02 17:00Z"


def test_a_severity_with_another_id_is_the_one_that_replaces_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = max((SHIPPED / "mpowr").glob("*.toml")).read_text()
    renamed = shipped.replace("[severities.1]", "[severities.P1]").replace("\n1.first", "\nP1.first")
    file = pack(tmp_path, shipped, renamed.replace('severities = ["1", "2"]', 'severities = ["P1", "2"]'))

    assert {row["would be due"] for row in replayed(capsys, file)} == {"2026-03-02 16:00Z"}
