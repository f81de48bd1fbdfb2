"""Shipped packs, spoiled at random: whatever is wrong is said in words, a line a fault, and nothing breaks."""

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomlkit

from policies.faults import InvalidPack
from policies.library import SHIPPED
from policies.reader import open_edition, read_pack
from policies.toml_file import parse
from tests.rounds import rounds

PACKS = sorted(SHIPPED.glob("*/*.toml"))
ROUNDS = rounds(10, 300)
"""The spoiled editions of each pack."""
ODD: tuple[Any, ...] = (
    "",
    " ",
    "none",
    "-1 h",
    "99999999 mo",
    "1\x1b[31m h",
    "nbd 25:61",
    "Mars/Olympus",
    0,
    -1,
    10**18,
    1.5,
    True,
    [],
    [[]],
    {},
    {"assumed": 3},
    ["", 3],
    [{}],
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where each value of a file is."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in entries:
        yield (*path, key)
        yield from places(below, (*path, key))


def spoil(raw: dict[str, Any], chance: random.Random) -> None:
    """Change one value, take it away, give it another name, or put it somewhere else."""
    *way, last = chance.choice([*places(raw)])
    table: Any = raw
    for step in way:
        table = table[step]
    match chance.randrange(4):
        case 0:
            table[last] = chance.choice(ODD)
        case 1:
            del table[last]
        case 2 if isinstance(table, dict):
            table[f"{last}x"] = table.pop(last)
        case _:
            table[last] = copy.deepcopy(chance.choice([*raw.values()]))


def told(file: Path) -> list[str]:
    """What is wrong with a file, one line a fault; empty if it can be used."""
    try:
        read_pack(open_edition(file))
    except InvalidPack as refused:
        return [str(fault) for fault in refused.faults]
    return []


@pytest.mark.parametrize("pack", PACKS, ids=lambda file: file.parent.name)
def test_a_spoiled_pack_is_refused_in_words_a_line_a_fault(pack: Path, tmp_path: Path) -> None:
    sound, chance = parse(pack.read_text("utf-8")), random.Random(pack.parent.name)  # noqa: S311 - the same spoiled packs each time
    file = tmp_path / pack.parent.name / pack.name
    file.parent.mkdir()
    refused = 0
    for _ in range(ROUNDS):
        raw = copy.deepcopy(sound)
        for _ in range(chance.randint(1, 3)):
            spoil(raw, chance)
        file.write_text(tomlkit.dumps(raw), encoding="utf-8")
        faults = told(file)
        refused += bool(faults)
        assert all(len(fault.splitlines()) == 1 and len(fault) < 1_200 and fault.isprintable() for fault in faults), (
            faults
        )
        assert len(faults) == len({*faults})
    assert refused > ROUNDS / 2


@pytest.mark.parametrize("pack", PACKS, ids=lambda file: file.parent.name)
def test_a_pack_that_is_cut_off_anywhere_is_refused_in_words(pack: Path, tmp_path: Path) -> None:
    content, chance = pack.read_bytes(), random.Random(pack.parent.name)  # noqa: S311 - the same spoiled packs each time
    file = tmp_path / pack.parent.name / pack.name
    file.parent.mkdir()
    for _ in range(rounds(5, 100)):
        file.write_bytes(content[: chance.randrange(len(content) - 200)])
        assert all(len(fault.splitlines()) == 1 for fault in told(file))
