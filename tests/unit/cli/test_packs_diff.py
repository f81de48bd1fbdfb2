import json
from pathlib import Path

import pytest

from adapters.cli.main import main

SHIPPED = Path(__file__).parents[3] / "policies" / "packs"


def run(*arguments: str) -> int:
    """The exit status of `plandesk packs diff` with these arguments."""
    with pytest.raises(SystemExit) as ended:
        main(["packs", "diff", *arguments])
    return int(ended.value.code or 0)


@pytest.fixture
def editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack `example` in two editions; the newer one promises 3 hours where the older one promised 2."""
    shipped = max((SHIPPED / "cpi").glob("*.toml"))
    text = shipped.read_text()
    (tmp_path / "example").mkdir()
    (tmp_path / "example" / shipped.name).write_text(text)
    later = text.replace(f"effective = {shipped.stem}", "effective = 2030-01-01").replace('"2 h"', '"3 h"')
    (tmp_path / "example" / "2030-01-01.toml").write_text(later)
    monkeypatch.setenv("PLANDESK_PACKS", str(tmp_path))
    return tmp_path / "example" / shipped.name


def test_what_got_worse_between_editions_is_told(editions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(f"example@{editions.stem}", "example", "--json") == 1

    (row,) = json.loads(capsys.readouterr().out)
    assert row["effect"] == "worse"
    assert row["key"] == "targets.1.first_response"
    assert (row["old"], row["new"]) == ("2 hours (always)", "3 hours (always)")
    assert row["clause"] == "CPI ongoing support terms and conditions, “section 1”"


def test_the_end_of_the_next_business_day_is_compared_by_when_it_is(
    editions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    later = editions.with_name("2030-01-01.toml")
    later.write_text(later.read_text().replace('"3 h"', '"nbd 12:00"'))

    assert run(f"example@{editions.stem}", "example", "--json") == 1

    (row,) = json.loads(capsys.readouterr().out)
    assert row["new"] == "12:00 on the next business day (always)"


def test_a_file_may_stand_for_an_edition(editions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("example", str(editions)) == 0

    assert "better" in capsys.readouterr().out


def test_one_plan_of_an_edition_may_be_named(editions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(f"example/standard@{editions.stem}", "example/standard", "--json") == 1

    (row,) = json.loads(capsys.readouterr().out)
    assert row["key"] == "targets.1.first_response"


def test_plans_with_and_without_regions_can_be_compared(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("mpowr/premier", "mst/premium", "--json") == 1

    keys = {row["key"] for row in json.loads(capsys.readouterr().out) if row["effect"] == "worse"}
    assert {"targets.2.first_response.apj", "ways.email to MPOWR Support"} <= keys


def test_two_plans_are_compared_under_both_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("mpowr/priority", "mpowr/premier", "--json") == 0

    assert {row["plan"] for row in json.loads(capsys.readouterr().out)} == {"mpowr/priority → mpowr/premier"}


def test_a_plan_that_is_gone_is_worse(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("mpowr", "mpowr/premier", "--json") == 1

    assert json.loads(capsys.readouterr().out) == [
        {"effect": "worse", "plan": "priority", "key": "", "old": "Priority", "new": None, "clause": None}
    ]


def test_no_difference_is_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("mst", "mst") == 0

    assert capsys.readouterr().out == "none\n"


@pytest.mark.parametrize(
    "name", ["nowhere", "mpowr@1999-01-01", "mpowr/gold", "mpowr/premier@1999-01-01", "nowhere.toml"]
)
def test_a_name_that_means_nothing_is_told_in_one_line(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("mpowr", name) == 2

    assert capsys.readouterr().err.count("\n") == 1


def test_times_that_cannot_be_counted_are_told_in_one_line(editions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    later = (editions.parent / "2030-01-01.toml").read_text()
    (editions.parent / "2199-12-31.toml").write_text(later.replace("2030-01-01", "2199-12-31"))

    assert run("example@2030-01-01", "example") == 2

    assert capsys.readouterr().err.count("\n") == 1
