"""The workspace is for this machine alone, and in a browser for its own page."""

from typing import Protocol

import httpx
import pytest
from starlette.applications import Starlette

from adapters.workspace.workspace import Workspace

OWN = "http://127.0.0.1:3978"
SAY = {"as": "U0ONE", "channel": "C0ACME", "text": "Help"}


class DeskEnd(Protocol):
    """The desk's end of the wire, of conftest."""

    requests: list[tuple[dict[str, str], bytes]]


FOREIGN: dict[str, dict[str, str]] = {
    "a page elsewhere": {"origin": "https://evil.example"},
    "another port": {"origin": "http://127.0.0.1:8000"},
    "no origin to name": {"origin": "null"},
    "another name for this machine": {"host": "evil.example"},
    "a name that only begins well": {"host": "localhost.evil.example:3978"},
    "the browser's own word": {"sec-fetch-site": "cross-site"},
}


@pytest.mark.parametrize("path", ["/workspace/say", "/workspace/click", "/workspace/command", "/workspace/clock"])
@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN)
async def test_other_pages_can_do_nothing(
    web: httpx.AsyncClient, desk: DeskEnd, path: str, headers: dict[str, str]
) -> None:
    answer = await web.post(path, json={**SAY, "minutes": 10}, headers=headers)

    assert answer.status_code == 403
    assert desk.requests == []


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"host": "evil.example"}])
async def test_other_pages_can_read_nothing(web: httpx.AsyncClient, headers: dict[str, str]) -> None:
    answer = await web.get("/workspace/state", headers=headers)

    assert answer.status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:3978", "localhost:3978", "[::1]:3978", "localhost"])
async def test_our_own_page_is_served_under_each_local_name(web: httpx.AsyncClient, host: str) -> None:
    answer = await web.post("/workspace/say", json=SAY, headers={"host": host, "origin": f"http://{host}"})

    assert answer.status_code == 200


@pytest.mark.parametrize("peer", ["192.0.2.7", "::ffff:192.0.2.7", "testclient"])
@pytest.mark.parametrize("path", ["/", "/workspace/state", "/workspace/slack/api/auth.test"])
async def test_other_machines_are_shown_the_door(workspace: Workspace, peer: str, path: str) -> None:
    transport = httpx.ASGITransport(app=Starlette(routes=workspace.routes()), client=(peer, 5000))

    async with httpx.AsyncClient(transport=transport, base_url=OWN) as web:
        answer = await web.get(path)

    assert answer.status_code == 403
