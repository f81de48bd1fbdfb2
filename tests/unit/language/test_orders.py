"""What is politely said around an order, and what is not."""

import pytest

from bot.language import orders


@pytest.mark.parametrize(
    "text",
    [
        "close EX-10",
        ": close EX-10.",
        "hey close EX-10 please",
        ", could you close EX-10?",
        "Please close EX-10, thank you!",
        "hi there, can you please close EX-10",
        "bitte close EX-10",
    ],
)
def test_an_order_is_left(text: str) -> None:
    assert orders.ended(orders.asked(text)) == "close EX-10"


@pytest.mark.parametrize("text", ["Nobody can log in", "EX-10 is broken"])
def test_what_is_no_politeness_stays(text: str) -> None:
    assert orders.ended(orders.asked(text)) == text


def test_numbers_are_found_each_once_in_capitals() -> None:
    assert orders.tickets_named("ex-1 and EX-2, EX-1; not LEX-3, EX-4a or EX-5-6", "EX") == ("EX-1", "EX-2")
