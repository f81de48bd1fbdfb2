"""Amounts as packs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from policies.amounts import NotAnAmount, Span, parse_amount, parse_span, written
from policies.terms import Amount, Unit

AMOUNTS = some.builds(Amount, value=some.integers(min_value=0, max_value=999_999), unit=some.sampled_from(Unit))


def test_a_number_and_a_unit_are_an_amount() -> None:
    assert parse_amount("2 bh") == Amount(value=2, unit=Unit.BUSINESS_HOUR)


def test_a_range_is_due_at_its_upper_end_and_aims_at_the_lower() -> None:
    span = parse_span("24-48 h")

    assert span == Span(amount=Amount(value=48, unit=Unit.HOUR), aim=Amount(value=24, unit=Unit.HOUR))


def test_none_is_no_amount() -> None:
    assert parse_span("none") == Span(amount=None)


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
    span = Span(amount=amount, aim=None if aim is None else Amount(value=aim, unit=amount.unit))

    assert parse_span(written(span)) == span


def test_none_is_written_as_it_is_read() -> None:
    assert written(parse_span("none")) == "none"
