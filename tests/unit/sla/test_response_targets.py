"""Due times of every pack, plan, region and severity, computed elsewhere by stepping through the terms."""

import json
from datetime import datetime
from typing import Any

import pytest

from bot.sla.clock import promise
from tests.shipped import LIBRARY
from tests.unit.sla.calendars import NO_VECTORS, VECTORS

FILE = VECTORS / "response_targets.jsonl"
GIVEN: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text().splitlines()] if FILE.exists() else []


@pytest.mark.skipif(not FILE.exists(), reason=NO_VECTORS)
def test_the_first_response_is_due_when_the_terms_say(subtests: pytest.Subtests) -> None:
    for case in GIVEN:
        with subtests.test("{pack}/{plan} {region} {severity} {opened}".format(**case)):
            plan = LIBRARY.plan(f"{case['pack']}/{case['plan']}")

            found = promise(plan, case["severity"], datetime.fromisoformat(case["opened"]), region=case["region"])

            assert (found and found.due_at.isoformat()) == case["due"]
