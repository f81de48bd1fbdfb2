"""Each row of the readings is answered by `plan <topic>`, with its clause, and what the desk does of it is tested."""

import ast
import json
import re
import tomllib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import pytest

from adapters.slack import render as slack
from adapters.teams import render as teams
from bot.effects import ReplyToActor
from bot.engine.views.topics import explain_topic
from bot.model import plain_text
from bot.model.message import Message
from tests.architecture.sources import ROOT
from tests.shipped import LIBRARY

ROWS: Final[dict[str, dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("rows.toml").read_text(encoding="utf-8")
)
READINGS: Final = Path(__file__).parents[3] / "shared/terms/READINGS.md"
ACTED_ON: Final = frozenset(
    "M2 M3 M4 M5 M8 M13 M16 M20 M22 M23 M24 M25 M26 C3 C4 C9 C10 C11 C12 C13 I5 I6 I7 I10 I11 I12 I14 I15 I16 I17 I19 "
    "I21 G7 G8 G9 G21 G22 G23 G25 G28 S4 S5 S6".split()
)
"""The rows that the desk does, refuses or answers something about in conversation."""
MEASURED: Final = re.compile(
    r"\d\d:\d\d|\b\d+[–-]?\d* ?(bh|bd|h|minutes|days|months|requests|hours)\b|24x7|\b\d to \d|up to \d|\d / \d"
)
"""A time, a count or hours in a reading."""
CITES: Final = re.compile(r"Source: |leave|do not say")
"""The clause, or that there is none."""


def answer(row: dict[str, Any]) -> Message:
    """What a customer under that plan is told about that topic."""
    (told,) = explain_topic(row["topic"], LIBRARY.plan(row["plan"]), staff=False).effects
    assert isinstance(told, ReplyToActor)
    return told.message


def answered(row: dict[str, Any]) -> str:
    """The same as plain text."""
    return plain_text.body(answer(row))


def as_posted(payload: object) -> str:
    """The words of a message as a platform gets it, without the signs that keep them from being read as marks."""
    return json.dumps(payload, ensure_ascii=False).replace("\\", "").replace("&#39;", "'").replace("&quot;", '"')


@cache
def named_in(file: str) -> frozenset[str]:
    """The tests of a file, by name."""
    found = ast.walk(ast.parse((ROOT / file).read_text("utf-8")))
    functions = (each for each in found if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))
    return frozenset(each.name for each in functions if each.name.startswith("test_"))


def is_there(test: str) -> bool:
    """Whether there is a test of that name in that file."""
    file, _, name = test.partition("::")
    return (ROOT / file).is_file() and name in named_in(file)


def readings() -> dict[str, str]:
    """What each row of the readings says."""
    if not READINGS.is_file():
        pytest.skip(f"needs {READINGS}")
    rows = re.findall(r"^\| ([MCIGS]\d+) \|[^|]*\|([^|]*)\|", READINGS.read_text(encoding="utf-8"), re.MULTILINE)
    return dict(rows)


def test_every_row_is_said_when_it_is_asked_for() -> None:
    offenders = {number: told for number, row in ROWS.items() if row["says"] not in (told := answered(row))}

    assert offenders == {}


@pytest.mark.parametrize(
    "posted", [slack.payload, partial(teams.payload, nonce="n", tenant="t")], ids=["Slack", "Teams"]
)
def test_every_row_is_said_whole_on_each_platform(posted: Callable[[Message], object]) -> None:
    told = {number: as_posted(posted(answer(row))) for number, row in ROWS.items()}

    assert [number for number, row in ROWS.items() if row["says"] not in told[number]] == []
    assert [number for number, text in told.items() if not CITES.search(text) and number != "M1"] == []


def test_every_answer_cites_its_clause_or_says_that_the_terms_leave_it_open() -> None:
    offenders = [
        number for number, row in ROWS.items() if row["topic"] != "edition" and not CITES.search(answered(row))
    ]

    assert offenders == []


def test_the_tests_that_are_named_are_there() -> None:
    assert [test for row in ROWS.values() for test in row.get("tests", ()) if not is_there(test)] == []


def test_every_row_that_the_desk_acts_on_has_a_test() -> None:
    assert [number for number in ACTED_ON if not ROWS[number].get("tests")] == []


def test_the_rows_are_those_of_the_readings() -> None:
    assert [*ROWS] == [*readings()]


def test_every_row_with_an_arrow_a_time_a_count_or_hours_has_a_test() -> None:
    wanting = [number for number, says in readings().items() if "→" in says or MEASURED.search(says)]

    assert [number for number in wanting if not ROWS[number].get("tests")] == []
