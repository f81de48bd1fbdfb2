"""The words around the numbers of a report."""

from datetime import date

from bot.wording.report import months


def test_one_month_is_named_once() -> None:
    assert months(date(2026, 11, 1), date(2026, 11, 1)) == "in November 2026"


def test_several_are_named_by_the_first_and_the_last() -> None:
    assert months(date(2026, 9, 1), date(2026, 11, 1)) == "from September 2026 to November 2026"
