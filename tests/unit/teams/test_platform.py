"""Speaking on Teams: what is sent, where, and that it is sent once."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from adapters.teams.references import Reference
from bot.errors import InDoubt, NotDeliverable, Unknowable
from bot.model.message import Button, Buttons, Message, Text
from bot.model.places import MessageRef, Place, Platform
from bot.ports import Address, ChatPlatform
from tests.scripted import ScriptedServer, answer
from tests.unit.teams.deliveries import ACME, APP, BOT, CHANNEL, CHAT, CONFIG, CONTACT_ONE, ONE, TENANT, Desk

MESSAGE = Message(summary=(Text(text="Agent One is on it."),), blocks=())
ROOT, POSTED = "1772463500000", "1772463600000"
SINCE = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
SENT = answer({"id": POSTED}, 201)
IN_CHANNEL = Address(place=ACME)
IN_THREAD = Address(place=ACME, thread=ROOT)
DIRECT = Address(account=CONTACT_ONE)
WITH_ONE = Place(platform=Platform.TEAMS, workspace=TENANT, channel=CHAT)
POST_DIRECT = f"/teams/v3/conversations/{CHAT}/activities"


async def test_a_reply_goes_to_its_thread(teams: ScriptedServer, desk: ChatPlatform) -> None:
    teams.steps = [SENT]

    posted = await desk.post(IN_THREAD, MESSAGE, "d-1")

    assert posted == MessageRef(place=ACME, id=POSTED)
    [call] = teams.calls
    assert (call.method, call.token) == ("POST", "bearer token-canary")
    assert call.path == f"/teams/v3/conversations/{CHANNEL};messageid={ROOT}/activities"
    assert (call.body["type"], call.body["from"], call.body["summary"]) == (
        "message",
        {"id": BOT, "name": "plandesk"},
        "Agent One is on it.",
    )
    [attachment] = call.body["attachments"]
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert attachment["content"]["body"][0]["text"] == "Agent One is on it."


async def test_a_post_in_a_channel_begins_a_thread(teams: ScriptedServer, desk: ChatPlatform) -> None:
    teams.steps = [answer({"id": f"{CHANNEL};messageid={POSTED}", "activityId": POSTED}, 201)]

    posted = await desk.post(IN_CHANNEL, MESSAGE, "d-1")

    assert posted == MessageRef(place=ACME, id=POSTED)
    [call] = teams.calls
    assert (call.method, call.path) == ("POST", "/teams/v3/conversations")
    assert call.body["isGroup"] is True
    assert call.body["channelData"] == {"channel": {"id": CHANNEL}, "tenant": {"id": TENANT}}
    assert call.body["activity"]["attachments"]


async def test_the_id_of_a_new_thread_is_that_of_its_first_message(teams: ScriptedServer, desk: ChatPlatform) -> None:
    teams.steps = [answer({"id": f"{CHANNEL};messageid={POSTED}"}, 201)]

    assert (await desk.post(IN_CHANNEL, MESSAGE, "d-1")).id == POSTED


async def test_a_group_chat_has_no_threads(teams: ScriptedServer, desk: ChatPlatform) -> None:
    group = replace(ACME, channel="19:group@thread.v2")
    teams.steps = [SENT, SENT]

    for address in (Address(place=group), Address(place=group, thread=ROOT)):
        assert await desk.post(address, MESSAGE, "d-1") == MessageRef(place=group, id=POSTED)

    assert [call.path for call in teams.calls] == ["/teams/v3/conversations/19:group@thread.v2/activities"] * 2


async def test_a_direct_message_begins_its_chat_once(teams: ScriptedServer, desk: ChatPlatform) -> None:
    teams.steps = [answer({"id": CHAT}, 201), SENT, SENT]

    posted = [await desk.post(DIRECT, MESSAGE, delivery) for delivery in ("d-1", "d-2")]

    assert posted == [MessageRef(place=WITH_ONE, id=POSTED)] * 2
    assert [call.path for call in teams.calls] == ["/teams/v3/conversations", POST_DIRECT, POST_DIRECT]
    begun = teams.calls[0].body
    assert (begun["isGroup"], begun["bot"], begun["members"]) == (False, {"id": BOT, "name": "plandesk"}, [{"id": ONE}])
    assert begun["channelData"] == {"tenant": {"id": TENANT}}


async def test_a_chat_that_the_person_began_is_used(teams: ScriptedServer, desk: ChatPlatform, kept: Desk) -> None:
    reference = Reference(service_url=f"{teams.origin}/emea/", chat=CHAT).written()
    kept.references[str(CONTACT_ONE)] = reference
    teams.steps = [SENT]

    await desk.post(DIRECT, MESSAGE, "d-1")

    assert [call.path for call in teams.calls] == [f"/emea/v3/conversations/{CHAT}/activities"]


async def test_a_place_is_spoken_to_where_it_was_last_seen(
    teams: ScriptedServer, desk: ChatPlatform, kept: Desk
) -> None:
    teams.steps = [SENT, SENT]

    for region in ("amer", "emea"):
        kept.references[str(ACME)] = Reference(service_url=f"{teams.origin}/{region}/").written()
        await desk.post(IN_THREAD, MESSAGE, "d-1")

    assert [call.path.split("/")[1] for call in teams.calls] == ["amer", "emea"]


async def test_an_edit_replaces_the_message_in_its_place(teams: ScriptedServer, desk: ChatPlatform) -> None:
    teams.steps = [answer({"id": POSTED})]

    edited = await desk.edit(Address(place=ACME, edits=POSTED), MESSAGE, "d-2")

    assert edited == MessageRef(place=ACME, id=POSTED)
    [call] = teams.calls
    assert (call.method, call.path) == ("PUT", f"/teams/v3/conversations/{CHANNEL}/activities/{POSTED}")
    assert (call.body["id"], call.body["summary"]) == (POSTED, "Agent One is on it.")


async def test_a_message_is_taken_away_where_it_is(teams: ScriptedServer, desk: ChatPlatform) -> None:
    teams.steps = [answer(None)]

    await desk.remove(Address(place=ACME, edits=POSTED))

    [call] = teams.calls
    assert (call.method, call.path) == ("DELETE", f"/teams/v3/conversations/{CHANNEL}/activities/{POSTED}")


async def test_an_edit_may_be_answered_with_nothing(teams: ScriptedServer, desk: ChatPlatform) -> None:
    teams.steps = [answer(None), answer({})]

    for _ in range(2):
        assert await desk.edit(Address(place=ACME, edits=POSTED), MESSAGE, "d-2") == MessageRef(place=ACME, id=POSTED)


@pytest.mark.parametrize("address", [Address(), Address(place=ACME)])
async def test_a_private_message_without_a_person_cannot_be_delivered(desk: ChatPlatform, address: Address) -> None:
    with pytest.raises(NotDeliverable):
        await desk.send_privately(address, MESSAGE, "d-1")


async def test_a_post_without_an_address_cannot_be_delivered(desk: ChatPlatform) -> None:
    with pytest.raises(NotDeliverable):
        await desk.post(Address(), MESSAGE, "d-1")


async def test_an_edit_of_nothing_cannot_be_delivered(desk: ChatPlatform) -> None:
    with pytest.raises(NotDeliverable):
        await desk.edit(IN_CHANNEL, MESSAGE, "d-1")


async def test_nobody_can_look_for_a_message(teams: ScriptedServer, desk: ChatPlatform) -> None:
    with pytest.raises(Unknowable):
        await desk.find(IN_CHANNEL, "d-1", SINCE)

    assert teams.calls == []


async def test_a_message_that_cannot_be_rendered_is_not_deliverable(teams: ScriptedServer, desk: ChatPlatform) -> None:
    button = Button(label="x", verb="ack", subject="E" * 3000)

    with pytest.raises(NotDeliverable, match="2000"):
        await desk.post(IN_CHANNEL, replace(MESSAGE, blocks=(Buttons(buttons=(button,)),)), "d-1")

    assert teams.calls == []


async def test_nothing_that_is_said_is_logged(
    teams: ScriptedServer, desk: ChatPlatform, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="botframework")
    caplog.set_level("DEBUG", logger="msrest")
    teams.steps = [SENT]

    await desk.post(IN_THREAD, Message(summary=(Text(text="text-canary"),), blocks=()), "d-1")

    assert "canary" not in caplog.text


@pytest.mark.parametrize("said", [{}, [], None, {"id": ""}, {"id": None}])
async def test_an_answer_without_the_message_leaves_a_doubt(
    teams: ScriptedServer, desk: ChatPlatform, said: object
) -> None:
    teams.steps = [answer(said, 201)]

    with pytest.raises(InDoubt):
        await desk.post(IN_THREAD, MESSAGE, "d-1")


def test_the_desk_is_known_by_its_app() -> None:
    assert CONFIG.bot == f"28:{APP}"
