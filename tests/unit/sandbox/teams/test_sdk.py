"""The platform's own client finds here what it finds there."""

import socket
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest

from tests.unit.sandbox.teams.conftest import AGENT, CONTACT, SUPPORT, TENANT

if TYPE_CHECKING:
    from botframework.connector.aio import ConnectorClient
    from botframework.connector.auth import AppCredentials

    from adapters.sandbox.teams.sandbox import TeamsSandbox


def with_token(token: str) -> "AppCredentials":
    """Credentials with a token that is there already."""
    from botframework.connector.auth import AppCredentials

    class Given(AppCredentials):  # type: ignore[misc]  # the SDK ships no types
        def signed_session(self, session: object = None) -> object:
            """A session that carries the token."""
            session = super(AppCredentials, self).signed_session(session)
            session.headers["Authorization"] = f"Bearer {token}"
            return session

    return Given()


@pytest.fixture
async def sdk(teams: "TeamsSandbox", token: str) -> AsyncIterator["ConnectorClient"]:
    """The platform's own client, over a real connection."""
    from botframework.connector.aio import ConnectorClient
    from starlette.applications import Starlette

    from tests.acceptance.stage import running

    listener = socket.create_server(("127.0.0.1", 0))
    async with running(Starlette(routes=teams.wire()), listener):
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/sandbox/teams/"
        async with ConnectorClient(with_token(token), base_url=address) as client:
            yield client


async def test_it_speaks_answers_edits_and_deletes(sdk: "ConnectorClient", teams: "TeamsSandbox") -> None:
    from botbuilder.schema import Activity

    asked = await teams.says(CONTACT, SUPPORT, "Help")
    thread = f"{SUPPORT};messageid={asked.id}"

    said = await sdk.conversations.send_to_conversation(thread, Activity(type="message", text="First"))
    await sdk.conversations.reply_to_activity(thread, asked.id, Activity(type="message", text="Second"))
    await sdk.conversations.update_activity(thread, said.id, Activity(type="message", text="Now"))

    assert [post.text for post in teams.thread(SUPPORT, asked.id)] == ["Help", "Now", "Second"]
    await sdk.conversations.delete_activity(thread, said.id)
    assert [post.text for post in teams.thread(SUPPORT, asked.id)] == ["Help", "Second"]
    teams.assert_clean()


async def test_it_begins_a_personal_chat(sdk: "ConnectorClient", teams: "TeamsSandbox") -> None:
    from botbuilder.schema import Activity, ChannelAccount, ConversationParameters

    wanted = ConversationParameters(
        is_group=False, bot=ChannelAccount(id="28:x"), members=[ChannelAccount(id=AGENT)], tenant_id=TENANT
    )

    chat = await sdk.conversations.create_conversation(wanted)
    await sdk.conversations.send_to_conversation(chat.id, Activity(type="message", text="Between us"))

    assert [post.text for post in teams.direct(AGENT)] == ["Between us"]


async def test_it_reads_the_roster(sdk: "ConnectorClient") -> None:
    page = await sdk.conversations.get_conversation_paged_members(SUPPORT, page_size=100)

    assert {member.aad_object_id for member in page.members} == {AGENT, CONTACT}
