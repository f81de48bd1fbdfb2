"""Hours and zones that a pack may not have."""

from datetime import date

import pytest

from tests.unit.policies.small_pack import faults


@pytest.mark.parametrize(
    "zone", ["localtime", "posixrules", "Factory", "../etc/passwd", "/etc/localtime", "", "europe/paris"]
)
def test_a_zone_is_one_that_means_the_same_everywhere(zone: str) -> None:
    assert "calendars.support.zone: " in " ".join(faults({"calendars.support.zone": zone}))


@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        ("08:00", "08:00"),
        ("00:00", "00:00"),
        ("09:00 Europe/London", "10:00 Europe/Paris"),
        ("22:00 America/New_York", "04:00 Europe/Paris"),
    ],
)
def test_hours_that_open_and_close_at_once_are_a_fault(opens: str, closes: str) -> None:
    hours = {"calendars.support.windows": [{"days": "mon-fri", "opens": opens, "closes": closes}]}

    (fault,) = faults(hours)

    assert fault == (
        'calendars.support.windows.0.closes: is when it opens; a whole day is opens = "00:00", closes = "24:00"'
    )


def test_a_day_does_not_open_as_it_ends() -> None:
    hours = {"calendars.support.windows": [{"days": "mon-fri", "opens": "24:00", "closes": "08:00"}]}

    (fault,) = faults(hours)

    assert fault.startswith("calendars.support.windows.0.opens: no day opens as it ends")


def test_a_whole_day_ends_at_twenty_four() -> None:
    hours = {"calendars.support.windows": [{"days": "mon-fri", "opens": "00:00", "closes": "24:00"}]}

    assert faults(hours) == []


@pytest.mark.parametrize(
    "special",
    [
        [],
        [{"day": date(2026, 5, 2)}],
        [{"day": date(2026, 12, 25), "windows": [{"opens": "08:00", "closes": "12:00"}]}],
    ],
    ids=["no special day", "one that is closed", "one that is a holiday"],
)
def test_a_calendar_that_is_never_open_is_refused(special: list[object]) -> None:
    assert faults({"calendars.support.special_days": special}, without="calendars.support.windows") == [
        "calendars.support: needs windows or always = true, and not both; or special_days that open"
    ]
