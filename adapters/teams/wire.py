"""The SDK's connector client on a wire of our own.

Its own sender works in threads, repeats what fails, waits for a hundred seconds and spends milliseconds on a table of
retries for each client. This one is asynchronous and makes exactly one request per call; what fails is raised in the
desk's words before the SDK sees it; and our token leaves only for an address on the list.
"""

import asyncio
from collections.abc import Awaitable, Mapping
from typing import Any, TypeVar

import httpx
from azure.core.exceptions import DeserializationError
from botframework.connector.aio import ConnectorClient
from msrest.pipeline import Request, Response
from msrest.pipeline.async_abc import AsyncHTTPSender, AsyncPipeline
from msrest.pipeline.universal import RawDeserializer
from msrest.universal_http import ClientRequest
from msrest.universal_http.async_abc import AsyncClientResponse

from adapters.http.authorities import authorities
from adapters.http.payload import Payload
from adapters.teams import refusals
from adapters.teams.config import TeamsConfig
from adapters.teams.credentials import Credentials
from bot.errors import InDoubt, NotDeliverable

T = TypeVar("T")

SECONDS, CONNECT_SECONDS = 9.0, 4.0
"""Less than the dispatcher's patience, so that it is told what happened."""
UNAUTHORIZED = 401
JSON = "application/json"


class Wire(AsyncHTTPSender):  # type: ignore[type-arg]  # generic over types of its own
    """Sends what the SDK has put together. One for all service URLs; close it when done."""

    def __init__(self, config: TeamsConfig) -> None:
        self._config = config
        self._credentials = Credentials(config)
        patience = httpx.Timeout(SECONDS, connect=CONNECT_SECONDS)
        self._http = httpx.AsyncClient(verify=authorities(), timeout=patience, follow_redirects=False)
        self._clients: dict[str, ConnectorClient] = {}

    def connector(self, service_url: str) -> ConnectorClient:
        """Return the SDK's client for a service URL. Raises NotDeliverable for one that isn't on the list."""
        if not self._config.trusts(service_url):
            raise NotDeliverable("there is no address for that place that the desk may speak to")
        if service_url not in self._clients:
            self._clients[service_url] = ConnectorClient(
                credentials=object(),  # ours are added on the wire
                base_url=service_url,
                pipeline_type=lambda _: AsyncPipeline([RawDeserializer()], self),
            )
        return self._clients[service_url]

    async def close(self) -> None:
        """End the connections. A call under way is cut."""
        await self._http.aclose()

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def send(
        self, request: Request[ClientRequest], *, query: Mapping[str, str] | None = None, **_: Any
    ) -> Response[ClientRequest, AsyncClientResponse]:
        """Make one call with one request. Raises the `DeliveryFailed` family alone.

        `query` is what the SDK doesn't know how to ask for: it hands on what its operations are given beyond their own.
        """
        asked = request.http_request
        asked.format_parameters(dict(query or {}))
        if not self._config.trusts(asked.url.partition("?")[0]):
            raise NotDeliverable("the desk may not speak to that address")
        token = "" if self._config.is_local else await self._credentials.token(self._http)
        answer = await _exchanged(self._http, asked, token)
        if answer.status_code == UNAUTHORIZED:
            self._credentials.refused(token)
        if not answer.is_success:
            raise refusals.answered(answer.status_code, answer.headers, _object(answer))
        return Response(request, WireAnswer(asked, answer))


class WireAnswer(AsyncClientResponse):
    """The answer that came back, as the SDK reads it."""

    def __init__(self, request: ClientRequest, answer: httpx.Response) -> None:
        super().__init__(request, answer)
        self.status_code = answer.status_code
        self.headers = answer.headers
        self.reason = answer.reason_phrase

    def body(self) -> bytes:
        """Return the whole of it."""
        content: bytes = self.internal_response.content
        return content


async def _exchanged(http: httpx.AsyncClient, asked: ClientRequest, token: str) -> httpx.Response:
    headers = {"Accept": JSON, "Content-Type": JSON} | ({"Authorization": f"Bearer {token}"} if token else {})
    content = asked.data.encode() if isinstance(asked.data, str) else None
    try:
        async with asyncio.timeout(SECONDS):
            return await http.request(asked.method, asked.url, content=content, headers=headers)
    except httpx.HTTPError as error:
        raise refusals.of(error) from error
    except TimeoutError as error:
        raise InDoubt("no answer in time") from error


def _object(answer: httpx.Response) -> Payload:
    try:
        found = answer.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


async def answered(call: Awaitable[T]) -> T:
    """Return what the SDK made of an answer; raises InDoubt for one that it can't read."""
    try:
        return await call
    except (DeserializationError, AttributeError, TypeError, ValueError) as error:
        raise InDoubt("an unreadable answer") from error
