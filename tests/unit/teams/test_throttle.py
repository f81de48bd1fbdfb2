"""Never asking more of Teams than it takes."""

from dataclasses import dataclass, field

import pytest

from adapters.teams.limits import LIMITS, Limit
from adapters.teams.throttle import Throttle
from bot.errors import RateLimited


@dataclass
class Line:
    """A throttle in time that passes only when somebody rests."""

    limits: tuple[Limit, ...] = LIMITS
    now: float = 0.0
    sent: list[tuple[str, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.throttle = Throttle(self.limits, elapsed=lambda: self.now, rest=self.rest)

    async def rest(self, seconds: float) -> None:
        self.now += seconds

    async def send(self, conversation: str = "one", tenant: str = "t") -> None:
        await self.throttle.admit(conversation, tenant)
        self.sent.append((conversation, self.now))


@pytest.mark.parametrize("limit", LIMITS, ids=str)
async def test_no_window_ever_holds_more_than_its_limit(limit: Limit) -> None:
    line = Line()

    for _ in range(400):
        try:
            await line.send()
        except RateLimited as waits:
            line.now += waits.retry_after

    times = [at for _, at in line.sent]
    assert len(times) > 100
    for start in times:
        assert sum(start <= at < start + limit.seconds for at in times) <= limit.calls


async def test_a_short_wait_is_waited_out() -> None:
    line = Line((Limit(calls=2, seconds=1),))

    for _ in range(4):
        await line.send()

    assert [at for _, at in line.sent] == [0, 0, 1, 1]


async def test_a_long_wait_is_left_to_the_outbox() -> None:
    line = Line((Limit(calls=2, seconds=30),))
    await line.send()
    line.now = 10
    await line.send()

    with pytest.raises(RateLimited) as raised:
        await line.send()

    assert raised.value.retry_after == 20


async def test_conversations_do_not_wait_for_each_other() -> None:
    line = Line((Limit(calls=1, seconds=30),))

    await line.send("one")
    await line.send("two")

    assert line.now == 0


async def test_a_whole_tenant_has_a_limit_of_its_own() -> None:
    line = Line()

    for number in range(31):
        await line.send(str(number))
    await line.send("another", tenant="other")

    assert [at for _, at in line.sent[-3:]] == [0, 1, 1]


async def test_without_limits_nothing_waits() -> None:
    line = Line(())

    for _ in range(100):
        await line.send()

    assert line.now == 0
