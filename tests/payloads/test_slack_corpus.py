"""Payloads recorded and written by others, signed and delivered: none is answered with an error, none misunderstood."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.commands import (
    Command,
    DeleteMessage,
    EditMessage,
    NoteChannel,
    NoteDeparture,
    NoteInstallation,
    NoteReturn,
    ReceiveMessage,
)
from tests.unit.slack.deliveries import FORM, Desk, clicked, delivered, sent

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "slack"
JSONS = sorted(CORPUS.rglob("*.json"))
FORMS = sorted(CORPUS.rglob("*.txt"))
COMMANDS = [path for path in JSONS if "slash_command_body" in path.name or path.parent.name == "slash-commands"]

pytestmark = pytest.mark.skipif(not JSONS, reason="needs the payloads of ../shared/corpus/slack")

IGNORED = {"message_replied", "bot_message", "channel_join", "channel_leave"}


def _name(path: Path) -> str:
    """Its place in the corpus: stems are used twice."""
    return str(path.relative_to(CORPUS))


def _read(path: Path) -> Any:
    return json.loads(path.read_text())


def _is_from_a_person(payload: Any) -> bool:
    """A message or mention that says who wrote it, where and when, and is not ours: judged apart from the adapter."""
    event = payload.get("event") if isinstance(payload, dict) else None
    if not isinstance(event, dict) or event.get("type") not in ("message", "app_mention"):
        return False
    told = all(event.get(key) for key in ("user", "channel", "ts")) and (event.get("text") or event.get("files"))
    bots = {one.get("user_id") for one in payload.get("authorizations", ()) if one.get("is_bot")}
    return bool(told) and event.get("subtype") not in IGNORED and event["user"] not in bots


CHANGED = {"shared", "unshared", "archive", "unarchive", "deleted", "left"}
GONE = {"app_uninstalled", "tokens_revoked"}


def _became(event: Any) -> list[type[Command]]:
    """What the desk should hear of a channel, of who left one, and of itself."""
    kind = event.get("type", "")
    group, _, change = kind.partition("_")
    if kind in GONE:
        return [NoteInstallation]
    if kind in {"member_left_channel", "member_joined_channel"}:
        noted = NoteDeparture if kind == "member_left_channel" else NoteReturn
        return [noted] if event.get("channel") and event.get("user") else []
    return [NoteChannel] if group in {"channel", "group"} and change in CHANGED and event.get("channel") else []


def _meant(payload: Any) -> list[type[Command]]:
    """What the desk should hear of it: a message, what became of one, or of a channel."""
    event = payload.get("event") if isinstance(payload, dict) else None
    if isinstance(event, dict) and payload.get("type") == "event_callback" and (became := _became(event)):
        return became
    kind = event.get("subtype") if isinstance(event, dict) else None
    if kind not in {"message_changed", "message_deleted"}:
        return [ReceiveMessage] if _is_from_a_person(payload) else []
    message = event["previous_message" if kind == "message_deleted" else "message"]
    told = all(message.get(key) for key in ("user", "ts", "text"))
    return [DeleteMessage if kind == "message_deleted" else EditMessage] if told else []


async def test_a_recorded_payload_is_answered_and_only_peoples_messages_are_heard(subtests: pytest.Subtests) -> None:
    for path in JSONS:
        with subtests.test(_name(path)):
            payload, desk = _read(path), Desk()

            answer = await sent(desk, payload)

            assert answer.status_code == (200 if isinstance(payload, dict) else 400)
            assert [type(command) for command in desk.told] == _meant(payload)


async def test_a_recorded_payload_in_a_form_is_answered(subtests: pytest.Subtests) -> None:
    for path in JSONS:
        with subtests.test(_name(path)):
            payload = _read(path)

            answer = await clicked(Desk(), payload)

            assert answer.status_code == (200 if isinstance(payload, dict) else 400)


async def test_slash_commands_of_other_apps_run_nothing(subtests: pytest.Subtests) -> None:
    for path in COMMANDS:
        with subtests.test(_name(path)):
            desk = Desk()

            answer = await delivered(desk, urlencode(_read(path)).encode(), FORM)

            assert answer.status_code == 200
            assert desk.told == []


async def test_a_recorded_form_is_answered_and_runs_nothing(subtests: pytest.Subtests) -> None:
    for path in FORMS:
        with subtests.test(_name(path)):
            desk = Desk()

            answer = await delivered(desk, path.read_bytes(), FORM)

            assert answer.status_code == 200
            assert desk.told == []
