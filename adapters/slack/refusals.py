"""The meaning of a failed call to Slack for the message: a table, from Slack's own words to ours.

Slack has no idempotency key. So the one question is whether the message may have been taken: it may simply be sent
again only if it certainly wasn't.
"""

from collections.abc import Mapping

import aiohttp
from slack_sdk.errors import SlackApiError

from adapters.http.waiting import wait
from bot.errors import DeliveryFailed, InDoubt, NotDeliverable, NotReached, RateLimited, ShutOut

TOO_MANY_REQUESTS, REQUEST_TIMEOUT, SERVER_ERRORS = 429, 408, 500

WAIT = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
NOTHING_TAKEN = frozenset(
    {
        "service_unavailable",
        "request_timeout",  # Slack's word for a body that did not arrive whole
        "team_added_to_org",  # migrations: refused until they are through
        "org_login_required",
        "external_channel_migrating",
    }
)
SHUT_OUT = frozenset({"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive"})
"""The token doesn't work, or not any more: messages wait until the app is installed again."""
PERHAPS_TAKEN = frozenset({"fatal_error", "internal_error", "update_failed"})
"""Of these Slack says that some of the work may have been done."""

REASONS: dict[str, str] = {
    "channel_not_found": "the bot isn't in that channel; please invite it",
    "not_in_channel": "the bot isn't in that channel; please invite it",
    "is_archived": "the channel is archived",
    "user_not_in_channel": "they aren't in that channel",
    "user_not_found": "there's no such account; please correct it in the desk file",
    "restricted_action": "a setting of the workspace keeps the bot from posting there",
    "missing_scope": "the app lacks a scope; please add it and install the app again",
    "invalid_blocks": "the message was built wrongly (invalid_blocks); please report it",
    "msg_too_long": "the message was built too long; please report it",
    "message_not_found": "the message was deleted",
    "thread_not_found": "the thread was deleted",
    "not_reactable": "that message takes no reactions",
    "cant_update_message": "the message isn't the bot's own",
    "edit_window_closed": "the workspace forbids late edits",
}
"""The reasons of refusals for good, as people read them, with what to do. A code that isn't here is one, and named."""


class ThreadGone(NotDeliverable):
    """There is no such thread: it was deleted, and what was in it with it."""


class BlocksRefused(NotDeliverable):
    """Slack knows no such block, or not of this form: nothing of the message was taken."""


class SoAlready(NotDeliverable):
    """It is so already, and stays so."""


class ScopeMissing(NotDeliverable):
    """The app lacks a scope; add it, and install the app again."""


_KINDS: dict[str, type[NotDeliverable]] = {
    "thread_not_found": ThreadGone,
    "invalid_blocks": BlocksRefused,
    "already_reacted": SoAlready,
    "no_reaction": SoAlready,
    "missing_scope": ScopeMissing,
}
"""The refusals that somebody tells from the others."""


def of(error: Exception) -> DeliveryFailed:
    """Return the failure that an exception from the Web API client means."""
    if isinstance(error, SlackApiError):
        return _answered(error.response)
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError | aiohttp.InvalidURL):
        return NotReached(f"Slack was not reached ({type(error).__name__})")
    return InDoubt(f"the call was cut ({type(error).__name__})")


def code(error: BaseException | None) -> str:
    """Return Slack's word for its refusal; empty if it gave none."""
    data = error.response.data if isinstance(error, SlackApiError) else None
    found = data.get("error") if isinstance(data, dict) else None
    return found if isinstance(found, str) else ""


def _answered(response: object) -> DeliveryFailed:
    """Return the failure that an answer means: the SDK's answer, or the HTTP client's if that wasn't JSON."""
    status: int = getattr(response, "status_code", 0) or getattr(response, "status", 0)
    headers: Mapping[str, str] = getattr(response, "headers", None) or {}
    data = getattr(response, "data", None)
    code = data.get("error") if isinstance(data, dict) else None
    if status == TOO_MANY_REQUESTS or code in WAIT:
        return RateLimited(wait(headers))
    if status >= SERVER_ERRORS or status == REQUEST_TIMEOUT or code in PERHAPS_TAKEN:
        return InDoubt(f"Slack answered {code or f'HTTP {status}'}")
    if code in NOTHING_TAKEN:
        return NotReached(f"Slack answered {code}")
    if code in SHUT_OUT:
        return ShutOut(f"Slack refuses our token ({code})")
    if isinstance(code, str):
        return _KINDS.get(code, NotDeliverable)(REASONS.get(code, f"Slack refuses it ({code})"))
    if status >= 400:
        return NotDeliverable(f"Slack refuses it (HTTP {status})")
    return InDoubt(f"an unreadable answer (HTTP {status})")
