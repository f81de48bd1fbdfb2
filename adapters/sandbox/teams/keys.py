"""The platform's signing keys and the tokens made with them; both can be had wrong, for tests of an endpoint."""

import base64
import functools
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

from adapters.sandbox.core.json_object import JsonObject
from bot.ports import Clock

ISSUER = "https://api.botframework.com"
CHANNEL = "msteams"
LIFE = timedelta(hours=1)


@functools.cache
def private_key(number: int) -> RSAPrivateKey:
    """Return the key of that number. They take long to make, so all stand-ins of a process share them."""
    return generate_private_key(public_exponent=65537, key_size=2048)


class Signer:
    """The signature on what the platform sends. `rotate` brings a new key; the old one is published no more."""

    def __init__(self, *, audience: str, service_url: str, real: Clock) -> None:
        self._audience = audience
        self._service_url = service_url
        self._real = real
        self._number = 0

    @property
    def key_id(self) -> str:
        """Return the id of the key in use."""
        return f"local-{self._number}"

    @property
    def key(self) -> RSAPrivateKey:
        """Return the key in use."""
        return private_key(self._number)

    def rotate(self) -> None:
        """Sign with a new key from now on."""
        self._number += 1

    def published(self) -> JsonObject:
        """Return the key set, as it is published."""
        numbers = self.key.public_key().public_numbers()
        key = {
            "kty": "RSA",
            "use": "sig",
            "kid": self.key_id,
            "x5t": self.key_id,
            "n": _base64url(numbers.n),
            "e": _base64url(numbers.e),
            "endorsements": [CHANNEL],
        }
        return {"keys": [key]}

    def claims(self) -> dict[str, Any]:
        """Return the claims of a token of this moment."""
        now = self._real.now()
        return {
            "serviceurl": self._service_url,
            "nbf": _seconds(now - timedelta(minutes=5)),
            "exp": _seconds(now + LIFE),
            "iss": ISSUER,
            "aud": self._audience,
        }

    def token(self, claims: Mapping[str, Any] | None = None) -> str:
        """Return a signed token; with other claims, if they are given."""
        headers = {"kid": self.key_id, "x5t": self.key_id}
        return jwt.encode(dict(claims or self.claims()), self.key, algorithm="RS256", headers=headers)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _base64url(number: int) -> str:
    size = (number.bit_length() + 7) // 8
    return base64.urlsafe_b64encode(number.to_bytes(size, "big")).rstrip(b"=").decode()
