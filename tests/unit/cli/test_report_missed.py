"""`plandesk report` lists what was missed before a severity changed."""

import re

import pytest
from msgspec.structs import replace

from bot.model.milestone import Breach
from storage.database import opened
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import NOW, a_ticket, minutes
from tests.contract.examples import opened as ticket_opened
from tests.shipped import LIBRARY
from tests.unit.cli.test_desk import run
from tests.unit.cli.test_report import IN_MARCH, desk, met
from tests.unit.desk_file.files import DeskFolder

__all__ = ["desk"]


def test_what_was_missed_before_a_severity_changed_is_listed_with_its_ticket_in_each_form(
    desk: DeskFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    missed = Breach(due_at=NOW + minutes(30), severity="1", at=NOW + minutes(30))
    lowered = replace(met(90), severity="3", due_at=NOW + minutes(240), breaches=(missed,))
    plan = LIBRARY.plan("mpowr/premier")
    database = opened(f"sqlite:///{desk.path.with_name('desk.db')}")
    with SqlUnitOfWork(database) as work:
        one = a_ticket("EX-4", milestones=(lowered,), plan_ref=plan.ref, plan_version=plan.version)
        work.save(one, [ticket_opened(one)])
        work.commit()
    database.close()
    why = re.compile(
        r"The first response was due Mon 2 Mar 2026, 9:30 AM CST, 1 business hour for Level 1 \S+ Critical [^.]+, and "
        r"hadn.*t come by then\. Since the severity changed it was due Mon 2 Mar 2026, 1:00 PM CST\. It came"
    )

    for form in (("--json",), ("--html",), ()):
        assert run("report", *IN_MARCH, *form) == 0

    said = capsys.readouterr().out
    assert len(why.findall(said)) == 3
    assert '"ticket": "EX-4"' in said
    assert re.search(r"^EX-4 .*The first response was due", said, re.MULTILINE)
    assert '<td data-name="ticket">EX-4</td>' in said
    assert "What was missed before a severity changed" in said
