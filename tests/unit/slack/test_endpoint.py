"""What Slack is answered, and what reaches the desk."""

import json
from collections.abc import Awaitable, Callable
from urllib.parse import urlencode

import httpx
import pytest

from adapters.slack.config import SlackConfig
from bot.commands import Acknowledge, Help, ListTickets, ReceiveMessage, Reply
from bot.errors import StorageUnavailable
from bot.model.message import Message, Paragraph, Text
from tests.scripted import ScriptedServer
from tests.unit.slack.deliveries import (
    CONFIG,
    FORM,
    Desk,
    click,
    clicked,
    commanded,
    event,
    headers,
    posted,
    sent,
    slash,
)
from tests.unit.slack.test_pointing import chosen

Delivering = Callable[[Desk], Awaitable[httpx.Response]]


async def test_a_message_reaches_the_desk_before_slack_is_answered() -> None:
    desk = Desk()

    answer = await sent(desk, event())

    assert (answer.status_code, answer.content) == (200, b"")
    [heard] = desk.told
    assert isinstance(heard, ReceiveMessage)
    assert heard.text == "The pump stopped."


async def test_the_desk_is_given_the_payload_as_it_came() -> None:
    desk = Desk()

    await sent(desk, event())

    assert json.loads(desk.raw[0]) == event()


async def test_a_button_reaches_the_desk() -> None:
    desk = Desk()

    answer = await clicked(desk, click())

    assert answer.status_code == 200
    assert isinstance(desk.told[0], Acknowledge)


async def test_a_slash_command_is_answered_in_the_response_for_the_one_who_typed_it() -> None:
    said = (Text(text="Nothing is open."),)
    desk = Desk(answer=Message(summary=said, blocks=(Paragraph(spans=said),)))

    answer = await commanded(desk, slash())

    assert isinstance(desk.told[0], ListTickets)
    assert answer.json()["response_type"] == "ephemeral"
    assert answer.json()["text"] == "Nothing is open."


@pytest.mark.parametrize("kind", ["slash", "click", "entry"])
async def test_no_address_that_a_delivery_names_is_ever_called(slack: ScriptedServer, kind: str) -> None:
    said = (Text(text="Nothing is open."),)
    desk = Desk(answer=Message(summary=said, blocks=(Paragraph(spans=said),)))
    elsewhere = f"{slack.origin}/latest/meta-data"

    if kind == "slash":
        await commanded(desk, slash(response_url=elsewhere))
    elif kind == "entry":
        await clicked(desk, chosen(response_url=elsewhere))
    else:
        await clicked(desk, click(response_url=elsewhere))

    assert len(desk.told) == 1
    assert slack.calls == []


async def test_a_slash_command_without_an_answer_gets_an_empty_200() -> None:
    answer = await commanded(Desk(), slash())

    assert (answer.status_code, answer.content) == (200, b"")


async def test_a_slash_command_that_speaks_of_a_payload_is_still_a_slash_command() -> None:
    desk = Desk()

    await commanded(desk, slash(text="reply EX-1 the payload is broken"))

    [reply] = desk.told
    assert isinstance(reply, Reply)
    assert reply.text == "the payload is broken"


async def test_slash_commands_have_the_names_that_the_settings_give_them() -> None:
    desk = Desk()
    config = SlackConfig(bot_token="x", signing_secret="s", installed="T0DESK", ack="/took", ticket="/case")
    body = urlencode(slash(command="/took", text="EX-7")).encode()

    await posted(desk, headers(body, FORM, secret="s"), body, config)

    [took] = desk.told
    assert isinstance(took, Acknowledge)
    assert took.ticket == "EX-7"


async def test_ack_without_a_ticket_explains_its_form() -> None:
    desk = Desk()

    await commanded(desk, slash(command="/ack", text=""))

    [shown] = desk.told
    assert isinstance(shown, Help)
    assert "ack EX-1" in shown.problem


async def test_storage_trouble_is_503_so_that_slack_delivers_again() -> None:
    answer = await sent(Desk(failure=StorageUnavailable("locked")), event())

    assert (answer.status_code, answer.content) == (503, b"")


@pytest.mark.parametrize("deliver", [lambda desk: sent(desk, event()), lambda desk: clicked(desk, click())])
async def test_an_unforeseen_failure_is_500_and_never_swallowed(deliver: Delivering) -> None:
    answer = await deliver(Desk(failure=KeyError("bug")))

    assert (answer.status_code, answer.content) == (500, b"")


async def test_the_address_is_verified_with_its_challenge() -> None:
    answer = await sent(Desk(), {"type": "url_verification", "token": "t", "challenge": "3eZbrw1a"})

    assert answer.json() == {"challenge": "3eZbrw1a"}


async def test_a_certificate_check_runs_nothing_even_when_it_names_a_command() -> None:
    desk = Desk()

    answer = await commanded(desk, slash(ssl_check="1"))

    assert answer.status_code == 200
    assert desk.told == []


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"type": "event_callback"},
        {"type": "event_callback", "event": None},
        {"type": "event_callback", "event": []},
        {"type": "event_callback", "event": {"type": 7}},
        {"type": "event_callback", "event": {"type": "message"}},
        {"type": "event_callback", "event": {"type": "message", "ts": "x", "channel": 3, "user": {}}},
        {"type": "event_callback", "event": {"type": "reaction_added", "user": "U0ONE"}},
        {"type": "block_actions"},
        {"type": "block_actions", "actions": None},
        {"type": "block_actions", "actions": []},
        {"type": "block_actions", "actions": [None]},
        {"type": "block_actions", "actions": [{}]},
        {"type": "app_rate_limited", "team_id": "T0DESK", "minute_rate_limited": 1772463600},
        {"type": "view_submission", "view": {"callback_id": "x", "state": {"values": {}}}},
        {"type": "message_action", "callback_id": "x"},
        {"type": "block_suggestion", "action_id": "a", "value": ""},
    ],
)
async def test_what_is_no_order_is_answered_and_runs_nothing(payload: object) -> None:
    desk = Desk()

    answers = [await sent(desk, payload), await clicked(desk, payload)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert desk.told == []


async def test_an_authorization_that_is_null_loses_no_message() -> None:
    desk = Desk()

    await sent(desk, event() | {"authorizations": [None], "enterprise": 5, "team": 7})

    assert isinstance(desk.told[0], ReceiveMessage)


async def test_credentials_of_an_oauth_app_in_the_environment_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "other")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-other")
    monkeypatch.setenv("SLACK_VERIFICATION_TOKEN", "other")
    desk = Desk()

    answer = await sent(desk, event())

    assert answer.status_code == 200
    assert len(desk.told) == 1


async def test_nothing_of_a_delivery_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")

    await sent(Desk(failure=StorageUnavailable("locked")), event(text="body-canary"))
    await sent(Desk(), event(type="reaction_added", text="body-canary"))
    await commanded(Desk(), slash(command="/unknown", text="body-canary"))

    assert "canary" not in caplog.text


@pytest.mark.parametrize("name", ["bot_token", "signing_secret", "installed", "api_url"])
def test_an_empty_setting_is_refused_by_name(name: str) -> None:
    given = {"bot_token": "x", "signing_secret": "s", "installed": "T0DESK", "api_url": "https://slack.test/api/"}

    with pytest.raises(ValueError, match=name):
        SlackConfig(**(given | {name: " "}))


def test_the_settings_never_show_their_secrets() -> None:
    assert "canary" not in repr(CONFIG)
