"""Slack as the endpoint sees it: payloads in the documented shapes, signed, and a desk that notes what it is told."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import httpx
from starlette.applications import Starlette
from starlette.routing import Route

from adapters.slack.config import SlackConfig
from adapters.slack.endpoint import admission, endpoint
from adapters.slack.own import Own
from adapters.slack.signature import sign
from bot.commands import Command
from bot.model.form import FieldFault, Form
from bot.model.message import Message
from bot.model.places import Place, Platform, Thread
from bot.shell.writer import CommandResult

NOW = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
STAMP = "1772463600.000100"
CONFIG = SlackConfig(
    bot_token="xoxb-secret-canary",
    signing_secret="signing-secret-canary",
    installed="T0DESK",
    own=Own(user="U0BOT", bot="B0BOT"),
)
ACME = Place(platform=Platform.SLACK, workspace="T0DESK", channel="C0ACME")

Json = dict[str, Any]
JSON, FORM = "application/json", "application/x-www-form-urlencoded"


@dataclass
class Desk:
    """Takes commands and notes them; answers with `answer`, or fails with `failure`."""

    answer: Message | None = None
    confirms: bool = False
    form: Form | None = None
    faults: tuple[FieldFault, ...] = ()
    root: Thread | None = None
    absorbed: bool = False
    failure: Exception | None = None
    told: list[Command] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)

    async def handle(self, command: Command, raw: str) -> CommandResult:
        if self.failure:
            raise self.failure
        self.told.append(command)
        self.raw.append(raw)
        return CommandResult(
            answer=self.answer,
            confirms=self.confirms,
            form=self.form,
            faults=self.faults,
            root=self.root,
            absorbed=self.absorbed,
        )


async def posted(desk: Desk, headers: Any, body: Any, config: SlackConfig = CONFIG) -> httpx.Response:
    """The answer to a request as it stands."""
    receive = endpoint(admission(desk.handle, config, lambda: NOW), config, lambda: NOW)
    app = Starlette(routes=[Route("/slack/events", receive, methods=["POST"])])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desk.test") as client:
        return await client.post("/slack/events", content=body, headers=headers)


def headers(body: bytes, content_type: str = JSON, secret: str = CONFIG.signing_secret, age: int = 0) -> dict[str, str]:
    stamp = str(int(NOW.timestamp()) - age)
    return {
        "content-type": content_type,
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": sign(secret, stamp, body),
    }


async def delivered(desk: Desk, body: bytes, content_type: str = JSON) -> httpx.Response:
    """The answer to a body that Slack signed."""
    return await posted(desk, headers(body, content_type), body)


async def sent(desk: Desk, payload: object) -> httpx.Response:
    """The answer to an event."""
    return await delivered(desk, json.dumps(payload).encode())


async def clicked(desk: Desk, payload: object) -> httpx.Response:
    """The answer to an interaction, which comes as a form."""
    return await delivered(desk, urlencode({"payload": json.dumps(payload)}).encode(), FORM)


async def commanded(desk: Desk, form: dict[str, str]) -> httpx.Response:
    """The answer to a slash command."""
    return await delivered(desk, urlencode(form).encode(), FORM)


def event(**changes: Any) -> Json:
    """An event in our own workspace; `changes` are of its inner part."""
    inner = {
        "type": "message",
        "channel": "C0ACME",
        "channel_type": "channel",
        "user": "U0AGENT1",
        "team": "T0DESK",
        "ts": STAMP,
        "event_ts": STAMP,
        "client_msg_id": "0f1e-client",
        "text": "The pump stopped.",
    }
    return {
        "type": "event_callback",
        "event_id": "Ev01",
        "event_time": 1772463600,
        "api_app_id": "A0DESK",
        "team_id": "T0DESK",
        "authorizations": [{"enterprise_id": None, "team_id": "T0DESK", "user_id": "U0BOT", "is_bot": True}],
        "is_ext_shared_channel": False,
        "event": {key: value for key, value in (inner | changes).items() if value is not None},
    }


def shared_event(**changes: Any) -> Json:
    """An event of a customer's person in a channel that two workspaces share: the delivery names their side."""
    theirs = {"user": "U0ONE", "team": "T0ACME", "user_team": "T0ACME", "source_team": "T0ACME"}
    return event(**(theirs | changes)) | {
        "team_id": "T0ACME",
        "context_team_id": "T0DESK",
        "is_ext_shared_channel": True,
    }


def click(action_id: str = "ack:0", value: str = "EX-1", **changes: Any) -> Json:
    """A button pressed by a customer's person; `team` is theirs, as Slack has it in shared channels."""
    whole = {
        "type": "block_actions",
        "api_app_id": "A0DESK",
        "team": {"id": "T0ACME", "domain": "acme"},
        "user": {"id": "U0ONE", "username": "one", "name": "one", "team_id": "T0ACME"},
        "channel": {"id": "C0ACME", "name": "acme"},
        "container": {"type": "message", "message_ts": "1772463601.000200", "channel_id": "C0ACME", "thread_ts": STAMP},
        "message": {"ts": "1772463601.000200", "thread_ts": STAMP, "text": "Which severity?"},
        "trigger_id": "11.22.cafe",
        "response_url": "https://hooks.slack.com/actions/T0DESK/1/x",
        "actions": [
            {
                "type": "button",
                "block_id": "b1",
                "action_id": action_id,
                "value": value,
                "action_ts": "1772463605.250000",
            }
        ],
    }
    return whole | changes


def slash(command: str = "/ticket", text: str = "list", **changes: str) -> dict[str, str]:
    return {
        "command": command,
        "text": text,
        "team_id": "T0DESK",
        "channel_id": "C0TRIAGE",
        "user_id": "U0AGENT1",
        "user_name": "agent.one",
        "trigger_id": "13.37.beef",
        "response_url": "https://hooks.slack.com/commands/T0DESK/1/x",
        "api_app_id": "A0DESK",
    } | changes
