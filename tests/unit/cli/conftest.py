"""What commands about packs and tickets start from."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.model.ids import IntakeId, TicketId
from bot.model.ticket import Status
from policies.library import Library
from storage.database import opened
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import NOW, a_promise, a_ticket, an_intake, minutes, started
from tests.contract.examples import opened as ticket_opened
from tests.contract.stores import sqlite_url
from tests.unit.desk_file.files import DeskFolder

SHIPPED = Path(__file__).parents[3] / "policies" / "packs"


@pytest.fixture(autouse=True)
def no_packs_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLANDESK_PACKS", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def extra(tmp_path: Path) -> Path:
    """A folder with a pack `example`, made of a shipped one."""
    shipped = max((SHIPPED / "cpi").glob("*.toml"))
    (tmp_path / "example").mkdir()
    (tmp_path / "example" / shipped.name).write_text(shipped.read_text())
    return tmp_path


@pytest.fixture
def filled_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskFolder:
    """A desk with an open ticket of Acme, a closed one, and one of a customer that has left."""
    folder, url = DeskFolder(tmp_path), sqlite_url(tmp_path)
    monkeypatch.delenv("PLANDESK_PACKS", raising=False)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("PLANDESK_DESK", str(folder.written()))
    plan = Library().plan("mpowr/premier")
    changes = {
        "EX-1": {"text": "The export to PDF fails", "milestones": (a_promise(60),)},
        "EX-2": {"text": "The export is late", "status": Status.CLOSED, "opened_at": NOW + minutes(5)},
        "EX-3": {"text": "Nobody can log in", "customer": "who-left"},
    }
    database = opened(url)
    with SqlUnitOfWork(database) as work:
        work.desk_files.apply(folder.path.read_text(), NOW)
        work.pin(plan)
        for name, change in changes.items():
            intake = replace(an_intake(IntakeId(f"of-{name}")), ticket=TicketId(name))
            one = a_ticket(name, intake=intake.id, plan_ref=plan.ref, plan_version=plan.version, **change)
            work.save(intake, [started(intake)])
            work.save(one, [replace(ticket_opened(one), text=one.text)])
        work.commit()
    database.close()
    return folder
