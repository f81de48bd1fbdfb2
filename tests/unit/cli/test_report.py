"""`plandesk report`: what was promised and kept, in a form for each reader."""

import csv
import io
import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from adapters.cli.report import _write_csv
from bot.model.milestone import Basis, Breach, Ended, Milestone, Outcome
from bot.model.response import Response
from policies.library import Library
from storage.database import opened
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import NOW, a_plan, a_promise, a_ticket, minutes
from tests.contract.examples import opened as ticket_opened
from tests.contract.stores import sqlite_url
from tests.contract.test_ledger import a_whole_life
from tests.unit.cli.test_desk import run
from tests.unit.desk_file.files import DeskFolder

MONTH = f"{NOW:%Y-%m}"
IN_MARCH = ("--from", MONTH, "--to", MONTH)
FORMULA = "=HYPERLINK(1)"


def met(after: float) -> Milestone:
    ended = Ended(outcome=Outcome.MET, at=NOW + minutes(after), by="agent-one", name="Agent One")
    return replace(a_promise(30), ended=ended)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskFolder:
    """A desk on which Acme has three tickets: answered in time, late, and not at all."""
    folder, url = DeskFolder(tmp_path), sqlite_url(tmp_path)
    monkeypatch.delenv("PLANDESK_PACKS", raising=False)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("PLANDESK_DESK", str(folder.written(('name = "Acme"', f'name = "{FORMULA}"'))))
    plan = Library().plan("mpowr/premier")
    database = opened(url)
    with SqlUnitOfWork(database) as work:
        work.desk_files.apply(folder.path.read_text(), NOW)
        work.pin(plan)
        for name, milestone in {"EX-1": met(20), "EX-2": met(45), "EX-3": a_promise(60)}.items():
            answered = milestone.ended and Response(by="agent-one", name="Agent One", at=milestone.ended.at)
            one = a_ticket(
                name, milestones=(milestone,), response=answered, plan_ref=plan.ref, plan_version=plan.version
            )
            work.save(one, [ticket_opened(one)])
        work.commit()
    database.close()
    return folder


@pytest.mark.usefixtures("desk")
def test_a_table_says_what_was_kept_of_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", *IN_MARCH, "--by", "severity") == 0

    said = capsys.readouterr().out
    (row,) = re.findall(
        r"^Level 1 – Critical +(\d+) +(\d+) +(\d+) +(\d+) +(\d+) +([\d.]+ %) +(\d+)$", said, re.MULTILINE
    )
    assert row == ("1", "2", "0", "0", "0", "33.3 %", "3")
    assert re.search(r"first response +all +2 +20 min +45 min", said)


@pytest.mark.usefixtures("desk")
def test_each_broken_promise_says_by_which_clause_it_was_due_and_when_it_came(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("report", *IN_MARCH) == 0

    said = capsys.readouterr().out
    due = (
        r"The first response was due [^,]+, [^,]+, 1 business hour from [^,]+, [^,]+ for Level 1 – [^(]+\(MPOWR.+”\)\."
    )
    assert re.search(rf"^EX-2 .*{due} It came ", said, re.MULTILINE)
    assert re.search(rf"^EX-3 .*{due} It hasn't come\.$", said, re.MULTILINE)
    assert "EX-1" not in said


@pytest.mark.usefixtures("desk")
def test_in_csv_no_cell_is_a_formula(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", *IN_MARCH, "--csv") == 0

    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["customer"], row["month"], row["kept"], row["of"]) == (f"'{FORMULA}", MONTH, "1", "3")


@pytest.mark.parametrize(
    "name", ["=1", " =1", "\t=1", "\n+1", "\u3000@x", "\u200b=1", "\ufeff-1", "＝1", "＋1", "－1", "＠x", "\tx"]
)
def test_a_cell_that_a_spreadsheet_may_take_for_a_formula_is_text(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _write_csv([{"customer": "customer"}, {"customer": name, "kept": -1}])

    (row,) = csv.reader(io.StringIO(capsys.readouterr().out.partition("\n")[2]))
    assert row == [f"'{name}", "-1"]


@pytest.mark.usefixtures("desk")
def test_without_any_promise_there_is_the_heading(capsys: pytest.CaptureFixture[str]) -> None:
    before = f"{NOW - timedelta(days=400):%Y-%m}"

    assert run("report", "--from", before, "--to", before, "--csv") == 0
    assert capsys.readouterr().out.startswith("customer,plan,severity,metric,month,kept,broken,")


def test_a_customer_that_has_left_the_file_is_reported_all_the_same(
    desk: DeskFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    database = opened(f"sqlite:///{desk.path.with_name('desk.db')}")
    with SqlUnitOfWork(database) as work:
        without = desk.path.read_text().replace('id = "acme"', 'id = "other"')
        work.desk_files.apply(without, NOW)
        work.commit()
    database.close()

    assert run("report", *IN_MARCH, "--customer", "acme", "--by", "customer") == 0
    assert re.search(r"^acme +1 +2 ", capsys.readouterr().out, re.MULTILINE)
    assert run("tickets", "list", "--customer", "acme") == 0
    assert "EX-3" in capsys.readouterr().out


@pytest.mark.usefixtures("desk")
def test_in_json_a_program_finds_all_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", *IN_MARCH, "--json") == 0

    told = json.loads(capsys.readouterr().out)
    assert [(one["customer_id"], one["attainment"]) for one in told["attainment"]] == [("acme", 1 / 3)]
    assert [(one["ticket"], one["verdict"], bool(one["why"])) for one in told["broken"]] == [
        ("EX-3", "broken", True),
        ("EX-2", "broken", True),
    ]


def test_what_was_missed_before_a_ticket_promised_none_any_more_is_in_each_form(
    desk: DeskFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    missed = Breach(due_at=NOW + minutes(30), severity="1", at=NOW + minutes(30))
    lowered = replace(met(90), basis=Basis.GOAL, severity=None, due_at=None, breaches=(missed,))
    plan = Library().plan("mpowr/premier")
    database = opened(f"sqlite:///{desk.path.with_name('desk.db')}")
    with SqlUnitOfWork(database) as work:
        one = a_ticket("EX-4", milestones=(lowered,), plan_ref=plan.ref, plan_version=plan.version)
        work.save(one, [ticket_opened(one)])
        work.commit()
    database.close()
    why = re.compile(r"for Level 1 \S+ Critical, before the severity changed to one that promises none\. It came")

    for form in (("--json",), ("--csv",), ("--html",), ("--by", "severity")):
        assert run("report", *IN_MARCH, *form) == 0

    said = capsys.readouterr().out
    assert '"broken": 3' in said
    assert ",1,First response,2026-03,1,3," in said
    assert re.search(r"^Level 1 – Critical +1 +3 ", said, re.MULTILINE)
    assert len(why.findall(said)) == 3  # a program, a page, and a terminal


def test_what_was_spent_of_allowances_is_in_each_form(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    database = opened(f"sqlite:///{desk.path.with_name('desk.db')}")
    with SqlUnitOfWork(database) as work:
        work.pin(a_plan())
        a_whole_life(work)
        work.commit()
    database.close()

    assert run("report", *IN_MARCH) == 0
    assert re.search(r"block +2026-11 +20 min +0 min +1 h +5", capsys.readouterr().out)
    assert run("report", *IN_MARCH, "--json") == 0
    (spent,) = json.loads(capsys.readouterr().out)["spent"]
    assert (spent["customer_id"], spent["spent"], spent["added"], spent["unit"]) == ("acme", 20, 60, "hours")
    assert run("report", *IN_MARCH, "--html") == 0
    assert "What was taken off allowances" in capsys.readouterr().out


@pytest.mark.usefixtures("desk")
def test_the_page_needs_nothing_but_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", *IN_MARCH, "--html") == 0

    page = capsys.readouterr().out
    assert "33.3 %" in page
    assert len(re.findall("<svg", page)) == 2
    assert not re.findall(r"<script|<link|\bsrc=|@import|url\(", page)
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


@pytest.mark.usefixtures("desk")
def test_what_the_colours_of_the_chart_mean_stays_in_view_where_it_is_wider_than_the_screen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("report", *IN_MARCH, "--html") == 0

    drawn, _, after = capsys.readouterr().out.partition("</figure>")
    assert "not yet due</" not in drawn.partition("<figure")[2]
    assert all(f'class="{name}">' in after for name in ("kept", "broken", "open"))


@pytest.mark.usefixtures("desk")
def test_a_month_without_any_promise_is_a_report_too(capsys: pytest.CaptureFixture[str]) -> None:
    before = f"{NOW - timedelta(days=400):%Y-%m}"

    assert run("report", "--from", before, "--to", before, "--html") == 0
    assert "Nothing was promised in these months." in capsys.readouterr().out
    assert run("report", "--from", before, "--to", before) == 0
    assert capsys.readouterr().out.rstrip().endswith(": none")


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--from", "March"), "--from takes a month as YYYY-MM, such as 2026-11; not March"),
        (("--to", "0001-02"), "--to takes a month as YYYY-MM, such as 2026-11; not 0001-02"),
        (("--to", "9999-12"), "--to takes a month as YYYY-MM, such as 2026-11; not 9999-12"),
        (("--from", "1970-01", "--to", "2026-01"), "a report has at most 120 months; these are 673"),
        (("--from", "2026-12", "--to", "2026-01"), "the report would end before it begins"),
        (("--by", "customer,colour"), "--by takes any of customer, plan, severity, metric, month"),
        (("--customer", "nobody"), "the desk file has no customer nobody; it has acme"),
        (("--csv", "--json"), "a report has one form at a time: --csv, --json or --html"),
    ],
)
def test_what_cannot_be_asked_for_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], told: str
) -> None:
    assert run("report", *asked) == 2

    (line,) = capsys.readouterr().err.splitlines()
    assert told in line


def test_before_any_desk_has_run_there_is_nothing_to_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")

    assert run("report") == 2
    assert "no desk has run on this database yet" in capsys.readouterr().err
