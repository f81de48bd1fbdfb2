"""What people do reaches the desk signed, and in the shapes that the platform documents."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from slack_sdk.signature import Clock, SignatureVerifier

from adapters.sandbox.core.chat import NotPossible
from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.slack.people import Standing
from adapters.sandbox.slack.sandbox import SlackSandbox
from adapters.sandbox.slack.uploads import Upload
from tests.unit.sandbox.conftest import DeskStub

Api = Callable[..., Awaitable[dict[str, Any]]]


class _At(Clock):
    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> float:
        return self._at.timestamp()


async def test_requests_are_signed_at_real_time(sandbox: SlackSandbox, desk: DeskStub, clock: ManualClock) -> None:
    clock.advance(timedelta(days=300))

    await sandbox.says("U0ONE", "C0ACME", "Help")

    headers, body = desk.requests[0]
    real = _At(datetime(2026, 11, 20, 9, 0, tzinfo=UTC))
    assert SignatureVerifier("a-signing-secret", clock=real).is_valid_request(body, headers)
    assert not SignatureVerifier("another", clock=real).is_valid_request(body, headers)


async def test_a_message_of_a_customer_says_whose_it_is(sandbox: SlackSandbox, desk: DeskStub) -> None:
    said = await sandbox.says("U0ONE", "C0ACME", "Help")

    (payload,) = desk.events
    assert payload["type"] == "event_callback"
    assert payload["is_ext_shared_channel"] is True
    assert payload["context_team_id"] == "T0DESK"
    assert [given["team_id"] for given in payload["authorizations"]] == ["T0DESK"]
    event = payload["event"]
    assert (event["type"], event["channel"], event["channel_type"]) == ("message", "C0ACME", "channel")
    assert (event["user"], event["team"], event["user_team"]) == ("U0ONE", "T0ACME", "T0ACME")
    assert (event["text"], event["ts"], event["event_ts"]) == ("Help", said.ts, said.ts)
    assert event["client_msg_id"]
    assert said.status == 200


async def test_a_message_of_the_workspaces_own_people_has_no_other_team(sandbox: SlackSandbox, desk: DeskStub) -> None:
    await sandbox.says("U0AGENT1", "C0TRIAGE", "Hello")

    (payload,) = desk.events
    assert payload["event"]["team"] == "T0DESK"
    assert "user_team" not in payload["event"]
    assert payload["event"]["channel_type"] == "group"
    assert payload["is_ext_shared_channel"] is False


async def test_a_mention_is_told_twice(sandbox: SlackSandbox, desk: DeskStub) -> None:
    await sandbox.says("U0ONE", "C0ACME", "@plandesk help")

    heard, mentioned = desk.events
    assert [heard["event"]["type"], mentioned["event"]["type"]] == ["message", "app_mention"]
    assert heard["event"]["ts"] == mentioned["event"]["ts"]
    assert heard["event_id"] != mentioned["event_id"]
    assert mentioned["event"]["text"] == "<@U0PLANDESK> help"


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("a < b, @agent.one", "a &lt; b, <@U0AGENT1>"),
        ("<!channel>", "&lt;!channel&gt;"),
        ("@here now", "<!here> now"),
        ("@agent.one please", "<@U0AGENT1> please"),
        ("<@U0AGENT1> please", "<@U0AGENT1> please"),
        ("<@U0NOBODY> please", "&lt;@U0NOBODY&gt; please"),
        ("see https://a.example/?b=1&c=2", "see <https://a.example/?b=1&amp;c=2>"),
        ("mail one@acme.example", "mail one@acme.example"),
    ],
)
async def test_typed_text_is_sent_as_the_platform_writes_it(sandbox: SlackSandbox, typed: str, sent: str) -> None:
    said = await sandbox.says("U0ONE", "C0ACME", typed)

    assert said.left.text == sent


async def test_a_reply_names_its_thread_and_whose_it_is(sandbox: SlackSandbox, desk: DeskStub) -> None:
    root = await sandbox.says("U0ONE", "C0ACME", "Help")

    reply = await sandbox.says("U0AGENT1", "C0ACME", "Yes?", thread=root.ts)

    event = desk.events[1]["event"]
    assert (event["thread_ts"], event["parent_user_id"]) == (root.ts, "U0ONE")
    assert [message.ts for message in sandbox.thread("C0ACME", root.ts)] == [root.ts, reply.ts]
    assert [message.ts for message in sandbox.messages("C0ACME")] == [root.ts]


async def test_a_file_makes_it_a_file_share(sandbox: SlackSandbox, desk: DeskStub) -> None:
    await sandbox.says("U0ONE", "C0ACME", "The log", files=[Upload(name="trace.log", size=2048)])

    event = desk.events[0]["event"]
    assert event["subtype"] == "file_share"
    assert [(file["name"], file["size"]) for file in event["files"]] == [("trace.log", 2048)]


async def test_a_direct_message_is_told_as_one(sandbox: SlackSandbox, desk: DeskStub) -> None:
    direct = sandbox.state.direct("U0AGENT1")

    await sandbox.says("U0AGENT1", direct.id, "help")

    assert desk.events[0]["event"]["channel_type"] == "im"


async def test_an_edit_tells_before_and_after(sandbox: SlackSandbox, desk: DeskStub) -> None:
    said = await sandbox.says("U0ONE", "C0ACME", "Helo")

    await sandbox.edits("U0ONE", said.left, "Hello")

    event = desk.events[1]["event"]
    assert (event["subtype"], event["channel"], event["hidden"]) == ("message_changed", "C0ACME", True)
    assert (event["previous_message"]["text"], event["message"]["text"]) == ("Helo", "Hello")
    assert event["message"]["ts"] == said.ts != event["ts"]
    assert event["message"]["edited"]["user"] == "U0ONE"


async def test_a_deletion_tells_what_is_gone(sandbox: SlackSandbox, desk: DeskStub) -> None:
    said = await sandbox.says("U0ONE", "C0ACME", "Never mind")

    await sandbox.deletes("U0ONE", said.left)

    event = desk.events[1]["event"]
    assert (event["subtype"], event["deleted_ts"]) == ("message_deleted", said.ts)
    assert sandbox.messages("C0ACME") == ()


async def test_coming_and_going_is_told(sandbox: SlackSandbox, desk: DeskStub) -> None:
    await sandbox.leaves("U0ONE", "C0ACME")
    await sandbox.joins("U0ONE", "C0ACME")

    assert [(payload["event"]["type"], payload["event"]["team"]) for payload in desk.events] == [
        ("member_left_channel", "T0ACME"),
        ("member_joined_channel", "T0ACME"),
    ]


async def test_a_redelivery_is_the_same_with_its_number(sandbox: SlackSandbox, desk: DeskStub) -> None:
    said = await sandbox.says("U0ONE", "C0ACME", "Help")

    await sandbox.redelivers(said.deliveries[0])

    (first, body), (second, again) = desk.requests
    assert body == again
    assert "x-slack-retry-num" not in first
    assert (second["x-slack-retry-num"], second["x-slack-retry-reason"]) == ("1", "http_timeout")


async def test_what_the_desk_said_itself_can_be_told_to_it(sandbox: SlackSandbox, desk: DeskStub, api: Api) -> None:
    await api("chat.postMessage", channel="C0ACME", text="From the desk")

    await sandbox.echoes(sandbox.messages("C0ACME")[0])

    event = desk.events[0]["event"]
    assert (event["user"], event["bot_id"]) == ("U0PLANDESK", "B0PLANDESK")


async def test_a_desk_that_does_not_answer_leaves_no_status(sandbox: SlackSandbox) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("nobody is there", request=request)

    sandbox.connect(httpx.AsyncClient(transport=httpx.MockTransport(refuse), base_url="http://127.0.0.1:1"))

    said = await sandbox.says("U0ONE", "C0ACME", "Help")

    assert said.status is None
    assert not said.deliveries[0].taken


async def test_people_act_only_where_they_are(sandbox: SlackSandbox) -> None:
    with pytest.raises(NotPossible, match="Contact One is not in triage"):
        await sandbox.says("U0ONE", "C0TRIAGE", "Hello")


async def test_there_is_no_reply_to_nothing(sandbox: SlackSandbox) -> None:
    with pytest.raises(NotPossible, match="no message"):
        await sandbox.says("U0ONE", "C0ACME", "Hello", thread="1.000001")


async def test_people_change_only_what_they_wrote(sandbox: SlackSandbox) -> None:
    said = await sandbox.says("U0ONE", "C0ACME", "Mine")

    with pytest.raises(NotPossible, match="somebody else"):
        await sandbox.edits("U0AGENT1", said.left, "Yours")


async def test_nobody_writes_in_an_archived_channel(sandbox: SlackSandbox) -> None:
    sandbox.state.set_standing("C0ACME", Standing.ARCHIVED)

    with pytest.raises(NotPossible, match="archived"):
        await sandbox.says("U0ONE", "C0ACME", "Hello")
