"""Somebody who reads on a Monday morning."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from adapters.sandbox.page.reader import PageReader


@pytest.fixture
def reader() -> PageReader:
    """At nine in Chicago."""
    return PageReader(
        now=datetime(2026, 11, 23, 15, 0, tzinfo=UTC),
        zone=ZoneInfo("America/Chicago"),
        named={"U1": "Agent One", "C1": "triage"}.get,
    )
