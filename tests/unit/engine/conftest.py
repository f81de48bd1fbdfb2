"""Every test starts with a desk on a Monday morning."""

import pytest

from tests.unit.engine.access_acts import ASK, presses
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO


@pytest.fixture
def desk() -> FrontDesk:
    """A desk that nobody has written to yet."""
    return FrontDesk()


@pytest.fixture
def asked(desk: FrontDesk) -> FrontDesk:
    """A desk where remote access was asked for, for EX-1 of Monday 09:00."""
    desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_ONE, ASK)
    return desk


@pytest.fixture
def granted(asked: FrontDesk) -> FrontDesk:
    """It was allowed at once, until 11:00."""
    presses(asked, CONTACT_TWO, "allow 1")
    return asked
