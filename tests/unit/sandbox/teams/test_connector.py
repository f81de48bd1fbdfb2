"""The desk speaks by the connector: threads, replies, edits, personal chats, rosters."""

from collections.abc import Awaitable, Callable

import httpx
import pytest
from msgspec.structs import replace

from adapters.sandbox.teams.people import Installation, Member, TeamsPopulation
from adapters.sandbox.teams.sandbox import TeamsSandbox
from tests.unit.sandbox.teams.conftest import AGENT, CONTACT, SUPPORT, TENANT, card, population, says

Connector = Callable[..., Awaitable[httpx.Response]]


async def begun(connector: Connector) -> tuple[str, str]:
    """A thread that the bot began: the id of its conversation and of its first message."""
    body = {"isGroup": True, "channelData": {"channel": {"id": SUPPORT}}, "activity": says("First")}
    answer = await connector("POST", "", body)
    assert answer.status_code == 201
    return str(answer.json()["id"]), str(answer.json()["activityId"])


async def test_a_new_conversation_in_a_channel_is_a_new_thread(connector: Connector, teams: TeamsSandbox) -> None:
    conversation, activity = await begun(connector)

    assert conversation == f"{SUPPORT};messageid={activity}"
    (post,) = teams.messages(SUPPORT)
    assert (post.id, post.text, post.author) == (activity, "First", teams.state.population.bot)


async def test_a_message_to_a_threads_conversation_joins_the_thread(connector: Connector, teams: TeamsSandbox) -> None:
    conversation, root = await begun(connector)

    answer = await connector("POST", f"/{conversation}/activities", says("Second"))

    assert answer.status_code == 201
    assert [(post.id, post.root) for post in teams.thread(SUPPORT, root)[1:]] == [(answer.json()["id"], root)]


async def test_a_message_to_a_channel_itself_begins_a_thread(connector: Connector, teams: TeamsSandbox) -> None:
    await connector("POST", f"/{SUPPORT}/activities", says("First"))

    assert [post.root for post in teams.messages(SUPPORT)] == [None]


async def test_a_reply_to_a_reply_stands_in_the_same_thread(connector: Connector, teams: TeamsSandbox) -> None:
    asked = await teams.says(CONTACT, SUPPORT, "Help")
    first = (await connector("POST", f"/{SUPPORT}/activities/{asked.id}", says("First"))).json()["id"]

    await connector("POST", f"/{SUPPORT}/activities/{first}", says("Second"))

    assert [post.text for post in teams.thread(SUPPORT, asked.id)] == ["Help", "First", "Second"]


async def test_an_update_replaces_the_whole_message(connector: Connector, teams: TeamsSandbox) -> None:
    conversation, activity = await begun(connector)

    answer = await connector(
        "PUT", f"/{conversation}/activities/{activity}", card({"type": "TextBlock", "text": "Now"})
    )

    assert answer.status_code == 200
    (post,) = teams.messages(SUPPORT)
    assert (post.id, post.text, post.is_edited) == (activity, "", True)
    assert post.card is not None


async def test_what_is_deleted_is_gone(connector: Connector, teams: TeamsSandbox) -> None:
    conversation, activity = await begun(connector)

    await connector("DELETE", f"/{conversation}/activities/{activity}")

    assert teams.messages(SUPPORT) == ()


@pytest.mark.parametrize("by_object_id", [True, False])
async def test_a_personal_chat_is_begun_with_one_member(
    connector: Connector, teams: TeamsSandbox, by_object_id: bool
) -> None:
    who = teams.state.member(AGENT)
    assert who is not None
    body = {"members": [{"id": AGENT if by_object_id else who.id}], "tenantId": TENANT}

    chat = (await connector("POST", "", body)).json()["id"]
    await connector("POST", f"/{chat}/activities", says("Between us"))

    assert [post.text for post in teams.direct(AGENT)] == ["Between us"]


async def test_the_roster_tells_object_ids_and_addresses(connector: Connector) -> None:
    page = (await connector("GET", f"/{SUPPORT}/pagedmembers?pageSize=50")).json()

    assert {one["aadObjectId"] for one in page["members"]} == {AGENT, CONTACT}
    assert "one@acme.example" in {one["email"] for one in page["members"]}
    assert "continuationToken" not in page


async def test_a_long_roster_comes_in_pages(connector: Connector, teams: TeamsSandbox) -> None:
    people = {f"member-{number}": Member(aad=f"member-{number}", name=f"Member {number}") for number in range(120)}
    teams.state.population = _with_members(people)
    teams.state.set_members(SUPPORT, people)

    found, token = [], ""
    while True:
        page = (await connector("GET", f"/{SUPPORT}/pagedmembers?pageSize=50{token}")).json()
        found.append(len(page["members"]))
        if "continuationToken" not in page:
            break
        token = f"&continuationToken={page['continuationToken']}"

    assert found == [50, 50, 20]


def _with_members(people: dict[str, Member]) -> TeamsPopulation:

    return replace(population(), members=people)


async def test_one_member_is_looked_up(connector: Connector) -> None:
    answer = await connector("GET", f"/{SUPPORT}/members/{CONTACT}")

    assert answer.json()["name"] == "Contact One"


async def test_where_the_app_was_removed_nothing_can_be_said(connector: Connector, teams: TeamsSandbox) -> None:
    teams.state.set_installation(SUPPORT, Installation.REMOVED)

    answer = await connector("POST", f"/{SUPPORT}/activities", says("Hello"))

    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "BotNotInConversationRoster")
    teams.assert_clean()
