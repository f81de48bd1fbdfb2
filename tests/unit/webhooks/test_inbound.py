"""A program says that linked work is done, or reopened: by a signed call, which is kept before it is answered."""

import base64
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from httpx import ASGITransport, AsyncClient, Response
from standardwebhooks import Webhook as Signer
from starlette.applications import Starlette
from starlette.routing import Route

from adapters.composition.build import hooks
from adapters.composition.settings import settings_of
from adapters.webhooks import inbound
from bot.errors import StorageUnavailable
from bot.model.linked_work import WorkState
from bot.shell.linked_work import WorkNews
from tests.hand_clock import HandClock
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE

KEY = b"k" * 32
SIGNER = Signer("whsec_" + base64.b64encode(KEY).decode())
NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
URL = "https://tracker.example/BUG-7"


class Kept:
    """What was noted, while the database is there."""

    def __init__(self, *, is_there: bool = True) -> None:
        self.noted: list[WorkNews] = []
        self._is_there = is_there

    async def note(self, news: WorkNews) -> None:
        if not self._is_there:
            raise StorageUnavailable("away")
        self.noted.append(news)


async def calls(kept: Kept, body: Any, *, at: datetime = NOW, **headers: str) -> Response:
    """A call of a program, with other headers in the place of its own."""
    sent = body if isinstance(body, str) else json.dumps(body)
    return await over([inbound.route(KEY, kept.note, lambda: NOW)], sent, at=at, **headers)


async def over(routes: Sequence[Route], sent: str, *, at: datetime = NOW, **headers: str) -> Response:
    """A call that the library of the standard signed."""
    own = {
        "webhook-id": "c1",
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": SIGNER.sign("c1", at, sent),
    }
    replaced = {name.replace("_", "-"): value for name, value in headers.items()}
    transport = ASGITransport(Starlette(routes=routes))
    async with AsyncClient(transport=transport, base_url="https://desk.example") as program:
        return await program.post(inbound.PATH, content=sent.encode(), headers=own | replaced)


def done(url: str = URL) -> dict[str, Any]:
    return {"type": "work.done", "data": {"url": url}}


async def test_a_call_that_the_library_of_the_standard_signed_is_kept_and_taken() -> None:
    kept = Kept()

    answer = await calls(kept, done("https://TRACKER.example/BUG-7/"))

    news = WorkNews(url=URL, state=WorkState.DONE, said_at=NOW, call="c1")
    assert (answer.status_code, kept.noted) == (202, [news])


@pytest.mark.parametrize(
    ("timestamp", "said_at"),
    [
        ("2026-11-23T14:30:00.250Z", NOW - timedelta(minutes=29, seconds=59, milliseconds=750)),
        ("2026-11-23T08:30:00-06:00", NOW - timedelta(minutes=30)),
        ("2026-11-24T00:00:00Z", NOW),
    ],
)
async def test_it_says_when_work_was_reopened_but_not_that_it_will_be(timestamp: str, said_at: datetime) -> None:
    kept = Kept()

    await calls(kept, {"type": "work.reopened", "timestamp": timestamp, "data": {"url": URL}})

    assert kept.noted == [WorkNews(url=URL, state=WorkState.REOPENED, said_at=said_at, call="c1")]


@pytest.mark.parametrize(
    ("headers", "late"),
    [
        ({"webhook_signature": "v1,AAAA"}, 0),
        ({"webhook_signature": ""}, 0),
        ({"webhook_signature": "v2,AAAA v1a,BBBB"}, 0),
        ({"webhook_id": "c2"}, 0),
        ({"webhook_id": ""}, 0),
        ({"webhook_timestamp": "1"}, 0),
        ({"webhook_timestamp": "-1"}, 0),
        ({"webhook_timestamp": "9" * 400}, 0),
        ({}, 301),
        ({}, -301),
    ],
)
async def test_what_is_not_signed_just_now_learns_no_more_than_401(headers: dict[str, str], late: int) -> None:
    kept = Kept()

    answer = await calls(kept, done(), at=NOW - timedelta(seconds=late), **headers)

    assert (answer.status_code, answer.content, kept.noted) == (401, b"", [])


async def test_of_several_signatures_one_must_fit() -> None:
    kept = Kept()
    signature = SIGNER.sign("c1", NOW, json.dumps(done()))

    answer = await calls(kept, done(), webhook_signature=f"v1,AAAA {signature}")

    assert (answer.status_code, len(kept.noted)) == (202, 1)


@pytest.mark.parametrize("body", [{"type": "work.begun", "data": {"url": URL}}, {"type": 7}, {}])
async def test_what_the_desk_has_no_use_for_is_taken_all_the_same(body: Any) -> None:
    kept = Kept()

    assert ((await calls(kept, body)).status_code, kept.noted) == (202, [])


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("{", "Expecting"),
        ("[]", "not a JSON object"),
        ("[" * 10_000, "nested too deeply"),
        (json.dumps(done("http://tracker.example/")), "data.url must be the https:// address of the work"),
        (json.dumps({"type": "work.done"}), "data.url must be"),
        (json.dumps(done() | {"timestamp": "yesterday"}), "timestamp must be a time of ISO 8601 with its zone"),
        (json.dumps(done() | {"timestamp": "2026-11-23T15:00:00"}), "timestamp must be a time of ISO 8601"),
        (json.dumps(done() | {"timestamp": 1795446000}), "timestamp must be a time of ISO 8601"),
    ],
)
async def test_what_cannot_be_read_is_told_so(body: str, says: str) -> None:
    kept = Kept()

    answer = await calls(kept, body)

    assert (answer.status_code, kept.noted) == (400, [])
    assert says in answer.json()["error"]


async def test_more_than_64_kib_is_not_read() -> None:
    assert (await calls(Kept(), "x" * (inbound.MAX_BYTES + 1))).status_code == 413


async def test_what_cannot_be_kept_has_to_be_told_again() -> None:
    assert (await calls(Kept(is_there=False), done())).status_code == 503


async def test_a_desk_with_the_secret_tells_the_assignee_and_one_without_has_no_such_address() -> None:
    desk = FrontDesk()
    desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_ONE, "ack EX-1")
    desk.types(AGENT_ONE, f"link EX-1 {URL}")
    settings = settings_of({"PLANDESK_WORK_SECRET": "whsec_" + base64.b64encode(KEY).decode()})

    async def at_once(call: Callable[[], Any]) -> Any:
        return call()

    routes = hooks(settings, desk.service, at_once, HandClock(NOW))
    answers = [await over(routes, json.dumps(done())) for _ in range(2)]

    assert [one.status_code for one in answers] == [202, 202]
    assert len([post for post in desk.direct(AGENT_ONE) if "linked work is done" in post.text]) == 1
    assert hooks(settings_of({}), desk.service, at_once, HandClock(NOW)) == []
