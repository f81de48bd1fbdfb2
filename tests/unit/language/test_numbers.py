"""A number of any length is read as one."""

import pytest

from bot.language import access_words, incident_words, radar_words
from bot.model.desk import Desk
from bot.model.numbers import MAX_NUMBER, whole


@pytest.mark.parametrize(
    ("digits", "number"),
    [
        ("0", 0),
        ("007", 7),
        ("123456789", 123_456_789),
        ("1000000000", MAX_NUMBER),
        ("99999999999999999999", MAX_NUMBER),
        ("9" * 5000, MAX_NUMBER),
        ("0" * 5000 + "12", 12),
        ("٣", 3),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_number_is_no_higher_than_anything_has(digits: str, number: int) -> None:
    assert whole(digits) == number


def test_commands_take_a_number_however_long_it_is() -> None:
    long = "9" * 5000
    desk = Desk(name="Desk", ticket_prefix="EX", triage=(), people=(), customers=())

    assert radar_words.wished(long, desk).page == MAX_NUMBER
    assert getattr(incident_words.ordered(f"INC-1 send {long}", "EX"), "number", None) == MAX_NUMBER
    assert getattr(access_words.answered(f"allow {long}"), "number", None) == MAX_NUMBER
