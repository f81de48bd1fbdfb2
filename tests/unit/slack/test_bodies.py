"""Bodies that the endpoint does not take: too long, too slow, or with more than one reading."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from adapters.http import taking
from tests.unit.slack.deliveries import FORM, Desk, delivered, headers, posted


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b'{"type": NaN}',
        b'{"type": Infinity}',
        b'{"type": "a", "type": "b"}',
        b'{"event": {"ts": "1", "ts": "2"}}',
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b'{"n": ' + b"9" * 5000 + b"}",
        b"\xff\xfe{}",
    ],
)
async def test_signed_bodies_that_readers_could_differ_on_are_refused(body: bytes) -> None:
    desk = Desk()

    answer = await delivered(desk, body)

    assert (answer.status_code, answer.content) == (400, b"")
    assert desk.told == []


@pytest.mark.parametrize(
    "body", [b"payload=%7B%7D&payload=%7B%7D", b"command=%2Fack&command=%2Fticket", b"payload=%5B"]
)
async def test_signed_forms_with_two_readings_are_refused(body: bytes) -> None:
    answer = await delivered(Desk(), body, FORM)

    assert answer.status_code == 400


async def test_a_compressed_body_is_not_unpacked() -> None:
    body = b"\x1f\x8b"

    answer = await posted(Desk(), headers(body) | {"content-encoding": "gzip"}, body)

    assert answer.status_code == 415


async def test_a_mebibyte_is_read_and_no_byte_more() -> None:
    answers = [await delivered(Desk(), b"{}".ljust(size)) for size in (1024 * 1024, 1024 * 1024 + 1)]

    assert [answer.status_code for answer in answers] == [200, 413]


async def test_a_body_that_does_not_say_its_length_is_counted_while_it_is_read() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(32):
            yield b" " * 65536

    answer = await posted(Desk(), headers(b""), pieces())

    assert answer.status_code == 413


async def test_a_sender_that_stalls_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "READ_SECONDS", 0.01)

    async def stalling() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()

    answer = await posted(Desk(), headers(b""), stalling())

    assert answer.status_code == 408


def test_a_sender_has_ten_seconds() -> None:
    assert taking.READ_SECONDS == 10
