"""FAULTS 77: whatever an address leads to, nothing inside is connected to, and no answer holds up the desk."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Final

import httpx
import pytest

from adapters.http import guard, signed_call
from adapters.http.signed_call import SignedCalls
from bot.errors import DeliveryFailed, InDoubt, NotDeliverable, NotReached, RateLimited
from tests.hand_clock import HandClock
from tests.unit.engine.desk import MONDAY_NINE
from tests.unit.wake.pager import KEY, PUBLIC, Pager

INSIDE: Final = """
    127.0.0.1 10.0.0.1 172.16.0.1 192.168.0.1 169.254.169.254 100.100.100.200 192.0.0.192 168.63.129.16 0.0.0.0
    192.88.99.1 198.18.0.1 240.0.0.1 255.255.255.255 224.0.0.1
    ::1 :: ::ffff:127.0.0.1 ::127.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b:1::1
    2002:7f00:1:: 2001:0:7f00:1:: fd00:ec2::254 fec0::1 fe80::1%eth0 ff02::1 5f00::1 2001:db8::1
"""
OUTSIDE: Final = "93.184.216.34 8.8.8.8 2606:4700:4700::1111 64:ff9b::808:808 ::ffff:8.8.8.8"


@pytest.mark.parametrize("address", INSIDE.split())
def test_an_address_inside_is_not_public_in_whatever_family_it_is_written(address: str) -> None:
    assert not guard.is_public(address)


@pytest.mark.parametrize("address", OUTSIDE.split())
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert guard.is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0177.0.0.1",
        "0x7f000001",
        "127.1",
        "0",
        "[::1]",
        "[::ffff:7f00:1]",
        "localhost",
        "a" * 300,
    ],
)
async def test_no_spelling_of_this_machine_is_called(host: str) -> None:
    pager = Pager()
    calls = SignedCalls(key=KEY, clock=HandClock(MONDAY_NINE), transport=pager)

    with pytest.raises(DeliveryFailed):
        await calls.post(f"https://{host}/hook", b"{}", "d1")

    assert pager.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "http://pager.example/",
        "ftp://pager.example/",
        "file:///etc/passwd",
        "gopher://pager.example/_",
        "https://user:password@pager.example/",
        "https://pager.example@127.0.0.1/",
        "https://127.0.0.1\\@pager.example/",
        "https:///hook",
        "https://pager.example:0/",
        "https://pager.example:99999/",
        "https://[::1/",
        "https://pager.example/\x7f",
        "",
    ],
)
async def test_what_is_not_an_address_that_may_be_called_is_refused_without_a_word_of_it(url: str) -> None:
    pager = Pager()

    with pytest.raises(DeliveryFailed) as refusal:
        await pager.signed().post(url, b"{}", "d1")

    assert pager.asked == []
    assert "pager" not in str(refusal.value)


async def test_a_name_that_stands_for_something_else_each_time_is_asked_for_once() -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    pager = Pager()

    async def resolve(host: str, port: int) -> list[str]:
        return next(answers)

    calls = SignedCalls(key=KEY, clock=HandClock(MONDAY_NINE), resolve=resolve, transport=pager)
    await calls.post("https://pager.example:8443/hook", b"{}", "d1")

    assert str(pager.asked[0].url) == f"https://{PUBLIC}:8443/hook"
    assert pager.asked[0].headers["host"] == "pager.example:8443"
    assert pager.asked[0].extensions["sni_hostname"] == "pager.example"


@pytest.mark.parametrize(
    ("status", "to"),
    [(302, "http://169.254.169.254/"), (307, "https://pager.example/elsewhere"), (308, "//127.0.0.1/")],
)
async def test_no_redirect_is_followed(status: int, to: str) -> None:
    pager = Pager(status=status, headers={"location": to})

    with pytest.raises(NotDeliverable):
        await pager.signed().post("https://pager.example/", b"{}", "d1")

    assert len(pager.asked) == 1


@pytest.mark.parametrize(
    ("asked", "waits"), [("9" * 400, 600), ("-5", 0), ("nan", 30), ("7", 7), ("soon", 30), ("1e999", 30)]
)
async def test_how_long_an_address_asks_to_be_left_alone_has_an_end(asked: str, waits: float) -> None:
    pager = Pager(status=429, headers={"retry-after": asked})

    with pytest.raises(RateLimited) as raised:
        await pager.signed().post("https://pager.example/", b"{}", "d1")

    assert raised.value.retry_after in (waits, 30.0)
    assert timedelta(seconds=raised.value.retry_after) <= timedelta(minutes=10)


@pytest.mark.parametrize(
    ("status", "raised"),
    [(500, NotReached), (599, NotReached), (425, NotReached), (304, NotDeliverable), (410, NotDeliverable)],
)
async def test_a_storm_of_refusals_is_either_tried_again_later_or_given_up(
    status: int, raised: type[DeliveryFailed]
) -> None:
    pager = Pager(status=status, body=b"x" * 1_000_000)

    with pytest.raises(raised):
        await pager.signed().post("https://pager.example/", b"{}", "d1")


class Dripping(httpx.AsyncBaseTransport):
    """An answer without an end, a piece each `every` seconds; with `head` False not even that begins."""

    def __init__(self, piece: bytes, every: float, *, head: bool = True) -> None:
        self.piece, self.every, self.head, self.sent = piece, every, head, 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if not self.head:
            await asyncio.sleep(3600)
        return httpx.Response(200, stream=_Stream(self))


class _Stream(httpx.AsyncByteStream):
    def __init__(self, source: Dripping) -> None:
        self._source = source

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            self._source.sent += len(self._source.piece)
            yield self._source.piece
            await asyncio.sleep(self._source.every)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits here for as long as the desk does."""
    monkeypatch.setattr(signed_call, "_PATIENCE", 0.05)
    monkeypatch.setattr(signed_call, "_AT_MOST", 0.1)


def over(transport: httpx.AsyncBaseTransport) -> SignedCalls:
    return SignedCalls(key=KEY, clock=HandClock(MONDAY_NINE), resolve=Pager().resolve, transport=transport)


async def test_of_an_endless_answer_only_the_beginning_is_read() -> None:
    source = Dripping(b"x" * 4096, 0)

    assert await over(source).post("https://pager.example/", b"{}", "d1") == ""
    assert source.sent <= 20 * 4096


@pytest.mark.usefixtures("impatient")
async def test_an_answer_that_drips_in_is_not_waited_for() -> None:
    assert await over(Dripping(b"x", 0.01)).post("https://pager.example/", b"{}", "d1") == ""


@pytest.mark.usefixtures("impatient")
async def test_one_that_never_begins_is_left_in_doubt() -> None:
    with pytest.raises(InDoubt, match="took too long"):
        await over(Dripping(b"", 0, head=False)).post("https://pager.example/", b"{}", "d1")


@pytest.mark.usefixtures("impatient")
async def test_a_name_that_is_never_found_holds_nobody_up() -> None:
    async def resolve(host: str, port: int) -> list[str]:
        await asyncio.sleep(3600)
        return []

    calls = SignedCalls(key=KEY, clock=HandClock(MONDAY_NINE), resolve=resolve, transport=Pager())
    with pytest.raises(InDoubt):
        await calls.post("https://pager.example/", b"{}", "d1")
