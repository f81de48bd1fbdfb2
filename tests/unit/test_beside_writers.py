"""Large work in a process that serves takes short turns, and is searched for no garbage."""

import gc
import sys
from collections.abc import Iterator

import pytest

from adapters.composition.beside_writers import TURN, beside_writers


@pytest.fixture(autouse=True)
def _searched() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_others_have_their_turn_sooner_meanwhile() -> None:
    usual = sys.getswitchinterval()

    with beside_writers():
        meanwhile = sys.getswitchinterval()

    assert meanwhile == pytest.approx(TURN)
    assert sys.getswitchinterval() == usual > meanwhile


def test_what_it_makes_is_searched_for_no_garbage_then_or_later() -> None:
    with beside_writers():
        made, searches = [[number] for number in range(1_000)], gc.isenabled()

    assert not searches
    assert gc.isenabled()
    assert not any(one is made for one in gc.get_objects())


def test_trouble_leaves_everything_as_it_was() -> None:
    usual = sys.getswitchinterval()

    with pytest.raises(ValueError, match="trouble"), beside_writers():
        raise ValueError("trouble")

    assert (sys.getswitchinterval(), gc.isenabled()) == (usual, True)


def test_where_nothing_is_searched_for_garbage_nothing_is_afterwards() -> None:
    gc.disable()

    with beside_writers():
        pass

    assert not gc.isenabled()
