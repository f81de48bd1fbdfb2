"""`plandesk doctor` in a process of its own, before a desk runs for the first time and when something has broken."""

import json
import re
from pathlib import Path

import pytest

from adapters.sandbox.core.faults import Deny
from adapters.sandbox.example import DESK_FILE
from tests.faults.stage import Stage
from tests.shipped import LIBRARY

SLACK_ONLY = DESK_FILE.read_text("utf-8")


async def asked(stage: Stage, *options: str, **settings: str) -> tuple[int | None, str]:
    """The exit status of the doctor with these settings changed, and what it says on stdout."""
    status, out, err = await stage.runs("doctor", *options, **settings)
    assert "Traceback" not in out + err
    assert "canary" not in out + err
    return status, out


def agreed(folder: Path) -> Path:
    """The first customer of the example desk alone, whose interpretations are accepted."""
    head, *_ = SLACK_ONLY.split("[[customers]]")
    first = SLACK_ONLY.split("[[customers]]")[1]
    plan = first.split('plan = "')[1].split('"')[0]
    file = folder / "agreed.toml"
    accepted = f'accepted = ["{LIBRARY.edition(plan)}"]\nintake ='
    file.write_text(f"{head.replace('intake =', accepted)}[[customers]]{first}", encoding="utf-8")
    return file


async def test_a_desk_that_is_ready_has_nothing_to_do_and_nothing_is_made(stage: Stage) -> None:
    status, said = await asked(stage, PLANDESK_DESK=str(agreed(stage.folder)))

    assert said.endswith("All is in order.\n")
    assert all(line.startswith("ok ") for line in said.splitlines()[:-1])
    assert status == 0
    assert not stage.database.exists()


async def test_what_is_to_do_is_listed_and_the_exit_status_is_1(stage: Stage) -> None:
    stage.sandbox.script("auth.test", Deny(code="token_revoked"))

    status, said = await asked(stage)

    left = [line for line in said.splitlines() if line.startswith("to do ")]
    assert any(
        "SLACK_BOT_TOKEN doesn't work: Slack refuses our token (token_revoked); please install the app again" in x
        for x in left
    )
    assert any("settings: the desk file speaks of Teams, which is off" in line for line in left)
    assert any(re.search(r"leaves \d+ points open that nobody has accepted", line) for line in left)
    assert said.splitlines()[-1] == f"{len(left)} things to do."
    assert status == 1


async def test_it_says_who_has_accepted_what_the_terms_leave_open(stage: Stage) -> None:
    file = agreed(stage.folder)
    text = file.read_text("utf-8")
    edition = text.split('accepted = ["')[1].split('"')[0]
    signed = f'{{ edition = "{edition}", by = "Lead One", on = 2026-11-02 }}'
    file.write_text(text.replace(f'accepted = ["{edition}"]', f"accepted = [{signed}]"), "utf-8")

    _, said = await asked(stage, PLANDESK_DESK=str(file))

    assert re.search(rf"{edition}: its \d+ open points are accepted by Lead One on 2026-11-02", said)


async def test_it_is_there_as_json(stage: Stage) -> None:
    status, said = await asked(stage, "--json", PLANDESK_DESK=str(agreed(stage.folder)))

    assert {line["ok"] for line in json.loads(said)} == {True}
    assert status == 0


async def test_the_channels_of_one_customer_can_be_looked_at_alone(stage: Stage) -> None:
    _, said = await asked(stage, "--customer", "acme")
    status, _, err = await stage.runs("doctor", "--customer", "acne")

    assert re.findall(r"slack:T0DESK/(\w+)", said) == ["C0TRIAGE", "C0ACME"]
    assert (status, err) == (2, "plandesk: the desk file has no customer “acne”: give an id or a name that it has\n")


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"SLACK_SIGNING_SECRET": ""}, "to do  settings: Slack needs SLACK_SIGNING_SECRET as well"),
        ({"SLACK_BOT_TOKEN": "", "SLACK_SIGNING_SECRET": ""}, "to do  settings: no platform is on"),
        ({"SLACK_SIGNING_SECRETS": "canary"}, "did you mean SLACK_SIGNING_SECRET?"),
        ({"SLACK_BOT_TOKEN": "xapp-canary"}, "to do  settings: SLACK_BOT_TOKEN is an app-level token"),
        (
            {"SLACK_BOT_TOKEN": "", "SLACK_SIGNING_SECRET": "", "TEAMS_LOCAL": "1"},
            "to do  desk file: every triage channel is on Slack, which is off",
        ),
        ({"PLANDESK_DESK": "nowhere.toml"}, "to do  desk file: nowhere.toml:1: can't be read"),
        ({"DATABASE_URL": "sqlite:////no/such/folder/desk.db"}, "to do  database: make the folder /no/such/folder"),
        ({"DATABASE_URL": "postgresql://desk:word-canary@127.0.0.1:1/desk"}, "to do  database: "),
    ],
)
async def test_settings_that_do_not_work_are_one_line_each(stage: Stage, settings: dict[str, str], says: str) -> None:
    status, said = await asked(stage, **settings)

    assert says in said
    assert status == 1


async def test_a_database_that_is_no_database_is_told(stage: Stage) -> None:
    stage.database.write_text("not a database at all, but long enough to be taken for one" * 20)

    status, said = await asked(stage)

    assert "to do  database: " in said
    assert status == 1
