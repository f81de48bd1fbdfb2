"""The platform's own client, over a real connection, is served as the platform would serve it."""

import asyncio
from typing import TYPE_CHECKING

import pytest

from adapters.sandbox.core.faults import Broken, Cut, Deny, Hang, HoldCall, Moment, TooMany

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from adapters.sandbox.slack.sandbox import SlackSandbox

BUTTON = {"type": "button", "text": {"type": "plain_text", "text": "Acknowledge"}, "action_id": "ack", "value": "EX-1"}
BLOCKS = [{"type": "actions", "elements": [BUTTON]}]
METADATA = {"event_type": "delivery", "event_payload": {"id": "d-1"}}


async def test_the_token_belongs_to_the_desks_own_user(slack: "AsyncWebClient") -> None:
    known = await slack.auth_test()

    assert (known["team_id"], known["user_id"]) == ("T0DESK", "U0PLANDESK")


async def test_a_post_with_blocks_and_metadata_is_shown_and_found_again(
    slack: "AsyncWebClient", sandbox: "SlackSandbox"
) -> None:
    posted = await slack.chat_postMessage(channel="C0ACME", text="Hello", blocks=BLOCKS, metadata=METADATA)

    found = await slack.conversations_history(channel="C0ACME", include_all_metadata=True)

    assert found["messages"][0]["ts"] == posted["ts"]
    assert found["messages"][0]["metadata"] == METADATA
    sandbox.assert_clean()


async def test_an_update_replaces_text_and_blocks(slack: "AsyncWebClient", sandbox: "SlackSandbox") -> None:
    posted = await slack.chat_postMessage(channel="C0ACME", text="Open", blocks=BLOCKS)

    await slack.chat_update(channel="C0ACME", ts=posted["ts"], text="Acknowledged")

    (message,) = sandbox.messages("C0ACME")
    assert (message.text, message.blocks) == ("Acknowledged", ())
    sandbox.assert_clean()


async def test_a_direct_conversation_is_opened_and_written_to(slack: "AsyncWebClient", sandbox: "SlackSandbox") -> None:
    opened = await slack.conversations_open(users="U0AGENT1")

    await slack.chat_postMessage(channel=opened["channel"]["id"], text="For you")

    assert [message.text for message in sandbox.direct("U0AGENT1")] == ["For you"]
    sandbox.assert_clean()


async def test_only_one_person_sees_an_ephemeral_message(slack: "AsyncWebClient", sandbox: "SlackSandbox") -> None:
    await slack.chat_postEphemeral(channel="C0ACME", user="U0ONE", text="Between us")

    assert [message.text for message in sandbox.ephemeral("U0ONE")] == ["Between us"]
    assert sandbox.ephemeral("U0AGENT1") == ()
    assert sandbox.messages("C0ACME") == ()


async def test_a_cut_connection_leaves_the_post_standing(slack: "AsyncWebClient", sandbox: "SlackSandbox") -> None:
    import aiohttp

    sandbox.script("chat.postMessage", Cut())

    with pytest.raises(aiohttp.ClientError):
        await slack.chat_postMessage(channel="C0ACME", text="Did it arrive?")

    assert [message.text for message in sandbox.messages("C0ACME")] == ["Did it arrive?"]
    assert [call.stored for call in sandbox.calls] == [True]


async def test_a_connection_cut_at_once_leaves_nothing(slack: "AsyncWebClient", sandbox: "SlackSandbox") -> None:
    import aiohttp

    sandbox.script("chat.postMessage", Cut(moment=Moment.BEFORE))

    with pytest.raises(aiohttp.ClientError):
        await slack.chat_postMessage(channel="C0ACME", text="It did not arrive")

    assert sandbox.messages("C0ACME") == ()


@pytest.mark.parametrize(("moment", "stored"), [(Moment.BEFORE, 0), (Moment.AFTER, 1)])
async def test_a_hanging_call_ends_when_the_caller_gives_up(
    slack: "AsyncWebClient", sandbox: "SlackSandbox", moment: Moment, stored: int
) -> None:
    sandbox.script("chat.postMessage", Hang(moment=moment))
    slack.timeout = 1

    with pytest.raises(TimeoutError):
        await slack.chat_postMessage(channel="C0ACME", text="Hello?")

    assert len(sandbox.messages("C0ACME")) == stored


@pytest.mark.parametrize(("moment", "stored"), [(Moment.BEFORE, 0), (Moment.AFTER, 1)])
async def test_an_error_of_the_platform_may_or_may_not_have_stored(
    slack: "AsyncWebClient", sandbox: "SlackSandbox", moment: Moment, stored: int
) -> None:
    from slack_sdk.errors import SlackApiError

    sandbox.script("chat.postMessage", Broken(moment=moment))

    with pytest.raises(SlackApiError) as caught:
        await slack.chat_postMessage(channel="C0ACME", text="Hello?")

    assert caught.value.response.status_code == 500
    assert len(sandbox.messages("C0ACME")) == stored


async def test_a_call_too_many_says_how_long_to_wait(slack: "AsyncWebClient", sandbox: "SlackSandbox") -> None:
    from slack_sdk.errors import SlackApiError

    sandbox.script("chat.postMessage", TooMany(retry_after=30))

    with pytest.raises(SlackApiError) as caught:
        await slack.chat_postMessage(channel="C0ACME", text="Hello?")

    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["retry-after"] == "30"


async def test_a_scripted_refusal_is_no_violation(slack: "AsyncWebClient", sandbox: "SlackSandbox") -> None:
    from slack_sdk.errors import SlackApiError

    sandbox.script("chat.postMessage", Deny(code="channel_not_found"))

    with pytest.raises(SlackApiError) as caught:
        await slack.chat_postMessage(channel="C0ACME", text="Hello?")

    assert caught.value.response["error"] == "channel_not_found"
    sandbox.assert_clean()


async def test_a_fault_waits_for_a_call_to_its_own_channel(slack: "AsyncWebClient", sandbox: "SlackSandbox") -> None:
    from slack_sdk.errors import SlackApiError

    sandbox.script("chat.postMessage", Deny(code="is_archived"), channel="C0TRIAGE")

    await slack.chat_postMessage(channel="C0ACME", text="Hello")

    with pytest.raises(SlackApiError):
        await slack.chat_postMessage(channel="C0TRIAGE", text="Hello")


async def test_a_held_call_goes_on_once_it_is_released(slack: "AsyncWebClient", sandbox: "SlackSandbox") -> None:
    hold = HoldCall()
    sandbox.script("chat.postMessage", hold, channel="C0ACME")
    held = asyncio.create_task(slack.chat_postMessage(channel="C0ACME", text="Late"))
    await slack.chat_postMessage(channel="C0TRIAGE", text="Soon")

    hold.released.set()
    await held

    assert [message.text for message in sandbox.messages("C0ACME")] == ["Late"]
