"""What Teams is answered, and what reaches the desk."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from bot.commands import Acknowledge, ReceiveMessage
from bot.errors import StorageUnavailable
from tests.unit.teams.deliveries import (
    ACME,
    CHAT,
    CONTACT_ONE,
    SERVICE,
    Desk,
    activity,
    bearer,
    click,
    direct,
    posted,
    reply,
    sent,
    submit,
)

Delivering = Callable[[Desk], Awaitable[httpx.Response]]


async def test_a_message_reaches_the_desk_before_teams_is_answered() -> None:
    desk = Desk()

    answer = await sent(desk, activity())

    assert (answer.status_code, answer.content) == (200, b"")
    [heard] = desk.told
    assert isinstance(heard, ReceiveMessage)
    assert heard.text == "The pump stopped."


async def test_the_desk_is_given_the_activity_as_it_came() -> None:
    desk = Desk()
    body = json.dumps(activity(somethingNew={"tenantId": "x"}), indent=3)

    await posted(desk, bearer() | {"content-type": "application/json"}, body.encode())

    assert desk.raw == [body]


async def test_a_pressed_button_is_answered_in_the_response() -> None:
    desk = Desk()

    answer = await sent(desk, click())

    assert isinstance(desk.told[0], Acknowledge)
    assert answer.json() == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": "Noted.",
    }


async def test_a_button_in_a_channel_says_where_its_answer_is() -> None:
    answer = await sent(Desk(told_apart=True), click())

    assert answer.json()["value"] == "Only you can see the answer: it's here, or else in your own chat with the desk."


async def test_a_button_that_comes_as_a_message_reaches_the_desk() -> None:
    desk = Desk()

    answer = await sent(desk, submit())

    assert (answer.status_code, answer.content) == (200, b"")
    assert isinstance(desk.told[0], Acknowledge)


async def test_a_button_of_somebody_else_is_refused_in_the_response() -> None:
    answer = await sent(Desk(), click(value={"action": {"verb": "x", "data": {"verb": "ack"}}}))

    assert answer.status_code == 200
    assert answer.json()["statusCode"] == 400
    assert answer.json()["type"] == "application/vnd.microsoft.error"


@pytest.mark.parametrize("body", [activity(), click(), submit(), direct()])
async def test_storage_trouble_is_503_so_that_teams_delivers_again(body: dict[str, Any]) -> None:
    answer = await sent(Desk(failure=StorageUnavailable("locked")), body)

    assert (answer.status_code, answer.content) == (503, b"")


@pytest.mark.parametrize("body", [activity(), click(), submit()])
async def test_an_unforeseen_failure_is_500_and_never_swallowed(body: dict[str, Any]) -> None:
    answer = await sent(Desk(failure=KeyError("bug")), body)

    assert (answer.status_code, answer.content) == (500, b"")


async def test_nothing_of_a_delivery_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")

    await sent(Desk(failure=StorageUnavailable("locked")), activity(text="body-canary"))
    await sent(Desk(), activity(text="body-canary"))
    await sent(Desk(), click(subject="body-canary"))

    assert "canary" not in caplog.text


async def test_where_to_answer_is_remembered_of_the_place_and_its_tenant() -> None:
    desk = Desk()

    await sent(desk, reply())

    there = json.dumps({"service_url": SERVICE, "chat": ""})
    assert desk.references == {str(ACME): there, f"teams:{ACME.workspace}": there}


async def test_a_personal_chat_is_remembered_of_the_person() -> None:
    desk = Desk()

    await sent(desk, direct())

    assert json.loads(desk.references[str(CONTACT_ONE)]) == {"service_url": SERVICE, "chat": CHAT}


@pytest.mark.parametrize("kind", ["installationUpdate", "conversationUpdate", "messageReaction"])
async def test_what_is_no_message_still_says_where_to_answer(kind: str) -> None:
    desk = Desk()

    await sent(desk, activity(type=kind, text=None))

    assert desk.told == []
    assert str(ACME) in desk.references
