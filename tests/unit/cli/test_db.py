"""`plandesk db backup` and `restore`, as an operator types them."""

from pathlib import Path

import pytest

from adapters.cli.main import main
from bot.effects import InChannel, Say
from bot.model.places import Place, Platform
from storage.database import opened
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import NOW, a_message
from tests.contract.stores import sqlite_url

TEAMS = Place(platform=Platform.TEAMS, workspace="TENANT", channel="19:globe@thread.tacv2")


def run(*arguments: str) -> int:
    """The exit status of `plandesk` with these arguments."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A desk's database, on which one message waits on Teams."""
    monkeypatch.chdir(tmp_path)
    url = sqlite_url(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    kept = opened(url)
    with SqlUnitOfWork(kept) as work:
        work.say(Say(to=InChannel(place=TEAMS), message=a_message("We have it.")), NOW)
        work.commit()
    kept.close()
    return url


def test_a_backup_is_brought_back_and_what_is_unsure_on_teams_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("db", "backup", "copy.db") == 0
    capsys.readouterr()

    assert run("db", "restore", "copy.db") == 0

    told = capsys.readouterr().out
    assert "The database is restored from copy.db" in told
    assert "The old one is kept as" in told
    assert "The next ticket will be number 101" in told
    assert f"{TEAMS}  -  We have it." in told


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["db", "backup", "desk.db"], "name a new file"),
        (["db", "backup", "nowhere/copy.db"], "can't be written"),
        (["db", "restore", "missing.db"], "name a file that `plandesk db backup` wrote"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2

    assert says in capsys.readouterr().err


def test_checking_a_database_that_is_not_there_makes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/nothing.db")

    assert run("db", "check") == 1

    assert capsys.readouterr().out.startswith("schema none where ")
    assert list(tmp_path.glob("nothing.db*")) == []
