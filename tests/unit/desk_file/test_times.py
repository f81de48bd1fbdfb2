"""How long a customer may be silent, and when the card of an account manager's day comes."""

from datetime import time, timedelta

import pytest

from adapters.desk_file.faults import FaultyDesk
from tests.unit.desk_file.files import DeskFolder


@pytest.mark.parametrize(
    ("written", "after"),
    [("", timedelta(days=30)), ('silent_after = "90 d"', timedelta(days=90)), ('silent_after = "none"', None)],
)
def test_how_long_a_customer_may_be_silent_is_for_the_file_to_say(
    desk: DeskFolder, written: str, after: timedelta | None
) -> None:
    assert desk.read(('ticket_prefix = "EX"', f'ticket_prefix = "EX"\n{written}')).desk.silent_after == after


@pytest.mark.parametrize("written", ["11 years", "4 bh", "never"])
def test_what_is_no_silence_is_a_fault(desk: DeskFolder, written: str) -> None:
    with pytest.raises(FaultyDesk, match="silent_after"):
        desk.read(('ticket_prefix = "EX"', f'ticket_prefix = "EX"\nsilent_after = "{written}"'))


@pytest.mark.parametrize(
    ("written", "wants", "at"),
    [
        ("", True, None),
        ('day_card = "08:30"', True, time(8, 30)),
        ("day_card = 08:30:00", True, time(8, 30)),
        ('day_card = "none"', False, None),
    ],
)
def test_when_the_card_of_the_day_comes_is_for_the_file_to_say(
    desk: DeskFolder, written: str, wants: bool, at: time | None
) -> None:
    person = desk.read(('roles = ["agent"]', f'roles = ["agent"]\n{written}')).desk.people[0]

    assert (person.wants_day_card, person.day_card) == (wants, at)


@pytest.mark.parametrize("written", ["soon", "25:00", "08:00 Europe/Paris"])
def test_what_is_no_time_of_day_is_a_fault(desk: DeskFolder, written: str) -> None:
    with pytest.raises(FaultyDesk, match="day_card"):
        desk.read(('roles = ["agent"]', f'roles = ["agent"]\nday_card = "{written}"'))
