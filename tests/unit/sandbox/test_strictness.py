"""What the platform would refuse is refused with its own code, and held against the desk."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.core.faults import Deny, Unclean
from adapters.sandbox.slack.people import SlackPopulation, Standing
from adapters.sandbox.slack.sandbox import API, SlackSandbox

Api = Callable[..., Awaitable[dict[str, Any]]]

MISTAKES: dict[str, tuple[str, dict[str, object], str]] = {
    "an unknown method": ("chat.shout", {}, "unknown_method"),
    "an unknown channel": ("chat.postMessage", {"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
    "no channel": ("chat.postMessage", {"text": "x"}, "invalid_arguments"),
    "no text": ("chat.postMessage", {"channel": "C0ACME"}, "no_text"),
    "only spaces": ("chat.postMessage", {"channel": "C0ACME", "text": " "}, "no_text"),
    "a long text": ("chat.postMessage", {"channel": "C0ACME", "text": "x" * 40_001}, "msg_too_long"),
    "blocks that are no list": ("chat.postMessage", {"channel": "C0ACME", "blocks": {}}, "invalid_blocks_format"),
    "an unknown block": ("chat.postMessage", {"channel": "C0ACME", "blocks": [{"type": "x"}]}, "invalid_blocks"),
    "odd metadata": (
        "chat.postMessage",
        {"channel": "C0ACME", "text": "x", "metadata": {"event_type": "x"}},
        "invalid_metadata_format",
    ),
    "a stranger to open with": ("conversations.open", {"users": "U0NOBODY"}, "user_not_found"),
    "a page for a stranger": ("views.publish", {"user_id": "U0NOBODY", "view": {"type": "home"}}, "user_not_found"),
    "a page of another type": (
        "views.publish",
        {"user_id": "U0AGENT1", "view": {"type": "modal", "blocks": []}},
        "invalid_arguments",
    ),
    "a page with too many blocks": (
        "views.publish",
        {"user_id": "U0AGENT1", "view": {"type": "home", "blocks": [{"type": "divider"}] * 101}},
        "invalid_arguments",
    ),
    "a stranger to look up": ("users.info", {"user": "U0NOBODY"}, "user_not_found"),
    "an odd cursor": ("conversations.history", {"channel": "C0ACME", "cursor": "?"}, "invalid_cursor"),
    "an odd time": ("conversations.history", {"channel": "C0ACME", "oldest": "noon"}, "invalid_ts_oldest"),
    "an odd limit": ("conversations.history", {"channel": "C0ACME", "limit": "many"}, "invalid_arguments"),
}


@pytest.mark.parametrize(("method", "arguments", "code"), MISTAKES.values(), ids=MISTAKES)
async def test_a_mistake_is_refused_and_held_against_the_desk(
    api: Api, sandbox: SlackSandbox, method: str, arguments: dict[str, object], code: str
) -> None:
    answer = await api(method, **arguments)

    assert (answer["ok"], answer["error"]) == (False, code)
    with pytest.raises(Unclean, match=code):
        sandbox.assert_clean()


async def test_an_argument_that_the_method_does_not_know_is_held_against_the_desk(
    api: Api, sandbox: SlackSandbox
) -> None:
    answer = await api("chat.postMessage", channel="C0ACME", text="x", colour="red")

    assert answer["ok"]
    with pytest.raises(Unclean, match="unknown argument colour"):
        sandbox.assert_clean()


async def test_a_fault_that_was_never_met_is_reported(sandbox: SlackSandbox) -> None:
    sandbox.script("chat.update", Deny(code="message_not_found"))

    with pytest.raises(Unclean, match=r"chat\.update"):
        sandbox.assert_clean()


@pytest.mark.parametrize(("headers", "code"), [({}, "not_authed"), ({"authorization": "Bearer x"}, "invalid_auth")])
async def test_only_the_right_token_is_served(web: httpx.AsyncClient, headers: dict[str, str], code: str) -> None:
    answer = await web.post(f"{API}auth.test", headers=headers)

    assert answer.json() == {"ok": False, "error": code}


async def test_a_method_beyond_the_granted_scopes_is_refused(population: SlackPopulation) -> None:
    clock = ManualClock(datetime(2026, 3, 2, tzinfo=UTC))
    sandbox = SlackSandbox(
        clock=clock, real=clock, signing_secret="s", bot_token="t", population=population, scopes=["chat:write"]
    )
    transport = httpx.ASGITransport(app=Starlette(routes=sandbox.wire()))

    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:3978") as web:
        answer = await web.post(f"{API}users.info", data={"token": "t", "user": "U0ONE"})

    assert answer.json()["error"] == "missing_scope"
    assert answer.headers["x-oauth-scopes"] == "chat:write"


async def test_the_bot_must_be_in_the_channel(api: Api, sandbox: SlackSandbox) -> None:
    sandbox.state.set_members("C0ACME", {"U0ONE"})

    answer = await api("chat.postMessage", channel="C0ACME", text="x")

    assert answer["error"] == "not_in_channel"
    sandbox.assert_clean()


async def test_a_private_channel_without_the_bot_is_not_to_be_found(api: Api, sandbox: SlackSandbox) -> None:
    sandbox.state.set_members("C0TRIAGE", {"U0AGENT1"})

    answer = await api("chat.postMessage", channel="C0TRIAGE", text="x")

    assert answer["error"] == "channel_not_found"


async def test_nothing_is_said_in_an_archived_channel(api: Api, sandbox: SlackSandbox) -> None:
    sandbox.state.set_standing("C0ACME", Standing.ARCHIVED)

    answer = await api("chat.postMessage", channel="C0ACME", text="x")

    assert answer["error"] == "is_archived"
    sandbox.assert_clean()


async def test_a_reply_needs_its_root(api: Api) -> None:
    answer = await api("chat.postMessage", channel="C0ACME", text="x", thread_ts="1.000001")

    assert answer["error"] == "thread_not_found"


async def test_an_ephemeral_message_needs_a_reader_in_the_channel(api: Api) -> None:
    answer = await api("chat.postEphemeral", channel="C0TRIAGE", user="U0ONE", text="x")

    assert answer["error"] == "user_not_in_channel"


async def test_what_others_wrote_is_not_the_desks_to_change(api: Api, sandbox: SlackSandbox) -> None:
    said = await sandbox.says("U0ONE", "C0ACME", "Mine")

    changed = await api("chat.update", channel="C0ACME", ts=said.ts, text="Yours")
    deleted = await api("chat.delete", channel="C0ACME", ts=said.ts)

    assert (changed["error"], deleted["error"]) == ("cant_update_message", "cant_delete_message")


async def test_what_the_desk_wrote_can_be_taken_away_once(api: Api) -> None:
    posted = await api("chat.postMessage", channel="C0ACME", text="x")

    first = await api("chat.delete", channel="C0ACME", ts=posted["ts"])
    second = await api("chat.delete", channel="C0ACME", ts=posted["ts"])

    assert (first["ok"], second["error"]) == (True, "message_not_found")


async def test_an_ephemeral_message_cannot_be_changed(api: Api, sandbox: SlackSandbox) -> None:
    shown = await api("chat.postEphemeral", channel="C0ACME", user="U0ONE", text="x")

    answer = await api("chat.update", channel="C0ACME", ts=shown["message_ts"], text="y")

    assert answer["error"] == "message_not_found"
