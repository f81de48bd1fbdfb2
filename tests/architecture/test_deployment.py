"""What is written for those who deploy the desk names settings, commands and files that there are."""

import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest

from adapters.composition.settings import setting_names, settings_of
from tests.architecture.sources import PACKAGES, ROOT
from tests.architecture.test_readmes import all_commands

SCHEMA = Path(__file__).parents[3] / "shared/corpus/schemas/heroku-app-json.json"
APP = json.loads((ROOT / "app.json").read_text("utf-8"))
PROCFILE = (ROOT / "Procfile").read_text("utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
SETTINGS = set(setting_names())
OF_OTHERS = {"PATH"}
GIVEN_BY_THE_PLATFORM = {"PORT", "DATABASE_URL"}
NOT_FOR_DEPLOYMENTS = {"TEAMS_LOCAL", "SLACK_API_URL"}


def instructions(name: str) -> list[str]:
    """What follows each such instruction of the Dockerfile."""
    whole = DOCKERFILE.replace("\\\n", " ")
    return [line.partition(" ")[2] for line in whole.splitlines() if line.startswith(f"{name} ")]


def test_the_app_is_valid() -> None:
    if not SCHEMA.exists():
        pytest.skip(f"needs the schema at {SCHEMA}")

    jsonschema.Draft7Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(APP)


def test_the_app_asks_for_every_setting_that_a_deployment_may_need_and_for_no_other() -> None:
    assert set(APP["env"]) == SETTINGS - GIVEN_BY_THE_PLATFORM - NOT_FOR_DEPLOYMENTS
    assert all(asked["description"] for asked in APP["env"].values())


def test_no_secret_of_the_app_has_a_value() -> None:
    secret = [name for name in APP["env"] if re.search("TOKEN|SECRET|PASSWORD", name)]

    assert [name for name in secret if "value" in APP["env"][name]] == []


def test_what_the_app_presets_can_be_used() -> None:
    preset = {name: asked["value"] for name, asked in APP["env"].items() if "value" in asked}

    assert settings_of(preset).host == "0.0.0.0"  # noqa: S104 - a router is in front of it


def test_the_app_keeps_its_data_in_postgresql() -> None:
    assert any(addon.startswith("heroku-postgresql") for addon in APP["addons"])  # its own disk forgets


def test_the_web_process_is_the_desk() -> None:
    (process,) = PROCFILE.splitlines()

    command, *arguments = process.partition("web: ")[2].split()
    assert command == "plandesk"
    assert " ".join(arguments) in all_commands()


def test_the_container_runs_the_desk_as_nobody_in_particular() -> None:
    (command,), (user,) = instructions("CMD"), instructions("USER")

    assert json.loads(command) == ["plandesk", "run"]
    assert user != "root"


def test_the_container_sets_settings_that_there_are() -> None:
    set_there = {pair.partition("=")[0] for line in instructions("ENV") for pair in shlex.split(line)}

    assert set_there - OF_OTHERS <= SETTINGS


def test_the_container_has_every_package_and_nothing_that_is_not_there() -> None:
    copied = {source for line in instructions("COPY") for source in line.split()[:-1]}

    assert set(PACKAGES) <= copied
    assert [name for name in sorted(copied) if not (ROOT / name).exists()] == []
    assert {f"!{name}" for name in copied} <= set((ROOT / ".dockerignore").read_text("utf-8").splitlines())


def test_the_container_has_neither_the_page_nor_what_only_developers_use() -> None:
    installs = [line for line in instructions("RUN") if "uv sync" in line]

    assert [line for line in installs if "--no-dev" not in line or "extra" in line] == []
    assert all("--frozen" in line for line in installs)
    assert installs


def test_what_sets_up_a_checkout_installs_every_extra_as_well() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    (line,) = [line for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if "$(UV) sync" in line]

    assert [name for name in extras if f"--extra {name}" not in line] == []


def test_the_container_has_the_python_of_the_project_and_the_same_one_each_time_it_is_built() -> None:
    (image,) = instructions("FROM")
    python = re.escape((ROOT / ".python-version").read_text("utf-8").strip())

    assert re.fullmatch(rf"python:{python}\.\d+-slim@sha256:[0-9a-f]{{64}}", image)


def test_what_installs_the_rest_has_one_version_in_the_container_and_in_a_checkout() -> None:
    pip = re.compile(r"pip install(?: --(?:target \S+|\S+))* (\S+)")
    in_the_container = pip.findall(" ".join(instructions("RUN")))
    in_a_checkout = pip.findall((ROOT / "Makefile").read_text("utf-8"))

    assert [name for name in in_the_container if not re.fullmatch(r"[\w-]+==\d+(\.\d+)+", name)] == []
    assert in_the_container == in_a_checkout
    assert in_the_container


def test_the_health_check_of_the_container_is_sound_and_asks_the_address_that_there_is() -> None:
    (check,) = instructions("HEALTHCHECK")
    command = json.loads(check.partition("CMD ")[2])

    assert "/healthz" in command[-1]
    asked = subprocess.run([sys.executable, *command[1:]], env={"PORT": "9"}, capture_output=True, check=False)  # noqa: S603 - ours
    assert b"Connection refused" in asked.stderr
