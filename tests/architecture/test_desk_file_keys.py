"""The page on the desk file names every key that there is, and no other."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from adapters.desk_file.fields import read_draft
from policies import toml_file
from policies.grammar.table import Table
from policies.layers import Path
from tests.architecture.sources import ROOT

PAGE = (ROOT / "adapters" / "desk_file" / "README.md").read_text("utf-8")
EXAMPLE: dict[str, Any] = toml_file.parse("".join(re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)))


def tables(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where each table of the example stands."""
    if isinstance(value, dict):
        yield path
        for key, below in value.items():
            yield from tables(below, (*path, key))
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from tables(below, (*path, str(number)))


def at(path: Path, whole: dict[str, Any]) -> dict[str, Any]:
    """The table that stands there."""
    found: Any = whole
    for step in path:
        found = found[int(step)] if isinstance(found, list) else found[step]
    assert isinstance(found, dict)
    return found


def faults(raw: dict[str, Any]) -> dict[Path, str]:
    """What the reader has to say of a file."""
    found: dict[Path, str] = {}
    read_draft(Table(raw=raw, at=(), note=found.__setitem__))
    return found


def test_the_example_is_taken_as_it_stands() -> None:
    assert faults(EXAMPLE) == {}


OWN_KEYS = [path for path in tables(EXAMPLE) if path[:2] == ("desk", "words") or path[-1:] == ("plans",)]
"""Tables whose keys are the operator's own."""


def test_the_example_has_every_key_that_is_known() -> None:
    paths = [path for path in tables(EXAMPLE) if path not in OWN_KEYS]

    differing = {".".join(path): sorted(known_keys(path) ^ set(at(path, EXAMPLE))) for path in paths}
    assert {path: keys for path, keys in differing.items() if keys} == {}


def known_keys(path: Path) -> set[str]:
    """The keys that the reader names when it meets another one in that table."""
    file = deepcopy(EXAMPLE)
    at(path, file)["q9q9q9"] = True
    [(_, says)] = faults(file).items()
    return set(says.partition("known here: ")[2].split(", "))
