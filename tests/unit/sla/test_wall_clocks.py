from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.sla.instants import NotAnInstant, instant, utc
from tests.unit.sla.calendars import at

NEW_YORK = ZoneInfo("America/New_York")


def test_a_time_that_clocks_skip_is_the_first_instant_after_the_gap() -> None:
    assert instant(date(2026, 3, 8), time(2, 30), NEW_YORK) == at("2026-03-08 07:00")


def test_a_time_that_clocks_show_twice_is_its_first_occurrence() -> None:
    assert instant(date(2026, 11, 1), time(1, 30, fold=1), NEW_YORK) == at("2026-11-01 05:30")


def test_the_gap_of_half_an_hour_is_seen_too() -> None:
    assert instant(date(2026, 10, 4), time(2, 15), ZoneInfo("Australia/Lord_Howe")) == at("2026-10-03 15:30")


def test_a_date_that_a_zone_skipped_whole_is_the_midnight_after_it() -> None:
    assert instant(date(2011, 12, 30), time(9, 0), ZoneInfo("Pacific/Apia")) == at("2011-12-30 10:00")


def test_an_instant_after_the_gap_is_exact_for_a_time_with_fractions() -> None:
    assert instant(date(2026, 3, 8), time(2, 30, 15, 250), NEW_YORK) == at("2026-03-08 07:00")


def test_a_time_without_an_offset_is_no_instant() -> None:
    with pytest.raises(NotAnInstant, match="no offset from UTC"):
        utc(datetime.fromisoformat("2026-01-13T09:00"))
