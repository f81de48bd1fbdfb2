"""Did Slack send these very bytes, just now? The check comes before anything reads the body.

Slack signs `v0:timestamp:body` with HMAC-SHA256 under the app's signing secret. Only the exact form passes: one header
each, digits alone, a known version. Compared in constant time.
"""

import hashlib
import hmac
import re
from collections.abc import Sequence
from datetime import datetime

WINDOW_SECONDS = 300
"""The most that a signed request may be old, or ahead of time: Slack's own figure, applied to both sides."""

TIMESTAMP = re.compile(r"[0-9]{1,12}")


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """Return the signature that Slack would send with this body."""
    signed = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def problem(
    secret: str, timestamps: Sequence[str], signatures: Sequence[str], body: bytes, now: datetime
) -> str | None:
    """Return why the request isn't Slack's, in words that carry nothing of it; None if it is.

    `timestamps` and `signatures` are all values of the two headers; `now` is real time, not the desk's. Source:
    "Verifying requests from Slack" in Slack's documentation.
    """
    if len(timestamps) != 1 or len(signatures) != 1:
        return "needs one timestamp and one signature"
    timestamp, signature = timestamps[0], signatures[0]
    if not TIMESTAMP.fullmatch(timestamp):
        return "unreadable timestamp"
    if abs(now.timestamp() - int(timestamp)) > WINDOW_SECONDS:
        return "timestamp outside the window"
    # Bytes, since comparing text raises for anything beyond ASCII.
    if not hmac.compare_digest(sign(secret, timestamp, body).encode(), signature.encode("utf-8", "replace")):
        return "signature doesn't match"
    return None
