"""The signature of a call, by the Standard Webhooks specification (https://www.standardwebhooks.com), version 1.

Whoever takes a call knows by it who sent it, and when: that goes for what the desk tells, and for what it is told.
`webhook-id` is the same for every try of one call, so that what arrives twice counts once.
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

PREFIX: Final = "whsec_"
_LEAST, _MOST = 24, 64
"""The fewest and the most bytes of a secret, as the specification has them."""
WINDOW_SECONDS: Final = 300
"""The most that a call may be old, or ahead of time."""
_ID: Final = re.compile(r"[\x21-\x7e]{1,200}")
_STAMP: Final = re.compile(r"[0-9]{1,12}")
_MOST_SIGNATURES: Final = 20


def key_of(secret: str) -> bytes:
    """Return the key that a secret such as `whsec_…` stands for; raises ValueError if it is none."""
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error:
        key = b""
    if not secret.startswith(PREFIX) or not _LEAST <= len(key) <= _MOST:
        raise ValueError(f"should be {PREFIX} and {_LEAST} to {_MOST} random bytes in base64")
    return key


def signed(body: bytes, *, call: str, at: int | str, key: bytes) -> Mapping[str, str]:
    """Return the headers of a call, of that id, made `at` so many seconds after 1970."""
    content = b".".join((call.encode(), str(at).encode(), body))
    signature = base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    return {"webhook-id": call, "webhook-timestamp": str(at), "webhook-signature": f"v1,{signature}"}


def problem(headers: Callable[[str], list[str]], body: bytes, *, key: bytes, now: datetime) -> str | None:
    """Return why a call isn't from whoever has the key, in words that carry nothing of it; None if it is.

    `headers` returns all values of a header; `now` is real time, not the desk's. Of several signatures, as there are
    while a secret is changed, one must fit.
    """
    ids, stamps, signatures = (headers(f"webhook-{name}") for name in ("id", "timestamp", "signature"))
    if not len(ids) == len(stamps) == len(signatures) == 1:
        return "needs one id, one timestamp and one signature"
    if not _ID.fullmatch(ids[0]) or not _STAMP.fullmatch(stamps[0]):
        return "unreadable id or timestamp"
    if abs(now.timestamp() - int(stamps[0])) > WINDOW_SECONDS:
        return "timestamp outside the window"
    wanted = signed(body, call=ids[0], at=stamps[0], key=key)["webhook-signature"].encode()
    given = [one.encode("utf-8", "replace") for one in signatures[0].split(" ")[:_MOST_SIGNATURES]]
    fits = [hmac.compare_digest(wanted, one) for one in given]
    return None if any(fits) else "signature doesn't match"
