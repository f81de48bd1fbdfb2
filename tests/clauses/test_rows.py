"""Each row of the readings is answered by `plan <topic>`, with its clause behind it."""

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest

from bot.engine.views.topics import explain_topic
from bot.model import plain_text
from tests.shipped import LIBRARY

ROWS: Final[dict[str, dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("rows.toml").read_text(encoding="utf-8")
)
READINGS: Final = Path(__file__).parents[3] / "shared/terms/READINGS.md"


def answered(row: dict[str, str]) -> str:
    """What a customer under that plan is told about that topic."""
    decision = explain_topic(row["topic"], LIBRARY.plan(row["plan"]), staff=False)
    return "\n".join(plain_text.body(effect.message) for effect in decision.effects if hasattr(effect, "message"))


def test_every_row_is_said_when_it_is_asked_for() -> None:
    offenders = {number: told for number, row in ROWS.items() if row["says"] not in (told := answered(row))}

    assert offenders == {}


def test_every_answer_cites_its_clause_or_says_that_the_terms_leave_it_open() -> None:
    cites = re.compile(r"Source: |leave|do not say")
    offenders = [
        number for number, row in ROWS.items() if row["topic"] != "edition" and not cites.search(answered(row))
    ]

    assert offenders == []


def test_the_rows_are_those_of_the_readings() -> None:
    if not READINGS.is_file():
        pytest.skip(f"needs {READINGS}")
    listed = re.findall(r"^\| ([MCIGS]\d+) \|", READINGS.read_text(encoding="utf-8"), re.MULTILINE)

    assert [*ROWS] == listed
