"""Somebody who reads on a Monday morning."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from adapters.sandbox.page.reader import Reader


@pytest.fixture
def reader() -> Reader:
    """At nine in Chicago."""
    return Reader(
        now=datetime(2026, 11, 23, 15, 0, tzinfo=UTC),
        zone=ZoneInfo("America/Chicago"),
        named={"U1": "Agent One", "C1": "triage"}.get,
    )
