"""The stand-in for Slack takes as many reactions in a minute as Slack does at least, and no more."""

from datetime import UTC, datetime, timedelta

import pytest

from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.core.faults import TooMany
from adapters.sandbox.slack.limits import Limits

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(("method", "many"), [("reactions.add", 50), ("reactions.remove", 20)])
def test_one_too_many_may_come_again_once_the_first_is_a_minute_old(method: str, many: int) -> None:
    clock = ManualClock(NOON)
    limits = Limits(clock)
    taken = [limits.take(method) for _ in range(many)]
    clock.advance(timedelta(seconds=40))

    refused = limits.take(method)
    clock.advance(timedelta(seconds=20))

    assert taken == [None] * many
    assert refused == TooMany(retry_after=20)
    assert limits.take(method) is None


def test_each_method_is_counted_alone_and_others_are_not() -> None:
    limits = Limits(ManualClock(NOON))
    for _ in range(20):
        limits.take("reactions.remove")

    assert limits.take("reactions.add") is None
    assert [limits.take("chat.update") for _ in range(200)] == [None] * 200
