"""What every kind of failure means for the message, and that no call is ever repeated."""

import aiohttp
import pytest
from msgspec.structs import replace

from adapters.slack import calling
from adapters.slack.platform import SlackPlatform
from adapters.slack.refusals import BlocksRefused, ScopeMissing
from bot.errors import DeliveryFailed, InDoubt, NotDeliverable, NotReached, RateLimited, ShutOut
from bot.model.message import Message, Text
from bot.model.places import Account, Platform
from bot.ports import Address, ChatPlatform
from tests.scripted import ScriptedServer, Step, answer, half, hang_up, raw, reset, silence
from tests.unit.slack.deliveries import ACME, CONFIG, STAMP

MESSAGE = Message(summary=(Text(text="Agent One is on it."),), blocks=())
POSTED = answer({"ok": True, "channel": "C0ACME", "ts": STAMP})
IN_CHANNEL = Address(place=ACME)
DIRECT = Address(account=Account(platform=Platform.SLACK, workspace="T0ACME", user="U0ONE"))

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
    "invalid_blocks": BlocksRefused,
    "invalid_auth": ShutOut,
    "token_revoked": ShutOut,
    "account_inactive": ShutOut,
    "missing_scope": ScopeMissing,
    "not_reactable": NotDeliverable,
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
    slack: ScriptedServer, desk: ChatPlatform, step: Step, failure: type[DeliveryFailed]
) -> None:
    slack.steps = [step]

    with pytest.raises(DeliveryFailed) as raised:
        await desk.post(IN_CHANNEL, MESSAGE, "d-1")

    assert type(raised.value) is failure
    assert len(slack.calls) == 1


async def test_a_connection_that_is_reused_and_then_reset_is_not_sent_twice(
    slack: ScriptedServer, desk: ChatPlatform
) -> None:
    slack.steps = [POSTED, reset]
    await desk.post(IN_CHANNEL, MESSAGE, "d-1")

    with pytest.raises(InDoubt):
        await desk.post(IN_CHANNEL, MESSAGE, "d-2")

    assert [call.body["metadata"]["event_payload"]["delivery"] for call in slack.calls] == ["d-1", "d-2"]


async def test_silence_is_a_doubt_after_a_time(
    slack: ScriptedServer, desk: ChatPlatform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calling, "TIMEOUT", aiohttp.ClientTimeout(total=0.05))
    slack.steps = [silence]

    with pytest.raises(InDoubt):
        await desk.post(IN_CHANNEL, MESSAGE, "d-1")

    assert len(slack.calls) == 1


def test_no_call_may_take_longer_than_ten_seconds() -> None:
    assert calling.TIMEOUT.total == 10


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/api/", "http://slack.invalid/api/"])
async def test_a_slack_that_is_not_there_has_taken_nothing(url: str) -> None:
    desk = SlackPlatform(replace(CONFIG, api_url=url))

    with pytest.raises(NotReached):
        await desk.post(IN_CHANNEL, MESSAGE, "d-1")

    await desk.close()


async def test_a_conversation_that_was_perhaps_opened_leaves_no_doubt(
    slack: ScriptedServer, desk: ChatPlatform
) -> None:
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
    slack: ScriptedServer, desk: ChatPlatform, headers: dict[str, str], seconds: float
) -> None:
    slack.steps = [answer({"ok": False, "error": "ratelimited"}, 429, **headers)]

    with pytest.raises(RateLimited) as raised:
        await desk.post(IN_CHANNEL, MESSAGE, "d-1")

    assert raised.value.retry_after == seconds


async def test_a_refusal_says_why_and_what_to_do_and_no_secret(slack: ScriptedServer, desk: ChatPlatform) -> None:
    slack.steps = [answer({"ok": False, "error": "not_in_channel"}), answer({"ok": False, "error": "new_code"})]

    for said in ("isn't in that channel; please invite it", "new_code"):
        with pytest.raises(NotDeliverable, match=said) as raised:
            await desk.post(IN_CHANNEL, MESSAGE, "d-1")
        assert "canary" not in str(raised.value)
