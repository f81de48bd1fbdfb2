"""The goals that a desk sets itself beside the plans."""

import pytest

from adapters.desk_file import FaultyDesk
from bot.model.targets import Goals
from policies.terms import Amount, Unit
from tests.unit.desk_file.files import DeskFolder

GOALS = (
    ("", Goals()),
    ('next_response = "4 bh"', Goals(next_response=Amount(value=4, unit=Unit.BUSINESS_HOUR))),
    ('nudge = "none"', Goals(nudge=None)),
    ("close_waiting = true", Goals(close_waiting=True)),
    ('closes_after = "2 bd"', Goals(closes_after=Amount(value=2, unit=Unit.BUSINESS_DAY))),
)


@pytest.mark.parametrize(("written", "goals"), GOALS)
def test_the_desks_own_goals_are_for_the_file_to_say(desk: DeskFolder, written: str, goals: Goals) -> None:
    assert desk.read(('ticket_prefix = "EX"', f'ticket_prefix = "EX"\n{written}')).desk.goals == goals


@pytest.mark.parametrize(
    "written",
    ['next_response = "soon"', 'nudge = "0 bd"', 'nudge = "1-2 d"', "close_waiting = 1", 'closes_after = "none"'],
)
def test_what_is_no_goal_is_a_fault(desk: DeskFolder, written: str) -> None:
    with pytest.raises(FaultyDesk, match=written.split()[0]):
        desk.read(('ticket_prefix = "EX"', f'ticket_prefix = "EX"\n{written}'))
