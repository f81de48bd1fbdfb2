"""“Open a ticket” in the menu of a message: whose request it is, and what the dialog says."""

from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.teams import pointing as entries
from bot.commands import OpenFromMessage, Pointed, Via
from bot.model.carried import File
from bot.model.message import Message
from bot.model.places import Account, Platform, Thread
from bot.wording.spans import plain
from tests.unit.teams.deliveries import ACME, APP, MESSAGE, NOW, ONE, TENANT, Desk, activity, direct, sent

WRITER = "bbbbbbbb-0000-0000-0000-000000000002"


def payload(**changes: Any) -> dict[str, Any]:
    """The message that is pointed at; None leaves a field out."""
    whole = {
        "id": MESSAGE,
        "messageType": "message",
        "createdDateTime": "2026-03-02T14:50:00.500Z",
        "from": {"user": {"userIdentityType": "aadUser", "id": WRITER, "displayName": "Contact Two"}},
        "body": {"contentType": "html", "content": "<div><p>The pump &amp; the valve<br>stopped.</p></div>"},
    }
    return {name: value for name, value in (whole | changes).items() if value is not None}


def pointing(name: str = "composeExtension/fetchTask", command: str = "open", **changes: Any) -> dict[str, Any]:
    """Contact One points at it."""
    value = {"commandId": command, "commandContext": "message", "messagePayload": payload(**changes)}
    return activity(type="invoke", name=name, id="f:0f1e", text=None, value=value)


def opens(**changes: Any) -> OpenFromMessage:
    found = entries.pointed(pointing(**changes), NOW)
    assert found
    return found


def pointed(**changes: Any) -> Pointed:
    found = opens(**changes).pointed
    assert found
    return found


def test_the_message_is_its_writers_of_when_they_wrote() -> None:
    what = pointed()

    assert what.writer == Account(platform=Platform.TEAMS, workspace=TENANT, user=WRITER)
    assert (what.writer_name, what.at) == ("Contact Two", datetime(2026, 3, 2, 14, 50, 0, 500_000, UTC))
    assert (what.message, what.text) == (MESSAGE, "The pump & the valve\nstopped.")


def test_who_points_is_who_pressed() -> None:
    origin = opens().origin

    assert origin.by == Account(platform=Platform.TEAMS, workspace=TENANT, user=ONE)
    assert (origin.by_name, origin.place, origin.thread, origin.via) == ("Contact One", ACME, None, Via.ACTION)


def test_a_reply_is_in_its_thread() -> None:
    assert opens(replyToId="1772463500000").origin.thread == Thread(place=ACME, root="1772463500000")


def test_it_is_known_by_its_delivery_alone_since_the_message_may_have_been_heard() -> None:
    assert opens().origin.keys == ("teams:action:f:0f1e",)


def test_of_mentions_that_of_the_desk_is_left_out() -> None:
    body = {"contentType": "html", "content": '<p><at id="0">plandesk</at> ask <at id="1">Agent One</at></p>'}
    ours = {"id": 0, "mentioned": {"application": {"id": APP}}}
    other = {"id": 1, "mentioned": {"user": {"id": "a"}}}

    assert pointed(body=body, mentions=[ours, other]).text == "ask @Agent One"


def test_plain_text_is_read_as_it_stands() -> None:
    assert pointed(body={"contentType": "text", "content": "a <b> & c"}).text == "a <b> & c"


def test_a_file_is_known_to_be_there() -> None:
    body = {"contentType": "html", "content": '<p>log</p><attachment id="1"></attachment>'}

    what = pointed(body=body)

    assert (what.text, what.files) == ("log", (File(name="file"),))


@pytest.mark.parametrize(
    "body",
    [
        pointing(**dict[str, Any]({"from": {"application": {"id": APP}, "user": None}})),
        pointing(id=None),
        pointing(command="another"),
        direct(type="invoke", name="composeExtension/fetchTask", value=pointing()["value"]),
    ],
    ids=["a bot's", "no message", "another command", "a personal chat"],
)
async def test_what_is_no_message_of_a_person_in_a_channel_opens_nothing(body: dict[str, Any]) -> None:
    desk = Desk()

    answer = await sent(desk, body)

    assert answer.json()["task"]["value"] == "I can open tickets only for what people write in a channel."
    assert desk.told == []


@pytest.mark.parametrize("name", ["composeExtension/fetchTask", "composeExtension/submitAction"])
@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (plain("It is there."), "It is there."),
        (None, "That's noted already – see the thread of that message."),
    ],
    ids=["decided", "absorbed"],
)
async def test_the_dialog_says_what_came_of_it(name: str, answer: Message | None, told: str) -> None:
    desk = Desk(answer=answer)

    response = await sent(desk, pointing(name))

    assert response.json() == {"task": {"type": "message", "value": told}}
    assert len(desk.told) == 1
