"""One call of the Web API is one request, and whatever goes wrong with it is said in the desk's own words."""

import logging
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.http.payload import EMPTY, Payload
from adapters.slack import refusals
from bot.errors import InDoubt, NotReached

QUIET = logging.getLogger("adapters.slack.bolt")
QUIET.setLevel(logging.ERROR)  # below that Bolt and the SDK write whole bodies

TIMEOUT = aiohttp.ClientTimeout(total=10, sock_connect=5)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Redirected(aiohttp.ClientError):
    """Slack's address sends us elsewhere: our token goes nowhere that nobody has named."""


def open_session() -> aiohttp.ClientSession:
    """Return connections that lead to the addresses asked for, and to no other; close them when done."""
    return aiohttp.ClientSession(timeout=TIMEOUT, middlewares=(_stay,))


async def _stay(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    answer = await handler(request)
    if answer.status in _REDIRECTS and "Location" in answer.headers:
        answer.close()
        raise Redirected
    return answer


def client(token: str, api_url: str, session: aiohttp.ClientSession | None = None) -> AsyncWebClient:
    """Return the SDK's client, kept from repeating calls and from logging them. It speaks through an `open_session`."""
    return AsyncWebClient(token=token, base_url=api_url, logger=QUIET, retry_handlers=[], session=session)


async def called(web: AsyncWebClient, method: str, **arguments: Any) -> AsyncSlackResponse:
    """Make one call and return the answer. Raises the `DeliveryFailed` family alone."""
    try:
        return await web.api_call(method, **arguments)
    except Redirected as error:
        raise NotReached("Slack's address leads elsewhere, where the desk doesn't go") from error
    except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
        raise refusals.of(error) from error
    except (AttributeError, TypeError, ValueError) as error:
        # The SDK trips over answers that aren't JSON objects.
        raise InDoubt("an unreadable answer") from error


def content(answer: AsyncSlackResponse) -> Payload:
    """Return the JSON object of an answer; empty if it isn't one."""
    return answer.data if isinstance(answer.data, dict) else EMPTY
