"""`plandesk manifest slack`."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from adapters.cli.main import main
from adapters.slack.manifest import Commands, manifest
from adapters.slack.scopes import EVENTS, OPTIONAL, SCOPES, Event
from tests.architecture.sources import ROOT
from tests.unit.desk_file.files import DeskFolder

SCHEMAS = Path(__file__).parents[4] / "shared/corpus/schemas"
URL = "https://desk.example"
EVENT_ROW = re.compile(r"^\| `([a-z_.]+)` \| (\S+) \| (.+) \|$", re.MULTILINE)
ROW = re.compile(r"^\| `([a-z_]+:?[a-z]*)` \| (.+) \|$", re.MULTILINE)


def run(*arguments: str) -> int:
    """The exit status of `plandesk manifest slack` with these arguments."""
    with pytest.raises(SystemExit) as ended:
        main(["manifest", "slack", *arguments])
    return int(ended.value.code or 0)


def described(url: str | None = URL) -> dict[str, Any]:
    """The manifest of a desk."""
    return manifest(url=url, commands=Commands())


def scopes_of_the_readme() -> dict[str, str]:
    """Each scope of the README with its reason."""
    readme = (ROOT / "adapters/slack/README.md").read_text("utf-8")
    table = readme.partition("## Scopes and events")[2].partition("| optional scope |")[0]
    return dict(ROW.findall(table))


def events_of_the_readme() -> dict[str, Event]:
    """Each event of the README with its scope and its reason."""
    readme = (ROOT / "adapters/slack/README.md").read_text("utf-8")
    table = readme.partition("| event | scope | why |")[2].partition("\n## ")[0]
    return {name: Event(scope.strip("`–"), why) for name, scope, why in EVENT_ROW.findall(table)}


KNOW_OPTIONAL_SCOPES = ("slack-manifest-2.0.0.json",)
"""Slack's own schema; the other is older than they are."""


@pytest.mark.parametrize("url", [URL, None])
@pytest.mark.parametrize("name", ["slack-manifest-2.0.0.json", "slack-app-manifest.schemastore.json"])
def test_the_manifest_is_valid(name: str, url: str | None) -> None:
    if not (SCHEMAS / name).exists():
        pytest.skip(f"needs the schema at {SCHEMAS / name}")
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))

    manifest = described(url)
    if name not in KNOW_OPTIONAL_SCOPES:
        del manifest["oauth_config"]["scopes"]["bot_optional"]
    jsonschema.Draft4Validator(schema).validate(manifest)


def test_everything_is_delivered_to_the_address_that_the_desk_serves() -> None:
    said = described()

    addresses = [
        said["settings"]["event_subscriptions"]["request_url"],
        said["settings"]["interactivity"]["request_url"],
        *(command["url"] for command in said["features"]["slash_commands"]),
    ]
    assert set(addresses) == {f"{URL}/slack/events"}
    assert not said["settings"]["socket_mode_enabled"]


def test_over_socket_mode_there_is_no_address() -> None:
    said = described(None)

    assert said["settings"]["socket_mode_enabled"]
    assert "url" not in json.dumps(said)


def test_the_readme_gives_every_scope_with_its_reason() -> None:
    assert scopes_of_the_readme() == SCOPES


def test_the_readme_gives_every_optional_scope_with_what_it_is_for() -> None:
    readme = (ROOT / "adapters/slack/README.md").read_text("utf-8")
    table = readme.partition("| optional scope | what for |")[2].partition("\n\n")[0]

    assert dict(ROW.findall(table)) == OPTIONAL
    assert described()["oauth_config"]["scopes"]["bot_optional"] == list(OPTIONAL)


def test_the_readme_gives_every_event_with_its_scope_and_its_reason() -> None:
    assert events_of_the_readme() == EVENTS


def test_every_event_has_the_scope_that_it_needs() -> None:
    assert {event.scope for event in EVENTS.values() if event.scope} <= set(SCOPES)
    assert described()["settings"]["event_subscriptions"]["bot_events"] == list(EVENTS)


def test_a_url_makes_the_manifest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--url", f"{URL}/") == 0

    said = json.loads(capsys.readouterr().out)
    assert said == described()


def test_the_commands_are_called_as_the_desk_file_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = DeskFolder(tmp_path).written(("[desk]\n", '[desk]\nslash = { ack = "/take-note", ticket = "/desk" }\n'))

    assert run("--socket", "--desk", str(desk)) == 0

    commands = json.loads(capsys.readouterr().out)["features"]["slash_commands"]
    assert [command["command"] for command in commands] == ["/take-note", "/desk"]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ([], "--url"),
        (["--socket", "--url", URL], "--socket"),
        (["--url", "http://desk.example"], "https://your.host"),
        (["--url", URL, "--desk", "/nowhere/desk.toml"], "the desk file has a fault"),
    ],
)
def test_what_cannot_be_used_is_told(arguments: list[str], problem: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 2

    said = capsys.readouterr().err
    assert problem in said.splitlines()[-1]
    assert "Traceback" not in said
