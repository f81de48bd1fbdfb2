"""The limits of Teams for one bot in one conversation, and for one app in a tenant."""

from msgspec import Struct


class Limit(Struct, frozen=True, kw_only=True):
    """At most `calls` in `seconds`; in one conversation, or in everything that the app does in a tenant."""

    calls: int
    seconds: float
    of_tenant: bool = False


LIMITS = (
    Limit(calls=7, seconds=1),
    Limit(calls=8, seconds=2),
    Limit(calls=60, seconds=30),
    Limit(calls=1800, seconds=3600),
    Limit(calls=30, seconds=1, of_tenant=True),
)
"""The limits that the platform documents for sending, beginning and editing."""
