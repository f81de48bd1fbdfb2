"""`plandesk notice`: shown first, then given; listed, withdrawn, on the record."""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from dateutil.relativedelta import relativedelta

from adapters.composition.desk_in_force import merged_ahead, put_in_force, ready
from adapters.desk_file import read
from bot.shell.contracts import act
from storage.database import opened
from storage.sql.views import SqlViews
from tests.contract.stores import sqlite_url
from tests.shipped import LIBRARY
from tests.unit.cli.test_desk import run
from tests.unit.desk_file.files import DeskFolder

TEXT = "The v1 meters API goes away"
GIVEN = ("notice", TEXT, "--clause", "deprecation", "--customer", "beta", "--by", "TAM One")


@pytest.fixture(autouse=True)
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A desk that has started: Acme has MPOWR's Premier, Beta m3ter's Gold."""
    folder, url = DeskFolder(tmp_path), sqlite_url(tmp_path)
    file = folder.written(('plan = "mst/standard"\nregion = "emea"', 'plan = "m3ter/gold"'))
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("PLANDESK_DESK", str(file))
    database = opened(url)
    found, by = read(file, LIBRARY), act(datetime.now(UTC), renew=True)
    put_in_force(file, database, ready(found, database, by, merged_ahead(found, database, by)))
    database.close()
    return url


def posts(url: str) -> list[str]:
    """Where something waits to go out."""
    database = opened(url)
    found = [one.conversation for one in SqlViews(database).unsent(100)]
    database.close()
    return sorted(found)


def listed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    assert run("notice", "--list", "--json") == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_without_send_it_is_shown_and_nothing_happens(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*GIVEN) == 0

    said = capsys.readouterr().out
    (beta,) = (one for one in read(Path(os.environ["PLANDESK_DESK"]), LIBRARY).desk.customers if one.id == "beta")
    today = beta.today(datetime.now(UTC))
    assert f"Notice for Beta: {TEXT}." in said
    for months in (3, 15):
        day = today + relativedelta(months=months)
        assert f"{day.day} {day:%B %Y}" in said
    assert said.endswith("Nothing has been sent. Add --send, and it goes out as shown.\n")
    assert posts(url) == []
    assert listed(capsys) == []


def test_sent_it_goes_to_each_channel_and_the_account_manager_and_is_on_record(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*GIVEN, "--send") == 0

    assert "Notice 1 goes to Beta." in capsys.readouterr().out
    assert posts(url) == ["slack:T0DESK/C0BETA", "slack:T0DESK/U0TAM1"]
    (one,) = listed(capsys)
    assert (one["notice"], one["customer"], one["text"], one["state"]) == (1, "beta", TEXT, "counts")
    assert run("desk", "history", "beta") == 0
    assert "TAM One gave notice 1 (m3ter support terms, “Platform”)" in capsys.readouterr().out


def test_the_same_is_not_sent_twice(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(*GIVEN, "--send")

    assert run(*GIVEN, "--send") == 2

    assert "beta has been told that already, by notice 1" in capsys.readouterr().err
    assert len(posts(url)) == 2


def test_all_customers_of_a_plan_are_told_under_one_number(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = ("notice", "Offices close at Christmas", "--clause", "hours", "--plan", "m3ter", "--customer", "acme")
    day = date(datetime.now(UTC).year + 1, 12, 24)

    assert run(*command, "--on", day.isoformat(), "--by", "Lead One", "--send") == 0

    found = listed(capsys)
    assert {(one["notice"], one["customer"], one["takes effect"]) for one in found} == {
        (1, "acme", day.isoformat()),
        (1, "beta", day.isoformat()),
    }


def test_one_customer_for_whom_it_cannot_be_stops_it_for_all(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*GIVEN, "--customer", "acme", "--send") == 2

    assert "mpowr/premier has no clause “deprecation”" in capsys.readouterr().err
    assert posts(url) == []


def test_withdrawn_it_is_told_and_counts_no_more(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(*GIVEN, "--send")

    assert run("notice", "It stays", "--withdraw", "1", "--by", "Lead One") == 0
    assert [one["state"] for one in listed(capsys)] == ["counts"]
    assert run("notice", "It stays", "--withdraw", "1", "--by", "Lead One", "--send") == 0

    assert [one["state"] for one in listed(capsys)] == ["withdrawn by Lead One"]
    assert posts(url).count("slack:T0DESK/C0BETA") == 2
    assert run("notice", "--withdraw", "1", "--by", "Lead One", "--send") == 2
    assert "no notice 1 counts" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "say who gives it: add --by"),
        (("--by", "TAM One"), "say what they are told, and under which clause"),
        ((TEXT, "--clause", "deprecation", "--by", "TAM One"), "say whom it is for: --customer or --plan"),
        ((TEXT, "--clause", "x", "--plan", "gold", "--by", "TAM One"), "no customer has the plan gold"),
        ((TEXT, "--clause", "x", "--customer", "nobody", "--by", "TAM One"), "there is no contract with “nobody”"),
        ((*GIVEN[1:], "--on", "soon"), "“soon” isn't a day: write it as 2027-01-31"),
        ((*GIVEN[1:], "--on", "2026-01-01"), "2026-01-01 is too soon. At least 3 months of notice are wanted by m3ter"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(
    arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("notice", *arguments) == 2

    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("plandesk: ")
    assert says in line


def test_it_is_in_the_records_of_its_customer_with_what_is_kept_of_whom(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(*GIVEN, "--customer", "acme", "--clause", "hours", "--send")
    file = tmp_path / "acme.zip"

    assert run("tickets", "export", "--customer", "acme", "--out", str(file)) == 0

    with ZipFile(file) as archive:
        agreed, page, about = (archive.read(name).decode() for name in ("customer.json", "customer.md", "README.md"))
    (notice,) = json.loads(agreed)["notices"]
    assert (notice["text"], notice["withdrawn"]) == (TEXT, False)
    (contact,) = json.loads(agreed)["contacts"]
    assert (contact["name"], contact["confirmed"]) == ("Contact One", None)
    assert "## Designated contacts\n\n- Contact One\n" in page
    assert f"TAM One gave notice 1 (MPOWR support service plans, “Hours”): “{TEXT}”" in page
    assert "## What is kept, and of whom" in about
    assert "each designated contact: Contact One" in about
