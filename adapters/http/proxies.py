"""Requests that a proxy passes on for somebody else: what is for this machine alone must refuse them."""

from collections.abc import Container

FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")


def is_passed_on(headers: Container[str]) -> bool:
    """Return whether the request says that it comes from further away than whoever is connected."""
    return any(name in headers for name in FORWARDED)
