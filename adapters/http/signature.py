"""The signature of a call, by the Standard Webhooks specification (https://www.standardwebhooks.com), version 1.

Whoever takes the call knows by it that the desk sent it, and when. `webhook-id` is the same for every try of one call,
so that what arrives twice rings once.
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from typing import Final

PREFIX: Final = "whsec_"
_LEAST, _MOST = 24, 64
"""The fewest and the most bytes of a secret, as the specification has them."""


def key_of(secret: str) -> bytes:
    """Return the key that a secret such as `whsec_…` stands for; raises ValueError if it is none."""
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error:
        key = b""
    if not secret.startswith(PREFIX) or not _LEAST <= len(key) <= _MOST:
        raise ValueError(f"should be {PREFIX} and {_LEAST} to {_MOST} random bytes in base64")
    return key


def signed(body: bytes, *, call: str, at: int, key: bytes) -> Mapping[str, str]:
    """Return the headers of a call, of that id, made `at` so many seconds after 1970."""
    content = b".".join((call.encode(), str(at).encode(), body))
    signature = base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    return {"webhook-id": call, "webhook-timestamp": str(at), "webhook-signature": f"v1,{signature}"}
