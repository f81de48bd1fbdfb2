"""Speaking on Slack: what is sent, and what every kind of failure means for the message."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.errors import InDoubt, NotDeliverable
from bot.model.message import Button, Buttons, Message, Text
from bot.model.places import Account, MessageRef, Place, Platform
from bot.ports import Address, ChatPlatform
from tests.scripted import ScriptedServer, answer
from tests.unit.slack.deliveries import ACME, CONFIG, STAMP

MESSAGE = Message(summary=(Text(text="Agent One is on it."),), blocks=())
ROOT = "1772463500.000001"
SINCE = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
POSTED = answer({"ok": True, "channel": "C0ACME", "ts": STAMP})
ONE = Account(platform=Platform.SLACK, workspace="T0ACME", user="U0ONE")
IN_CHANNEL = Address(place=ACME)
IN_THREAD = Address(place=ACME, thread=ROOT)
DIRECT = Address(account=ONE)


def ref(channel: str = "C0ACME", stamp: str = STAMP) -> MessageRef:
    return MessageRef(place=Place(platform=Platform.SLACK, workspace="T0DESK", channel=channel), id=stamp)


def carrying(delivery: str, stamp: str = STAMP, **changes: object) -> dict[str, object]:
    metadata = {"event_type": "plandesk_delivery", "event_payload": {"delivery": delivery}}
    return {"ts": stamp, "user": "U0BOT", "bot_id": "B0", "metadata": metadata} | changes


async def test_a_post_carries_its_delivery_and_unfolds_nothing(slack: ScriptedServer, desk: ChatPlatform) -> None:
    slack.steps = [POSTED]

    posted = await desk.post(IN_THREAD, MESSAGE, "d-1")

    assert posted == ref()
    [call] = slack.calls
    assert (call.name, call.token) == ("chat.postMessage", f"bearer {CONFIG.bot_token}")
    assert call.body == {
        "channel": "C0ACME",
        "thread_ts": ROOT,
        "text": "Agent One is on it.",
        "blocks": [],
        "metadata": {"event_type": "plandesk_delivery", "event_payload": {"delivery": "d-1"}},
        "parse": "none",
        "link_names": False,
        "unfurl_links": False,
        "unfurl_media": False,
    }


async def test_a_post_in_a_channel_is_in_no_thread(slack: ScriptedServer, desk: ChatPlatform) -> None:
    slack.steps = [POSTED]

    await desk.post(IN_CHANNEL, MESSAGE, "d-1")

    assert "thread_ts" not in slack.calls[0].body


async def test_a_direct_message_opens_its_conversation_once(slack: ScriptedServer, desk: ChatPlatform) -> None:
    there = answer({"ok": True, "channel": "D0ONE", "ts": STAMP})
    slack.steps = [answer({"ok": True, "channel": {"id": "D0ONE"}}), there, there]

    posted = [await desk.post(DIRECT, MESSAGE, delivery) for delivery in ("d-1", "d-2")]

    assert posted == [ref("D0ONE"), ref("D0ONE")]
    assert [call.name for call in slack.calls] == ["conversations.open", "chat.postMessage", "chat.postMessage"]
    assert slack.calls[0].body == {"users": "U0ONE"}


async def test_an_edit_replaces_text_and_blocks_and_keeps_the_metadata(
    slack: ScriptedServer, desk: ChatPlatform
) -> None:
    slack.steps = [POSTED]

    edited = await desk.edit(Address(place=ACME, edits=STAMP), MESSAGE, "d-2")

    assert edited == ref()
    [call] = slack.calls
    assert call.name == "chat.update"
    assert (call.body["ts"], call.body["text"], call.body["blocks"]) == (STAMP, "Agent One is on it.", [])
    assert "metadata" not in call.body


async def test_a_message_is_taken_away_where_it_is(slack: ScriptedServer, desk: ChatPlatform) -> None:
    slack.steps = [answer({"ok": True, "channel": "C0ACME", "ts": STAMP})]

    await desk.remove(Address(place=ACME, edits=STAMP))

    [call] = slack.calls
    assert (call.name, call.body) == ("chat.delete", {"channel": "C0ACME", "ts": STAMP})


async def test_a_private_message_is_for_one_person_in_a_place(slack: ScriptedServer, desk: ChatPlatform) -> None:
    slack.steps = [answer({"ok": True, "message_ts": STAMP})]

    await desk.send_privately(Address(place=ACME, account=ONE, thread=ROOT), MESSAGE, "d-1")

    [call] = slack.calls
    assert call.name == "chat.postEphemeral"
    assert (call.body["channel"], call.body["user"], call.body["thread_ts"]) == ("C0ACME", "U0ONE", ROOT)


@pytest.mark.parametrize("address", [Address(), Address(place=ACME), Address(account=ONE)])
async def test_a_private_message_without_person_or_place_cannot_be_delivered(
    desk: ChatPlatform, address: Address
) -> None:
    with pytest.raises(NotDeliverable):
        await desk.send_privately(address, MESSAGE, "d-1")


async def test_a_post_is_found_in_its_channel_by_what_it_carries(slack: ScriptedServer, desk: ChatPlatform) -> None:
    first = {"ok": True, "messages": [carrying("d-0"), {"ts": "1"}, None], "response_metadata": {"next_cursor": "n=="}}
    slack.steps = [answer(first), answer({"ok": True, "messages": [carrying("d-1", "1772463700.000001")]})]

    found = await desk.find(IN_CHANNEL, "d-1", SINCE)

    assert found == ref(stamp="1772463700.000001")
    once, again = slack.calls
    assert once.name == again.name == "conversations.history"
    assert once.body == {
        "channel": "C0ACME",
        "oldest": "1772463300.000000",
        "include_all_metadata": "1",
        "limit": "200",
    }
    assert again.body == once.body | {"cursor": "n=="}


async def test_a_reply_is_found_in_its_thread(slack: ScriptedServer, desk: ChatPlatform) -> None:
    slack.steps = [answer({"ok": True, "messages": [carrying("d-1")]})]

    found = await desk.find(IN_THREAD, "d-1", SINCE)

    assert found == ref()
    assert (slack.calls[0].name, slack.calls[0].body["ts"]) == ("conversations.replies", ROOT)


@pytest.mark.parametrize(
    "message",
    [
        carrying("d-2"),
        carrying("d-1", user="U0OTHER"),
        carrying("d-1", metadata={"event_type": "other", "event_payload": {"delivery": "d-1"}}),
        carrying("d-1", metadata=None),
    ],
    ids=str,
)
async def test_what_is_not_our_own_delivery_is_not_found(
    slack: ScriptedServer, desk: ChatPlatform, message: object
) -> None:
    slack.steps = [answer({"ok": True, "messages": [message]})]

    assert await desk.find(IN_CHANNEL, "d-1", SINCE) is None


async def test_in_a_thread_that_was_deleted_nothing_is_found(slack: ScriptedServer, desk: ChatPlatform) -> None:
    slack.steps = [answer({"ok": False, "error": "thread_not_found"})]

    assert await desk.find(IN_THREAD, "d-1", SINCE) is None


async def test_a_search_without_end_leaves_the_doubt(slack: ScriptedServer, desk: ChatPlatform) -> None:
    slack.steps = [answer({"ok": True, "messages": [], "response_metadata": {"next_cursor": "n"}})] * 30

    with pytest.raises(InDoubt):
        await desk.find(IN_CHANNEL, "d-1", SINCE)


async def test_a_message_that_cannot_be_rendered_is_not_deliverable(slack: ScriptedServer, desk: ChatPlatform) -> None:
    button = Button(label="x", verb="ack", subject="E" * 3000)

    with pytest.raises(NotDeliverable, match="2000"):
        await desk.post(IN_CHANNEL, replace(MESSAGE, blocks=(Buttons(buttons=(button,)),)), "d-1")

    assert slack.calls == []


async def test_nothing_that_is_said_is_logged(
    slack: ScriptedServer, desk: ChatPlatform, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    slack.steps = [POSTED]

    await desk.post(IN_CHANNEL, Message(summary=(Text(text="text-canary"),), blocks=()), "d-1")

    assert "canary" not in caplog.text


async def test_a_home_page_is_published_to_its_person(slack: ScriptedServer, desk: ChatPlatform) -> None:
    slack.steps = [answer({"ok": True, "view": {"id": "V0ONE"}})]

    await desk.home(DIRECT, MESSAGE, "d-1")

    [call] = slack.calls
    assert call.name == "views.publish"
    assert call.body == {"user_id": "U0ONE", "view": {"type": "home", "blocks": []}}


async def test_a_home_page_needs_a_person(desk: ChatPlatform) -> None:
    with pytest.raises(NotDeliverable):
        await desk.home(IN_CHANNEL, MESSAGE, "d-1")
