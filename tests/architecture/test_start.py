"""The desk starts without what it has no use for, and has all that it uses."""

import ast
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.architecture.sources import PACKAGES, ROOT, files, name, tree

PAGE = ROOT / "adapters" / "sandbox" / "page"
LOCKED = {package["name"]: package for package in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]}


def without_extras() -> set[str]:
    """What `uv sync --no-dev` installs: what the project depends on, and what that depends on in turn."""
    found: set[str] = set()
    waiting = [("plandesk", ())]
    while waiting:
        package, extras = waiting.pop()
        locked = LOCKED[package]
        needs = [*locked.get("dependencies", ())]
        needs += [one for extra in extras for one in locked.get("optional-dependencies", {}).get(extra, ())]
        waiting += [(one["name"], tuple(one.get("extra", ()))) for one in needs if one["name"] not in found]
        found |= {one["name"] for one in needs}
    return found


def imported(file: Path) -> set[str]:
    """The top names of everything that a file imports, wherever in it."""
    nodes = list(ast.walk(tree(file)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {one.partition(".")[0] for one in plain | named}


@cache
def loaded() -> tuple[list[str], list[str]]:
    """The modules that are loaded where platforms are listed, and with a whole desk beside its sandbox."""
    program = """
import sys, adapters.cli.main, adapters.composition.app
print(*sys.modules)
import adapters.cli.serving, adapters.composition.sandbox
print(*sys.modules)"""
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout  # noqa: S603 - our own program
    listed, whole = map(str.split, said.splitlines())
    return listed, whole


def test_the_desk_never_loads_what_draws_the_page() -> None:
    _, whole = loaded()

    assert "adapters.composition.sandbox" in whole
    assert {"nicegui", "fastapi"}.isdisjoint(whole)


def test_what_lists_the_platforms_loads_no_library_of_theirs() -> None:
    listed, _ = loaded()

    assert "adapters.composition.platforms" in listed
    assert {"slack_bolt", "slack_sdk", "botbuilder", "botframework", "aiohttp", "jwt"}.isdisjoint(listed)


def test_without_the_page_there_is_all_that_the_rest_imports_and_nothing_that_draws() -> None:
    installed = without_extras()
    distributions = packages_distributions()
    known = {*sys.stdlib_module_names, *PACKAGES}

    lacking = [
        f"{name(file)}: {module}"
        for file in files(*PACKAGES)
        if PAGE not in file.parents
        for module in sorted(imported(file) - known)
        if installed.isdisjoint(one.lower().replace("_", "-") for one in distributions.get(module, ()))
    ]

    assert lacking == []
    assert {"nicegui", "fastapi"}.isdisjoint(installed)
