"""When somebody called, and whom: as people write it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.language.call_words import read

ZONE = ZoneInfo("America/Chicago")
NOW = datetime(2026, 11, 23, 15, 20, tzinfo=UTC)
"""09:20 in Chicago."""


@pytest.mark.parametrize(
    ("text", "ago", "whom"),
    [
        ("", None, ""),
        ("to Sandra", None, "to Sandra"),
        ("09:05, Sandra", 15, "Sandra"),
        ("at 9:05 AM to Sandra", 15, "to Sandra"),
        ("Sandra at 09.10", 10, "Sandra"),
        ("10 min ago, to Sandra", 10, "to Sandra"),
        ("about 1 h ago", 60, ""),
        ("23:20", 600, ""),
    ],
)
def test_the_time_and_the_person_are_told_apart(text: str, ago: int | None, whom: str) -> None:
    call = read(text, NOW, ZONE)

    assert call == (None if ago is None else NOW - timedelta(minutes=ago), whom)
