"""The desk's own token for speaking: given by the platform's login for an hour, and kept while it lasts."""

import asyncio
import time
from collections.abc import Callable

import httpx

from adapters.http.payload import Payload, words
from adapters.teams.config import TeamsConfig
from bot.errors import NotReached, ShutOut

FETCH_SECONDS = 3.0
EARLY_SECONDS = 300.0
"""The seconds before its end at which a token is renewed."""

REMEDY = "check TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID"


class Credentials:
    """Client credentials of one app in one tenant. `elapsed` is in seconds and never runs backwards."""

    def __init__(self, config: TeamsConfig, *, elapsed: Callable[[], float] = time.monotonic) -> None:
        self._config = config
        self._elapsed = elapsed
        self._token = ""
        self._ends = float("-inf")
        self._fetching = asyncio.Lock()

    async def token(self, client: httpx.AsyncClient) -> str:
        """Return a token that is good for a while. Raises NotReached, or ShutOut if the login refuses us."""
        async with self._fetching:
            if self._left() < EARLY_SECONDS:
                await self._renew(client)
        return self._token

    def refused(self, token: str) -> None:
        """Note that the connector doesn't take this token: the next call asks for another."""
        if token == self._token:
            self._ends = float("-inf")

    def _left(self) -> float:
        return self._ends - self._elapsed()

    async def _renew(self, client: httpx.AsyncClient) -> None:
        try:
            async with asyncio.timeout(FETCH_SECONDS):
                answer = await client.post(self._address(), data=self._form())
        except (httpx.HTTPError, TimeoutError) as problem:
            if self._left() > 0:
                return  # the old one still holds
            raise NotReached(f"the login of Teams was not reached ({type(problem).__name__})") from problem
        said = _object(answer)
        token, lasts = words(said, "access_token"), said.get("expires_in")
        if not token or not isinstance(lasts, int | float):
            if self._left() > 0:
                return
            failed = ShutOut if answer.is_client_error else NotReached
            raise failed(f"the login of Teams gives no token ({_reason(answer, said)}); {REMEDY}")
        self._token, self._ends = token, self._elapsed() + lasts

    def _address(self) -> str:
        return f"{self._config.cloud.login}/{self._config.tenant}/oauth2/v2.0/token"

    def _form(self) -> dict[str, str]:
        return {
            "grant_type": "client_credentials",
            "client_id": self._config.app_id,
            "client_secret": self._config.app_password,
            "scope": self._config.cloud.scope,
        }


def _object(answer: httpx.Response) -> Payload:
    try:
        found = answer.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _reason(answer: httpx.Response, said: Payload) -> str:
    return words(said, "error") or f"HTTP {answer.status_code}"
