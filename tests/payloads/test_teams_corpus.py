"""Activities recorded by others, delivered with a token: none is answered with an error, none misunderstood."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from bot.commands import NoteTenant, ReceiveMessage
from tests.unit.teams.deliveries import CONFIG, Desk, bearer, claims, posted

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "teams"
JSONS = sorted(CORPUS.rglob("*.json"))

pytestmark = pytest.mark.skipif(not JSONS, reason="needs the activities of ../shared/corpus/teams")


def _name(path: Path) -> str:
    return str(path.relative_to(CORPUS))


def _recorded(path: Path) -> tuple[bytes, dict[str, Any]]:
    body = path.read_bytes()
    return body, json.loads(body)


async def _delivered(path: Path, desk: Desk) -> tuple[dict[str, Any], int]:
    """The activity, and what was answered to it by a desk that serves its tenant."""
    body, activity = _recorded(path)
    config = replace(CONFIG, tenants=frozenset({activity["channelData"]["tenant"]["id"]}))
    headers = bearer(claims(serviceurl=activity["serviceUrl"])) | {"content-type": "application/json"}
    answer = await posted(desk, headers, body, config=config)
    return activity, answer.status_code


async def test_a_recorded_activity_is_answered_and_only_peoples_messages_are_heard(subtests: pytest.Subtests) -> None:
    for path in JSONS:
        with subtests.test(_name(path)):
            desk = Desk()

            activity, status = await _delivered(path, desk)

            is_message = activity["type"] == "message" and "text" in activity
            assert status == 200
            assert [type(command) for command in desk.told] == ([ReceiveMessage] if is_message else [])


async def test_what_was_said_is_heard_without_the_mention(subtests: pytest.Subtests) -> None:
    for path in JSONS:
        with subtests.test(_name(path)):
            desk = Desk()

            activity, _ = await _delivered(path, desk)

            for heard in desk.told:
                assert isinstance(heard, ReceiveMessage)
                assert heard.text == activity["text"].removeprefix("<at>Chat SDK Demo</at>").strip()
                is_personal = activity["conversation"].get("conversationType") == "personal"
                assert heard.mentions_desk == (is_personal or "<at>" in activity["text"])


async def test_a_reply_is_in_the_thread_that_its_conversation_names(subtests: pytest.Subtests) -> None:
    for path in JSONS:
        with subtests.test(_name(path)):
            desk = Desk()

            activity, _ = await _delivered(path, desk)

            root = activity["conversation"]["id"].partition(";messageid=")[2]
            for heard in desk.told:
                thread = heard.origin.thread
                assert (thread.root if thread else "") == ("" if root == activity["id"] else root)


async def test_of_a_tenant_that_is_not_served_nothing_is_heard(subtests: pytest.Subtests) -> None:
    for path in JSONS:
        with subtests.test(_name(path)):
            desk = Desk()
            body, activity = _recorded(path)
            headers = bearer(claims(serviceurl=activity["serviceUrl"])) | {"content-type": "application/json"}

            answer = await posted(desk, headers, body)

            assert answer.status_code == 403
            assert [type(command) for command in desk.told] == [NoteTenant]
            assert desk.references == {}
