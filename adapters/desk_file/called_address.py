"""Reads an address that the desk calls, to wake somebody or to tell a program."""

from urllib.parse import urlsplit

from adapters.http.guard import is_public
from policies.grammar.table import Table


def called_address(row: Table, key: str) -> str | None:
    """Return an address that the desk may call; None if there is none. Its text is in no message about it."""
    url = row.optional_text(key)
    host = _host(url) if url else None
    if url and host is None:
        row.fault(key, "must be an address that begins with https:// and a host, without a name or password in it")
    elif host and not _may_be_public(host):
        row.fault(key, "must be an address on the public internet: no other is called")
    return url


def _host(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        is_one = parts.scheme == "https" and "@" not in parts.netloc and parts.port != 0
        return parts.hostname or None if is_one else None
    except ValueError:
        return None


def _may_be_public(host: str) -> bool:
    """Return whether a host is one of the public internet by how it reads; what a name stands for is seen at a call.

    A host whose last part is a number is an address, however it is written (“2130706433” is this machine).
    """
    last = host.rstrip(".").rpartition(".")[2]
    if last == "localhost":
        return False
    if ":" not in host and not last.isdigit() and not last.startswith("0x"):
        return True
    try:
        return is_public(host)
    except ValueError:
        return False
