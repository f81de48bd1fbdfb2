"""`plandesk tickets`: an operator looks at tickets without a chat."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from bot.events import Noted, Replied
from bot.model.customer_message import CustomerMessage, MessageSide, Publication
from bot.model.ids import IntakeId
from policies.library import Library
from storage.database import opened
from storage.sql import search as searching
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import AGENT_ONE, NOW, TRIAGE, a_ticket, minutes
from tests.contract.examples import opened as ticket_opened
from tests.migrations.made import execute
from tests.unit.cli.test_desk import run
from tests.unit.desk_file.files import DeskFolder


@pytest.fixture(autouse=True)
def desk(filled_desk: DeskFolder) -> DeskFolder:
    """A desk with an open ticket of Acme, a closed one, and one of a customer that has left."""
    return filled_desk


def told(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    assert run("tickets", *command) == 0
    return capsys.readouterr().out


def numbers(text: str) -> list[str]:
    return [line.split()[0] for line in text.splitlines() if line.startswith("EX-")]


@pytest.mark.parametrize("command", [("list",), ("show", "EX-9"), ("history", "EX-9"), ("search", "owned")])
def test_what_people_typed_never_steers_the_terminal(
    desk: DeskFolder, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    plan, database = Library().plan("mpowr/premier"), opened(f"sqlite:///{desk.path.with_name('desk.db')}")
    with SqlUnitOfWork(database) as work:
        one = a_ticket("EX-9", text="\x1b]0;owned\x07 \x9b31m", plan_ref=plan.ref, plan_version=plan.version)
        work.save(one, [replace(ticket_opened(one), text=one.text)])
        work.commit()
    database.close()

    said = told(capsys, *command)

    assert "EX-9" in said
    assert not {"\x1b", "\x07", "\x9b"} & set(said)


@pytest.mark.parametrize("command", [("list",), ("show", "EX-1"), ("why", "EX-1"), ("search", "export")])
def test_a_database_that_fails_on_the_way_is_told_in_one_line(
    desk: DeskFolder, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    execute(f"sqlite:///{desk.path.with_name('desk.db')}", "ALTER TABLE tickets RENAME TO gone")

    assert run("tickets", *command) == 2

    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("plandesk: The database can't take it now: ")


def test_open_tickets_are_listed_with_when_they_are_due(capsys: pytest.CaptureFixture[str]) -> None:
    listed = told(capsys, "list")

    assert listed.splitlines()[0] == "2 tickets"
    assert sorted(numbers(listed)) == ["EX-1", "EX-3"]
    assert f"{NOW + minutes(60):%Y-%m-%d %H:%M}Z late" in listed
    assert "who-left" in listed


def test_programs_read_what_is_due_when_and_whether_it_is_promised(capsys: pytest.CaptureFixture[str]) -> None:
    (due,) = (one for one in json.loads(told(capsys, "list", "--json")) if one["ticket"] == "EX-1")

    assert (due["due"], due["late"]) == ((NOW + minutes(60)).isoformat(), True)
    assert (due["what"], due["basis"]) == ("First response", "promise")


def test_a_list_may_be_of_one_customer_or_of_what_is_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert numbers(told(capsys, "list", "--customer", "acme")) == ["EX-1"]
    assert numbers(told(capsys, "list", "--closed")) == ["EX-2"]
    assert [one["ticket"] for one in json.loads(told(capsys, "list", "--closed", "--json"))] == ["EX-2"]


def test_words_find_closed_tickets_too_the_latest_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert numbers(told(capsys, "search", "EXPORT")) == ["EX-2", "EX-1"]
    assert numbers(told(capsys, "search", "export", "pdf")) == ["EX-1"]


def test_a_ticket_is_shown_as_its_staff_would_see_it(capsys: pytest.CaptureFixture[str]) -> None:
    shown = told(capsys, "show", "ex-1")

    assert "EX-1 · Acme · Level 1 – Critical" in shown
    assert "The export to PDF fails" in shown
    assert json.loads(told(capsys, "show", "EX-1", "--json"))["id"] == "EX-1"


def test_a_due_time_is_explained_down_to_the_clause_and_with_its_year(capsys: pytest.CaptureFixture[str]) -> None:
    why = told(capsys, "why", "EX-1")

    assert "1 business hour for Level 1 – Critical" in why
    assert "Response table" in why
    assert f"{NOW:%Y}," in why


@pytest.mark.parametrize("command", ["show", "why", "history"])
def test_times_are_in_the_zone_of_the_customer(
    desk: DeskFolder, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    database = opened(f"sqlite:///{desk.path.with_name('desk.db')}")
    with SqlUnitOfWork(database) as work:
        work.desk_files.apply(desk.path.read_text().replace("America/Chicago", "Asia/Dubai"), NOW)
        work.commit()
    database.close()

    shown = told(capsys, command, "EX-1")

    assert "+04" in shown
    assert "CST" not in shown


def test_a_history_begins_with_the_request_also_of_a_customer_that_has_left(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, first, second = told(capsys, "history", "EX-3").splitlines()

    assert "wrote: “The export fails.” We asked how urgent it is." in first
    assert "EX-3 was opened" in second
    assert [one["event"] for one in json.loads(told(capsys, "history", "EX-3", "--json"))] == [
        "IntakeStarted",
        "TicketOpened",
    ]


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        (("show", "EX-99"), "there is no ticket EX-99: `plandesk tickets list` shows those that are open"),
        (("history", "nothing"), "there is no ticket nothing"),
        (("search", "!!"), "there is no word to search for"),
        (("list", "--customer", "nobody"), "the desk file has no customer nobody; it has acme"),
        (("list", "--page", "9"), "there is no page 9: the last is 1"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...], problem: str
) -> None:
    assert run("tickets", *command) == 2

    (line,) = capsys.readouterr().err.splitlines()
    assert problem in line


def test_a_customer_is_given_everything_of_theirs_and_nothing_of_anybody_elses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "acme.zip"

    said = told(capsys, "export", "--customer", "acme", "--out", str(file))

    assert said == f"2 tickets of Acme are in {file}.\n"
    with ZipFile(file) as archive:
        assert sorted(archive.namelist()) == [
            *("README.md", "allowances.json", "customer.json", "customer.md"),
            *(f"tickets/EX-{number}.{kind}" for number in (1, 2) for kind in ("json", "md")),
        ]
        ticket = json.loads(archive.read("tickets/EX-1.json"))
        assert (ticket["number"], ticket["severity"]) == ("EX-1", "Level 1 – Critical")
        assert [one["verdict"] for one in ticket["promises"]] == ["broken"]
        assert "- First response: due 02 March 2026, 16:00 UTC (broken)" in archive.read("tickets/EX-1.md").decode()
        everything = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "Nobody can log in" not in everything
    assert "who-left" not in everything


def test_what_staff_wrote_among_themselves_is_given_only_if_they_published_it(
    desk: DeskFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, database = Library().plan("mpowr/premier"), opened(f"sqlite:///{desk.path.with_name('desk.db')}")
    one = a_ticket("EX-9", intake=IntakeId("of-EX-9"), plan_ref=plan.ref, plan_version=plan.version)
    stamp = {"at": NOW, "by": "agent-one", "via": "message", "name": "Agent One"}
    kept, sent, back = (remark(text) for text in ("Our own guess", "It was the disk", "Wrong thread"))
    told = [
        ticket_opened(one),
        *(Noted(**stamp, text=note.text, written=note) for note in (kept, sent, back)),
        Replied(**stamp, text=sent.text, written=replace(sent, publication=Publication(name="Agent One", at=NOW))),
        Replied(
            **stamp,
            text=back.text,
            written=replace(back, publication=Publication(name="Agent One", at=NOW, taken_back_at=NOW)),
        ),
    ]
    with SqlUnitOfWork(database) as work:
        work.save(replace(one, version=len(told)), told)
        work.commit()
    database.close()

    assert run("tickets", "export", "--customer", "acme", "--out", str(tmp_path / "acme.zip")) == 0

    with ZipFile(tmp_path / "acme.zip") as archive:
        said = [each["text"] for each in json.loads(archive.read("tickets/EX-9.json"))["messages"]]
        everything = "".join(archive.read(name).decode() for name in archive.namelist())
    assert said == ["It was the disk", None]
    assert "Our own guess" not in everything
    assert "Wrong thread" not in everything


def remark(text: str) -> CustomerMessage:
    """A message that an agent wrote under the card in triage."""
    number = f"{len(text)}.000100"
    return CustomerMessage(message=number, at=NOW, by=AGENT_ONE, text=text, side=MessageSide.INTERNAL, place=TRIAGE)


def test_what_is_there_already_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "acme.zip"
    file.write_text("kept")

    assert run("tickets", "export", "--customer", "acme", "--out", str(file)) == 2

    assert "is there already: name a new file" in capsys.readouterr().err
    assert file.read_text() == "kept"


def test_a_search_for_what_too_many_messages_have_says_that_there_may_be_more(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "LATEST", 1)

    assert run("tickets", "search", "export") == 0
    assert run("tickets", "search", "export", "--page", "2") == 2

    said = capsys.readouterr()
    assert said.out.startswith("at least 1 ticket (1 of at least 1); more words find older ones")
    assert said.err == "plandesk: there is no page 2: the last is 1; more words find older ones\n"
