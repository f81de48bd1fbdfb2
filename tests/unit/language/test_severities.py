"""A severity as people type it, and what only looks like one."""

import pytest

from bot.language.severities import named
from tests.shipped import LIBRARY

PREMIER = LIBRARY.plan("mpowr/premier")

CERTAIN = """
1: 1! | 1, please! | #1 | one | :one: | 1️⃣ | lvl 1 | level1 | level 1 please | 1 - critical | SEV1 | sev-1 | P 1 | p1
1: Critical | eins | stufe 1
2: 2 | two | :two: | 2️⃣ | SEV2 | sev-2 | level2 | P 2 | p2 | it's a 2 | severity: 2 | I'd say level 2 | urgent
2: urgent please | zwei | Stufe zwei bitte | dringend | niveau 2 svp | nivel dos por favor | Level 2 – Urgent
2: priority two | hi, level 2 please | prod is on fire
"""
HINTED = """
1: is it down? | maybe 1 | I think it's a 1 | rather critical
2: it's pretty urgent | it is urgent | level 2? | ziemlich dringend | c'est urgent
1 2: 1 or 2 | between critical and urgent
"""
SPEECH = """
2 users can't log in | urgent: login is down | level 5 | 22 | :+1: | +1 | -1 | that one | one second please
not urgent | 2 of 3 servers | the first of 2 | we have 2 sites | login is down | ticket 2 please look
"""


def rows(table: str) -> list[tuple[str, list[str]]]:
    """The texts of each row, with what stands before its colon."""
    found = [row.partition(": ") for row in table.strip().splitlines()]
    return [(text, before.split()) for before, _, texts in found for text in texts.split(" | ")]


@pytest.mark.parametrize(("text", "severities"), rows(CERTAIN))
def test_a_severity_is_understood_as_people_type_it(text: str, severities: list[str]) -> None:
    found = named(text, PREMIER, {"2": ("prod is on fire",)})

    assert found
    assert found.is_certain
    assert [one.id for one in found.severities] == severities


@pytest.mark.parametrize(("text", "severities"), rows(HINTED))
def test_what_has_a_severitys_word_and_is_not_clear_is_a_hint(text: str, severities: list[str]) -> None:
    found = named(text, PREMIER)

    assert found
    assert not found.is_certain
    assert [one.id for one in found.severities] == severities


@pytest.mark.parametrize("text", SPEECH.strip().replace("\n", " | ").split(" | "))
def test_one_word_of_anything_else_makes_it_speech(text: str) -> None:
    assert named(text, PREMIER) is None


@pytest.mark.parametrize(("text", "is_bare"), [("2", True), ("it's a 2", True), (":two:", True), ("p2", False)])
def test_a_number_alone_may_answer_something_else(text: str, is_bare: bool) -> None:
    found = named(text, PREMIER)

    assert found
    assert found.is_bare is is_bare
