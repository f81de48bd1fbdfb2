"""How files are cut and named."""

import ast
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, files, name, tree, words

OURS, ALL = files(*PACKAGES), files(*PACKAGES, "tests")
MOST_LINES = 250
DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc"}


@pytest.mark.parametrize("file", ALL, ids=name)
def test_no_file_is_longer_than_one_idea_takes(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("file", OURS, ids=name)
def test_every_module_says_its_one_idea(file: Path) -> None:
    said = ast.get_docstring(tree(file))

    assert said
    assert said.split("\n\n")[0].endswith((".", "?", "!"))


@pytest.mark.parametrize("file", ALL, ids=name)
def test_every_file_is_named_from_the_domain(file: Path) -> None:
    assert words(file).isdisjoint(SAYS_NOTHING)


@pytest.mark.parametrize("file", OURS, ids=name)
def test_every_class_and_every_public_function_of_a_module_says_what_it_promises(file: Path) -> None:
    defined = [
        node for node in tree(file).body if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    silent = [node.name for node in defined if not node.name.startswith("_") and not ast.get_docstring(node)]

    assert silent == []
