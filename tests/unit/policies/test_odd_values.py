"""Whatever stands where something else should: reading answers with faults and never with a crash."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from itertools import islice
from typing import Any

import pytest

from policies.faults import InvalidPack
from policies.reader import Edition, read_overridden, read_pack
from tests.rounds import rounds
from tests.unit.policies.small_pack import edition

ODD: list[object] = [3, True, "x", [], [[]], {"x": 1}, {"clause": 3}, date(2026, 1, 1)]
SOUND = edition()
APART = rounds(3, 1)
"""Every which place is tried with a value: two or three of them stand in each."""


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_an_odd_value_anywhere_in_a_pack_never_crashes_the_reader(odd: object) -> None:
    for path in islice(_paths(SOUND.raw), ODD.index(odd) % APART, None, APART):
        raw: Any = deepcopy(dict(SOUND.raw))
        assignee = raw
        for step in path[:-1]:
            assignee = assignee[step]
        assignee[path[-1]] = odd

        _survives(Edition(id=SOUND.id, file=SOUND.file, raw=raw))


@pytest.mark.parametrize("odd", ODD, ids=repr)
@pytest.mark.parametrize(
    "key", ["", ".", "a..b", "targets.", "targets.1.first_response", "calendars.support", "chat.ways"]
)
def test_an_odd_override_never_crashes_the_reader(key: str, odd: object) -> None:
    try:
        read_overridden(SOUND, "basic", [{"key": key, "value": odd, "clause": "Form"}])
    except InvalidPack as refused:
        assert refused.faults  # noqa: PT017 - either answer is right, a crash is not


def _survives(changed: Edition) -> None:
    try:
        assert read_pack(changed).plans
    except InvalidPack as refused:
        assert refused.faults  # noqa: PT017 - either answer is right, a crash is not


def _paths(value: object, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in entries:
        yield (*at, key)
        yield from _paths(item, (*at, key))
