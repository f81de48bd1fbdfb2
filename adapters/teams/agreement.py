"""Does the body agree with the token that came with it, and is it somebody whom this desk serves?

The token doesn't sign the body. So where to answer must be what the token names and on our own list, the channel one
that its key may speak for, and the tenant one of the desk's.
"""

from collections.abc import Callable
from typing import Final

from adapters.http.payload import Payload, words
from adapters.teams.config import CHANNEL_ID, TeamsConfig
from adapters.teams.inbound import tenants
from adapters.teams.tenancy import stranger
from adapters.teams.token import Caller

FOREIGN_TENANT: Final = "a foreign tenant"
UNREADABLE, NOT_THEIRS, FORBIDDEN = 400, 401, 403

Holds = Callable[[Payload, Caller, TeamsConfig], bool]

CHECKS: tuple[tuple[int, str, Holds], ...] = (
    (UNREADABLE, "no type", lambda body, *_: bool(words(body, "type"))),
    (UNREADABLE, "no channel", lambda body, *_: bool(words(body, "channelId"))),
    (NOT_THEIRS, "another service URL", lambda body, caller, _: words(body, "serviceUrl") == caller.service_url),
    (FORBIDDEN, "another channel", lambda body, *_: words(body, "channelId") == CHANNEL_ID),
    (FORBIDDEN, "a key of others", lambda body, caller, _: words(body, "channelId") in caller.endorsements),
    (FORBIDDEN, "a foreign service", lambda body, _, config: config.trusts(words(body, "serviceUrl"))),
    (FORBIDDEN, "no tenant", lambda body, *_: bool(tenants(body))),
    (FORBIDDEN, FOREIGN_TENANT, lambda body, _, config: all(config.serves(one) for one in tenants(body))),
    (FORBIDDEN, FOREIGN_TENANT, lambda body, _, config: stranger(body, config) is None),
)
"""The conditions that must hold, in this order, each with the status to answer otherwise and why."""


def problem(body: Payload, caller: Caller, config: TeamsConfig) -> tuple[int, str] | None:
    """Return the status and the reason of the first check that doesn't hold; None if all do."""
    return next(((status, reason) for status, reason, holds in CHECKS if not holds(body, caller, config)), None)


def local_caller(body: Payload) -> Caller:
    """Return who sends if anybody on this machine is believed: only the service URL's own address is checked."""
    return Caller(service_url=words(body, "serviceUrl"), endorsements=frozenset({CHANNEL_ID}))
