"""The sign of life goes out while nothing is wrong, and stops when something is."""

import asyncio
from contextlib import suppress

import httpx
import pytest

from adapters.composition.heartbeat import heartbeats
from adapters.composition.settings import UnusableSettings, settings_of

URL = "https://alarm.example/ping/secret"


class Alarm(httpx.AsyncBaseTransport):
    """The other side: it counts what it was asked, and answers as it is told."""

    def __init__(self, status: int = 200) -> None:
        self.asked: list[str] = []
        self.status = status

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(str(request.url))
        return httpx.Response(self.status)


async def beats(alarm: Alarm, *found: str | None) -> int:
    """Return how often the alarm was asked while a check found these, one after the other."""
    left = [*found]
    over = asyncio.Event()

    async def check() -> str | None:
        if not left:
            over.set()
            await asyncio.Event().wait()
        return left.pop(0)

    running = asyncio.create_task(heartbeats(URL, [check], every=0, transport=alarm))
    await asyncio.wait_for(over.wait(), 30)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    return len(alarm.asked)


async def test_it_is_sent_each_time_that_nothing_is_wrong() -> None:
    alarm = Alarm()

    assert await beats(alarm, None, None) == 2
    assert set(alarm.asked) == {URL}


async def test_it_stops_while_anything_is_wrong_and_goes_on_afterwards() -> None:
    assert await beats(Alarm(), None, "nobody is reminded of EX-1", "still", None) == 2


async def test_an_address_that_refuses_it_is_told_in_the_log_and_asked_again(caplog: pytest.LogCaptureFixture) -> None:
    assert await beats(Alarm(status=404), None, None) == 2
    assert [record.action for record in caplog.records] == ["heartbeat_failed"] * 2  # type: ignore[attr-defined]
    assert "secret" not in caplog.text


def test_its_address_is_a_secret_and_must_be_one() -> None:
    assert URL in settings_of({"PLANDESK_HEARTBEAT_URL": URL}).secrets
    with pytest.raises(UnusableSettings, match="PLANDESK_HEARTBEAT_URL: should be an address"):
        settings_of({"PLANDESK_HEARTBEAT_URL": "alarm.example"})
