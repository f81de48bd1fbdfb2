"""How files are cut and named: one test a rule, and each lists every file that breaks it."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, files, name, tree, words

OURS, ALL = files(*PACKAGES), files(*PACKAGES, "tests")
MAX_LINES = 250
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc"}


def test_no_file_is_longer_than_one_idea_takes() -> None:
    assert [too_long for file in ALL for too_long in length_faults(file)] == []


def test_every_module_says_its_one_idea() -> None:
    assert [f"{name(file)}:1" for file in OURS if not says_its_idea(tree(file))] == []


def test_every_file_is_named_from_the_domain() -> None:
    assert [name(file) for file in ALL if not words(file).isdisjoint(SAYS_NOTHING)] == []


def test_every_class_and_every_public_function_of_a_module_says_what_it_promises() -> None:
    assert [f"{name(file)}:{silent}" for file in OURS for silent in silent_definitions(tree(file))] == []


def test_no_two_classes_share_a_name() -> None:
    places = defaultdict[str, list[str]](list)
    for file in OURS:
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(f"{name(file)}:{node.lineno} {node.name}")

    assert [each for each in places.values() if len(each) > 1] == []


def length_faults(file: Path) -> list[str]:
    """The file and its number of lines, if there are too many."""
    lines = len(file.read_text("utf-8").splitlines())
    return [f"{name(file)}:{lines}"] if lines > MAX_LINES else []


def says_its_idea(module: ast.Module) -> bool:
    """Whether its docstring begins with a whole sentence."""
    said = ast.get_docstring(module) or ""
    return said.split("\n\n")[0].endswith((".", "?", "!"))


def silent_definitions(module: ast.Module) -> Iterator[str]:
    """Line and name of what is public in a module and has no docstring."""
    for node in module.body:
        is_one = isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        if is_one and not node.name.startswith("_") and not ast.get_docstring(node):
            yield f"{node.lineno} {node.name}"


@pytest.mark.parametrize("text", ["", "x = 1", '"""Half a sentence"""', '"""Half\n\nand a whole one."""'])
def test_a_module_that_says_nothing_would_be_found(text: str) -> None:
    assert not says_its_idea(ast.parse(text))


def test_what_says_nothing_would_be_found_with_its_line() -> None:
    module = ast.parse(
        '"""An idea."""\n\ndef _own(): pass\n\nasync def told(): "Told."\n\ndef silent(): pass\n\nclass Mute: pass'
    )

    assert list(silent_definitions(module)) == ["7 silent", "9 Mute"]


def test_a_file_that_is_too_long_would_be_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.architecture.sources.ROOT", tmp_path)
    long, short = tmp_path / "long.py", tmp_path / "short.py"
    long.write_text("x = 1\n" * (MAX_LINES + 1))
    short.write_text("x = 1\n" * MAX_LINES)

    assert [*length_faults(long), *length_faults(short)] == [f"long.py:{MAX_LINES + 1}"]
