"""The page shows each person what they see, does what they do, and is for this machine alone."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

import httpx
import pytest
from starlette.responses import PlainTextResponse, Response

from adapters.workspace.clock import ManualClock
from adapters.workspace.workspace import Workspace

Api = Callable[..., Awaitable[dict[str, Any]]]

SAY = {"as": "U0ONE", "channel": "C0ACME", "text": "Help"}
BUTTON = {"type": "button", "text": {"type": "plain_text", "text": "Acknowledge"}, "action_id": "ack", "value": "EX-1"}
BLOCKS = [{"type": "actions", "block_id": "row", "elements": [BUTTON]}]


class DeskEnd(Protocol):
    """The desk's end of the wire, of conftest."""

    requests: list[tuple[dict[str, str], bytes]]
    answer: Response
    events: list[dict[str, Any]]
    forms: list[dict[str, str]]
    clicks: list[dict[str, Any]]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/workspace/page.css", "text/css"),
        ("/workspace/page.js", "text/javascript"),
        ("/workspace/conversation.js", "text/javascript"),
        ("/workspace/blocks.js", "text/javascript"),
        ("/workspace/mrkdwn.js", "text/javascript"),
    ],
)
async def test_the_page_comes_from_the_package_and_runs_nothing_else(
    web: httpx.AsyncClient, path: str, kind: str
) -> None:
    answer = await web.get(path)

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert "script-src 'self'" in answer.headers["content-security-policy"]


async def test_the_page_names_only_files_that_it_serves(web: httpx.AsyncClient) -> None:
    page = (await web.get("/")).text

    assert "//" not in page.replace("<!doctype html>", "")
    for path in ("/workspace/page.css", "/workspace/page.js"):
        assert f'"{path}"' in page


async def test_somebody_sees_their_own_channels_and_no_others(web: httpx.AsyncClient, workspace: Workspace) -> None:
    await workspace.says("U0AGENT1", "C0TRIAGE", "Internal")

    seen = (await web.get("/workspace/state", params={"as": "U0ONE"})).json()

    assert [channel["id"] for channel in seen["channels"]] == ["C0ACME", "D0ONE"]
    assert "Internal" not in str(seen)


async def test_an_ephemeral_message_is_shown_to_its_reader_alone(
    web: httpx.AsyncClient, workspace: Workspace, api: Api
) -> None:
    await api("chat.postEphemeral", channel="C0ACME", user="U0ONE", text="Between us")

    own = (await web.get("/workspace/state", params={"as": "U0ONE"})).json()
    other = (await web.get("/workspace/state", params={"as": "U0AGENT1"})).json()

    assert [message["private"] for message in own["messages"]["C0ACME"]] == [True]
    assert other["messages"]["C0ACME"] == []


async def test_nothing_is_sent_twice_until_something_changes(web: httpx.AsyncClient, workspace: Workspace) -> None:
    seen = (await web.get("/workspace/state", params={"as": "U0ONE"})).json()
    known = {"as": "U0ONE", "revision": f"U0ONE/{seen['revision']}"}

    unchanged = (await web.get("/workspace/state", params=known)).json()
    await workspace.says("U0ONE", "C0ACME", "Help")
    changed = (await web.get("/workspace/state", params=known)).json()

    assert "messages" not in unchanged
    assert [message["text"] for message in changed["messages"]["C0ACME"]] == ["Help"]


async def test_what_is_written_on_the_page_reaches_the_desk(web: httpx.AsyncClient, desk: DeskEnd) -> None:
    answer = await web.post("/workspace/say", json=SAY)

    assert answer.status_code == 200
    assert desk.events[0]["event"]["text"] == "Help"


async def test_what_is_clicked_on_the_page_reaches_the_desk(web: httpx.AsyncClient, desk: DeskEnd, api: Api) -> None:
    posted = await api("chat.postMessage", channel="C0ACME", text="x", blocks=BLOCKS)
    click = {"as": "U0AGENT1", "channel": "C0ACME", "ts": posted["ts"], "block": "row", "action": "ack"}

    answer = await web.post("/workspace/click", json=click)

    assert answer.status_code == 200
    assert desk.clicks[0]["actions"][0]["value"] == "EX-1"


async def test_what_one_person_was_shown_is_no_message_to_another(web: httpx.AsyncClient, api: Api) -> None:
    shown = await api("chat.postEphemeral", channel="C0ACME", user="U0ONE", text="x", blocks=BLOCKS)
    click = {"as": "U0AGENT1", "channel": "C0ACME", "ts": shown["message_ts"], "block": "row", "action": "ack"}

    answer = await web.post("/workspace/click", json=click)

    assert answer.status_code == 409
    assert answer.json()["problem"] == "That message is gone."


async def test_a_command_on_the_page_reaches_the_desk(web: httpx.AsyncClient, desk: DeskEnd) -> None:
    typed = {"as": "U0AGENT1", "channel": "C0TRIAGE", "text": "/ack  EX-1 "}

    answer = await web.post("/workspace/command", json=typed)

    assert answer.status_code == 200
    assert (desk.forms[0]["command"], desk.forms[0]["text"]) == ("/ack", "EX-1")


async def test_a_desk_that_fails_is_named_on_the_page(web: httpx.AsyncClient, desk: DeskEnd) -> None:
    desk.answer = PlainTextResponse("", status_code=503)

    answer = await web.post("/workspace/say", json=SAY)

    assert answer.status_code == 502
    assert "503" in answer.json()["problem"]


async def test_the_clock_is_moved_and_the_desk_told(
    web: httpx.AsyncClient, workspace: Workspace, clock: ManualClock
) -> None:
    before, told = clock.now(), []

    async def moved() -> None:
        told.append(clock.now())

    workspace.on_clock_moved = moved

    answer = await web.post("/workspace/clock", json={"minutes": 60})

    assert answer.status_code == 200
    assert told == [before + timedelta(hours=1)]


async def test_the_clock_moves_to_the_next_timer(
    web: httpx.AsyncClient, workspace: Workspace, clock: ManualClock
) -> None:
    due = clock.now() + timedelta(hours=3)

    async def next_timer_at() -> datetime | None:
        return due

    workspace.next_timer_at = next_timer_at

    answer = await web.post("/workspace/clock", json={"to": "next"})

    assert answer.status_code == 200
    assert clock.now() == due


async def test_without_a_timer_the_clock_stays(web: httpx.AsyncClient, clock: ManualClock) -> None:
    before = clock.now()

    answer = await web.post("/workspace/clock", json={"to": "next"})

    assert answer.status_code == 409
    assert clock.now() == before


UNREADABLE: dict[str, tuple[str, dict[str, Any]]] = {
    "a form": ("/workspace/say", {"data": SAY}),
    "plain text": ("/workspace/say", {"content": json.dumps(SAY), "headers": {"content-type": "text/plain"}}),
    "broken JSON": ("/workspace/say", {"content": "{", "headers": {"content-type": "application/json"}}),
    "a list": ("/workspace/say", {"json": []}),
    "no text": ("/workspace/say", {"json": SAY | {"text": " "}}),
    "no user": ("/workspace/say", {"json": SAY | {"as": 1}}),
    "an odd thread": ("/workspace/say", {"json": SAY | {"thread": ["x"]}}),
    "no minutes": ("/workspace/clock", {"json": {}}),
    "time back": ("/workspace/clock", {"json": {"minutes": -1}}),
    "ages": ("/workspace/clock", {"json": {"minutes": 10**9}}),
}


@pytest.mark.parametrize(("path", "request_"), UNREADABLE.values(), ids=UNREADABLE)
async def test_what_the_page_never_sends_is_refused(
    web: httpx.AsyncClient, desk: DeskEnd, path: str, request_: dict[str, Any]
) -> None:
    answer = await web.post(path, **request_)

    assert answer.status_code == 400
    assert desk.requests == []


async def test_what_a_person_cannot_do_is_explained(web: httpx.AsyncClient) -> None:
    answer = await web.post("/workspace/say", json=SAY | {"channel": "C0TRIAGE"})

    assert answer.status_code == 409
    assert answer.json()["problem"] == "Contact One is not in triage"
