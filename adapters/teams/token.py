"""Did Teams send this, to this bot, just now? The check comes before anything reads the body.

The platform signs a token with one of its published keys. Only that algorithm, those keys and these claims pass; what
the token says of the body (where to answer, and which channels its key may speak for) is held against it by the
endpoint. What a token claims is looked at first: whoever doesn't even claim the right things makes nobody look for a
key. The platform sends one token for an hour, so that what was read of it, and proven by a key, is remembered; whether
it counts now, and whether that key is still published, is asked each time.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

import jwt
from jwt.types import Options
from msgspec import Struct

from adapters.teams.config import TeamsConfig
from adapters.teams.keys import Key, Keys

SKEW_SECONDS = 300
"""The seconds by which the platform's clock and ours may differ."""
ALGORITHM = "RS256"
MAX_TOKEN = 16 * 1024
MAX_ID = 256
"""Characters of a key's id."""
REMEMBERED: Final = 32
"""The tokens that are remembered: few, since anybody can send one that is large."""

SIGNATURE_ALONE: Options = {
    "verify_exp": False,
    "verify_nbf": False,
    "verify_iat": False,
    "verify_aud": False,
    "verify_sub": False,
    "verify_jti": False,
}
"""The claims are checked by the table below, against our own idea of the time."""

Claims = Mapping[str, Any]


class NotTheirs(Exception):
    """The request isn't the platform's; the message says why, in words that carry nothing of it."""


class Caller(Struct, frozen=True, kw_only=True):
    """The sender of a request: where answers are to go, and the channels that it may speak for."""

    service_url: str
    endorsements: frozenset[str]


CHECKS: tuple[tuple[str, Callable[[Claims, TeamsConfig, float], bool]], ...] = (
    ("another issuer", lambda claims, config, _: claims.get("iss") == config.cloud.issuer),
    ("for somebody else", lambda claims, config, _: claims.get("aud") == config.app_id),
    ("no expiry", lambda claims, *_: _is_instant(claims.get("exp"))),
    ("expired", lambda claims, _, now: claims["exp"] > now - SKEW_SECONDS),
    ("an odd beginning", lambda claims, *_: "nbf" not in claims or _is_instant(claims["nbf"])),
    ("not valid yet", lambda claims, _, now: "nbf" not in claims or claims["nbf"] <= now + SKEW_SECONDS),
    ("no service URL", lambda claims, *_: isinstance(claims.get("serviceurl"), str) and bool(claims["serviceurl"])),
)
"""The claims that every token must make, in this order."""


async def caller(headers: Sequence[str], keys: Keys, config: TeamsConfig, now: datetime) -> Caller:
    """Return who sends, by all values of the `Authorization` header; `now` is real time, not the desk's.

    Raises NotTheirs, and KeysUnavailable if that can't be told now.
    """
    token = _bearer(headers)
    kid, claims = _read(token)
    for problem, holds in CHECKS:
        if not holds(claims, config, now.timestamp()):
            raise NotTheirs(problem)
    key = await keys.find(kid)
    if key is None:
        raise NotTheirs("an unknown key")
    proven = _proven(token, key)
    return Caller(service_url=str(proven["serviceurl"]), endorsements=key.endorsements)


def _bearer(headers: Sequence[str]) -> str:
    if len(headers) != 1:
        raise NotTheirs("needs one token")
    scheme, _, token = headers[0].partition(" ")
    if scheme.lower() != "bearer" or not token.isascii() or token.count(".") != 2 or len(token) > MAX_TOKEN:
        raise NotTheirs("not a bearer token")
    return token


@lru_cache(REMEMBERED)
def _read(token: str) -> tuple[str, Claims]:
    """Return the key that a token names, and what it claims to say."""
    return _kid(token), _claims(token, None)


@lru_cache(REMEMBERED)
def _proven(token: str, key: Key) -> Claims:
    """Return what a token says, once its signature holds."""
    return _claims(token, key)


def _kid(token: str) -> str:
    """Return the key that the token names. What it says of its algorithm isn't believed, but may be wrong already."""
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, RecursionError):
        raise NotTheirs("an unreadable token") from None
    if header.get("alg") != ALGORITHM:
        raise NotTheirs("another algorithm")
    kid = header.get("kid")
    if not isinstance(kid, str) or not 0 < len(kid) <= MAX_ID:
        raise NotTheirs("no key")
    return kid


def _claims(token: str, key: Key | None) -> Claims:
    """Return what the token says, once its signature holds; without a key only what it claims to say."""
    options: Options = SIGNATURE_ALONE | {"verify_signature": key is not None}
    try:
        found: Claims = jwt.decode(token, key.public if key else "", algorithms=[ALGORITHM], options=options)
    except (jwt.PyJWTError, ValueError, RecursionError):
        raise NotTheirs("signature doesn't match") from None
    return found


def _is_instant(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
