"""Every refusal rests on a clause, which it cites, or on a rule of the desk's own; limits and approvals do, too."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

from bot.model import plain_text
from bot.model.message import Message
from tests.clauses.said_instead import said_instead
from tests.unit.wording.examples import Promise, shipped
from tests.unit.wording.samples import messages

TABLE: Final[dict[str, dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("refusals.toml").read_text(encoding="utf-8")
)
CITING: Final[Mapping[str, str]] = {**TABLE["clause"], **TABLE["limits"], **TABLE["told"]}
DESKS_OWN: Final = tuple(name for names in TABLE["desk"].values() for name in names)
CITED: Final = re.compile(
    r"Source: |The terms leave this open|The terms do not say this|has no clause that|says nothing"
)
PLANS: Final = {one.plan.pack: one for one in shipped()}
"""One plan of each pack."""

Said = Mapping[str, list[Message]]


@pytest.fixture
def said() -> Said:
    """The messages of each function that rests on a clause, as the samples of all sentences have them."""
    found: dict[str, list[Message]] = defaultdict(list)
    with pytest.MonkeyPatch.context() as patch:
        for name in CITING:
            module, _, function = name.rpartition(".")
            there = import_module(f"bot.wording.{module}")
            patch.setattr(there, function, _kept(getattr(there, function), found[name]))
        for plan in PLANS.values():
            _said_under(plan)
    return found


def _kept(function: Callable[..., Message], found: list[Message]) -> Callable[..., Message]:
    def kept(*args: Any, **named: Any) -> Message:
        message = function(*args, **named)
        found.append(message)
        return message

    return kept


def _said_under(plan: Promise) -> None:
    for _ in messages(plan):
        pass


def cites(message: Message) -> bool:
    """Whether somebody who reads it can look the clause up, or reads that there is none."""
    return bool(CITED.search(plain_text.body(message)))


def test_every_refusal_is_in_the_table() -> None:
    named = {*TABLE["clause"], *TABLE["limits"], *TABLE["elsewhere"], *DESKS_OWN, *TABLE["answers"]["all"]}
    whole = tuple(name.removesuffix("*") for name in named if name.endswith("*"))
    found = {name for name in said_instead() if not name.startswith(whole)}

    assert found - named - set(TABLE["told"]) == set(), "name what these rest on in tests/clauses/refusals.toml"
    assert {name for name in named if not name.endswith("*")} - found == set(), "these are gone from the engine"


def test_nothing_is_in_the_table_twice() -> None:
    named = [*CITING, *TABLE["elsewhere"], *DESKS_OWN, *TABLE["answers"]["all"]]

    assert sorted(named) == sorted(set(named))


def test_what_rests_on_a_clause_cites_it(said: Said, subtests: pytest.Subtests) -> None:
    for name in (*TABLE["clause"], *TABLE["told"]):
        with subtests.test(name):
            assert said[name], f"no sample of all sentences has {name}"
            assert [plain_text.body(one) for one in said[name] if not cites(one)] == []

    for name in TABLE["limits"]:
        with subtests.test(f"{name}, by one of its reasons"):
            assert any(cites(one) for one in said[name])
