"""The manifest that `plandesk manifest` writes for a platform, which knows its own format and the options it takes."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from bot.model.desk import Desk

ReadDesk = Callable[[Path, Path | None], Desk]
"""Reads a desk file, with a folder of packs beside the shipped ones. What can't be used ends the command."""


class UnusableOption(ValueError):
    """An option of the command can't be used; the message is one line and says what to give instead."""


class ManifestUpload(Struct, frozen=True, kw_only=True):
    """The manifest that a platform is given so that it knows the desk.

    `text` is printed; or `package`, if there is a file `out`, is written there. `notes` are for the person who uploads
    it, a line each.
    """

    text: str
    package: bytes = b""
    out: Path | None = None
    notes: tuple[str, ...] = ()


def https(url: str, platform: str) -> str:
    """Return the address of a desk without a slash at its end. Raises UnusableOption if `platform` can't reach it."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise UnusableOption(f"{url} isn't an address that {platform} reaches: give --url as https://your.host")
    return url.rstrip("/")
