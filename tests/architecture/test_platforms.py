"""A platform is one folder: nothing outside of it names one, but for the list of them and what is a sandbox of two."""

import ast
import re
from pathlib import Path

import pytest

from adapters.composition.platforms import ADAPTERS
from tests.architecture.sources import ROOT, files, name

NAMES = [each.platform.value for each in ADAPTERS]
LIST = "adapters/composition/platforms.py"
OF_THE_SANDBOX = ("adapters/sandbox/", "adapters/composition/sandbox.py", "adapters/cli/sandbox.py")
PARTS = "adapter settings permalink manifest inbound listeners endpoint render platform doctor".split()
LIGHT = {"settings", "permalink", "manifest"}
NAMED = re.compile("|".join(NAMES), re.IGNORECASE)


def mentions(file: Path, text: str) -> list[str]:
    """Each line in which a file names a platform other than its own, be it in a comment."""
    own = file.relative_to(ROOT / "adapters").parts[0]
    return [
        f"{name(file)}:{number} {found}"
        for number, line in enumerate(text.splitlines(), start=1)
        for found in NAMED.findall(line)
        if own not in NAMES
    ]


def test_nothing_outside_a_platforms_folder_names_it() -> None:
    free = [file for file in files("adapters") if not name(file).startswith((LIST, *OF_THE_SANDBOX))]

    assert [one for file in free for one in mentions(file, file.read_text("utf-8"))] == []


@pytest.mark.parametrize("line", ["from adapters.slack import render", "# as Teams wants it", 'on = "SLACK_BOT_TOKEN"'])
def test_a_platforms_name_would_be_found(line: str) -> None:
    [found] = mentions(ROOT / "adapters/web/server.py", f"x = 1\n{line}\n")

    assert found.startswith("adapters/web/server.py:2 ")


def test_every_folder_of_a_platform_is_in_the_list_and_has_the_same_parts() -> None:
    folders = {path.parent.name for path in (ROOT / "adapters").glob("*/adapter.py")} - {"platform"}

    assert folders == set(NAMES)
    assert [f"{one}/{part}.py" for one in NAMES for part in PARTS if not is_there(one, part)] == []


def test_the_readme_names_those_parts_and_no_other() -> None:
    page = (ROOT / "adapters/README.md").read_text("utf-8")
    rows = page.partition("A further platform is")[2].partition("The library of a platform")[0]

    assert re.findall(r"`(\w+)\.py`", rows) == PARTS


@pytest.mark.parametrize("one", NAMES)
def test_what_offers_a_platform_loads_nothing_of_it_but_what_is_light(one: str) -> None:
    offered = ast.parse((ROOT / f"adapters/{one}/adapter.py").read_text("utf-8"))

    own = [node.module for node in offered.body if isinstance(node, ast.ImportFrom) and node.module]
    assert {module.rpartition(".")[2] for module in own if module.startswith(f"adapters.{one}.")} <= LIGHT


def is_there(platform: str, part: str) -> bool:
    """Whether a platform's folder has that file."""
    return (ROOT / "adapters" / platform / f"{part}.py").exists()
