"""The stand-in for Teams as one thing: people act in it, the desk speaks in it, tests and the page look at it."""

from functools import partial
from typing import assert_never

import httpx
from msgspec import Struct
from starlette.middleware import Middleware
from starlette.routing import Route

from adapters.sandbox.core.chat import Trouble
from adapters.sandbox.core.endpoint import LocalEndpoint
from adapters.sandbox.core.faults import Broken, Fault, TooMany, assert_clean
from adapters.sandbox.core.reactions import Reactions
from adapters.sandbox.teams.activities import Activities
from adapters.sandbox.teams.connector_api import BASE, KEYS_CALL, METADATA_CALL, TOKEN, ConnectorApi
from adapters.sandbox.teams.desk_client import PATIENCE, TeamsDeskClient
from adapters.sandbox.teams.gestures import TeamsGestures
from adapters.sandbox.teams.identity import METADATA, Identity
from adapters.sandbox.teams.keys import Signer
from adapters.sandbox.teams.people import TeamsPopulation
from adapters.sandbox.teams.requests import ConnectorCall
from adapters.sandbox.teams.state import Post, TeamsState
from bot.ports import Clock


class Addresses(Struct, frozen=True, kw_only=True):
    """The platform's own addresses, for a desk that is to use this stand-in. `own_url` doesn't end in a slash."""

    own_url: str

    @property
    def service_url(self) -> str:
        """Return the connector's address, as activities name it."""
        return f"{self.own_url}{BASE}"

    @property
    def openid_metadata(self) -> str:
        """Return the address of the document that leads to the signing keys."""
        return f"{self.service_url}{METADATA}"

    @property
    def login(self) -> str:
        """Return what comes before `/TENANT/oauth2/v2.0/token`."""
        return self.service_url.rstrip("/")


def _standing(trouble: Trouble, operation: str) -> Fault | None:
    """Return the fault that every call of an operation meets in this trouble."""
    if operation in {METADATA_CALL, KEYS_CALL}:
        return None
    match trouble:
        case Trouble.RATE_LIMITED:
            return TooMany(retry_after=30) if operation != TOKEN else None
        case Trouble.OUTAGE:
            return Broken(status=503 if operation == TOKEN else 401)
        case Trouble.NONE | Trouble.TWICE:
            return None
        case _:
            assert_never(trouble)


class TeamsSandbox(TeamsGestures):
    """One tenant on this machine. `real` is real time, for tokens; all else follows `clock`.

    `own_url` is where the stand-in itself is served; `patience` how many seconds the desk has to answer.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        real: Clock,
        password: str,
        population: TeamsPopulation,
        own_url: str = "http://127.0.0.1:3978",
        patience: float = PATIENCE,
        reactions: Reactions = Reactions.REFUSED,
    ) -> None:
        self.trouble = Trouble.NONE
        self.addresses = Addresses(own_url=own_url.rstrip("/"))
        state = TeamsState(population=population, clock=clock, reactions=reactions)
        self.signer = Signer(audience=population.app, service_url=self.addresses.service_url, real=real)
        identity = Identity(
            tenant=population.tenant, app=population.app, password=password, signer=self.signer, real=real
        )
        self._api = ConnectorApi(state=state, identity=identity, own_url=self.addresses.service_url)
        super().__init__(
            state=state,
            client=TeamsDeskClient(signer=self.signer, patience=patience),
            activities=Activities(state=state, service_url=self.addresses.service_url),
            violations=self._api.violations,
        )

    def wire(self) -> list[Route]:
        """Return the platform's side of the wire, to be mounted at the root; for this machine alone."""
        methods = ["GET", "POST", "PUT", "DELETE"]
        return [Route(f"{BASE}{{path:path}}", self._api, methods=methods, middleware=[Middleware(LocalEndpoint)])]

    def connect(self, desk: str | httpx.AsyncClient) -> None:
        """Take the desk's address, or a client that knows the way."""
        self.client.connect(desk)

    async def close(self) -> None:
        """Let go of the connections to the desk."""
        await self.client.close()

    def messages(self, channel: str) -> tuple[Post, ...]:
        """Return the messages of the channel itself, earliest first."""
        return tuple(post for post in self.state.posts(channel) if post.root is None)

    def thread(self, conversation: str, root: str) -> tuple[Post, ...]:
        """Return a thread, root first."""
        return self.state.thread(conversation, root)

    def asides(self, user: str) -> tuple[Post, ...]:
        """Return what somebody and the desk said to each other alone in channels, also what is gone since."""
        return self.state.asides(user)

    def direct(self, user: str) -> tuple[Post, ...]:
        """Return what somebody and the desk said to each other in their personal chat."""
        return self.state.posts(self._member(user).chat)

    def suffers(self, trouble: Trouble) -> None:
        """Let this be wrong with the platform from now on, and nothing else.

        Its outage is one of the login: no token is good any more, and none is to be had, so that nothing is in doubt.
        """
        self.trouble = trouble
        self._api.script.standing = partial(_standing, trouble)
        self.client.copies = 2 if trouble is Trouble.TWICE else 1

    def script(self, operation: str, fault: Fault, conversation: str | None = None) -> None:
        """Let the next call of that operation (about that conversation, if one is named) meet the fault."""
        self._api.script.add(operation, fault, conversation)

    @property
    def calls(self) -> tuple[ConnectorCall, ...]:
        """Return every call of the connector so far."""
        return tuple(self._api.calls)

    @property
    def asked_for(self) -> tuple[str, ...]:
        """Return every call for a token, for the metadata and for the keys so far, by name."""
        return tuple(self._api.asked_for)

    @property
    def violations(self) -> list[str]:
        """Return what the desk did and shouldn't have, one line for each.

        Refusals that were scripted, and those that a changed world explains, don't count.
        """
        return self._api.violations

    def assert_clean(self) -> None:
        """Raise Unclean if there were violations, or if a scripted fault was never met."""
        assert_clean(self.violations, self._api.script)
