"""An address of the web as somebody gave it, and as it is kept: in one spelling that no message reads anything into."""

import re
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

MAX_ADDRESS: Final = 500
"""The most characters of an address."""
_SAFE: Final = "/:@!$&'*+,;=-._~%"
"""The signs that stay in a path; brackets, quotes and the like are written as % and two digits."""
_ESCAPED: Final = re.compile(r"%(?:([0-9A-Fa-f]{2})|)")
_HOST: Final = re.compile(r"(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?")
_HTTPS: Final = 443


def canonical(text: str) -> str | None:
    """Return an `https://` address in its one spelling; None for anything else.

    The host is in small letters, and in ASCII whatever alphabet it was typed in, so that no letter looks like another.
    One with a name or a password in it is none.
    """
    if len(text) > MAX_ADDRESS or any(one.isspace() or not one.isprintable() for one in text):
        return None
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = host.encode("idna").decode().lower()
    except ValueError:
        return None
    if parts.scheme.lower() != "https" or "@" in parts.netloc or not _HOST.fullmatch(host) or port == 0:
        return None
    path = _spelled(parts.path, _SAFE)
    if not (parts.query or parts.fragment):
        path = path.rstrip("/")
    where = host if port in (None, _HTTPS) else f"{host}:{port}"
    found = urlunsplit(
        ("https", where, path, _spelled(parts.query, f"{_SAFE}?"), _spelled(parts.fragment, f"{_SAFE}?"))
    )
    return found if len(found) <= MAX_ADDRESS else None


def _spelled(part: str, safe: str) -> str:
    return quote(_ESCAPED.sub(lambda found: f"%{found[1].upper()}" if found[1] else "%25", part), safe=safe)
