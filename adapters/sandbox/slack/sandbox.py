"""The stand-in for Slack as one thing: people act in it, the desk speaks in it, tests and the page look at it."""

import asyncio
from collections.abc import Sequence

import httpx
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route, WebSocketRoute

from adapters.sandbox.core.chat import Trouble
from adapters.sandbox.core.endpoint import LocalEndpoint
from adapters.sandbox.core.faults import Broken, Call, Fault, TooMany, assert_clean
from adapters.sandbox.slack.api import SlackApi
from adapters.sandbox.slack.client import SlackDeskClient
from adapters.sandbox.slack.gestures import Gestures
from adapters.sandbox.slack.methods import ApiDesk
from adapters.sandbox.slack.people import SlackPopulation
from adapters.sandbox.slack.reading import SCOPES
from adapters.sandbox.slack.responses import PATH as RESPONSES
from adapters.sandbox.slack.responses import Responses
from adapters.sandbox.slack.serials import Serials
from adapters.sandbox.slack.sockets import PATH as SOCKET
from adapters.sandbox.slack.sockets import SocketClient, Sockets
from adapters.sandbox.slack.state import PostedMessage, SlackState
from bot.ports import Clock

API = "/sandbox/slack/api/"
"""The path of the Web API, as `SLACK_API_URL` names it after scheme and host."""


_STANDING: dict[Trouble, Fault] = {
    Trouble.RATE_LIMITED: TooMany(retry_after=30),
    Trouble.OUTAGE: Broken(status=503),
}


class SlackSandbox(Gestures):
    """Slack on this machine. `real` is real time, for signatures; all else follows `clock`.

    `own_url` is where the stand-in itself is served; `patience` how many seconds the desk has to answer. With an
    `app_token` it delivers over Socket Mode, and posts nothing to the desk.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        real: Clock,
        signing_secret: str,
        bot_token: str,
        population: SlackPopulation,
        own_url: str = "http://127.0.0.1:3978",
        scopes: Sequence[str] = SCOPES,
        patience: float = 3.0,
        app_token: str | None = None,
    ) -> None:
        self.trouble = Trouble.NONE
        state, serials = SlackState(population, clock), Serials(real.now())
        desk = ApiDesk(state=state, serials=serials, scopes=tuple(scopes))
        self._sockets = Sockets(app_token=app_token, own_url=own_url, app=population.app) if app_token else None
        self._api = SlackApi(desk=desk, token=bot_token, clock=clock, sockets=self._sockets, on_done=self._echo)
        self._echoes: set[asyncio.Task[object]] = set()
        client = (
            SocketClient(sockets=self._sockets, real=real, patience=patience)
            if self._sockets
            else SlackDeskClient(signing_secret=signing_secret, real=real, patience=patience)
        )
        super().__init__(
            state=state,
            serials=serials,
            client=client,
            responses=Responses(
                state=state, serials=serials, clock=clock, own_url=own_url, violations=self._api.violations
            ),
        )

    def wire(self) -> list[BaseRoute]:
        """Return the platform's side of the wire, to be mounted at the root; for this machine alone."""
        local = [Middleware(LocalEndpoint)]
        sockets = (
            [WebSocketRoute(f"{SOCKET}/{{ticket}}", self._sockets.serve, middleware=local)] if self._sockets else []
        )
        return [
            *sockets,
            Route(f"{API}{{method}}", self._api, methods=["GET", "POST"], middleware=local),
            Route(f"{RESPONSES}/{{secret}}", self._responses.receive, methods=["POST"], middleware=local),
        ]

    def connect(self, desk: str | httpx.AsyncClient) -> None:
        """Take the desk's address, or a client that knows the way."""
        self.client.connect(desk)

    def _echo(self, call: Call) -> None:
        """Tell the desk of a reaction of its own, as it is told of everybody's."""
        if call.method != "reactions.add":
            return
        channel, stamp, emoji = (str(call.arguments[name]) for name in ("channel", "timestamp", "name"))
        if message := self.state.find(channel, stamp):
            told = self.client.event(self.events.reacted(self.state.population.bot, message, emoji))
            self._echoes.add(echo := asyncio.create_task(told))
            echo.add_done_callback(self._echoes.discard)

    async def close(self) -> None:
        """Let go of the connections to the desk."""
        for echo in tuple(self._echoes):
            echo.cancel()
        await asyncio.gather(*self._echoes, return_exceptions=True)
        await self.client.close()

    def messages(self, channel: str) -> tuple[PostedMessage, ...]:
        """Return the messages of the channel itself, earliest first."""
        return tuple(message for message in self.state.messages(channel) if message.thread is None or message.broadcast)

    def thread(self, channel: str, ts: str) -> tuple[PostedMessage, ...]:
        """Return a thread, root first."""
        return self.state.thread(channel, ts)

    def direct(self, user: str) -> tuple[PostedMessage, ...]:
        """Return what somebody and the desk said to each other."""
        return self.state.messages(self.state.direct(user).id)

    def ephemeral(self, user: str) -> tuple[PostedMessage, ...]:
        """Return what the desk showed to one user alone, earliest first."""
        return self.state.private_messages(user)

    def suffers(self, trouble: Trouble) -> None:
        """Let this be wrong with the platform from now on, and nothing else."""
        self.trouble = trouble
        self._api.script.standing = lambda _: _STANDING.get(trouble)
        self.client.copies = 2 if trouble is Trouble.TWICE else 1

    def script(self, method: str, fault: Fault, channel: str | None = None) -> None:
        """Let the next call of that method (to that channel, if one is named) meet the fault. Scripts queue up."""
        self._api.script.add(method, fault, channel)

    @property
    def calls(self) -> tuple[Call, ...]:
        """Return every call of the Web API so far."""
        return tuple(self._api.calls)

    @property
    def violations(self) -> list[str]:
        """Return what the desk did and shouldn't have, one line for each.

        That is refused calls, unknown methods and arguments, and invalid blocks. Refusals that were scripted, and those
        that a changed world explains, don't count.
        """
        return [*self._api.violations, *(self._sockets.violations if self._sockets else ())]

    @property
    def sockets(self) -> Sockets:
        """Return the connections of Socket Mode; raise LookupError if this posts to an address."""
        if self._sockets is None:
            raise LookupError("this sandbox delivers over HTTP")
        return self._sockets

    def assert_clean(self) -> None:
        """Raise Unclean if there were violations, or if a scripted fault was never met."""
        assert_clean(self.violations, self._api.script)
