"""When a plan's hours open next."""

from datetime import UTC, datetime

import pytest

from bot.sla.openings import next_opening
from tests.shipped import LIBRARY

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("plan", "region", "opens"),
    [
        ("mpowr/premier", None, datetime(2026, 11, 24, 14, 0, tzinfo=UTC)),
        ("m3ter/gold", None, datetime(2026, 11, 24, 9, 0, tzinfo=UTC)),
        ("mst/enhanced", "anz", datetime(2026, 11, 23, 22, 0, tzinfo=UTC)),
        ("influitive/premier-success-plus", None, datetime(2026, 11, 24, 13, 0, tzinfo=UTC)),
        ("cpi/standard", None, None),
        ("mst/premium", "anz", None),
    ],
)
def test_the_hours_of_a_plan_open_next(plan: str, region: str | None, opens: datetime | None) -> None:
    assert next_opening(LIBRARY.plan(plan), MONDAY_NINE, region=region) == opens


def test_an_opening_now_is_not_the_next_one() -> None:
    opens = next_opening(LIBRARY.plan("mpowr/premier"), MONDAY_NINE)
    assert opens is not None

    again = next_opening(LIBRARY.plan("mpowr/premier"), opens)

    assert again == datetime(2026, 11, 25, 14, 0, tzinfo=UTC)


def test_the_hours_of_one_severity_are_its_own() -> None:
    plan = LIBRARY.plan("influitive/premier-success-plus")

    assert next_opening(plan, MONDAY_NINE, severity="1") is None
    assert next_opening(plan, MONDAY_NINE, severity="other") == datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
