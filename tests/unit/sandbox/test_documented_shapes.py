"""What is sent to the desk has no field that the platform's own payloads do not have."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from adapters.sandbox.slack.sandbox import SlackSandbox
from adapters.sandbox.slack.uploads import Upload
from tests.unit.sandbox.conftest import DeskStub

SHAPES = Path(__file__).parents[4] / "shared" / "corpus" / "slack"

Api = Callable[..., Awaitable[dict[str, Any]]]

pytestmark = pytest.mark.skipif(not SHAPES.is_dir(), reason="the recorded shapes are not beside this repository")

LATER = {"context_team_id", "context_enterprise_id"}
"""Fields of the envelope that the platform added after the shapes were collected."""


def shape(path: str) -> dict[str, Any]:
    """The shape that is kept under that name."""
    found: dict[str, Any] = json.loads((SHAPES / f"{path}.json").read_text())
    return found


def strange(sent: dict[str, Any], known: dict[str, Any]) -> set[str]:
    """The fields of what was sent, and of its event, that the shape does not have."""
    inner = set(sent.get("event", {})) - set(known.get("event", {}))
    return (set(sent) - set(known) - LATER) | inner


async def test_a_message(sandbox: SlackSandbox, desk: DeskStub) -> None:
    root = await sandbox.says("U0AGENT1", "C0ACME", "Hello")
    await sandbox.says("U0AGENT1", "C0ACME", "Hello again", thread=root.ts)

    assert [strange(event, shape("event_shapes/MessagePayload")) for event in desk.events] == [set(), set()]


async def test_a_message_from_another_workspace(sandbox: SlackSandbox, desk: DeskStub) -> None:
    await sandbox.says("U0ONE", "C0ACME", "Hello")

    assert strange(desk.events[0], shape("event_shapes/MessagePayload")) == {"user_team", "source_team"}


async def test_a_mention(sandbox: SlackSandbox, desk: DeskStub) -> None:
    await sandbox.says("U0AGENT1", "C0ACME", "@plandesk help")

    assert strange(desk.events[1], shape("event_shapes/AppMentionPayload")) == set()


async def test_a_file(sandbox: SlackSandbox, desk: DeskStub) -> None:
    await sandbox.says("U0AGENT1", "C0ACME", "The log", files=[Upload(name="trace.log")])

    known = shape("event_shapes/MessageFileSharePayload")
    assert strange(desk.events[0], known) == {"client_msg_id"}
    assert set(desk.events[0]["event"]["files"][0]) <= set(known["event"]["files"][0])


async def test_an_edit_and_a_deletion(sandbox: SlackSandbox, desk: DeskStub) -> None:
    said = await sandbox.says("U0AGENT1", "C0ACME", "Helo")

    edited = await sandbox.edits("U0AGENT1", said.left, "Hello")
    await sandbox.deletes("U0AGENT1", edited.left)

    assert strange(desk.events[1], shape("event_shapes/MessageChangedPayload")) == set()
    assert strange(desk.events[2], shape("event_shapes/MessageDeletedPayload")) == set()


async def test_coming_and_going(sandbox: SlackSandbox, desk: DeskStub) -> None:
    await sandbox.leaves("U0AGENT1", "C0ACME")
    await sandbox.joins("U0AGENT1", "C0ACME")

    assert strange(desk.events[0], shape("event_shapes/MemberLeftChannelPayload")) == set()
    assert strange(desk.events[1], shape("event_shapes/MemberJoinedChannelPayload")) == set()


async def test_a_reaction_and_that_it_is_taken_back(sandbox: SlackSandbox, desk: DeskStub) -> None:
    said = await sandbox.says("U0AGENT1", "C0ACME", "Hello")

    await sandbox.reacts("U0ONE", said.left, "ticket")
    await sandbox.takes_back("U0ONE", said.left, "ticket")

    assert strange(desk.events[1], shape("event_shapes/ReactionAddedPayload")) == set()
    assert strange(desk.events[2], shape("event_shapes/ReactionRemovedPayload")) == set()


async def test_an_entry_in_the_menu_of_a_message(sandbox: SlackSandbox, desk: DeskStub) -> None:
    said = await sandbox.says("U0AGENT1", "C0ACME", "Hello")

    await sandbox.shortcut("U0AGENT1", said.left)

    known = shape("interaction_shapes/interactive-components/MessageShortcutPayload")
    (sent,) = desk.clicks
    assert strange(sent, known) == set()
    for part in ("user", "team", "channel", "message"):
        assert set(sent[part]) <= set(known[part]), part


async def test_a_command(sandbox: SlackSandbox, desk: DeskStub) -> None:
    await sandbox.runs("U0AGENT1", "C0ACME", "/ack", "EX-1")

    assert strange(desk.forms[0], shape("interaction_shapes/slash-commands/SlashCommandPayload")) == set()


async def test_a_click(sandbox: SlackSandbox, desk: DeskStub, api: Api) -> None:
    button = {"type": "button", "text": {"type": "plain_text", "text": "Ack"}, "value": "EX-1", "style": "primary"}
    await api("chat.postMessage", channel="C0ACME", text="x", blocks=[{"type": "actions", "elements": [button]}])

    await sandbox.clicks("U0AGENT1", sandbox.messages("C0ACME")[0], "Ack")

    known = shape("interaction_shapes/interactive-components/BlockActionPayload")
    (sent,) = desk.clicks
    assert strange(sent, known) == set()
    for part in ("user", "container", "team", "channel", "message"):
        assert set(sent[part]) <= set(known[part]), part
    assert set(sent["actions"][0]) <= set(known["actions"][0])
