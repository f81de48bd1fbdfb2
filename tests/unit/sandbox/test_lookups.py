"""What was said is found again as the platform would give it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.slack.sandbox import API, SlackSandbox

Api = Callable[..., Awaitable[dict[str, Any]]]

METADATA = {"event_type": "delivery", "event_payload": {"id": "d-1"}}


def texts(page: dict[str, Any]) -> list[str]:
    """What the messages of a page say, in order."""
    return [message["text"] for message in page["messages"]]


@pytest.mark.parametrize(("asked", "shown"), [({}, False), ({"include_all_metadata": True}, True)])
async def test_metadata_is_shown_only_to_those_who_ask(api: Api, asked: dict[str, bool], shown: bool) -> None:
    await api("chat.postMessage", channel="C0ACME", text="x", metadata=METADATA)

    page = await api("conversations.history", channel="C0ACME", **asked)

    assert ("metadata" in page["messages"][0]) is shown


async def test_an_edit_keeps_the_metadata(api: Api) -> None:
    posted = await api("chat.postMessage", channel="C0ACME", text="x", metadata=METADATA)

    await api("chat.update", channel="C0ACME", ts=posted["ts"], text="y")

    page = await api("conversations.history", channel="C0ACME", include_all_metadata=True)
    assert page["messages"][0]["metadata"] == METADATA


async def test_history_has_the_latest_first_and_no_replies(api: Api) -> None:
    first = await api("chat.postMessage", channel="C0ACME", text="one")
    await api("chat.postMessage", channel="C0ACME", text="reply", thread_ts=first["ts"])
    await api("chat.postMessage", channel="C0ACME", text="two")

    page = await api("conversations.history", channel="C0ACME")

    assert texts(page) == ["two", "one"]
    assert page["messages"][1]["reply_count"] == 1


async def test_history_comes_in_pages(api: Api) -> None:
    for number in range(3):
        await api("chat.postMessage", channel="C0ACME", text=str(number))

    first = await api("conversations.history", channel="C0ACME", limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    second = await api("conversations.history", channel="C0ACME", limit=2, cursor=cursor)

    assert (texts(first), first["has_more"]) == (["2", "1"], True)
    assert (texts(second), second["has_more"]) == (["0"], False)


async def test_history_begins_after_the_time_that_is_named(api: Api, clock: ManualClock) -> None:
    await api("chat.postMessage", channel="C0ACME", text="early")
    clock.advance(timedelta(hours=1))
    posted = await api("chat.postMessage", channel="C0ACME", text="late")

    after = await api("conversations.history", channel="C0ACME", oldest=posted["ts"])
    since = await api("conversations.history", channel="C0ACME", oldest=posted["ts"], inclusive=True)

    assert (texts(after), texts(since)) == ([], ["late"])


async def test_a_thread_is_found_by_any_of_its_messages(api: Api) -> None:
    root = await api("chat.postMessage", channel="C0ACME", text="root")
    reply = await api("chat.postMessage", channel="C0ACME", text="reply", thread_ts=root["ts"])

    page = await api("conversations.replies", channel="C0ACME", ts=reply["ts"])

    assert texts(page) == ["root", "reply"]


async def test_a_thread_keeps_its_root_whatever_time_is_named(api: Api, clock: ManualClock) -> None:
    root = await api("chat.postMessage", channel="C0ACME", text="root")
    await api("chat.postMessage", channel="C0ACME", text="early", thread_ts=root["ts"])
    clock.advance(timedelta(hours=1))
    late = await api("chat.postMessage", channel="C0ACME", text="late", thread_ts=root["ts"])

    page = await api("conversations.replies", channel="C0ACME", ts=root["ts"], oldest=late["ts"], inclusive=True)

    assert texts(page) == ["root", "late"]


async def test_forms_and_queries_read_like_json(web: httpx.AsyncClient, sandbox: SlackSandbox) -> None:
    form = {"token": "xoxb-a-token", "channel": "C0ACME", "blocks": '[{"type":"divider"}]'}

    posted = (await web.post(f"{API}chat.postMessage", data=form)).json()
    query = {"token": "xoxb-a-token", "channel": "C0ACME", "limit": "1"}
    page = (await web.get(f"{API}conversations.history", params=query)).json()

    assert page["messages"][0]["ts"] == posted["ts"]
    sandbox.assert_clean()


async def test_a_link_to_a_reply_names_its_thread(api: Api) -> None:
    root = await api("chat.postMessage", channel="C0ACME", text="root")
    reply = await api("chat.postMessage", channel="C0ACME", text="reply", thread_ts=root["ts"])

    found = await api("chat.getPermalink", channel="C0ACME", message_ts=reply["ts"])

    bare = reply["ts"].replace(".", "")
    address = "https://example-support.slack.com/archives/C0ACME"
    assert found["permalink"] == f"{address}/p{bare}?thread_ts={root['ts']}&cid=C0ACME"


async def test_a_shared_channel_says_whose_it_is(api: Api) -> None:
    found = await api("conversations.info", channel="C0ACME")

    assert found["channel"]["is_ext_shared"]
    assert found["channel"]["shared_team_ids"] == ["T0ACME", "T0DESK"]
    assert found["channel"]["is_member"]


@pytest.mark.parametrize(("user", "known"), [("U0AGENT1", True), ("U0ONE", False)])
async def test_only_the_workspaces_own_people_show_their_address(api: Api, user: str, known: bool) -> None:
    found = await api("users.info", user=user)

    assert ("email" in found["user"]["profile"]) is known


async def test_messages_are_stamped_by_the_clock_and_never_alike(sandbox: SlackSandbox, clock: ManualClock) -> None:
    first = await sandbox.says("U0ONE", "C0ACME", "one")
    second = await sandbox.says("U0ONE", "C0ACME", "two")

    assert float(first.ts) == clock.now().timestamp()
    assert second.ts > first.ts
