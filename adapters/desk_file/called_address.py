"""Reads an address that the desk calls, to wake somebody or to tell a program."""

from urllib.parse import urlsplit

from policies.grammar.table import Table


def called_address(row: Table, key: str) -> str | None:
    """Return an address that the desk may call; None if there is none. Its text is in no message about it."""
    url = row.optional_text(key)
    if url and not _is_address(url):
        row.fault(key, "must be an address that begins with https:// and a host, without a name or password in it")
    return url


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return False
