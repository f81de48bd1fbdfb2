"""The clock that goes on evenly: what it makes of the machine's steps, and who decides which time is right."""

from datetime import UTC, datetime, timedelta

import pytest

from adapters.composition.steady_clock import SteadyClock

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Machine:
    """A wall clock that can be set, beside monotonic time that can't."""

    def __init__(self) -> None:
        self.wall, self.seconds = NINE, 100.0

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.seconds

    def passes(self, by: timedelta) -> None:
        self.wall += by
        self.seconds += by.total_seconds()


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def clock(machine: Machine) -> SteadyClock:
    return SteadyClock(machine)


def test_it_is_the_machines_while_that_goes_evenly(machine: Machine, clock: SteadyClock) -> None:
    machine.passes(timedelta(days=2))

    assert (clock.now(), clock.jump) == (NINE + timedelta(days=2), None)


@pytest.mark.parametrize("step", [timedelta(days=3), timedelta(hours=-1), timedelta(seconds=61)])
def test_a_step_changes_nothing_of_what_it_says(machine: Machine, clock: SteadyClock, step: timedelta) -> None:
    machine.wall += step
    machine.passes(MINUTE)

    assert (clock.now(), clock.jump) == (NINE + MINUTE, step)


def test_small_corrections_are_followed(machine: Machine, clock: SteadyClock) -> None:
    machine.wall += timedelta(seconds=30)
    clock.now()
    machine.wall += timedelta(seconds=45)

    assert (clock.now(), clock.jump) == (NINE + timedelta(seconds=75), None)


def test_a_clock_that_is_set_right_is_followed_again(machine: Machine, clock: SteadyClock) -> None:
    machine.wall += timedelta(days=3)
    clock.now()
    machine.wall -= timedelta(days=3)
    machine.passes(MINUTE)

    assert (clock.now(), clock.jump) == (NINE + MINUTE, None)


def test_a_witness_who_agrees_makes_the_new_time_right(machine: Machine, clock: SteadyClock) -> None:
    machine.wall += timedelta(hours=8)  # the machine slept
    clock.now()

    agreed = clock.judge(machine.wall - timedelta(seconds=2))

    assert (agreed, clock.now(), clock.jump) == (True, NINE + timedelta(hours=8), None)


def test_a_witness_who_disagrees_changes_nothing(machine: Machine, clock: SteadyClock) -> None:
    machine.wall += timedelta(days=3)
    clock.now()

    agreed = clock.judge(NINE)

    assert (agreed, clock.now()) == (False, NINE)
