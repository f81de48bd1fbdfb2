"""The meaning of a failed call to Teams for the message: a table, from the connector's words to ours.

The connector has no idempotency key, and bots can't look up what they posted. So the one question is whether the
message may have been taken: it may simply be sent again only if it certainly wasn't.
"""

from collections.abc import Mapping

import httpx

from adapters.http.payload import Payload, words
from adapters.http.waiting import wait
from bot.errors import DeliveryFailed, InDoubt, NotDeliverable, NotReached, RateLimited

REDIRECTS = range(300, 400)
TOO_MANY_REQUESTS, REQUEST_TIMEOUT, SERVER_ERRORS = 429, 408, 500
NOTHING_TAKEN: dict[int, str] = {
    401: "Teams refuses the token",  # the next try brings a fresh one
    412: "Teams is busy with that conversation",
}
"""Statuses after which the same call may be made again."""

NOT_A_MEMBER = "MemberNotFoundInConversation"
REASONS: dict[str, str] = {
    "BotNotInConversationRoster": "the app isn't in that team or chat; please add it",
    "BotDisabledByAdmin": "an administrator has disabled the app",
    "ConversationBlockedByUser": "they have blocked the bot",
    "ConversationNotFound": "the channel was deleted, or the desk file names it wrongly",
    "ActivityNotFoundInConversation": "the message was deleted",
    NOT_A_MEMBER: "they aren't there; please correct the account in the desk file",
    "MessageWritesBlocked": "the channel takes no messages from the bot",
    "NotEnoughPermissions": "the app may not write there; please add it to the team or chat",
    "MessageSizeTooBig": "the message was built too long; please report it",
    "BadSyntax": "the message was built wrongly (BadSyntax); please report it",
    "BadArgument": "the message was built wrongly (BadArgument); please report it",
    "Forbidden": "the app may not write there; please add it to the team or chat",
}
"""The reasons of refusals for good, as people read them, with what to do. A code that isn't here is one, and named."""


class NotAMember(NotDeliverable):
    """The person isn't in that conversation; correct the account in the desk file, or add them."""


class NotThere(NotDeliverable):
    """The message or the place isn't there, or not for the app."""


_KINDS: dict[str, type[NotDeliverable]] = {
    NOT_A_MEMBER: NotAMember,
    "ActivityNotFoundInConversation": NotThere,
    "ConversationNotFound": NotThere,
    "BotNotInConversationRoster": NotThere,
}
"""The refusals that somebody tells from the others."""


def of(error: httpx.HTTPError) -> DeliveryFailed:
    """Return the failure that an exception from the HTTP client means."""
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout | httpx.UnsupportedProtocol):
        return NotReached(f"Teams was not reached ({type(error).__name__})")
    return InDoubt(f"the call was cut ({type(error).__name__})")


def answered(status: int, headers: Mapping[str, str], body: Payload) -> DeliveryFailed:
    """Return the failure that an answer other than 2xx means."""
    code = words(body, "error", "code")
    if status == TOO_MANY_REQUESTS:
        return RateLimited(wait(headers, usual=0.0))
    if problem := NOTHING_TAKEN.get(status):
        return NotReached(problem)
    if status in REDIRECTS:
        return NotReached("Teams' address leads elsewhere, where the desk doesn't go")
    if status >= SERVER_ERRORS or status == REQUEST_TIMEOUT:
        return InDoubt(f"Teams answered HTTP {status}")
    return _KINDS.get(code, NotDeliverable)(REASONS.get(code, f"Teams refuses it ({code or f'HTTP {status}'})"))
