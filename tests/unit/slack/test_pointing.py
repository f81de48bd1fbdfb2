"""🎫 on a message, and “Open a ticket” in its menu: who points, at what, and what is done where it cannot be read."""

import json
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from adapters.http.payload import Payload
from adapters.slack import pointing
from adapters.slack.endpoint import admission, endpoint
from bot.commands import OpenFromMessage, Pointed, Via
from bot.errors import NotReached
from bot.model.places import Account, Platform, Thread
from tests.unit.slack.deliveries import ACME, CONFIG, NOW, STAMP, Desk, clicked, event, headers

SAID = {"type": "message", "user": "U0ONE", "team": "T0ACME", "ts": STAMP, "text": "The pump &amp; the valve stopped."}
ROOT = "1772463500.000100"


def reaction(emoji: str = "ticket", **changes: Any) -> dict[str, Any]:
    """Agent One reacts to what Contact One wrote."""
    item = {"type": "message", "channel": "C0ACME", "ts": STAMP}
    about = {
        "type": "reaction_added",
        "reaction": emoji,
        "item": item,
        "item_user": "U0ONE",
        "event_ts": "1772463605.1",
    }
    nothing = dict.fromkeys(("channel", "channel_type", "team", "ts", "client_msg_id", "text"))
    return event(**(nothing | about | changes))


def chosen(callback: str = "open_ticket", **changes: Any) -> dict[str, Any]:
    """Agent One chooses the entry in the menu of that message."""
    whole = {
        "type": "message_action",
        "callback_id": callback,
        "team": {"id": "T0DESK", "domain": "desk"},
        "user": {"id": "U0AGENT1", "name": "agent.one", "team_id": "T0DESK"},
        "channel": {"id": "C0ACME", "name": "acme"},
        "trigger_id": "11.22.cafe",
        "action_ts": "1772463605.250000",
        "message_ts": STAMP,
        "message": SAID,
        "response_url": "https://hooks.slack.com/app/T0DESK/1/x",
    }
    return whole | changes


def ordered(said: Payload | None = SAID, **changes: Any) -> OpenFromMessage:
    payload = reaction(**changes)
    found = pointing.reacted(payload, CONFIG)
    assert found
    return pointing.by_reaction(found, said, payload, CONFIG)


def at(command: OpenFromMessage | None) -> Pointed:
    assert command
    assert command.pointed
    return command.pointed


async def reacts(desk: Desk, read: Any, retry: int | None = None) -> httpx.Response:
    """The answer to a reaction, where messages are read like that."""
    receive = endpoint(admission(desk.handle, CONFIG, lambda: NOW, read), CONFIG, lambda: NOW)
    app = Starlette(routes=[Route("/slack/events", receive, methods=["POST"])])
    body = json.dumps(reaction()).encode()
    again = {} if retry is None else {"x-slack-retry-num": str(retry)}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desk.test") as client:
        return await client.post("/slack/events", content=body, headers=headers(body) | again)


async def there(_channel: str, _stamp: str) -> Payload | None:
    return SAID


async def out_of_reach(_channel: str, _stamp: str) -> Payload | None:
    raise NotReached("no answer in time")


def test_who_reacts_points_at_what_its_writer_wrote() -> None:
    command = ordered()

    assert command.origin.by == Account(platform=Platform.SLACK, workspace="T0DESK", user="U0AGENT1")
    assert (command.origin.place, command.origin.thread, command.origin.via) == (ACME, None, Via.REACTION)
    assert at(command).writer == Account(platform=Platform.SLACK, workspace="T0ACME", user="U0ONE")
    assert (at(command).message, at(command).text) == (STAMP, "The pump & the valve stopped.")


def test_who_reacts_to_their_own_message_is_of_the_workspace_that_it_names() -> None:
    command = ordered(user="U0ONE")

    assert command.origin.by == at(command).writer


def test_a_reply_is_in_its_thread() -> None:
    assert ordered(SAID | {"thread_ts": ROOT}).origin.thread == Thread(place=ACME, root=ROOT)


def test_taken_away_and_put_there_again_it_is_the_same_order() -> None:
    first, again = ordered(), ordered(event_ts="1772463999.1")

    assert set(first.origin.keys) & set(again.origin.keys)


def test_what_could_not_be_read_is_pointed_at_all_the_same() -> None:
    assert ordered(None).pointed is None


def test_what_a_program_wrote_in_nobodys_name_has_no_writer() -> None:
    assert at(ordered(SAID | {"bot_id": "B0ALARM", "user": None})).writer is None


def test_what_a_program_wrote_for_a_user_says_so() -> None:
    assert at(ordered(SAID | {"bot_id": "B0ALARM"})).by_program


@pytest.mark.parametrize(
    "changes",
    [
        {"emoji": "eyes"},
        {"item_user": "U0BOT"},
        {"user": "U0BOT"},
        {"item": {"type": "file", "file": "F0"}},
        {"item": {"type": "message", "channel": "C0ACME", "ts": "soon"}},
    ],
    ids=["another emoji", "the desk's message", "the desk's own", "a file", "no time"],
)
def test_other_reactions_mean_nothing(changes: dict[str, Any]) -> None:
    assert pointing.reacted(reaction(**changes), CONFIG) is None


async def test_a_reaction_is_an_order_once_its_message_is_read() -> None:
    desk = Desk()

    answer = await reacts(desk, there)

    assert answer.status_code == 200
    (command,) = desk.told
    assert isinstance(command, OpenFromMessage)
    assert at(command).message == STAMP


@pytest.mark.parametrize("retry", [None, 1, 2])
async def test_where_it_cannot_be_read_slack_is_to_deliver_it_again(retry: int | None) -> None:
    desk = Desk()

    answer = await reacts(desk, out_of_reach, retry)

    assert (answer.status_code, desk.told) == (503, [])


async def test_after_the_last_time_the_person_is_told() -> None:
    desk = Desk()

    answer = await reacts(desk, out_of_reach, 3)

    (command,) = desk.told
    assert answer.status_code == 200
    assert isinstance(command, OpenFromMessage)
    assert command.pointed is None


async def test_the_menu_brings_the_message_along() -> None:
    desk = Desk()

    answer = await clicked(desk, chosen())

    (command,) = desk.told
    assert (answer.status_code, answer.text) == (200, "")
    assert isinstance(command, OpenFromMessage)
    assert (command.origin.via, command.origin.by_name) == (Via.SHORTCUT, "agent.one")
    assert (at(command).message, at(command).text) == (STAMP, "The pump & the valve stopped.")


async def test_an_entry_of_another_app_means_nothing() -> None:
    desk = Desk()

    answer = await clicked(desk, chosen("another"))

    assert (answer.status_code, desk.told) == (200, [])


@pytest.mark.parametrize("missing", ["message", "channel", "user"])
async def test_half_a_choice_means_nothing(missing: str) -> None:
    desk = Desk()

    answer = await clicked(desk, chosen(**{missing: {}}))

    assert (answer.status_code, desk.told) == (200, [])
