"""`plandesk run` as it is typed: it starts, or says in one line why it cannot; told to stop, it stops."""

import asyncio
import contextlib
import signal
import socket
import sqlite3
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from adapters.composition.settings import setting_names
from adapters.sandbox.example import ACME, CONTACT_ONE, DESK_FILE
from tests.faults.stage import Stage, until
from tests.ports import LOCAL
from tests.rounds import SOAK

COMMAND = Path(sys.executable).with_name("plandesk")
NO_SLACK = {"SLACK_BOT_TOKEN": "", "SLACK_SIGNING_SECRET": ""}
UNUSABLE: list[tuple[dict[str, str], str]] = [
    ({"SLACK_BOT_TOKEN": ""}, "Slack needs SLACK_BOT_TOKEN as well"),
    ({"SLACK_SIGNING_SECRET": ""}, "Slack needs SLACK_SIGNING_SECRET as well (or SLACK_APP_TOKEN, for Socket Mode)"),
    ({"SLACK_SIGNING_SECRET": "  "}, "Slack needs SLACK_SIGNING_SECRET as well"),
    (NO_SLACK | {"SLACK_APP_TOKEN": "xapp-canary"}, "Slack needs SLACK_BOT_TOKEN as well"),
    ({"PLANDESK_WAKE_SECRET": "whsec_canary"}, "PLANDESK_WAKE_SECRET: should be whsec_ and 24 to 64 random bytes"),
    ({"PLANDESK_WEBHOOK_SECRET": "canary"}, "PLANDESK_WEBHOOK_SECRET: should be whsec_ and 24 to 64 random bytes"),
    ({"PLANDESK_WORK_SECRET": "canary"}, "PLANDESK_WORK_SECRET: should be whsec_ and 24 to 64 random bytes"),
    ({"PLANDESK_HEARTBEAT_URL": "canary"}, "PLANDESK_HEARTBEAT_URL: should be an address that begins with https://"),
    ({"SLACK_API_URL": "slack-canary"}, "SLACK_API_URL: should be a web address such as https://slack.com/api/"),
    (NO_SLACK, "no platform is on"),
    ({"TEAMS_APP_ID": "canary"}, "Teams needs TEAMS_APP_PASSWORD and TEAMS_TENANT_ID as well"),
    ({"TEAMS_APP_PASSWORD": "canary"}, "Teams needs TEAMS_APP_ID and TEAMS_TENANT_ID as well"),
    ({"TEAMS_TENANT_ID": "canary"}, "Teams needs TEAMS_APP_ID and TEAMS_APP_PASSWORD as well"),
    (NO_SLACK | {"TEAMS_LOCAL": "1"}, "every triage channel is on Slack, which is off"),
    ({"TEAMS_LOCAL": "perhaps"}, "TEAMS_LOCAL: should be a valid boolean"),
    ({"TEAMS_LOCAL": "1", "PLANDESK_HOST": "0.0.0.0"}, "PLANDESK_HOST must be 127.0.0.1 with it"),  # noqa: S104 - the point
    ({"PORT": "eighty"}, "PORT: should be a valid integer"),
    ({"PORT": "65536"}, "PORT: should be less than or equal to 65535"),
    ({"PLANDESK_HOST": "no.such.host.invalid"}, "can't listen on"),
    ({"PLANDESK_LOG": "loud"}, "PLANDESK_LOG: should be"),
    ({"PLANDESK_DESK": "/no/such/desk.toml"}, "the desk file has a fault"),
    ({"PLANDESK_DESK": "/"}, "the desk file has a fault"),
    ({"PLANDESK_PACKS": "/no/such/folder"}, "PLANDESK_PACKS: should be a folder of packs"),
    (
        {"DATABASE_URL": "mysql://desk:canary@localhost/desk"},
        "DATABASE_URL: should begin with sqlite:/// or postgresql://",
    ),
    ({"DATABASE_URL": "sqlite:////no/such/folder/desk.db"}, "Check DATABASE_URL"),
    ({"DATABASE_URL": "sqlite://"}, "must name a file"),
    ({"DATABASE_URL": f"postgresql://desk:p@ss/canary@{LOCAL}:1/desk"}, "@ is %40"),
    ({"DATABASE_URL": f"postgresql://desk:canary@{LOCAL}:1/desk"}, "Check DATABASE_URL"),
]
"""Each setting, missing, wrong or half given, and what is said to it."""
FAULTY = """
[desk]
name = 3
triage = []

[[customers]]
id = "acme"
name = "Acme"
plan = "no/such"
tam = "nobody"
region = 3
"""
LONELY = """
[desk]
name = "Example Support"
ticket_prefix = "EX"
triage = ["slack:T0DESK/C0TRIAGE"]

[[people]]
id = "agent-one"
name = "Agent One"
email = "agent.one@vendor.example"
roles = ["agent"]
lines = ["first"]

[[customers]]
id = "acme"
name = "Acme"
plan = "mpowr/premier"
channels = ["slack:T0DESK/C0ACME"]
"""
"""Its one agent is on no platform."""


async def refused(stage: Stage, **settings: str) -> str:
    """What the last line says, after `plandesk: `; nothing else is said, and no value of a secret."""
    said = await stage.refused(**settings)
    last = said.splitlines()[-1]
    assert last.startswith("plandesk: ")
    assert "Traceback" not in said
    assert "canary" not in said
    return last


@pytest.mark.parametrize(("settings", "says"), UNUSABLE, ids=[" ".join(settings) for settings, _ in UNUSABLE])
async def test_row_63_a_setting_that_cannot_be_used_is_told_in_one_line(
    stage: Stage, settings: dict[str, str], says: str
) -> None:
    last = await refused(stage, **settings)

    assert says in last


def test_every_setting_has_been_tried_with_what_it_cannot_be() -> None:
    tried = {name for settings, _ in UNUSABLE for name in settings}

    assert tried == set(setting_names())


async def test_a_faulty_desk_file_is_told_in_full(stage: Stage) -> None:
    faulty = stage.folder / "desk.toml"
    faulty.write_text(FAULTY, encoding="utf-8")

    said = await stage.refused(PLANDESK_DESK=str(faulty))

    *faults, last = said.splitlines()
    assert last == f"plandesk: the desk file has {len(faults)} faults; mend them and start again"
    assert all(line.startswith(f"{faulty}:") for line in faults)
    assert len(faults) >= 4


async def test_row_81_a_desk_whose_most_severe_reminders_reach_nobody_does_not_start(stage: Stage) -> None:
    lonely = stage.folder / "desk.toml"
    lonely.write_text(LONELY, encoding="utf-8")

    said = await stage.refused(PLANDESK_DESK=str(lonely))

    assert "reach nobody: give somebody of the lines first" in said


async def test_a_port_in_use_is_told_before_anything_else_begins(stage: Stage) -> None:
    with socket.create_server((LOCAL, int(stage.environment["PORT"]))):
        said = await stage.refused()

    assert ": set PORT to a free one" in said
    assert not stage.database.exists()


async def test_row_8_told_to_stop_the_command_ends_in_0_without_a_traceback(stage: Stage) -> None:
    process = await asyncio.create_subprocess_exec(
        COMMAND, "run", env=stage.environment, cwd=stage.folder, stderr=PIPE, process_group=0
    )
    await until(lambda: stage.says_yes("/readyz"))
    asked = await stage.sandbox.says(CONTACT_ONE, ACME, "Nobody can log in")
    await stage.quiet()

    process.send_signal(signal.SIGTERM)

    _, said = await process.communicate()
    assert (process.returncode, asked.status) == (0, 200)
    assert said.decode().count(f"customers on Slack at {stage.address}.") == 1
    assert b"Traceback" not in said


async def test_row_8_interrupted_from_the_keyboard_it_ends_the_same_way(stage: Stage) -> None:
    await stage.start()

    status = await stage.stop(signal.SIGINT)

    assert status == 0
    assert "Traceback" not in stage.log


async def test_row_45_a_desk_does_not_start_on_the_schema_of_another_one(stage: Stage) -> None:
    await stage.start()
    await stage.stop()
    with contextlib.closing(sqlite3.connect(stage.database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    last = await refused(stage)

    assert "made by another plandesk, perhaps a newer one" in last
    assert stage.look("SELECT version_num FROM alembic_version") == [("9999",)]


async def test_row_48_a_second_desk_on_the_same_file_does_not_start(stage: Stage) -> None:
    await stage.start()

    status, _, said = await stage.runs("run", PORT="0")

    assert status == 2
    assert said.splitlines()[-1].startswith("plandesk: another desk (process ")
    assert "use PostgreSQL, which several can share" in said


async def test_row_48_a_desk_that_was_killed_leaves_the_file_free(stage: Stage) -> None:
    await stage.start()

    await stage.restart()

    assert await stage.says_yes("/healthz")


@pytest.mark.parametrize("seconds", [nth / 20 for nth in range(1, 40)] if SOAK else [0.1, 1.2])
async def test_row_8_told_to_stop_while_it_starts_it_ends_without_a_traceback(stage: Stage, seconds: float) -> None:
    process = await asyncio.create_subprocess_exec(
        COMMAND, "run", env=stage.environment, cwd=stage.folder, stderr=PIPE, process_group=0
    )
    await asyncio.sleep(seconds)  # whatever it does by then

    process.send_signal(signal.SIGTERM)

    _, said = await process.communicate()
    assert process.returncode in {0, -signal.SIGTERM}
    assert b"Traceback" not in said


async def test_sighup_puts_the_desk_file_in_force_again(stage: Stage) -> None:
    file = stage.folder / "desk.toml"
    file.write_text(DESK_FILE.read_text("utf-8"), "utf-8")
    stage.environment["PLANDESK_DESK"] = str(file)
    await stage.start()
    file.write_text(DESK_FILE.read_text("utf-8").replace('name = "Acme"', 'name = "Acme Group"'), "utf-8")

    stage.told(signal.SIGHUP)

    await until(lambda: "A new desk file is in force" in stage.log)
    file.write_text(FAULTY, "utf-8")
    stage.told(signal.SIGHUP)
    await until(lambda: "A new desk file was not taken up" in stage.log)
    assert await stage.says_yes("/readyz")
