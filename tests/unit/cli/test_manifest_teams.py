"""`plandesk manifest teams`."""

import json
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import pytest

from adapters.cli.main import main
from adapters.teams.manifest import IN_PERSON, IN_TEAMS, MAX_COMMANDS, manifest, package
from adapters.teams.pointing import OPEN, REPLY, SPLIT
from bot.catalogue import VERBS

SCHEMA = Path(__file__).parents[4] / "shared/corpus/schemas/MicrosoftTeams.schema.json"
APP = "7a1c0000-0000-4000-8000-00000000a001"
URL = "https://desk.example"


@pytest.fixture(autouse=True)
def _app_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEAMS_APP_ID", APP)


def run(*arguments: str) -> int:
    """The exit status of `plandesk manifest teams` with these arguments."""
    with pytest.raises(SystemExit) as ended:
        main(["manifest", "teams", *arguments])
    return int(ended.value.code or 0)


def described() -> dict[str, Any]:
    """The manifest of a desk."""
    return manifest(app_id=APP, url=URL, version="0.1.0")


def pictures() -> dict[str, bytes]:
    """The icons of a package, by name."""
    with ZipFile(BytesIO(package(described()))) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.endswith(".png")}


def pixels(picture: bytes) -> tuple[int, int, bytes]:
    """Width, height and what is left of the rows once they are unpacked."""
    width, height, bits, kind = struct.unpack(">IIBB", picture[16:26])
    assert (picture[:8], bits, kind) == (b"\x89PNG\r\n\x1a\n", 8, 6)
    length = struct.unpack(">I", picture[33:37])[0]
    assert picture[37:41] == b"IDAT"
    return width, height, zlib.decompress(picture[41 : 41 + length])


def test_the_manifest_is_valid() -> None:
    if not SCHEMA.exists():
        pytest.skip(f"needs the schema at {SCHEMA}")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8").replace(r"\\p{L}", r"[^\\W\\d_]"))

    jsonschema.Draft4Validator(schema).validate(described())


def test_the_bot_may_hear_what_does_not_mention_it_and_read_who_is_there() -> None:
    said = described()

    granted = said["authorization"]["permissions"]["resourceSpecific"]
    assert {one["name"] for one in granted} == {"ChannelMessage.Read.Group", "ChannelMember.Read.Group"}
    assert {one["type"] for one in granted} == {"Application"}
    assert said["webApplicationInfo"]["id"] == APP  # without it no such permission is granted


def test_the_menu_of_a_message_has_what_the_desk_does_by_the_names_that_it_knows() -> None:
    (extension,) = described()["composeExtensions"]

    assert extension["botId"] == APP
    assert [command["id"] for command in extension["commands"]] == [OPEN, REPLY, SPLIT]
    for command in extension["commands"]:
        assert command["context"] == ["message"]
        assert command["fetchTask"]  # without a dialog to fetch, the platform wants a form


def test_every_verb_can_be_suggested_and_none_is_made_up() -> None:
    assert {*IN_TEAMS, *IN_PERSON} <= set(VERBS)
    assert max(len(IN_TEAMS), len(IN_PERSON)) <= MAX_COMMANDS


def test_in_a_team_the_commands_are_offered_after_a_mention_and_after_a_slash() -> None:
    (bot,) = described()["bots"]
    (in_teams,) = [one for one in bot["commandLists"] if one["scopes"] == ["team"]]

    assert bot["supportsTargetedMessages"]  # without it nothing is said to the bot alone, and there is no slash command
    assert in_teams["triggers"] == ["mention", "slash"]


def test_the_app_can_be_added_to_shared_channels() -> None:
    assert described()["supportsChannelFeatures"] == "tier1"


def test_the_package_holds_the_manifest_and_the_icons_that_it_names() -> None:
    with ZipFile(BytesIO(package(described()))) as archive:
        assert archive.namelist() == ["manifest.json", "color.png", "outline.png"]
        assert json.loads(archive.read("manifest.json")) == described()


def test_the_same_manifest_makes_the_same_package() -> None:
    assert package(described()) == package(described())


@pytest.mark.parametrize(("name", "side"), [("color.png", 192), ("outline.png", 32)])
def test_the_icons_have_the_sizes_that_are_asked_for(name: str, side: int) -> None:
    width, height, rows = pixels(pictures()[name])

    assert (width, height) == (side, side)
    assert len(rows) == side * (1 + 4 * side)


def test_the_outline_is_white_on_nothing() -> None:
    _, _, rows = pixels(pictures()["outline.png"])

    dots = [rows[start : start + 4] for row in range(32) for start in range(row * 129 + 1, (row + 1) * 129, 4)]
    assert {dot[:3] for dot in dots} == {b"\xff\xff\xff"}
    assert {dots[0][3], max(dot[3] for dot in dots)} == {0, 255}


def test_without_a_file_the_manifest_goes_to_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--url", URL) == 0

    said = json.loads(capsys.readouterr().out)
    assert (said["bots"][0]["botId"], said["validDomains"]) == (APP, ["desk.example"])


def test_the_package_is_written_and_the_endpoint_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "plandesk.zip"

    assert run("--url", f"{URL}/", "--out", str(out)) == 0

    assert ZipFile(out).testzip() is None
    said = capsys.readouterr()
    assert f"{URL}/api/messages" in said.err
    assert said.out == ""


def test_a_missing_app_id_is_warned_of(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("TEAMS_APP_ID")

    assert run("--url", URL) == 0

    assert "TEAMS_APP_ID isn't set" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--url", "http://desk.example"], "--url"),
        (["--url", "desk.example"], "--url"),
        (["--url", URL, "--app-id", "x"], "TEAMS_APP_ID"),
        (["--url", URL, "--out", "/nowhere/at/all.zip"], "/nowhere/at/all.zip"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(
    arguments: list[str], problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2

    said = capsys.readouterr().err
    assert problem in said
    assert said.count("\n") == 1
