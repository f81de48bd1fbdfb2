"""Payloads recorded and written by others, signed and delivered: none is answered with an error, none misunderstood."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.commands import Command, Hear, NoteChannel, NoteDeparture, NoteInstallation, Retract, Rewrite
from tests.unit.slack.deliveries import FORM, Desk, clicked, delivered, sent

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "slack"
JSONS = sorted(CORPUS.rglob("*.json"))
FORMS = [(path.stem, path.read_bytes()) for path in sorted(CORPUS.rglob("*.txt"))]
COMMANDS = [path for path in JSONS if "slash_command_body" in path.name or path.parent.name == "slash-commands"]

pytestmark = pytest.mark.skipif(not JSONS, reason="needs the payloads of ../shared/corpus/slack")

IGNORED = {"message_replied", "bot_message", "channel_join", "channel_leave"}


def _name(path: Path) -> str:
    return path.stem


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
    if kind == "member_left_channel":
        return [NoteDeparture] if event.get("channel") and event.get("user") else []
    return [NoteChannel] if group in {"channel", "group"} and change in CHANGED and event.get("channel") else []


def _meant(payload: Any) -> list[type[Command]]:
    """What the desk should hear of it: a message, what became of one, or of a channel."""
    event = payload.get("event") if isinstance(payload, dict) else None
    if isinstance(event, dict) and payload.get("type") == "event_callback" and (became := _became(event)):
        return became
    kind = event.get("subtype") if isinstance(event, dict) else None
    if kind not in {"message_changed", "message_deleted"}:
        return [Hear] if _is_from_a_person(payload) else []
    message = event["previous_message" if kind == "message_deleted" else "message"]
    told = all(message.get(key) for key in ("user", "ts", "text"))
    return [Retract if kind == "message_deleted" else Rewrite] if told else []


@pytest.mark.parametrize("path", JSONS, ids=_name)
async def test_a_recorded_payload_is_answered_and_only_peoples_messages_are_heard(path: Path) -> None:
    payload, desk = _read(path), Desk()

    answer = await sent(desk, payload)

    assert answer.status_code == (200 if isinstance(payload, dict) else 400)
    assert [type(command) for command in desk.told] == _meant(payload)


@pytest.mark.parametrize("path", JSONS, ids=_name)
async def test_a_recorded_payload_in_a_form_is_answered(path: Path) -> None:
    payload, desk = _read(path), Desk()

    answer = await clicked(desk, payload)

    assert answer.status_code == (200 if isinstance(payload, dict) else 400)


@pytest.mark.parametrize("path", COMMANDS, ids=_name)
async def test_slash_commands_of_other_apps_run_nothing(path: Path) -> None:
    desk = Desk()

    answer = await delivered(desk, urlencode(_read(path)).encode(), FORM)

    assert answer.status_code == 200
    assert desk.told == []


@pytest.mark.parametrize("body", [body for _, body in FORMS], ids=[name for name, _ in FORMS])
async def test_a_recorded_form_is_answered_and_runs_nothing(body: bytes) -> None:
    desk = Desk()

    answer = await delivered(desk, body, FORM)

    assert answer.status_code == 200
    assert desk.told == []
