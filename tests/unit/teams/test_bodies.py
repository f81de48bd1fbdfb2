"""Bodies that came with a good token and are refused all the same, or run nothing."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from msgspec.structs import replace

from adapters.http import taking
from bot.commands import NoteTenant
from tests.unit.teams.deliveries import (
    CHANNEL,
    CONFIG,
    MESSAGE,
    SERVICE,
    TENANT,
    Desk,
    activity,
    bearer,
    claims,
    click,
    delivered,
    posted,
    sent,
)

OTHER = "cccccccc-0000-0000-0000-000000000009"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"7",
        b"\xff\xfe{}",
        b'{"type": "message", "type": "message"}',
        b'{"type": NaN}',
        b'{"type": Infinity}',
        b'{"value": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"type=message&text=hello",
        b"\x00",
    ],
    ids=lambda body: repr(body[:30]),
)
async def test_what_is_no_single_json_object_is_refused(body: bytes) -> None:
    desk = Desk()

    answer = await delivered(desk, body)

    assert (answer.status_code, answer.content) == (400, b"")
    assert desk.told == []


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/x-www-form-urlencoded", "application/jsonx", "text/json"]
)
async def test_what_does_not_call_itself_json_is_refused(kind: str) -> None:
    desk = Desk()

    answer = await delivered(desk, json.dumps(activity()).encode(), kind)

    assert answer.status_code == 415
    assert desk.told == []


async def test_a_compressed_body_is_refused() -> None:
    packed = bearer() | {"content-type": "application/json", "content-encoding": "gzip"}

    assert (await posted(Desk(), packed, b"\x1f\x8b")).status_code == 415


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (activity(type=None), 400),
        (activity(type=7), 400),
        (activity(channelId=None), 400),
        (activity(channelId=["msteams"]), 400),
        (activity(channelId="emulator"), 403),
        (activity(channelId="webchat"), 403),
        (activity(channelId="msteams "), 403),
        (activity(serviceUrl=None), 401),
        (activity(serviceUrl=""), 401),
        (activity(serviceUrl=[SERVICE]), 401),
        (activity(serviceUrl=SERVICE.upper()), 401),
        (activity(serviceUrl=SERVICE.rstrip("/")), 401),
        (activity(serviceUrl="https://evil.test/"), 401),
        (activity(serviceUrl="http://smba.trafficmanager.net/amer/"), 401),
        (activity(channelData=None, conversation={"id": CHANNEL}), 403),
        (activity(channelData={"tenant": {"id": OTHER}}), 403),
        (activity(channelData={"tenant": {"id": 7}}, conversation={"id": CHANNEL}), 403),
        (activity(conversation=activity()["conversation"] | {"tenantId": OTHER}), 403),
        (activity(channelData={"tenant": {"id": TENANT.upper()}}), 403),
        (click(channelData={"tenant": {"id": OTHER}}), 403),
    ],
)
async def test_a_body_that_its_token_does_not_speak_for_runs_nothing(body: dict[str, Any], status: int) -> None:
    desk = Desk()

    answer = await sent(desk, body)

    assert (answer.status_code, answer.content) == (status, b"")
    assert [command for command in desk.told if not isinstance(command, NoteTenant)] == []  # triage alone hears of it
    assert desk.references == {}


@pytest.mark.parametrize(
    "url",
    [
        "http://smba.trafficmanager.net/amer/",
        "https://smba.trafficmanager.net.evil.test/",
        "https://smba.trafficmanager.net@evil.test/",
        "https://user:pass@smba.trafficmanager.net/",
        "https://evil.trafficmanager.net/",
        "https://smba.trafficmanager.net:8443/",
        "https://evil.test/smba.trafficmanager.net/",
        "https://evil.test#https://smba.trafficmanager.net/",
        "https://smba.trafficmanager.net\\@evil.test/",
        "https://smba.trafficmanager.net/?to=evil",
        "https://smba.trafficmanager.net /",
        "https://smba.trafficmanager.nеt/",  # a letter of another alphabet
        "https://169.254.169.254/latest/",
        "https://127.0.0.1/",
        "https://[::1",
        "//smba.trafficmanager.net/",
        "file:///etc/passwd",
        "ws://smba.trafficmanager.net/",
        "smba.trafficmanager.net",
    ],
)
async def test_a_service_that_is_not_on_the_list_is_never_stored_even_if_the_token_names_it(url: str) -> None:
    desk = Desk()
    headers = bearer(claims(serviceurl=url)) | {"content-type": "application/json"}

    answer = await posted(desk, headers, json.dumps(activity(serviceUrl=url)).encode())

    assert answer.status_code == 403
    assert desk.told == []
    assert desk.references == {}


async def test_a_tenant_that_the_desk_serves_is_heard_beside_its_own() -> None:
    desk = Desk()
    there = activity(channelData={"tenant": {"id": OTHER}}, conversation={"id": CHANNEL, "tenantId": OTHER})
    headers = bearer() | {"content-type": "application/json"}

    answer = await posted(desk, headers, json.dumps(there).encode(), config=replace(CONFIG, tenants=frozenset({OTHER})))

    assert answer.status_code == 200
    assert len(desk.told) == 1


@pytest.mark.parametrize(
    "body",
    [
        activity(type="typing"),
        activity(type="somethingNew"),
        activity(type="invoke", name=None),
        activity(type="invoke", name="signin/verifyState", value={"state": "1"}),
        activity(type="invoke", name="adaptiveCard/action", value=None),
        activity(type="invoke", name="adaptiveCard/action", value={"action": {"data": {"plandesk": 7}}}),
        activity(type="event", name="tokens/response"),
        activity(type="messageReaction", reactionsAdded=[None]),
        activity(type="conversationUpdate", membersAdded=[None], membersRemoved="x"),
        activity(type="installationUpdate", action="add"),
        activity(type="endOfConversation"),
        activity(type="messageUpdate"),
        activity(type="messageDelete"),
        activity(text=None),
        activity(text="   "),
        activity(text={"a": 1}, entities="x", attachments={"content": 7}),
        activity(id=None),
        activity(id={"a": 1}),
        activity(id="x" * 600),
        activity(conversation={"tenantId": TENANT}),
        activity(conversation={"tenantId": TENANT, "id": "a b"}),
        activity(conversation={"tenantId": TENANT, "id": f"../../{MESSAGE}"}),
        activity(**{"from": None}),
        activity(**{"from": {"id": "28:another-bot", "name": "Bot"}}),
        activity(**{"from": {"id": "29:x", "aadObjectId": "x", "role": "bot"}}),
        activity(value={"plandesk": {"verb": "nothing", "subject": "EX-1"}}),
        activity(value={"plandesk": {"verb": "choose", "subject": ""}}),
        activity(value={"other": {"verb": "ack", "subject": "EX-1"}}),
        activity(value=["x"], text=None),
    ],
)
async def test_what_is_no_order_is_answered_and_runs_nothing(body: dict[str, Any]) -> None:
    desk = Desk()

    answer = await sent(desk, body)

    assert answer.status_code == 200
    assert desk.told == []


async def test_a_body_that_announces_too_much_is_not_read() -> None:
    headers = bearer() | {"content-type": "application/json", "content-length": str(1024 * 1024 + 1)}

    assert (await posted(Desk(), headers, b"{}")).status_code == 413


async def test_a_body_that_does_not_say_its_length_is_counted_while_it_is_read() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(32):
            yield b" " * 65536

    assert (await posted(Desk(), bearer() | {"content-type": "application/json"}, pieces())).status_code == 413


async def test_a_sender_that_stalls_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "READ_SECONDS", 0.01)

    async def stalling() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()

    assert (await posted(Desk(), bearer() | {"content-type": "application/json"}, stalling())).status_code == 408
