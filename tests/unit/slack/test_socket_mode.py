"""The desk's end of Socket Mode: what comes through is answered once it is saved, and a lost connection is renewed."""

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, Response

from adapters.http.payload import Payload, words
from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.core.delivery import JSON, DeskDelivery
from adapters.sandbox.core.faults import Broken, Deny, TooMany
from adapters.sandbox.slack.client import FORM
from adapters.sandbox.slack.people import SlackPopulation, Team, User
from adapters.slack.config import SlackConfig
from tests.waiting import until

if TYPE_CHECKING:
    from adapters.sandbox.slack.sandbox import SlackSandbox
    from adapters.slack.socket_mode import SocketMode

MONDAY = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
APP_TOKEN = "xapp-token-canary"
EVENT = {"type": "event_callback", "event_id": "Ev1", "event": {"type": "message", "text": "Nobody can log in"}}


@dataclass
class Rig:
    """A platform, and a desk on it that answers what a test tells it to."""

    sandbox: "SlackSandbox"
    url: str
    answer: Response = field(default_factory=Response)
    taken: list[tuple[Payload, str]] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)
    connected: list[str | None] = field(default_factory=list)
    permissions: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))

    async def admit(self, payload: Payload, raw: str, retries: int) -> Response:
        self.taken.append((payload, raw))
        await self.may_answer.wait()
        return self.answer

    async def pause(self, seconds: float) -> None:
        """Waits until the test lets it go on, if it is asked to wait at all."""
        if seconds:
            self.pauses.append(seconds)
            await self.permissions.acquire()

    def goes_on(self, times: int = 1) -> None:
        """Lets it go on, that many times."""
        for _ in range(times):
            self.permissions.release()

    async def sends(self, payload: object = EVENT) -> DeskDelivery:
        """The platform delivers an event."""
        return await self.sandbox.client.send(JSON, json.dumps(payload).encode())

    def listener(self, token: str = APP_TOKEN) -> "SocketMode":
        """The desk's end, not yet running."""
        from adapters.slack.socket_mode import SocketMode

        config = SlackConfig(bot_token="xoxb-x", app_token=token, installed="T0DESK", api_url=self.url)
        made = SocketMode(config, self.admit, self.pause, on_connected=lambda: self.connected.append(made.problem))
        return made

    @contextlib.asynccontextmanager
    async def listening(self, token: str = APP_TOKEN) -> AsyncIterator["SocketMode"]:
        """The desk's end, running; at the end it is told to stop, and does."""
        listener = self.listener(token)
        task = asyncio.create_task(listener.run())
        try:
            yield listener
        finally:
            task.cancel()
            async with asyncio.timeout(10):
                await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def rig() -> AsyncIterator[Rig]:
    from adapters.sandbox.slack.sandbox import API, SlackSandbox
    from tests.acceptance.stage import running

    listener = socket.create_server(("127.0.0.1", 0))
    own = f"http://127.0.0.1:{listener.getsockname()[1]}"
    home, clock = Team(id="T0DESK", name="Example Support"), ManualClock(MONDAY)
    bot = User(id="U0BOT", team=home.id, name="plandesk", bot_id="B0BOT")
    nobody = SlackPopulation(home=home, app="A0DESK", bot=bot, teams={}, users={}, channels={})
    sandbox = SlackSandbox(
        clock=clock,
        real=clock,
        signing_secret="",
        bot_token="xoxb-x",
        population=nobody,
        own_url=own,
        app_token=APP_TOKEN,
        patience=1.0,
    )
    made = Rig(sandbox=sandbox, url=f"{own}{API}")
    made.may_answer.set()
    async with running(Starlette(routes=sandbox.wire()), listener):
        yield made


async def test_what_is_saved_is_answered(rig: Rig) -> None:
    async with rig.listening():
        delivery = await rig.sends()

    assert delivery.taken
    assert rig.taken == [(EVENT, json.dumps(EVENT))]
    rig.sandbox.assert_clean()


async def test_what_could_not_be_saved_is_not_answered_and_is_taken_when_it_comes_again(rig: Rig) -> None:
    async with rig.listening():
        rig.answer = Response(status_code=503)
        first = await rig.sends()
        rig.answer = Response()

        again = await rig.sends()

    assert (first.status, again.status) == (None, 200)


@pytest.mark.parametrize(
    ("answer", "said"),
    [(PlainTextResponse("None."), {"text": "None."}), (JSONResponse({"text": "Two."}), {"text": "Two."})],
)
async def test_a_slash_command_is_answered_in_its_envelope(rig: Rig, answer: Response, said: object) -> None:
    rig.answer = answer

    async with rig.listening():
        delivery = await rig.sandbox.client.send(FORM, b"command=%2Fticket&text=list")

    assert json.loads(delivery.answer) == said
    assert words(rig.taken[0][0], "text") == "list"


async def test_an_answer_with_words_to_an_event_goes_without_them(rig: Rig) -> None:
    rig.answer = PlainTextResponse("ok")

    async with rig.listening():
        await rig.sends()

    rig.sandbox.assert_clean()


async def test_what_is_no_envelope_harms_nothing(rig: Rig) -> None:
    async with rig.listening():
        for text in ("[1]", "{", '{"type": "events_api"}', '{"type": "events_api", "envelope_id": "x", "payload": 3}'):
            await rig.sandbox.sockets.says(text)

        delivery = await rig.sends()

    assert delivery.taken


async def test_a_lost_connection_is_told_and_replaced(rig: Rig) -> None:
    async with rig.listening() as listener:
        await rig.sends()
        await rig.sandbox.sockets.drops()
        await until(lambda: rig.pauses)
        lost = listener.problem
        rig.goes_on()

        delivery = await rig.sends()

    assert lost == "the connection ended (closed, 1011)"
    assert delivery.taken
    assert listener.problem is None
    assert rig.sandbox.sockets.greeted == 2
    assert rig.connected == [None, None]


async def test_a_renewed_connection_leaves_nothing_unanswered(rig: Rig) -> None:
    rig.may_answer.clear()
    async with rig.listening():
        sending = asyncio.create_task(rig.sends())
        await until(lambda: rig.taken)
        await rig.sandbox.sockets.renews()
        await until(lambda: rig.sandbox.sockets.greeted == 2)
        rig.may_answer.set()

        old, new = await sending, await rig.sends()

    assert (old.status, new.status) == (200, 200)
    assert rig.pauses == []
    rig.sandbox.assert_clean()


async def test_told_to_stop_it_answers_what_it_has_in_hand(rig: Rig) -> None:
    rig.may_answer.clear()
    task = asyncio.create_task(rig.listener().run())
    sending = asyncio.create_task(rig.sends())
    await until(lambda: rig.taken)

    task.cancel()
    rig.may_answer.set()

    assert (await sending).taken
    await asyncio.gather(task, return_exceptions=True)


@pytest.mark.parametrize("token", ["xapp-another-canary", "xoxb-token-canary"])
async def test_a_refused_token_is_named_and_tried_again_after_a_while(
    rig: Rig, token: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with rig.listening(token) as listener:
        await until(lambda: rig.pauses)

    assert rig.pauses == [60]
    assert listener.problem is not None
    assert listener.problem.startswith("Slack refuses SLACK_APP_TOKEN")
    assert "SLACK_APP_TOKEN" in caplog.text
    assert "canary" not in caplog.text


@pytest.mark.parametrize(("fault", "pause"), [(TooMany(retry_after=7), 7), (Broken(), 1), (Deny(code="revoked"), 60)])
async def test_trouble_with_the_address_is_over_when_it_is_over(
    rig: Rig, fault: TooMany | Broken | Deny, pause: float
) -> None:
    rig.sandbox.script("apps.connections.open", fault)
    async with rig.listening():
        await until(lambda: rig.pauses)
        rig.goes_on()

        delivery = await rig.sends()

    assert rig.pauses == [pause]
    assert delivery.taken


async def test_each_further_failure_is_waited_for_longer(rig: Rig) -> None:
    for _ in range(7):
        rig.sandbox.script("apps.connections.open", Broken())
    async with rig.listening():
        rig.goes_on(6)
        await until(lambda: len(rig.pauses) == 7)

    assert rig.pauses == [1, 2, 4, 8, 16, 30, 30]
