"""Every test starts with a desk on a Monday morning."""

import pytest

from tests.unit.engine.desk import FrontDesk


@pytest.fixture
def desk() -> FrontDesk:
    """A desk that nobody has written to yet."""
    return FrontDesk()
