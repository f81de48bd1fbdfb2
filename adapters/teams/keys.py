"""The keys that the platform signs with: published by it, kept for a day, and fetched anew for one we don't know.

So a change of keys is survived within one fetch. Fetching never holds up the loop, ends in seconds, and happens at most
once a minute, however many unknown keys strangers name. A key is called wrong only by a set that was fetched after it
was first asked for: an older set may simply not have it yet.
"""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import httpx
import jwt
from msgspec import Struct

from adapters.http.authorities import authorities
from adapters.http.payload import Payload, parts, words

FETCH_SECONDS = 4.0
FRESH_SECONDS = 24 * 3600.0
USABLE_SECONDS = 2 * FRESH_SECONDS
"""A platform that can't be reached for longer is believed no more: it may have withdrawn a key."""
UNKNOWN = 1_000
"""Keys that are remembered as unknown; beyond that the first is forgotten, and would be asked for anew."""
AGAIN_SECONDS = 60.0
AGAIN_AFTER_FAILURE_SECONDS = 5.0

log = logging.getLogger(__name__)


class KeysUnavailable(Exception):
    """The platform's keys can't be had now: nobody can be told from anybody."""


class Key(Struct, frozen=True, kw_only=True, eq=False):
    """A public key, and the channels whose messages it may sign. One that is fetched anew is another."""

    public: Any  # of the cryptography library, which PyJWT takes as it is
    endorsements: frozenset[str]


Fetch = Callable[[], Awaitable[Mapping[str, Key]]]
"""Brings the keys by their ids. Raises httpx's errors, and ValueError for what can't be read."""


class Keys:
    """The keys that `fetch` brings; `elapsed` is in seconds and never runs backwards."""

    def __init__(self, fetch: Fetch, *, elapsed: Callable[[], float] = time.monotonic) -> None:
        self._fetch = fetch
        self._elapsed = elapsed
        self._keys: Mapping[str, Key] = {}
        self._fetched_at = float("-inf")
        self._tried_at = float("-inf")
        self._fetching = asyncio.Lock()
        self._unknown: OrderedDict[str, float] = OrderedDict()
        """When each was first asked for."""

    async def find(self, kid: str) -> Key | None:
        """Return the key of that id; None if the platform has no such key. Raises KeysUnavailable if it doesn't say."""
        asked_at = self._first_asked(kid)
        if kid not in self._keys or not self._is_within(FRESH_SECONDS):
            await self._fetch_if_due(kid)
        if not self._is_within(USABLE_SECONDS):
            raise KeysUnavailable
        if kid not in self._keys and self._fetched_at < asked_at:
            raise KeysUnavailable
        return self._keys.get(kid)

    def _first_asked(self, kid: str) -> float:
        if kid in self._keys:
            self._unknown.pop(kid, None)
            return self._elapsed()
        asked_at = self._unknown.setdefault(kid, self._elapsed())
        if len(self._unknown) > UNKNOWN:
            self._unknown.popitem(last=False)
        return asked_at

    async def _fetch_if_due(self, kid: str) -> None:
        async with self._fetching:  # who comes while another fetches is served by what that one brings
            if (kid in self._keys and self._is_within(FRESH_SECONDS)) or not self._may_try():
                return
            self._tried_at = self._elapsed()
            try:
                async with asyncio.timeout(FETCH_SECONDS):
                    self._keys = await self._fetch()
            except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, ValueError) as problem:
                told = {"action": "teams.keys_unavailable", "reason": type(problem).__name__}
                log.warning("The keys of Teams can't be fetched.", extra=told)
            else:
                self._fetched_at = self._tried_at = self._elapsed()

    def _is_within(self, seconds: float) -> bool:
        return self._elapsed() - self._fetched_at < seconds

    def _may_try(self) -> bool:
        failed = self._tried_at > self._fetched_at
        return self._elapsed() - self._tried_at >= (AGAIN_AFTER_FAILURE_SECONDS if failed else AGAIN_SECONDS)


async def fetched(metadata: str) -> Mapping[str, Key]:
    """Return the keys that the OpenID document at that address leads to, by their ids.

    Raises httpx's errors, and ValueError for what can't be read.
    """
    trusted = await asyncio.to_thread(authorities)  # reading them for the first time takes a while
    async with httpx.AsyncClient(verify=trusted, timeout=FETCH_SECONDS) as client:
        where = words(_object(await client.get(metadata)), "jwks_uri")
        published = parts(_object(await client.get(where)), "keys")
    keys = {words(one, "kid"): key for one in published if (key := _key(one))}
    if not keys:
        raise ValueError("no keys")
    return keys


def _object(answer: httpx.Response) -> Payload:
    found = answer.raise_for_status().json()
    if not isinstance(found, dict):
        raise ValueError("not a JSON object")
    return found


def _key(published: Payload) -> Key | None:
    """Return one key for signing with RSA; None for any other kind, which isn't used here."""
    named = published.get("endorsements")
    endorsements = frozenset(one for one in named if isinstance(one, str)) if isinstance(named, list) else frozenset()
    if words(published, "kty") != "RSA" or words(published, "use") not in ("", "sig") or not words(published, "kid"):
        return None
    try:
        return Key(public=jwt.PyJWK(dict(published), algorithm="RS256").key, endorsements=endorsements)
    except (jwt.PyJWTError, ValueError, TypeError):
        return None
