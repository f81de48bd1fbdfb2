"""A desk file that takes a channel, or a customer, from under open tickets is warned of."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.model.places import Place, Thread
from storage.database import opened
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import NOW, a_ticket
from tests.contract.examples import opened as ticket_opened
from tests.contract.stores import sqlite_url
from tests.unit.cli.test_desk import run
from tests.unit.desk_file.files import SOUND, DeskFolder

ACMES, NEW = "slack:T0DESK/C0ACME", "slack:T0DESK/C0NEW"
GIVEN = ('channels = ["slack:T0DESK/C0BETA"]', f'channels = ["{ACMES}"]')
ELSEWHERE, NOWHERE = (f'["{ACMES}"]', f'["{NEW}"]'), (f'channels = ["{ACMES}"]\n', "")

ACME_ENTRY = SOUND[SOUND.index('[[customers]]\nid = "acme"') : SOUND.index('[[customers]]\nid = "beta"')]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskFolder:
    """A desk file in force, and EX-1 of Acme open in its channel."""
    folder, url = DeskFolder(tmp_path), sqlite_url(tmp_path)
    monkeypatch.delenv("PLANDESK_PACKS", raising=False)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("PLANDESK_DESK", str(folder.written()))
    database = opened(url)
    with SqlUnitOfWork(database) as work:
        work.desk_files.apply(folder.path.read_text(), NOW)
        work.commit()
    with SqlUnitOfWork(database) as work:
        ticket = replace(a_ticket(), thread=Thread(place=Place.parse(ACMES), root="1.000100"), private=False)
        work.save(ticket, [ticket_opened(ticket)])
        work.commit()
    database.close()
    return folder


@pytest.mark.parametrize("verb", ["check", "apply"])
@pytest.mark.parametrize(
    ("change", "then"),
    [
        (ELSEWHERE, f"they go on in {NEW}"),
        (NOWHERE, "acme has no other channel, and isn't reached about them"),
    ],
)
def test_a_channel_that_is_given_to_another_is_warned_of_with_the_numbers(
    desk: DeskFolder, capsys: pytest.CaptureFixture[str], verb: str, change: tuple[str, str], then: str
) -> None:
    file = desk.written(change, GIVEN)

    assert run("desk", verb, str(file)) == 0

    said = capsys.readouterr().err
    assert f"customers.acme.channels: EX-1 is open in {ACMES}, which is beta's in this file: {then}" in said


@pytest.mark.parametrize("verb", ["check", "apply"])
@pytest.mark.parametrize("to_beta", [False, True], ids=["its channel goes, too", "its channel is another's"])
def test_a_customer_that_leaves_the_file_is_warned_of_with_the_numbers(
    desk: DeskFolder, capsys: pytest.CaptureFixture[str], verb: str, to_beta: bool
) -> None:
    text = SOUND.replace(ACME_ENTRY, "").replace(*GIVEN) if to_beta else SOUND.replace(ACME_ENTRY, "")
    desk.path.write_text(text)

    assert run("desk", verb, str(desk.path)) == 0

    said = capsys.readouterr().err
    assert "customers.acme: EX-1 is open, and acme isn't in this file: from then on nothing" in said
    assert said.count("EX-1") == 1


def test_a_file_that_moves_nothing_is_not_warned_of(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("desk", "check", str(desk.written(('name = "Acme"', 'name = "Acme Group"')))) == 0

    assert "EX-1" not in capsys.readouterr().err


def test_where_no_database_is_at_hand_a_file_is_judged_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/nothing.db")

    assert run("desk", "check", str(DeskFolder(tmp_path).written())) == 0

    assert "is in order" in capsys.readouterr().out
    assert not (tmp_path / "nothing.db").exists()
