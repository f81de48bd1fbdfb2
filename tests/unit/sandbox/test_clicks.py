"""Clicks come from the very blocks that were posted."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from adapters.sandbox.core.chat import NotPossible
from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.slack.sandbox import SlackSandbox
from adapters.sandbox.slack.state import PostedMessage
from tests.unit.sandbox.conftest import DeskStub

Api = Callable[..., Awaitable[dict[str, Any]]]


def plain(text: str) -> dict[str, str]:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


ACK = {"type": "button", "text": plain("Acknowledge"), "action_id": "ack", "value": "EX-1", "style": "primary"}
CLOSE = {"type": "button", "text": plain("Close"), "action_id": "close", "value": "EX-1"}
LEVELS = [{"text": plain(f"Level {number}"), "value": str(number)} for number in (1, 2)]
BLOCKS = [
    {"type": "actions", "block_id": "row", "elements": [ACK, CLOSE]},
    {
        "type": "section",
        "block_id": "ask",
        "text": plain("How bad?"),
        "accessory": {"type": "static_select", "action_id": "choose", "options": LEVELS},
    },
]


@pytest.fixture
async def card(api: Api, sandbox: SlackSandbox) -> PostedMessage:
    """A message with two buttons and a list."""
    posted = await api("chat.postMessage", channel="C0ACME", text="A card", blocks=BLOCKS)
    return sandbox.thread("C0ACME", posted["ts"])[0]


@pytest.mark.parametrize("name", ["Acknowledge", "ack"])
async def test_a_button_is_found_by_its_label_or_its_action(
    sandbox: SlackSandbox, desk: DeskStub, card: PostedMessage, name: str
) -> None:
    await sandbox.clicks("U0AGENT1", card, name)

    (action,) = desk.clicks[0]["actions"]
    assert (action["type"], action["action_id"], action["block_id"]) == ("button", "ack", "row")
    assert (action["value"], action["style"]) == ("EX-1", "primary")


async def test_a_click_says_who_clicks_and_on_what(sandbox: SlackSandbox, desk: DeskStub, card: PostedMessage) -> None:
    await sandbox.clicks("U0ONE", card, "Acknowledge")

    (payload,) = desk.clicks
    assert payload["type"] == "block_actions"
    assert (payload["user"]["id"], payload["user"]["team_id"], payload["team"]["id"]) == ("U0ONE", "T0ACME", "T0ACME")
    assert payload["container"] == {
        "type": "message",
        "message_ts": card.ts,
        "channel_id": "C0ACME",
        "is_ephemeral": False,
    }
    assert payload["message"]["blocks"] == list(card.blocks)
    assert payload["trigger_id"]
    assert "authorizations" not in payload


async def test_an_option_is_chosen_by_its_label(sandbox: SlackSandbox, desk: DeskStub, card: PostedMessage) -> None:
    await sandbox.clicks("U0ONE", card, "Level 2")

    (payload,) = desk.clicks
    assert payload["actions"][0]["selected_option"]["value"] == "2"
    assert payload["state"]["values"]["ask"]["choose"]["selected_option"]["value"] == "2"


async def test_a_click_on_what_is_not_there_names_what_is(sandbox: SlackSandbox, card: PostedMessage) -> None:
    with pytest.raises(LookupError, match=r"Acknowledge.*Close"):
        await sandbox.clicks("U0ONE", card, "Escalate")


async def test_an_ephemeral_message_is_clicked_by_its_reader_alone(
    sandbox: SlackSandbox, desk: DeskStub, api: Api
) -> None:
    await api("chat.postEphemeral", channel="C0ACME", user="U0ONE", text="For you", blocks=BLOCKS)
    (shown,) = sandbox.ephemeral("U0ONE")

    await sandbox.clicks("U0ONE", shown, "Close")

    assert desk.clicks[0]["container"]["is_ephemeral"] is True
    assert "message" not in desk.clicks[0]
    with pytest.raises(NotPossible):
        await sandbox.clicks("U0AGENT1", shown, "Close")


async def response_url(sandbox: SlackSandbox, desk: DeskStub, card: PostedMessage) -> str:
    """The response address of one click."""
    await sandbox.clicks("U0ONE", card, "Acknowledge")
    return str(desk.clicks[-1]["response_url"])


async def test_an_answer_may_replace_what_was_clicked(
    sandbox: SlackSandbox, desk: DeskStub, card: PostedMessage, web: httpx.AsyncClient
) -> None:
    address = await response_url(sandbox, desk, card)

    await web.post(address, json={"replace_original": True, "text": "Acknowledged"})

    (message,) = sandbox.messages("C0ACME")
    assert (message.ts, message.text, message.blocks) == (card.ts, "Acknowledged", ())


async def test_an_answer_is_otherwise_for_who_clicked(
    sandbox: SlackSandbox, desk: DeskStub, card: PostedMessage, web: httpx.AsyncClient
) -> None:
    address = await response_url(sandbox, desk, card)

    await web.post(address, json={"text": "Thank you"})

    assert [message.text for message in sandbox.ephemeral("U0ONE")] == ["Thank you"]


async def test_a_response_address_serves_five_times(
    sandbox: SlackSandbox, desk: DeskStub, card: PostedMessage, web: httpx.AsyncClient
) -> None:
    address = await response_url(sandbox, desk, card)

    statuses = [(await web.post(address, json={"text": "x"})).status_code for _ in range(6)]

    assert statuses == [200] * 5 + [404]


async def test_a_response_address_ends_after_half_an_hour(
    sandbox: SlackSandbox, desk: DeskStub, card: PostedMessage, web: httpx.AsyncClient, clock: ManualClock
) -> None:
    address = await response_url(sandbox, desk, card)
    clock.advance(timedelta(minutes=30))

    answer = await web.post(address, json={"text": "x"})

    assert answer.json()["error"] == "expired_url"
