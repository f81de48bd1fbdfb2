"""People's gestures reach the desk as the platform sends them."""

import json
from collections.abc import Awaitable, Callable

import httpx
import jwt
import pytest

from adapters.sandbox.core.chat import NotPossible
from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.core.faults import Unclean
from adapters.sandbox.teams.gestures import Hearing
from adapters.sandbox.teams.sandbox import TeamsSandbox
from adapters.sandbox.teams.state import Post
from tests.unit.sandbox.teams.conftest import (
    ACKNOWLEDGE,
    AGENT,
    ANSWERED,
    APP,
    CONTACT,
    REAL,
    SUPPORT,
    TENANT,
    DeskStub,
    card,
)

Connector = Callable[..., Awaitable[httpx.Response]]


@pytest.fixture
async def posted(connector: Connector, teams: TeamsSandbox) -> Post:
    """A card with one button of each kind, in a thread of its own."""
    old = {"type": "Action.Submit", "title": "Old", "data": {"verb": "close"}}
    away = {"type": "Action.OpenUrl", "title": "Away", "url": "https://terms.example/"}
    await connector("POST", f"/{SUPPORT}/activities", card(actions=[ACKNOWLEDGE, old, away]))
    return teams.messages(SUPPORT)[0]


async def test_a_post_that_is_passed_on_comes_as_an_attachment_with_its_place(
    teams: TeamsSandbox, desk: DeskStub
) -> None:
    said = await teams.says(CONTACT, SUPPORT, "Nothing works")

    await teams.says(CONTACT, SUPPORT, "look", forwards=said.message)

    markup, passed_on = desk.activities[-1]["attachments"]
    assert f'<attachment id="{passed_on["id"]}">' in markup["content"]
    assert json.loads(passed_on["content"])["originalMessageContent"] == "<p>Nothing works</p>"


async def test_a_quote_stands_before_the_words_in_both_texts(teams: TeamsSandbox, desk: DeskStub) -> None:
    said = await teams.says(CONTACT, SUPPORT, "Nothing works")

    await teams.says(CONTACT, SUPPORT, "still", quotes=said.message)

    activity = desk.activities[-1]
    assert activity["text"].endswith("Nothing works\r\nstill")
    assert 'itemtype="http://schema.skype.com/Reply"' in activity["attachments"][0]["content"]


async def test_a_message_names_its_thread_its_author_and_the_tenant(teams: TeamsSandbox, desk: DeskStub) -> None:
    said = await teams.says(CONTACT, SUPPORT, "Nothing works")

    (activity,) = desk.activities
    assert (activity["type"], activity["id"], activity["channelId"]) == ("message", said.id, "msteams")
    assert activity["conversation"]["id"] == f"{SUPPORT};messageid={said.id}"
    assert activity["from"]["aadObjectId"] == CONTACT
    assert activity["channelData"]["tenant"]["id"] == TENANT
    assert activity["serviceUrl"] == teams.addresses.service_url
    assert (activity["text"], activity["attachments"][0]["content"]) == ("Nothing works", "<p>Nothing works</p>")


async def test_a_reply_names_the_thread_that_it_is_in(teams: TeamsSandbox, desk: DeskStub) -> None:
    first = await teams.says(CONTACT, SUPPORT, "Nothing works")

    await teams.says(AGENT, SUPPORT, "We look", root=first.id)

    assert desk.activities[1]["conversation"]["id"] == f"{SUPPORT};messageid={first.id}"
    assert desk.activities[1]["id"] != first.id


async def test_a_mention_is_markup_and_an_entity(teams: TeamsSandbox, desk: DeskStub) -> None:
    await teams.says(CONTACT, SUPPORT, "@plandesk a < b & c")

    (activity,) = desk.activities
    assert activity["text"] == "<at>plandesk</at>&nbsp;a &lt; b &amp; c"
    mention = activity["entities"][0]
    assert (mention["type"], mention["text"], mention["mentioned"]["id"]) == (
        "mention",
        "<at>plandesk</at>",
        f"28:{APP}",
    )


async def test_without_the_permission_only_mentions_are_heard(teams: TeamsSandbox, desk: DeskStub) -> None:
    teams.hearing = Hearing.MENTIONS

    await teams.says(CONTACT, SUPPORT, "Nothing works")
    await teams.says(CONTACT, SUPPORT, "@plandesk nothing works")

    assert [activity["text"] for activity in desk.activities] == ["<at>plandesk</at>&nbsp;nothing works"]


async def test_a_personal_chat_has_no_thread(teams: TeamsSandbox, desk: DeskStub) -> None:
    who = teams.state.member(CONTACT)
    assert who is not None

    await teams.says(CONTACT, who.chat, "Hello", files=["log.txt"])

    (activity,) = desk.activities
    assert activity["conversation"] == {"conversationType": "personal", "id": who.chat, "tenantId": TENANT}
    assert activity["attachments"][0]["name"] == "log.txt"


async def test_an_edit_and_a_deletion_keep_the_messages_id(teams: TeamsSandbox, desk: DeskStub) -> None:
    said = await teams.says(CONTACT, SUPPORT, "Nothing works")

    edited = await teams.edits(CONTACT, said.left, "Some things work")
    await teams.deletes(CONTACT, edited.left)

    assert [(one["type"], one["id"]) for one in desk.activities[1:]] == [
        ("messageUpdate", said.id),
        ("messageDelete", said.id),
    ]
    assert "text" not in desk.activities[2]


async def test_execute_is_an_invoke_with_the_action_as_it_was_posted(
    teams: TeamsSandbox, desk: DeskStub, posted: Post
) -> None:
    desk.answer = ANSWERED

    await teams.clicks(AGENT, posted, "Acknowledge")

    (activity,) = desk.activities
    assert (activity["type"], activity["name"]) == ("invoke", "adaptiveCard/action")
    assert activity["value"]["action"] == ACKNOWLEDGE
    assert activity["replyToId"] == posted.id
    teams.assert_clean()


async def test_an_invoke_wants_an_answer_that_says_what_it_is(
    teams: TeamsSandbox, desk: DeskStub, posted: Post
) -> None:
    await teams.clicks(AGENT, posted, "Acknowledge")

    with pytest.raises(Unclean, match="statusCode"):
        teams.assert_clean()


async def test_submit_is_a_message_whose_value_is_the_data(teams: TeamsSandbox, desk: DeskStub, posted: Post) -> None:
    await teams.clicks(AGENT, posted, "Old", {"note": "x"})

    (activity,) = desk.activities
    assert (activity["type"], activity["value"]) == ("message", {"verb": "close", "note": "x"})
    assert "text" not in activity


async def test_what_is_not_there_cannot_be_pressed(teams: TeamsSandbox, posted: Post) -> None:
    with pytest.raises(LookupError, match="Acknowledge"):
        await teams.clicks(AGENT, posted, "Resolve")
    with pytest.raises(NotPossible, match="leads elsewhere"):
        await teams.clicks(AGENT, posted, "Away")


async def test_the_app_is_installed_with_two_activities(teams: TeamsSandbox, desk: DeskStub) -> None:
    await teams.installs(AGENT, SUPPORT)

    first, second = desk.activities
    assert (first["type"], first["membersAdded"]) == ("conversationUpdate", [{"id": f"28:{APP}"}])
    assert (second["type"], second["action"]) == ("installationUpdate", "add")


async def test_people_and_channels_come_and_go(teams: TeamsSandbox, desk: DeskStub) -> None:
    await teams.leaves(CONTACT, SUPPORT)
    await teams.joins(CONTACT, SUPPORT)
    await teams.arranges(AGENT, SUPPORT, "channelRenamed")

    events = [activity["channelData"]["eventType"] for activity in desk.activities]
    assert events == ["teamMemberRemoved", "teamMemberAdded", "channelRenamed"]


async def test_every_activity_is_signed_for_the_app_by_the_published_key(
    teams: TeamsSandbox, desk: DeskStub, web: httpx.AsyncClient
) -> None:
    await teams.says(CONTACT, SUPPORT, "Help")

    metadata = (await web.get(".well-known/openidconfiguration")).json()
    (key,) = (await web.get(metadata["jwks_uri"])).json()["keys"]
    token = desk.requests[0][0]["authorization"].removeprefix("Bearer ")
    assert jwt.get_unverified_header(token)["kid"] == key["kid"]
    claims = jwt.decode(
        token, jwt.PyJWK(key), algorithms=["RS256"], audience=APP, options={"verify_exp": False, "verify_nbf": False}
    )
    assert (claims["iss"], claims["serviceurl"]) == ("https://api.botframework.com", teams.addresses.service_url)
    assert claims["exp"] > REAL.timestamp()
    assert "msteams" in key["endorsements"]


async def test_a_new_key_takes_the_place_of_the_old_one(teams: TeamsSandbox, web: httpx.AsyncClient) -> None:
    before = (await web.get(".well-known/keys")).json()["keys"]

    teams.signer.rotate()

    after = (await web.get(".well-known/keys")).json()["keys"]
    assert (len(before), len(after)) == (1, 1)
    assert before[0]["kid"] != after[0]["kid"]


async def test_a_redelivery_is_the_same_or_comes_under_a_new_id(
    teams: TeamsSandbox, desk: DeskStub, clock: ManualClock
) -> None:
    said = await teams.says(CONTACT, SUPPORT, "Help")

    await teams.redelivers(said.deliveries[0])
    await teams.redelivers(said.deliveries[0], activity_id="f:other")

    first, again, other = desk.activities
    assert again == first
    assert other == first | {"id": "f:other"}
    assert json.loads(said.deliveries[0].body) == first
