"""A platform is one folder and a line in one list: a third does what the others do, unknown to all else."""

import io
import json
import logging
import os
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from adapters.cli.main import main
from adapters.composition import platforms
from adapters.composition.app import assemble
from adapters.composition.assembly import Surroundings
from adapters.composition.logs import set_up_logs
from adapters.composition.platforms import fixed
from adapters.composition.settings import LogStyle, read_settings, setting_names, unknown_settings
from adapters.desk_file.change import needs_restart
from adapters.platform.settings import UnusableSettings
from adapters.slack.adapter import SLACK
from bot.model.message import Link, Note, Paragraph
from bot.model.plain_text import body
from tests.contract.stores import sqlite_url
from tests.unit.adapters import third
from tests.unit.desk_file.files import DeskFolder
from tests.waiting import until

KEY = "key-canary"
MOVED = [
    *((f'"slack:T0DESK/{channel}"', f'"teams:T/{channel}"') for channel in ("C0TRIAGE", "C0ACME", "C0BETA")),
    *((f'"slack:T0DESK/{user}"', f'"teams:T/{user}"') for user in ("U0AGENT1", "U0TAM1")),
    ('"slack:T0ACME/U0ONE"', '"teams:T/U0ONE"'),
]


@pytest.fixture(autouse=True)
def _listed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The third platform in the list, and an environment that says nothing."""
    monkeypatch.setattr(platforms, "ADAPTERS", (SLACK, third.ADAPTER))
    for name in os.environ:
        if name.startswith(("SLACK_", "TEAMS_", "THIRD_", "PLANDESK_", "DATABASE_URL", "PORT")):
            monkeypatch.delenv(name)
    yield
    third.posted.clear()


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    before = (root.handlers[:], root.level)
    yield
    root.handlers[:], root.level = before


@pytest.fixture
async def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[httpx.AsyncClient]:
    """A desk that works on the third platform alone, as `plandesk run` puts it together, and who delivers to it."""
    monkeypatch.setenv("THIRD_KEY", KEY)
    monkeypatch.setenv("DATABASE_URL", sqlite_url(tmp_path))
    monkeypatch.setenv("PLANDESK_DESK", str(DeskFolder(tmp_path).written(*MOVED)))
    app = assemble(read_settings(), Surroundings(pace=timedelta())).app
    delivering = httpx.ASGITransport(app=app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=delivering, base_url="http://desk") as http,
    ):
        yield http


def links() -> list[str]:
    """Every address that the desk has posted."""
    blocks = [block for _, message in third.posted for block in message.blocks]
    spans = [span for block in blocks if isinstance(block, Paragraph | Note) for span in block.spans]
    return [span.url for span in spans if isinstance(span, Link)]


def run(*arguments: str) -> int:
    """The exit status of the command line."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


async def test_a_command_comes_in_and_what_is_said_goes_out(desk: httpx.AsyncClient) -> None:
    asked = {"id": "1", "channel": "C0ACME", "by": "U0ONE", "text": "Nobody can log in"}

    answer = await desk.post(third.INBOX, json=asked, headers={"x-key": KEY})

    assert answer.status_code == 200
    await until(lambda: any(to.place and to.place.channel == "C0TRIAGE" for to, _ in third.posted))
    [(address, question)] = [(to, said) for to, said in third.posted if to.place and to.place.channel == "C0ACME"]
    assert address.thread == "1"
    assert "Level 1" in body(question)


async def test_a_message_is_linked_to_by_the_address_that_its_platform_makes(desk: httpx.AsyncClient) -> None:
    asked = {"id": "1", "channel": "C0ACME", "by": "U0ONE", "text": "Nobody can log in"}

    await desk.post(third.INBOX, json=asked, headers={"x-key": KEY})

    await until(lambda: "https://third.example/C0ACME/1" in links())


def test_its_settings_are_read_by_their_names_and_its_secrets_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THIRD_KEY", KEY)
    monkeypatch.setenv("THIRD_COLOUR", "green")

    settings = read_settings()

    assert settings.platforms == {third.THIRD}
    assert settings.secrets == (KEY,)
    assert [name for name in setting_names() if name.startswith("THIRD_")] == ["THIRD_KEY", "THIRD_NAME", "THIRD_OPEN"]
    assert unknown_settings() == ("THIRD_COLOUR isn't a setting of plandesk; the desk doesn't read it",)


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"THIRD_NAME": "Ours"}, "The third platform needs THIRD_KEY as well"),
        ({"THIRD_KEY": "cert-1"}, "THIRD_KEY is a certificate: give the key"),
        ({"THIRD_KEY": KEY, "THIRD_OPEN": "perhaps"}, "THIRD_OPEN: "),
        ({"THIRD_OPEN": "1", "PLANDESK_HOST": "::"}, "THIRD_OPEN lets anyone in: PLANDESK_HOST must be 127.0.0.1"),
    ],
)
def test_what_is_wrong_with_its_settings_is_told(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], problem: str
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(UnusableSettings, match=problem):
        read_settings()


def test_its_manifest_is_printed_by_a_command_with_its_own_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("manifest", "teams", "--url", "https://desk.example/", "--colour", "green") == 0

    said = capsys.readouterr()
    assert json.loads(said.out) | {"version": ""} == {
        "inbox": "https://desk.example/third/inbox",
        "colour": "green",
        "version": "",
    }
    assert said.err == "Upload it under “Apps”.\n"


def test_a_desk_without_a_platform_is_told_of_it_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("run") == 2

    assert "(or SLACK_APP_TOKEN), or THIRD_KEY, or try `plandesk sandbox`" in capsys.readouterr().err


def test_what_it_was_told_at_the_start_needs_another_start(tmp_path: Path) -> None:
    old = DeskFolder(tmp_path).read().desk
    new = DeskFolder(tmp_path).read(('name = "Example Support"', 'name = "Another"')).desk

    assert (needs_restart(old, new, fixed) or "").startswith("the third platform's name of the desk can only change")


def test_its_secrets_and_its_noise_stay_out_of_the_log() -> None:
    stream = io.StringIO()
    set_up_logs(LogStyle.TEXT, stream=stream)

    logging.getLogger("third.library").warning("Sending %s.", "a body")
    logging.getLogger("desk").warning("Refused %s.", KEY)

    assert [line.rpartition(": ")[2] for line in stream.getvalue().splitlines()] == ["Refused ***."]
