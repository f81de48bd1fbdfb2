"""Rows that say which words the desk may not use, and one that says whose plan may not get worse."""

import re

import pytest

from bot.wording.clauses import clauses, promises
from policies.terms import Plan
from tests.architecture.sources import ROOT
from tests.shipped import LIBRARY
from tests.unit.wording.every_message import sentences

PLANS = [plan for pack in LIBRARY.ids() for plan in LIBRARY.pack(pack).plans.values()]
KEEPS_LEVEL = {"mpowr", "influitive"}


def test_a_target_is_never_called_a_guarantee() -> None:
    said = [each.says for plan in PLANS for each in (*promises(plan), *clauses(plan))]

    assert [text for text in said if re.search(r"(?<!not a )(?<!no )guarantee", text)] == []
    assert [text for text in sentences() if "guarantee" in text.replace("not a guarantee", "")] == []


def test_no_text_promises_that_anything_is_erased() -> None:
    pages = [file.read_text("utf-8") for file in (*ROOT.glob("*.md"), *ROOT.glob("policies/packs/*/*.toml"))]
    told = [
        *sentences(),
        *(ROOT / "bot/wording/records.py").read_text("utf-8").splitlines(),
        *"\n".join(pages).split("\n"),
    ]

    assert [text for text in told if re.search(r"\berase[sd]?\b", text) and "erases n" not in text] == []


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.ref)
def test_who_may_not_get_worse_says_so(plan: Plan) -> None:
    assert any(one.keeps_level for one in plan.provisions) == (plan.pack in KEEPS_LEVEL)
