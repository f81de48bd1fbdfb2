"""`plandesk packs check` and `show`: nothing of a pack is left out."""

import json
import re
from pathlib import Path

import pytest

from policies.reader import open_edition, read_pack
from tests.unit.cli.test_packs import IDS, run


def test_every_edition_is_checked_and_one_bad_one_hides_no_other(
    extra: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (file,) = (extra / "example").iterdir()
    (extra / "example" / "1999-01-01.toml").write_text("effective = 1\n")

    assert run("packs", "check", "--packs", str(extra), "--json") == 1

    rows = json.loads(capsys.readouterr().out)
    assert {row["pack"] for row in rows if row["level"] == "fault"} == {"example/1999-01-01.toml"}
    assert {*IDS, "example"} <= {row["pack"] for row in rows}
    assert run("packs", "check", f"example@{file.stem}", "--packs", str(extra)) == 0


def test_a_check_is_summed_up(extra: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (extra / "example" / "1999-01-01.toml").write_text("effective = 1\n")

    assert run("packs", "check", "example", "--packs", str(extra)) == 1

    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("2 editions: ")
    assert "in example@1999-01-01; " in last
    assert last.endswith("12 points that the terms leave open, 11 of them interpreted; 0 notes.")


def test_what_nothing_reminds_of_is_noted(extra: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (file,) = (extra / "example").iterdir()
    file.write_text(re.sub(r'(first_response\]?[^\n]*\n?[^\n]*target = )"[^"]*"', r'\1"none"', file.read_text()))

    assert run("packs", "check", "example", "--packs", str(extra)) == 0

    assert "so nothing reminds of it: set ladder.goals" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("plan", "shown"),
    [
        ("mpowr/premier", "number of designated contacts"),
        ("mpowr/premier", "At least 1, at most 5; more are refused"),
        ("influitive/premier-success", "duty of a designated contact"),
        ("influitive/premier-success", "condition of a designated contact"),
        ("influitive/premier-success", "Severity Level 1: by phone too"),
        ("influitive/premier-success", "Limit: 5 requests a month; the account manager decides on more."),
        ("m3ter/gold", "escalation step: "),
        ("m3ter/gold", "Severity 1"),
        ("cpi/standard", "The order form says how many"),
        ("cpi/standard", "reminder at 50 %"),
    ],
)
def test_everything_that_a_plan_says_is_shown(plan: str, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("packs", "show", plan) == 0

    assert shown in capsys.readouterr().out


def test_an_allowance_without_limit_is_shown_as_such(extra: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (file,) = (extra / "example").iterdir()
    endless = (
        '[allowances.asks]\nname = "asks"\nlimit = "unlimited"\ncounts = "requests"\nsays = "Ask."\nclause = "1"\n'
    )
    file.write_text(f"{file.read_text()}\n{endless}")

    assert run("packs", "show", "example", "--packs", str(extra)) == 0

    assert "Ask. No limit to these requests." in capsys.readouterr().out


def test_a_phone_line_is_shown_with_hours_and_languages(extra: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (file,) = (extra / "example").iterdir()
    phone = '[phone_lines.main]\nnumber = "+33 1"\ncalendar = "always"\nlanguages = ["English"]\nclause = "6"\n'
    file.write_text(f"{file.read_text()}\n{phone}")

    assert run("packs", "show", "example", "--packs", str(extra)) == 0

    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("phone line: main")]
    assert "+33 1. Hours: " in line
    assert "In English." in line


def test_a_clause_of_another_document_is_shown_with_it(extra: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (file,) = (extra / "example").iterdir()
    for table in ("[calendars.always]\n", "[targets.1.first_response]\n"):
        file.write_text(file.read_text().replace(table, f'{table}document = "Service annex"\n'))

    assert run("packs", "show", "example", "--packs", str(extra)) == 0

    assert capsys.readouterr().out.count("Service annex, ") == 2


def test_hours_by_the_customers_clock_are_shown_as_such(extra: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (file,) = (extra / "example").iterdir()
    file.write_text(file.read_text().replace("[calendars.always]", '[calendars.always]\nzone = "customer"'))

    assert run("packs", "show", "example", "--packs", str(extra)) == 0

    assert "(by the customer's clock)" in capsys.readouterr().out


def test_of_two_calendars_the_one_by_phone_is_named(extra: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (file,) = (extra / "example").iterdir()
    window = '{ days = "mon-fri", opens = "09:00", closes = "17:00" }'
    days = f'[calendars.days]\nname = "Days"\nclause = "1"\nwindows = [{window}]\n'
    both = 'calendar = [{ phoned = true, use = "always" }, { use = "days" }]'
    before, head, after = file.read_text().partition("[targets.1.first_response]\n")
    changed = after.replace('calendar = "always"', both, 1)
    file.write_text(f"{before}{head}{changed}\n{days}")

    assert run("packs", "show", "example", "--packs", str(extra)) == 0

    assert ", once the customer has called" in capsys.readouterr().out


def test_every_target_and_definition_is_shown(extra: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (file,) = (extra / "example").iterdir()
    file.write_text(file.read_text() + '[targets.1.next_update]\ntarget = "4 h"\nclause = "1"\n')

    assert run("packs", "show", "example", "--packs", str(extra)) == 0

    said = capsys.readouterr().out
    (line,) = [line for line in said.splitlines() if "next update" in line]
    assert "4 hours" in line
    definition = read_pack(open_edition(file)).plans["standard"].severities[0].definition
    assert definition in said


def test_what_is_shown_fits_the_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "90")

    assert run("packs", "show", "m3ter/gold") == 0

    assert max(len(line) for line in capsys.readouterr().out.splitlines()) <= 90
