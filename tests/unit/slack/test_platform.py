"""Speaking on Slack: what is sent, and what every kind of failure means for the message."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from adapters.slack import platform
from adapters.slack.platform import SlackPlatform
from bot.errors import DeliveryFailed, InDoubt, NotDeliverable, NotReached, RateLimited
from bot.model.message import Button, Buttons, Message, Text
from bot.model.places import Account, MessageRef, Place, Platform
from bot.ports import Address, ChatPlatform
from tests.unit.slack.deliveries import ACME, CONFIG, STAMP
from tests.unit.slack.scripted import ScriptedSlack, Step, answer, half, hang_up, raw, reset, silence

MESSAGE = Message(summary=(Text(text="Agent One is on it."),), blocks=())
ROOT = "1772463500.000001"
SINCE = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
POSTED = answer({"ok": True, "channel": "C0ACME", "ts": STAMP})
ONE = Account(platform=Platform.SLACK, workspace="T0ACME", user="U0ONE")
IN_CHANNEL = Address(place=ACME)
IN_THREAD = Address(place=ACME, thread=ROOT)
DIRECT = Address(account=ONE)


@pytest.fixture
async def slack() -> AsyncIterator[ScriptedSlack]:
    server = ScriptedSlack()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def desk(slack: ScriptedSlack) -> AsyncIterator[ChatPlatform]:
    speaking = SlackPlatform(replace(CONFIG, api_url=slack.url))
    yield speaking
    await speaking.close()


def ref(channel: str = "C0ACME", stamp: str = STAMP) -> MessageRef:
    return MessageRef(place=Place(platform=Platform.SLACK, workspace="T0DESK", channel=channel), id=stamp)


def carrying(delivery: str, stamp: str = STAMP, **changes: object) -> dict[str, object]:
    metadata = {"event_type": "plandesk_delivery", "event_payload": {"delivery": delivery}}
    return {"ts": stamp, "user": "U0BOT", "bot_id": "B0", "metadata": metadata} | changes


async def test_a_post_carries_its_delivery_and_unfolds_nothing(slack: ScriptedSlack, desk: ChatPlatform) -> None:
    slack.steps = [POSTED]

    posted = await desk.post(IN_THREAD, MESSAGE, "d-1")

    assert posted == ref()
    [call] = slack.calls
    assert (call.method, call.token) == ("chat.postMessage", f"bearer {CONFIG.bot_token}")
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


async def test_a_post_in_a_channel_is_in_no_thread(slack: ScriptedSlack, desk: ChatPlatform) -> None:
    slack.steps = [POSTED]

    await desk.post(IN_CHANNEL, MESSAGE, "d-1")

    assert "thread_ts" not in slack.calls[0].body


async def test_a_direct_message_opens_its_conversation_once(slack: ScriptedSlack, desk: ChatPlatform) -> None:
    there = answer({"ok": True, "channel": "D0ONE", "ts": STAMP})
    slack.steps = [answer({"ok": True, "channel": {"id": "D0ONE"}}), there, there]

    posted = [await desk.post(DIRECT, MESSAGE, delivery) for delivery in ("d-1", "d-2")]

    assert posted == [ref("D0ONE"), ref("D0ONE")]
    assert [call.method for call in slack.calls] == ["conversations.open", "chat.postMessage", "chat.postMessage"]
    assert slack.calls[0].body == {"users": "U0ONE"}


async def test_an_edit_replaces_text_and_blocks_and_keeps_the_metadata(
    slack: ScriptedSlack, desk: ChatPlatform
) -> None:
    slack.steps = [POSTED]

    edited = await desk.edit(Address(place=ACME, edits=STAMP), MESSAGE, "d-2")

    assert edited == ref()
    [call] = slack.calls
    assert call.method == "chat.update"
    assert (call.body["ts"], call.body["text"], call.body["blocks"]) == (STAMP, "Agent One is on it.", [])
    assert "metadata" not in call.body


async def test_a_whisper_is_for_one_person_in_a_place(slack: ScriptedSlack, desk: ChatPlatform) -> None:
    slack.steps = [answer({"ok": True, "message_ts": STAMP})]

    await desk.whisper(Address(place=ACME, account=ONE, thread=ROOT), MESSAGE, "d-1")

    [call] = slack.calls
    assert call.method == "chat.postEphemeral"
    assert (call.body["channel"], call.body["user"], call.body["thread_ts"]) == ("C0ACME", "U0ONE", ROOT)


@pytest.mark.parametrize("address", [Address(), Address(place=ACME), Address(account=ONE)])
async def test_a_whisper_without_person_or_place_cannot_be_delivered(desk: ChatPlatform, address: Address) -> None:
    with pytest.raises(NotDeliverable):
        await desk.whisper(address, MESSAGE, "d-1")


async def test_a_post_is_found_in_its_channel_by_what_it_carries(slack: ScriptedSlack, desk: ChatPlatform) -> None:
    first = {"ok": True, "messages": [carrying("d-0"), {"ts": "1"}, None], "response_metadata": {"next_cursor": "n=="}}
    slack.steps = [answer(first), answer({"ok": True, "messages": [carrying("d-1", "1772463700.000001")]})]

    found = await desk.find(IN_CHANNEL, "d-1", SINCE)

    assert found == ref(stamp="1772463700.000001")
    once, again = slack.calls
    assert once.method == again.method == "conversations.history"
    assert once.body == {
        "channel": "C0ACME",
        "oldest": "1772463300.000000",
        "include_all_metadata": "1",
        "limit": "200",
    }
    assert again.body == once.body | {"cursor": "n=="}


async def test_a_reply_is_found_in_its_thread(slack: ScriptedSlack, desk: ChatPlatform) -> None:
    slack.steps = [answer({"ok": True, "messages": [carrying("d-1")]})]

    found = await desk.find(IN_THREAD, "d-1", SINCE)

    assert found == ref()
    assert (slack.calls[0].method, slack.calls[0].body["ts"]) == ("conversations.replies", ROOT)


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
    slack: ScriptedSlack, desk: ChatPlatform, message: object
) -> None:
    slack.steps = [answer({"ok": True, "messages": [message]})]

    assert await desk.find(IN_CHANNEL, "d-1", SINCE) is None


async def test_in_a_thread_that_was_deleted_nothing_is_found(slack: ScriptedSlack, desk: ChatPlatform) -> None:
    slack.steps = [answer({"ok": False, "error": "thread_not_found"})]

    assert await desk.find(IN_THREAD, "d-1", SINCE) is None


async def test_a_search_without_end_leaves_the_doubt(slack: ScriptedSlack, desk: ChatPlatform) -> None:
    slack.steps = [answer({"ok": True, "messages": [], "response_metadata": {"next_cursor": "n"}})] * 30

    with pytest.raises(InDoubt):
        await desk.find(IN_CHANNEL, "d-1", SINCE)


OK_FALSE = {
    "ratelimited": RateLimited,
    "rate_limited": RateLimited,
    "service_unavailable": NotReached,
    "request_timeout": NotReached,
    "team_added_to_org": NotReached,
    "internal_error": InDoubt,
    "fatal_error": InDoubt,
    "channel_not_found": NotDeliverable,
    "is_archived": NotDeliverable,
    "not_in_channel": NotDeliverable,
    "msg_too_long": NotDeliverable,
    "invalid_blocks": NotDeliverable,
    "invalid_auth": NotDeliverable,
    "token_revoked": NotDeliverable,
    "account_inactive": NotDeliverable,
    "missing_scope": NotDeliverable,
    "never_heard_of": NotDeliverable,
}
JSON_TYPE = "application/json"
ANSWERS: dict[str, tuple[Step, type[DeliveryFailed]]] = {
    **{code: (answer({"ok": False, "error": code}), failure) for code, failure in OK_FALSE.items()},
    "500": (answer({"ok": False, "error": "x"}, 500), InDoubt),
    "500 without JSON": (raw(b"<html>", "text/html", 500), InDoubt),
    "503": (raw(b"", "text/plain", 503), InDoubt),
    "408": (raw(b"", "text/plain", 408), InDoubt),
    "403 of a proxy": (raw(b"<html>", "text/html", 403), NotDeliverable),
    "404": (raw(b"nothing", "text/plain", 404), NotDeliverable),
    "413 with JSON": (answer({"ok": False}, 413), NotDeliverable),
    "no JSON": (raw(b"{nope", JSON_TYPE), InDoubt),
    "a list": (raw(b"[1]", JSON_TYPE), InDoubt),
    "null": (raw(b"null", JSON_TYPE), InDoubt),
    "not UTF-8": (raw(b'{"ok": "\xff"}', JSON_TYPE), InDoubt),
    "plain text": (raw(b"fine", "text/plain"), InDoubt),
    "a page": (raw(b"<html>", "text/html"), InDoubt),
    "bytes": (raw(b"\x1f\x8b", "application/gzip"), InDoubt),
    "ok without the message": (answer({"ok": True}), InDoubt),
    "not ok without a code": (answer({"ok": False}), InDoubt),
    "reset after it was taken": (reset, InDoubt),
    "hung up after it was taken": (hang_up, InDoubt),
    "half an answer": (half, InDoubt),
}


@pytest.mark.parametrize(("step", "failure"), ANSWERS.values(), ids=ANSWERS.keys())
async def test_every_answer_is_one_failure_and_the_call_is_never_repeated(
    slack: ScriptedSlack, desk: ChatPlatform, step: Step, failure: type[DeliveryFailed]
) -> None:
    slack.steps = [step]

    with pytest.raises(DeliveryFailed) as raised:
        await desk.post(IN_CHANNEL, MESSAGE, "d-1")

    assert type(raised.value) is failure
    assert len(slack.calls) == 1


async def test_a_connection_that_is_reused_and_then_reset_is_not_sent_twice(
    slack: ScriptedSlack, desk: ChatPlatform
) -> None:
    slack.steps = [POSTED, reset]
    await desk.post(IN_CHANNEL, MESSAGE, "d-1")

    with pytest.raises(InDoubt):
        await desk.post(IN_CHANNEL, MESSAGE, "d-2")

    assert [call.body["metadata"]["event_payload"]["delivery"] for call in slack.calls] == ["d-1", "d-2"]


async def test_silence_is_a_doubt_after_a_time(
    slack: ScriptedSlack, desk: ChatPlatform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "TIMEOUT", platform.aiohttp.ClientTimeout(total=0.05))
    slack.steps = [silence]

    with pytest.raises(InDoubt):
        await desk.post(IN_CHANNEL, MESSAGE, "d-1")

    assert len(slack.calls) == 1


def test_no_call_may_take_longer_than_ten_seconds() -> None:
    assert platform.TIMEOUT.total == 10


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/api/", "http://slack.invalid/api/"])
async def test_a_slack_that_is_not_there_has_taken_nothing(url: str) -> None:
    desk = SlackPlatform(replace(CONFIG, api_url=url))

    with pytest.raises(NotReached):
        await desk.post(IN_CHANNEL, MESSAGE, "d-1")

    await desk.close()


async def test_a_conversation_that_was_perhaps_opened_leaves_no_doubt(slack: ScriptedSlack, desk: ChatPlatform) -> None:
    slack.steps = [reset]

    with pytest.raises(NotReached):
        await desk.post(DIRECT, MESSAGE, "d-1")


DATE = "Mon, 02 Mar 2026 15:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry_after": "30"}, 30),
        ({"retry_after": "0.5"}, 0.5),
        ({"retry_after": "86400"}, 600),
        ({"retry_after": "-5"}, 0),
        ({"retry_after": "soon"}, 30),
        ({"retry_after": "nan"}, 30),
        ({}, 30),
        ({"retry_after": "Mon, 02 Mar 2026 15:00:45 GMT", "date": DATE}, 45),
        ({"retry_after": "Tue, 03 Mar 2026 15:00:00 GMT", "date": DATE}, 600),
        ({"retry_after": "Mon, 02 Mar 2026 15:00:45 GMT", "date": "today"}, 30),
    ],
    ids=str,
)
async def test_slack_says_how_long_to_wait_and_ten_minutes_is_the_most(
    slack: ScriptedSlack, desk: ChatPlatform, headers: dict[str, str], seconds: float
) -> None:
    slack.steps = [answer({"ok": False, "error": "ratelimited"}, 429, **headers)]

    with pytest.raises(RateLimited) as raised:
        await desk.post(IN_CHANNEL, MESSAGE, "d-1")

    assert raised.value.retry_after == seconds


async def test_a_refusal_names_its_code_and_what_to_do_and_no_secret(slack: ScriptedSlack, desk: ChatPlatform) -> None:
    slack.steps = [answer({"ok": False, "error": "not_in_channel"}), answer({"ok": False, "error": "new_code"})]

    for said in ("not_in_channel .*invite the bot", "new_code"):
        with pytest.raises(NotDeliverable, match=said) as raised:
            await desk.post(IN_CHANNEL, MESSAGE, "d-1")
        assert "canary" not in str(raised.value)


async def test_a_message_that_cannot_be_rendered_is_not_deliverable(slack: ScriptedSlack, desk: ChatPlatform) -> None:
    button = Button(label="x", verb="ack", subject="E" * 3000)

    with pytest.raises(NotDeliverable, match="2000"):
        await desk.post(IN_CHANNEL, replace(MESSAGE, blocks=(Buttons(buttons=(button,)),)), "d-1")

    assert slack.calls == []


async def test_nothing_that_is_said_is_logged(
    slack: ScriptedSlack, desk: ChatPlatform, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    slack.steps = [POSTED]

    await desk.post(IN_CHANNEL, Message(summary=(Text(text="text-canary"),), blocks=()), "d-1")

    assert "canary" not in caplog.text
