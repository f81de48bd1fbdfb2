"""Amounts as packs write them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace

from policies.amounts import NotAnAmount, Span, parse_amount, parse_span, written
from policies.terms import Amount, Unit

VALUES = some.integers(min_value=0, max_value=999_999)
TIMES = some.none() | some.builds(time, some.integers(0, 23), some.integers(0, 59))
AMOUNTS = some.builds(Amount, value=VALUES, unit=some.sampled_from(Unit)) | some.builds(
    Amount, value=VALUES, unit=some.just(Unit.NEXT_BUSINESS_DAY), at=TIMES
)


def test_a_number_and_a_unit_are_an_amount() -> None:
    assert parse_amount("2 bh") == Amount(value=2, unit=Unit.BUSINESS_HOUR)


def test_a_range_is_due_at_its_upper_end_and_aims_at_the_lower() -> None:
    span = parse_span("24-48 h")

    assert span == Span(amount=Amount(value=48, unit=Unit.HOUR), aim=Amount(value=24, unit=Unit.HOUR))


def test_none_is_no_amount() -> None:
    assert parse_span("none") == Span(amount=None)


@pytest.mark.parametrize("text", ["nbd", "1 nbd"])
def test_the_end_of_the_next_business_day_needs_no_number(text: str) -> None:
    assert parse_amount(text) == Amount(value=1, unit=Unit.NEXT_BUSINESS_DAY)


@pytest.mark.parametrize("text", ["nbd 12:00", "1 nbd 12:00"])
def test_the_next_business_day_may_have_a_time(text: str) -> None:
    assert parse_amount(text) == Amount(value=1, unit=Unit.NEXT_BUSINESS_DAY, at=time(12))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2 bh 12:00", 'only "nbd" takes a time of day, as in "nbd 12:00"'),
        ("nbd 9:00", 'has no time of day; write "nbd 12:00", by the clock of the hours'),
        ("nbd 24:00", 'has no time of day; write "nbd 12:00", by the clock of the hours'),
        ("nbd 12:00 Europe/Paris", 'write "2 bh", "24-48 h" or "none"'),
    ],
)
def test_a_time_that_is_none_is_refused_with_how_to_write_it(text: str, says: str) -> None:
    with pytest.raises(NotAnAmount, match=says):
        parse_span(text)


@pytest.mark.parametrize("text", ["", "2", "bh", "2 hours", "-2 h", "2.5 h", "2 bw", "1-2-3 h", "none h", "٣ h"])
def test_anything_else_is_refused_with_how_to_write_it(text: str) -> None:
    with pytest.raises(NotAnAmount, match='write "2 bh"'):
        parse_span(text)


@pytest.mark.parametrize("text", ["none", "24-48 h"])
def test_a_single_amount_is_neither_none_nor_a_range(text: str) -> None:
    with pytest.raises(NotAnAmount, match="not a single amount"):
        parse_amount(text)


@given(amount=AMOUNTS, aim=some.none() | some.integers(min_value=0, max_value=999_999))
def test_what_is_written_is_read_back(amount: Amount, aim: int | None) -> None:
    span = Span(amount=amount, aim=None if aim is None else replace(amount, value=aim))

    assert parse_span(written(span)) == span


def test_none_is_written_as_it_is_read() -> None:
    assert written(parse_span("none")) == "none"
