"""Teams as the endpoint sees it: activities in the documented shapes, tokens of our own platform, and a desk that notes
what it is told.
"""

import functools
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from starlette.applications import Starlette
from starlette.routing import Route

from adapters.teams.config import TeamsConfig
from adapters.teams.endpoint import endpoint
from adapters.teams.keys import Key, Keys
from adapters.teams.references import KnownReferences
from bot.commands import Command
from bot.model.form import FieldFault, Form
from bot.model.message import Message
from bot.model.places import Account, Place, Platform, Thread
from storage.memory.references import MemoryReferences
from storage.memory.unit_of_work import MemoryStore

T = TypeVar("T")
Json = dict[str, Any]

NOW = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
MESSAGE = "1772463600000"
APP, TENANT = "11111111-2222-3333-4444-555555555555", "aaaaaaaa-0000-0000-0000-000000000001"
BOT = f"28:{APP}"
SERVICE = "https://smba.trafficmanager.net/amer/"
CHANNEL = "19:acme0000@thread.tacv2"
ONE = "bbbbbbbb-0000-0000-0000-000000000001"
CHAT = "a:1chat-with-one"
ISSUER = "https://api.botframework.com"
KID = "key-1"

CONFIG = TeamsConfig(app_id=APP, app_password="password-canary", tenant=TENANT)
ACME = Place(platform=Platform.TEAMS, workspace=TENANT, channel=CHANNEL)
CONTACT_ONE = Account(platform=Platform.TEAMS, workspace=TENANT, user=ONE)


@functools.cache
def private_key(name: str = KID) -> RSAPrivateKey:
    """A key of that name, made once."""
    return generate_private_key(public_exponent=65537, key_size=2048)


def public(name: str = KID, endorsements: frozenset[str] = frozenset({"msteams"})) -> Key:
    return Key(public=private_key(name).public_key(), endorsements=endorsements)


async def published() -> Mapping[str, Key]:
    return {KID: public(), "key-of-others": public("key-of-others", frozenset({"slack"}))}


def claims(**changes: object) -> Json:
    """What a good token says; None leaves a claim out."""
    now = int(NOW.timestamp())
    good = {"iss": ISSUER, "aud": APP, "exp": now + 3600, "nbf": now - 300, "serviceurl": SERVICE}
    return {name: value for name, value in (good | changes).items() if value is not None}


def token(said: Mapping[str, object] | None = None, *, kid: str | None = KID, key: str = KID) -> str:
    headers = {"kid": kid} if kid else {}
    return jwt.encode(dict(claims() if said is None else said), private_key(key), algorithm="RS256", headers=headers)


def bearer(said: Mapping[str, object] | None = None, **how: Any) -> dict[str, str]:
    return {"authorization": f"Bearer {token(said, **how)}"}


@dataclass
class Desk:
    """Takes commands and notes them; answers with `answer`, or fails with `failure`."""

    form: Form | None = None
    faults: tuple[FieldFault, ...] = ()
    root: Thread | None = None
    absorbed: bool = False
    answer: Message | None = None
    confirms: bool = False
    told_apart: bool = False
    failure: Exception | None = None
    told: list[Command] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    store: MemoryStore = field(default_factory=MemoryStore)

    async def handle(self, command: Command, raw: str) -> "Desk":
        if self.failure:
            raise self.failure
        self.told.append(command)
        self.raw.append(raw)
        return self

    @property
    def references(self) -> dict[str, str]:
        return self.store.kept.references


async def at_once(call: Callable[[], T]) -> T:
    """The crossing, which is none in memory."""
    return call()


def known(desk: Desk, config: TeamsConfig = CONFIG) -> KnownReferences:
    return KnownReferences(MemoryReferences(desk.store), at_once, config)


async def posted(
    desk: Desk,
    headers: Any,
    body: Any,
    *,
    config: TeamsConfig = CONFIG,
    keys: Keys | None = None,
    client: tuple[str, int] = ("127.0.0.1", 5000),
    base: str = "http://127.0.0.1:3978",
) -> httpx.Response:
    """The answer to a request as it stands."""
    receive = endpoint(desk.handle, config, known(desk, config), now=lambda: NOW, keys=keys or Keys(published))
    app = Starlette(routes=[Route("/api/messages", receive, methods=["POST"])])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app, client=client), base_url=base) as http:
        return await http.post("/api/messages", content=body, headers=headers)


async def delivered(desk: Desk, body: Any, kind: str = "application/json; charset=utf-8") -> httpx.Response:
    """The answer to a body that came with a good token."""
    return await posted(desk, bearer() | {"content-type": kind}, body)


async def sent(desk: Desk, activity: object) -> httpx.Response:
    """The answer to an activity."""
    return await delivered(desk, json.dumps(activity).encode())


def activity(**changes: Any) -> Json:
    """A message in the customer's channel, which begins a thread; None leaves a field out."""
    whole = {
        "type": "message",
        "id": MESSAGE,
        "timestamp": "2026-03-02T15:00:00.1234567Z",
        "channelId": "msteams",
        "serviceUrl": SERVICE,
        "from": {"id": "29:1one", "name": "Contact One", "aadObjectId": ONE},
        "conversation": {
            "isGroup": True,
            "conversationType": "channel",
            "tenantId": TENANT,
            "id": f"{CHANNEL};messageid={MESSAGE}",
        },
        "recipient": {"id": BOT, "name": "plandesk"},
        "text": "The pump stopped.",
        "textFormat": "plain",
        "channelData": {"tenant": {"id": TENANT}, "channel": {"id": CHANNEL}, "team": {"id": "19:team@thread.tacv2"}},
    }
    return {name: value for name, value in (whole | changes).items() if value is not None}


def reply(root: str = "1772463500000", **changes: Any) -> Json:
    """A message in a thread."""
    there = activity()["conversation"] | {"id": f"{CHANNEL};messageid={root}"}
    return activity(**({"conversation": there} | changes))


def direct(**changes: Any) -> Json:
    """A message in the personal chat with the desk."""
    there = {"conversationType": "personal", "tenantId": TENANT, "id": CHAT}
    return activity(**({"conversation": there, "channelData": {"tenant": {"id": TENANT}}} | changes))


def mention(name: str = "plandesk", who: str = BOT, text: str | None = "") -> Json:
    """An entity that says whom a text mentions."""
    written = {} if text is None else {"text": text or f"<at>{name}</at>"}
    return {"type": "mention", "mentioned": {"id": who, "name": name}, **written}


def click(verb: str = "ack", subject: str = "EX-1", argument: str = "", nonce: str = "d1", **changes: Any) -> Json:
    """A button of ours, pressed in the card that hangs under the customer's message."""
    data = {"verb": verb, "subject": subject, "argument": argument, "nonce": nonce}
    invoke = {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "id": "f:0f1e",
        "replyToId": "1772463601000",
        "timestamp": "2026-03-02T15:00:05Z",
        "text": None,
        "value": {"action": {"type": "Action.Execute", "verb": verb, "data": {"plandesk": data}}, "trigger": "manual"},
    }
    return activity(**(invoke | changes))


def submit(verb: str = "ack", subject: str = "EX-1", argument: str = "", nonce: str = "d1", **changes: Any) -> Json:
    """The same as a client sends it that knows no actions with an answer: a message that carries a value."""
    data = {"verb": verb, "subject": subject, "argument": argument, "nonce": nonce}
    return click(**({"type": "message", "name": None, "value": {"plandesk": data}} | changes))
